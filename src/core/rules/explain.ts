import type { Bilingual } from '../bilingual.ts';
import { explainCheck } from './explain-check.ts';
import type { Anchor, Condition, Distance, MetaComparison, Position, Rule, TurnTest } from './model.ts';
import { explainDistance, join, namesOf, quotedZh, rank, timesEn } from './wording.ts';

const ANYONE: Bilingual = { zh: '任何一方', en: 'anyone' };
const TURN: Bilingual = { zh: '句', en: 'turn' };
const TIME: Bilingual = { zh: '次', en: 'time' };
const SPEAKS: Bilingual = { zh: '说了话', en: 'speaks' };

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
            zh: `依次（每步不超过 ${within.zh}）：${steps.zh}`,
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
  const who = test.by === undefined ? ANYONE : namesOf(test.by);
  const where = [
    ...(test.position === undefined ? [] : [explainPosition(test.position)]),
    ...test.anchors.filter(({ negated }) => !negated).map(explainAnchor),
  ];
  const deeds = test.checks.map(explainCheck);
  const what = [
    ...(deeds.length === 0 ? [SPEAKS] : deeds),
    ...test.anchors.filter(({ negated }) => negated).map(explainAbsence),
  ];
  const place = where.length === 0 ? { zh: '', en: '' } : join(where, '、', ' and ');
  const deed = join(what, '，且', ' and ');
  const inEvery = test.every ? { zh: '每一句都', en: 'in every turn ' } : { zh: '', en: '' };
  return {
    zh: `${who.zh}${place.zh === '' ? '' : `在${place.zh}`}${inEvery.zh}${deed.zh}`,
    en: `${inEvery.en}${who.en}${place.en === '' ? '' : `, ${place.en},`} ${deed.en}`,
  };
}

function explainPosition({ from, to }: Position): Bilingual {
  const first = rank(from, TURN);
  if (from === to) return { zh: first.zh, en: `in the ${first.en}` };
  if (from === 1 && to > 0) return { zh: `前 ${to} 句`, en: `in the first ${to} turns` };
  if (to === -1 && from < 0) return { zh: `最后 ${-from} 句`, en: `in the last ${-from} turns` };
  const last = rank(to, TURN);
  return { zh: `${first.zh}到${last.zh}`, en: `from the ${first.en} to the ${last.en}` };
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
  const { zh, en } = rank(hit, TIME);
  return { zh, en: `the ${en} ` };
}

function explainReach(within: Distance | undefined): Bilingual {
  if (within === undefined) return { zh: '', en: '' };
  const distance = explainDistance(within);
  return { zh: ` ${distance.zh}内`, en: `within ${distance.en} ` };
}

function explainTimes(atLeast: number, atMost: number): Bilingual {
  if (atLeast === atMost) return { zh: `正好 ${atLeast} 次`, en: `exactly ${timesEn(atLeast)}` };
  if (atMost === Number.POSITIVE_INFINITY)
    return { zh: `至少 ${atLeast} 次`, en: `at least ${timesEn(atLeast)}` };
  if (atLeast === 0) return { zh: `最多 ${atMost} 次`, en: `at most ${timesEn(atMost)}` };
  return { zh: `${atLeast} 到 ${atMost} 次`, en: `${atLeast} to ${atMost} times` };
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

function bracket({ zh, en }: Bilingual): Bilingual {
  return { zh: `（${zh}）`, en: `either ${en}` };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
