import type { Bilingual } from '../bilingual.ts';
import { isDuration, isKnownSignal, SIGNALS, type SignalType } from '../signals/catalogue.ts';
import { valueName } from '../signals/value-names.ts';
import type { Check, NearCheck, RepeatsCheck, SignalCheck, WordsCheck } from './model.ts';
import {
  anyOf,
  counted,
  either,
  explainBounds,
  inSeconds,
  join,
  listOf,
  namesOf,
  seconds,
  timesEn,
} from './wording.ts';

const SECONDS: Bilingual = { zh: '秒', en: ' seconds' };
const DECIBELS: Bilingual = { zh: '分贝', en: ' dB' };
const NO_UNIT: Bilingual = { zh: '', en: '' };
const UNITS: Readonly<Partial<Record<SignalType, Bilingual>>> = {
  'speech.loudness': DECIBELS,
  'speech.pitch': { zh: '个半音', en: ' semitones' },
  'speech.rate': { zh: '%', en: ' %' },
};

/** What one thing asked of a turn is, in words that follow the speaker. */
export function explainCheck(check: Check): Bilingual {
  switch (check.kind) {
    case 'words':
      return explainWords(check);
    case 'near':
      return explainNear(check);
    case 'matches':
      return check.negated
        ? { zh: `内容不符合 /${check.source}/`, en: `does not match /${check.source}/` }
        : { zh: `内容符合 /${check.source}/`, en: `matches /${check.source}/` };
    case 'like': {
      const examples = anyOf(check.examples);
      return {
        zh: `说的话与${examples.zh}相像（${check.above} 以上）`,
        en: `says something like ${examples.en} (likeness ${check.above} or more)`,
      };
    }
    case 'signal':
      return explainSignal(check);
    case 'repeats':
      return explainRepeats(check);
    case 'waits': {
      const since = check.since === null ? { zh: '上一句', en: 'the turn before' } : namesOf(check.since);
      const bounds = explainBounds(inSeconds(check.bounds), SECONDS);
      return { zh: `距${since.zh}说完${bounds.zh}`, en: `comes ${bounds.en} after ${since.en}` };
    }
    case 'lasts': {
      const bounds = explainBounds(inSeconds(check.bounds), SECONDS);
      return { zh: `说了${bounds.zh}`, en: `speaks for ${bounds.en}` };
    }
    case 'rate': {
      const bounds = explainBounds(check.bounds, { zh: '字', en: ' words' });
      return { zh: `语速每分钟${bounds.zh}`, en: `speaks at ${bounds.en} a minute` };
    }
    case 'interrupts':
      return explainInterruption(check);
    case 'loudness': {
      const parts: Bilingual[] = [];
      if (check.bounds.over !== undefined || check.bounds.under !== undefined) {
        const bounds = explainBounds(check.bounds, DECIBELS);
        parts.push({ zh: `音量与平时相差${bounds.zh}`, en: `speaks at a level of ${bounds.en} from usual` });
      }
      if (check.change !== undefined) {
        parts.push({
          zh: `音量比自己上一句变化 ${check.change} 分贝以上`,
          en: `changes in loudness by ${check.change} dB or more`,
        });
      }
      return join(parts, '，且', ' and ');
    }
    case 'length': {
      const bounds = explainBounds(check.bounds, { zh: '字', en: ' characters' });
      return { zh: `长度${bounds.zh}`, en: `writes ${bounds.en}` };
    }
  }
}

function explainWords(check: WordsCheck): Bilingual {
  const parts: Bilingual[] = [];
  const says = ({ zh, en }: Bilingual) => parts.push({ zh: `说到${zh}`, en: `says ${en}` });
  if (check.any.length > 0) says(anyOf(check.any));
  for (const synonyms of check.all) says(anyOf(synonyms));
  if (check.of.length > 0) {
    const words = listOf(check.of);
    parts.push({
      zh: `说到其中至少 ${check.atLeast} 个：${words.zh}`,
      en: `says at least ${check.atLeast} of ${words.en}`,
    });
  }
  if (check.none.length > 0) {
    const words = anyOf(check.none);
    parts.push({ zh: `没有说${words.zh}`, en: `does not say ${words.en}` });
  }
  if (check.total > 0)
    parts.push({ zh: `共 ${check.total} 次以上`, en: `says such words ${timesEn(check.total)} or more` });
  return join(parts, '，且', ' and ');
}

function explainNear({ left, right, within, ordered, negated }: NearCheck): Bilingual {
  const a = anyOf(left);
  const b = anyOf(right);
  if (negated) {
    return {
      zh: `说到${a.zh}，但 ${within} 个字词内没有${b.zh}`,
      en: `says ${a.en} without ${b.en} within ${within} words`,
    };
  }
  return {
    zh: `${a.zh}${ordered ? '之后' : '前后'} ${within} 个字词内说到${b.zh}`,
    en: `says ${b.en} within ${within} words ${ordered ? 'after' : 'of'} ${a.en}`,
  };
}

function explainSignal({ types, negated, values, bounds }: SignalCheck): Bilingual {
  const names = either(types.map(signalName));
  const worth = values === null ? null : either(values.map((value) => valueName(types, value)));
  const size = explainSize(types, bounds);
  return {
    zh: `${negated ? '没有' : '出现'}信号“${names.zh}”${worth === null ? '' : `（${worth.zh}）`}${size.zh}`,
    en: `${negated ? 'does not show' : 'shows'} the signal "${names.en}"${worth === null ? '' : ` (${worth.en})`}${size.en === '' ? '' : ` of ${size.en}`}`,
  };
}

function explainSize(types: readonly SignalType[], bounds: SignalCheck['bounds']): Bilingual {
  if (types.every(isDuration)) return explainBounds(inSeconds(bounds), SECONDS);
  const [type, ...others] = types;
  return explainBounds(bounds, (others.length === 0 && UNITS[type!]) || NO_UNIT);
}

function signalName(type: SignalType): Bilingual {
  return isKnownSignal(type) ? SIGNALS[type].title : { zh: type, en: type };
}

function explainRepeats({ of, within, similar, times, except }: RepeatsCheck): Bilingual {
  const whose = of === 'self' ? { zh: '自己', en: 'their own' } : { zh: '对方', en: "the other side's" };
  const often =
    times > 1 ? { zh: `至少 ${times} 次`, en: ` at least ${timesEn(times)}` } : { zh: '', en: '' };
  const but = anyOf(except);
  return {
    zh: `重复了${whose.zh}最近 ${within} 句里说过的话${often.zh}（相像 ${similar} 以上${except.length === 0 ? '' : `，${but.zh}除外`}）`,
    en: `repeats one of ${whose.en} last ${counted(within, 'turn')}${often.en} (likeness ${similar} or more${except.length === 0 ? '' : `, except ${but.en}`})`,
  };
}

function explainInterruption({ overMs, afterMs }: Extract<Check, { kind: 'interrupts' }>): Bilingual {
  const overlap = seconds(overMs);
  const spoken = seconds(afterMs);
  return {
    zh: `打断对方（重叠 ${overlap.zh}以上${afterMs === 0 ? '' : `，对方已说了 ${spoken.zh}以上`}）`,
    en: `interrupts the other side (by ${overlap.en} or more${afterMs === 0 ? '' : `, after ${spoken.en} or more of its speech`})`,
  };
}
