import type { Role } from '../conversation/vocabulary.ts';
import type { SignalType } from '../signals/catalogue.ts';
import { didYouMean } from '../yaml/did-you-mean.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import type { YamlMap, YamlNode } from '../yaml/read-yaml.ts';
import type { Check, Position, TurnTest } from './model.ts';
import { namesOf } from './wording.ts';

/** Who is heard by signals that begin so; a bot answers in the agent's place. */
const SIDES: readonly { readonly prefix: string; readonly side: Role; readonly roles: readonly Role[] }[] = [
  { prefix: 'customer.', side: 'customer', roles: ['customer'] },
  { prefix: 'agent.', side: 'agent', roles: ['agent', 'bot'] },
];

/** Warns of a signal of one side that is asked of what only the other says. */
export function warnOfSpeaker(
  read: FieldReader,
  map: YamlMap,
  by: readonly Role[],
  checks: readonly Check[],
): void {
  const asked = map.get('signal')?.value;
  const check = checks.find((one) => one.kind === 'signal' && !one.negated);
  if (asked === undefined || check?.kind !== 'signal') return;
  for (const type of check.types) {
    const wanted = SIDES.find(({ prefix }) => type.startsWith(prefix));
    if (wanted === undefined || by.some((role) => wanted.roles.includes(role))) continue;
    const names = namesOf(by);
    read.problems.warning(
      placeOf(asked, type),
      'never-so',
      {
        zh: `${type} 在${names.zh}的话里永远不会出现`,
        en: `${type} is never heard where ${names.en} speaks`,
      },
      didYouMean(`by: ${wanted.side}`),
    );
  }
}

/** Where the signal is named among those asked for. */
function placeOf(asked: YamlNode, type: SignalType): YamlNode {
  const named = asked.kind === 'map' ? asked.get('type')!.value : asked;
  if (named.kind !== 'list') return named;
  return named.items.find((item) => item.kind === 'scalar' && item.text === type) ?? named;
}

/** Warns of more turns than stand at the position where they are counted. */
export function warnOfCount(
  read: FieldReader,
  map: YamlMap,
  { position }: TurnTest,
  atLeast: number | undefined,
): void {
  const there = position === undefined ? undefined : sizeOf(position);
  if (there !== undefined && atLeast !== undefined)
    warnOfMore(read, map, ['at_least', 'exactly'], atLeast, there);
}

function sizeOf({ from, to }: Position): number | undefined {
  return from > 0 === to > 0 ? to - from + 1 : undefined;
}

/** Warns, at the first of the keys, of a number wanted of fewer things than that. */
export function warnOfMore(
  read: FieldReader,
  map: YamlMap,
  keys: readonly string[],
  wanted: number,
  there: number,
): void {
  const entry = keys.map((key) => map.get(key)).find((found) => found !== undefined);
  if (entry === undefined || wanted <= there || there <= 0) return;
  read.problems.warning(
    entry.value,
    'never-so',
    {
      zh: `一共只有 ${there} 个，${entry.key}: ${wanted} 永远达不到`,
      en: `There are only ${there}: ${entry.key}: ${wanted} is never reached`,
    },
    { zh: `最多写 ${there}`, en: `Write ${there} at most` },
  );
}
