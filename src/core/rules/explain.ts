import type { Bilingual } from '../bilingual.ts';
import type { Role } from '../conversation/schema.ts';
import { isKnownSignal, SIGNALS, type SignalType } from '../signals/catalogue.ts';
import type {
  Anchor,
  Bounds,
  Check,
  Condition,
  Distance,
  MetaComparison,
  Position,
  Rule,
  TurnTest,
} from './model.ts';

const ROLE_NAMES: Readonly<Record<Role, Bilingual>> = {
  customer: { zh: '客户', en: 'the customer' },
  agent: { zh: '客服', en: 'the agent' },
  bot: { zh: '机器人', en: 'the bot' },
  system: { zh: '系统', en: 'the system' },
};
const ANYONE: Bilingual = { zh: '任何一方', en: 'anyone' };
const MOST_WORDS = 6;

/** What a rule looks for, as one would tell it a colleague. */
export function explainRule(rule: Rule): Bilingual {
  const find = explainCondition(rule.find);
  if (rule.when === undefined) return { zh: `${find.zh}。`, en: `${capital(find.en)}.` };
  const when = explainCondition(rule.when);
  return { zh: `前提：${when.zh}；然后看：${find.zh}。`, en: `Where ${when.en}: ${find.en}.` };
}

/** A condition in words, without a full stop. */
export function explainCondition(condition: Condition): Bilingual {
  switch (condition.kind) {
    case 'turn':
      return explainTest(condition.test);
    case 'not': {
      const inner = explainCondition(condition.of);
      return { zh: `没有出现${quotedZh(inner.zh)}`, en: `it is not so that ${inner.en}` };
    }
    case 'all':
      return join(condition.of.map(explainCondition), '，并且', ', and ');
    case 'any':
      return bracket(join(condition.of.map(explainCondition), '；或者', '; or '));
    case 'count': {
      const test = explainTest(condition.test);
      const times = explainTimes(condition.atLeast, condition.atMost);
      return { zh: `${test.zh}，${times.zh}`, en: `${test.en}, ${times.en}` };
    }
    case 'sequence': {
      const steps = join(condition.steps.map(explainTest), '，之后', ', then ');
      const within = condition.within === undefined ? undefined : explainDistance(condition.within);
      return within === undefined
        ? { zh: `依次：${steps.zh}`, en: `in this order: ${steps.en}` }
        : {
            zh: `依次（每步不超过${within.zh}）：${steps.zh}`,
            en: `in this order, each step within ${within.en}: ${steps.en}`,
          };
    }
    case 'meta':
      return join(
        condition.fields.map(({ field, comparison }) => explainComparison(field, comparison)),
        '，并且',
        ' and ',
      );
  }
}

function explainTest(test: TurnTest): Bilingual {
  const who =
    test.by === undefined
      ? ANYONE
      : join(
          test.by.map((role) => ROLE_NAMES[role]),
          '或',
          ' or ',
        );
  const where = [
    ...(test.position === undefined ? [] : [explainPosition(test.position)]),
    ...test.anchors.filter(({ negated }) => !negated).map(explainAnchor),
  ];
  const what = [
    ...test.checks.map(explainCheck),
    ...test.anchors.filter(({ negated }) => negated).map(explainAbsence),
  ];
  const place = where.length === 0 ? { zh: '', en: '' } : join(where, '、', ' and ');
  const deed = what.length === 0 ? { zh: '说了话', en: 'speaks' } : join(what, '，且', ' and ');
  const inEvery = test.every ? { zh: '每一句都', en: 'in every turn ' } : { zh: '', en: '' };
  return {
    zh: `${who.zh}${place.zh === '' ? '' : `在${place.zh}`}${inEvery.zh}${deed.zh}`,
    en: `${inEvery.en}${who.en}${place.en === '' ? '' : `, ${place.en},`} ${deed.en}`,
  };
}

function explainPosition({ from, to }: Position): Bilingual {
  if (from === 1 && to > 0) return { zh: `前 ${to} 句`, en: `in the first ${to} turns` };
  if (to === -1 && from < 0) {
    return from === -1
      ? { zh: '最后一句', en: 'in the last turn' }
      : { zh: `最后 ${-from} 句`, en: `in the last ${-from} turns` };
  }
  if (from === to) {
    return from > 0
      ? { zh: `第 ${from} 句`, en: `in turn ${from}` }
      : { zh: `倒数第 ${-from} 句`, en: `in turn ${-from} from the end` };
  }
  return { zh: `第 ${from} 到 ${to} 句`, en: `in turns ${from} to ${to}` };
}

function explainAnchor({ where, test, within, hit }: Anchor): Bilingual {
  const inner = explainTest(test);
  const which = explainHit(hit);
  const reach = explainReach(within);
  const side = {
    after: { zh: '之后', en: 'after' },
    before: { zh: '之前', en: 'before' },
    around: { zh: '前后', en: 'around the point where' },
  }[where];
  return {
    zh: `${quotedZh(which.zh + inner.zh)}${side.zh}${reach.zh}`,
    en: `${reach.en}${side.en} ${which.en}${inner.en}`,
  };
}

