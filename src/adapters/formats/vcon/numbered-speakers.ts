import { resolveRole } from '#core/conversation/roles.ts';
import type { Role } from '#core/conversation/schema.ts';
import { rolesByWords, rolesOfMany } from '#core/speech/roles-by-words.ts';
import type { Party } from './parties.ts';
import type { Passage } from './transcript.ts';

export type Who = Pick<Party, 'role' | 'name'>;

/** `speaker_1`, `SPEAKER_00`, `1`: a recogniser tells voices apart, and knows nobody's name. */
const NUMBERED = /^(?:spk|speaker|channel|ch)?[\s_-]*\d{1,2}$/i;

export interface NumberedSpeakers {
  readonly byLabel: ReadonlyMap<string, Who>;
  /** What they say does not tell who is who. */
  readonly isGuessed: boolean;
}

/**
 * Who is meant by the numbers of a transcript: told by what either says, else the parties in their order, and agents beyond
 * them.
 * @param only who speaks in a recording of one party alone
 */
export function numberedSpeakers(
  passages: readonly Passage[],
  parties: readonly Party[],
  only: Party | undefined,
  own: ReadonlyMap<string, Role> | undefined,
): NumberedSpeakers {
  const numbered = passages.filter(
    ({ party, label = '' }) =>
      party === undefined && NUMBERED.test(label) && resolveRole(label, own) === undefined,
  );
  const labels = [...new Set(numbered.map(({ label }) => label!))];
  if (labels.length === 1 && only !== undefined)
    return { byLabel: new Map([[labels[0]!, only]]), isGuessed: false };
  const said = numbered.map(({ label, text }) => ({ speaker: labels.indexOf(label!), text }));
  const roles = labels.length > 2 ? rolesOfMany(said, labels.length) : rolesByWords(said);
  const areIndexes = labels.every((label) => Number(label) < parties.length);
  const who = (label: string, order: number): Who =>
    roles === undefined
      ? (parties[areIndexes ? Number(label) : order] ?? { role: 'agent' })
      : ofRole(roles[order]!, roles.slice(0, labels.length), parties);
  return {
    byLabel: new Map(labels.map((label, order) => [label, who(label, order)])),
    isGuessed: labels.length > 0 && roles === undefined,
  };
}

/** By name where one voice and one party have that role. */
function ofRole(role: Role, roles: readonly Role[], parties: readonly Party[]): Who {
  const isOf = (one: Role) => one === role || (role === 'agent' && one === 'bot');
  const own = parties.filter((party) => isOf(party.role));
  return own.length === 1 && roles.filter(isOf).length === 1 ? own[0]! : { role };
}