/** What must not stand on that side: a demand of its own, seen from the turn. */
function explainAbsence({ where, test, within, hit }: Anchor): Bilingual {
  const inner = explainTest(test);
  const which = explainHit(hit);
  const reach = explainReach(within);
  const side = {
    after: { zh: '在此之前', en: 'is not preceded by' },
    before: { zh: '在此之后', en: 'is not followed by' },
    around: { zh: '前后', en: 'does not stand near' },
  }[where];
  return {
    zh: `${side.zh}${reach.zh}没有${quotedZh(which.zh + inner.zh)}`,
    en: `${side.en} a turn (${reach.en === '' ? 'anywhere' : reach.en.trim()}) in which ${which.en}${inner.en}`,
  };
}

function explainHit(hit: Anchor['hit']): Bilingual {
  if (hit === 'any') return { zh: '', en: '' };
  if (hit === 1) return { zh: '第一次', en: 'the first time ' };
  return hit === -1 ? { zh: '最后一次', en: 'the last time ' } : { zh: `第 ${hit} 次`, en: `time ${hit} ` };
}

function explainReach(within: Distance | undefined): Bilingual {
  if (within === undefined) return { zh: '', en: '' };
  const distance = explainDistance(within);
  return { zh: `${distance.zh}内`, en: `within ${distance.en} ` };
}

function explainCheck(check: Check): Bilingual {
  switch (check.kind) {
    case 'words': {
      const parts: Bilingual[] = [];
      if (check.any.length > 0)
        parts.push({ zh: `说到${quote(check.any).zh}`, en: `says ${quote(check.any).en}` });
      for (const synonyms of check.all)
        parts.push({ zh: `说到${quote(synonyms).zh}`, en: `says ${quote(synonyms).en}` });
      if (check.of.length > 0) {
        const words = quote(check.of);
        parts.push({
          zh: `说到其中至少 ${check.atLeast} 个：${words.zh}`,
          en: `says at least ${check.atLeast} of ${words.en}`,
        });
      }
      if (check.none.length > 0)
        parts.push({ zh: `没有说${quote(check.none).zh}`, en: `does not say ${quote(check.none).en}` });
      if (check.total > 0) parts.push({ zh: `共 ${check.total} 次以上`, en: `${check.total} times or more` });
      return join(parts, ',', ' and ');
    }
    case 'near': {
      const left = quote(check.left);
      const right = quote(check.right);
      if (check.negated) {
        return {
          zh: `说到${left.zh}，但 ${check.within} 个字词内没有${right.zh}`,
          en: `says ${left.en} without ${right.en} within ${check.within} words`,
        };
      }
      return {
        zh: `${left.zh}${check.ordered ? '之后' : '前后'} ${check.within} 个字词内说到${right.zh}`,
        en: `says ${right.en} within ${check.within} words ${check.ordered ? 'after' : 'of'} ${left.en}`,
      };
    }
    case 'matches':
      return check.negated
        ? { zh: `内容不符合 /${check.source}/`, en: `does not match /${check.source}/` }
        : { zh: `内容符合 /${check.source}/`, en: `matches /${check.source}/` };
    case 'like': {
      const examples = quote(check.examples);
      return { zh: `说的话近似${examples.zh}`, en: `says something like ${examples.en}` };
    }
    case 'signal': {
      const names = join(check.types.map(signalName), '或', ' or ');
      const value = check.values === null ? '' : ` = ${check.values.join(' / ')}`;
      const bounds = explainBounds(check.bounds, { zh: '', en: '' });
      return {
        zh: `${check.negated ? '没有' : '出现'}信号“${names.zh}”${value}${bounds.zh}`,
        en: `${check.negated ? 'does not show' : 'shows'} the signal "${names.en}"${value}${bounds.en}`,
      };
    }
    case 'repeats': {
      const whom =
        check.of === 'self' ? { zh: '自己', en: 'their own' } : { zh: '对方', en: "the other side's" };
      return {
        zh: `重复了${whom.zh}最近 ${check.within} 句里说过的话${check.times > 1 ? `至少 ${check.times} 次` : ''}`,
        en: `repeats one of ${whom.en} last ${check.within} turns${check.times > 1 ? ` at least ${check.times} times` : ''}`,
      };
    }
    case 'waits': {
      const since =
        check.since === null
          ? { zh: '上一句', en: 'the turn before' }
          : join(
              check.since.map((role) => ROLE_NAMES[role]),
              '或',
              ' or ',
            );
      const bounds = explainBounds(inSeconds(check.bounds), { zh: '秒', en: ' seconds' });
      return { zh: `距${since.zh}说完${bounds.zh}`, en: `comes${bounds.en} after ${since.en}` };
    }
    case 'lasts': {
      const bounds = explainBounds(inSeconds(check.bounds), { zh: '秒', en: ' seconds' });
      return { zh: `说了${bounds.zh}`, en: `speaks for${bounds.en}` };
    }
    case 'rate': {
      const bounds = explainBounds(check.bounds, { zh: '字', en: ' words' });
      return { zh: `语速每分钟${bounds.zh}`, en: `speaks at${bounds.en} a minute` };
    }
    case 'interrupts':
      return {
        zh: `打断对方（重叠 ${check.overMs / 1000} 秒以上）`,
        en: `interrupts the other side (${check.overMs / 1000} s or more)`,
      };
    case 'loudness': {
      const bounds = explainBounds(check.bounds, { zh: '分贝', en: ' dB' });
      const change = check.change === undefined ? '' : `${check.change}`;
      return {
        zh: `音量比平时${bounds.zh}${change === '' ? '' : `变化 ${change} 分贝以上`}`,
        en: `speaks at a level${bounds.en}${change === '' ? '' : ` changed by ${change} dB or more`}`,
      };
    }
    case 'length': {
      const bounds = explainBounds(check.bounds, { zh: '字', en: ' characters' });
      return { zh: `长度${bounds.zh}`, en: `writes${bounds.en}` };
    }
  }
}

function signalName(type: SignalType): Bilingual {
  return isKnownSignal(type) ? SIGNALS[type].title : { zh: type, en: type };
}

function inSeconds({ over, under }: Bounds): Bounds {
  return {
    ...(over === undefined ? {} : { over: over / 1000 }),
    ...(under === undefined ? {} : { under: under / 1000 }),
  };
}

function explainBounds({ over, under }: Bounds, unit: Bilingual): Bilingual {
  const zh = [
    over === undefined ? '' : `超过 ${over} ${unit.zh}`,
    under === undefined ? '' : `不到 ${under} ${unit.zh}`,
  ];
  const en = [
    over === undefined ? '' : ` more than ${over}${unit.en}`,
    under === undefined ? '' : ` less than ${under}${unit.en}`,
  ];
  return {
    zh: zh
      .filter((part) => part !== '')
      .map((part) => part.trimEnd())
      .join('、'),
    en: en.filter((part) => part !== '').join(' and'),
  };
}

function explainTimes(atLeast: number, atMost: number): Bilingual {
  if (atLeast === atMost) return { zh: `正好 ${atLeast} 次`, en: `exactly ${atLeast} times` };
  if (atMost === Number.POSITIVE_INFINITY)
    return { zh: `至少 ${atLeast} 次`, en: `at least ${atLeast} times` };
  if (atLeast === 0) return { zh: `最多 ${atMost} 次`, en: `at most ${atMost} times` };
  return { zh: `${atLeast} 到 ${atMost} 次`, en: `${atLeast} to ${atMost} times` };
}

function explainDistance(distance: Distance): Bilingual {
  if ('turns' in distance) return { zh: ` ${distance.turns} 句`, en: `${distance.turns} turns` };
  return { zh: ` ${distance.ms / 1000} 秒`, en: `${distance.ms / 1000} seconds` };
}

function explainComparison(field: string, comparison: MetaComparison): Bilingual {
  switch (comparison.kind) {
    case 'is': {
      const values = comparison.values.join(' / ');
      return comparison.negated
        ? { zh: `${field} 不是 ${values}`, en: `${field} is not ${values}` }
        : { zh: `${field} 是 ${values}`, en: `${field} is ${values}` };
    }
    case 'range': {
      const parts = [
        comparison.above === undefined ? '' : `> ${comparison.above}`,
        comparison.atLeast === undefined ? '' : `≥ ${comparison.atLeast}`,
        comparison.below === undefined ? '' : `< ${comparison.below}`,
        comparison.atMost === undefined ? '' : `≤ ${comparison.atMost}`,
      ].filter((part) => part !== '');
      return { zh: `${field} ${parts.join(' 且 ')}`, en: `${field} ${parts.join(' and ')}` };
    }
    case 'contains':
      return { zh: `${field} 含有“${comparison.text}”`, en: `${field} contains "${comparison.text}"` };
    case 'matches':
      return { zh: `${field} 符合 /${comparison.source}/`, en: `${field} matches /${comparison.source}/` };
    case 'exists':
      return comparison.exists
        ? { zh: `有 ${field}`, en: `there is a ${field}` }
        : { zh: `没有 ${field}`, en: `there is no ${field}` };
  }
}

function quote(words: readonly string[]): Bilingual {
  const shown = words.slice(0, MOST_WORDS);
  const rest = words.length - shown.length;
  return {
    zh: shown.map((word) => `“${word}”`).join('、') + (rest > 0 ? `等 ${words.length} 个说法` : ''),
    en: shown.map((word) => `"${word}"`).join(', ') + (rest > 0 ? ` or one of ${rest} more` : ''),
  };
}

function join(parts: readonly Bilingual[], zh: string, en: string): Bilingual {
  return { zh: parts.map((part) => part.zh).join(zh), en: parts.map((part) => part.en).join(en) };
}

function bracket({ zh, en }: Bilingual): Bilingual {
  return { zh: `（${zh}）`, en: `either ${en}` };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Quotes inside quotes are single ones. */
function quotedZh(text: string): string {
  return `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`;
}
