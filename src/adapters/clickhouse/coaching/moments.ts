import type { MomentGroup } from '#core/coaching/compare-behaviours.ts';
import { LIKENESS } from '#core/coaching/exemplars.ts';
import type { MomentOutcome } from '#core/coaching/moments.ts';
import type { Situation } from '#core/coaching/situations.ts';
import type { Channel, Language } from '#core/conversation/schema.ts';
import type { ConversationFilter } from '#core/facts/query.ts';
import type { MomentQuestion, StoredMoment } from '#core/ports/coaching.ts';
import type { Emotion, SignalType } from '#core/signals/catalogue.ts';
import { conditionsOf } from '../asking/conditions.ts';
import { Parameters } from '../asking/parameters.ts';
import type { Database } from '../connection/database.ts';
import { fromLatest } from '../latest.ts';
import { needsAlike } from '../needs-alike.ts';
import { isoInstant } from '../times.ts';

export async function momentGroups(
  database: Database,
  organisation: string,
  filter: ConversationFilter,
): Promise<MomentGroup[]> {
  const parameters = new Parameters(organisation);
  const firsts =
    "arrayFilter((m, i) -> indexOf(moment_situations, m.1) = i AND m.4 != 'unknown', " +
    'arrayZip(moment_situations, moment_emotions, moment_behaviours, moment_outcomes), arrayEnumerate(moment_situations))';
  return database.rows<MomentGroup>(
    `SELECT toString(m.1) AS situation, agent, toString(m.2) AS emotion, channel, language, queue,
  m.3 AS behaviours, toUInt32(count()) AS moments, toUInt32(countIf(m.4 = 'recovered')) AS recovered
FROM (SELECT agent, channel, language, queue, arrayJoin(${firsts}) AS m
${fromLatest(["agent != ''", ...conditionsOf(filter, parameters)])})
GROUP BY situation, agent, emotion, channel, language, queue, behaviours`,
    parameters.values,
  );
}

interface Row {
  readonly id: string;
  readonly started: string;
  readonly agent: string;
  readonly channel: Channel;
  readonly language: Language;
  readonly queue: string;
  readonly need_vector: readonly number[];
  readonly likeness: number;
  readonly situation: Situation;
  readonly emotion: Emotion;
  readonly sureness: number;
  readonly turn: number;
  readonly answer_turn: number;
  readonly until_turn: number;
  readonly behaviours: readonly SignalType[];
  readonly outcome: MomentOutcome;
}

export async function moments(
  database: Database,
  organisation: string,
  filter: ConversationFilter,
  { situations, outcomes, behaviour, sureness = 0, not = [], like, limit }: MomentQuestion,
): Promise<StoredMoment[]> {
  const parameters = new Parameters(organisation);
  const wanted = parameters.texts(situations);
  const ending = parameters.texts(outcomes);
  const shown =
    behaviour === undefined ? '' : ` AND has(moment_behaviours[i], ${parameters.text(behaviour)})`;
  const least = parameters.add(sureness, 'Float32');
  const found = `arrayFirst(i -> has(${wanted}, moment_situations[i]) AND has(${ending}, moment_outcomes[i]) AND moment_surenesses[i] >= ${least}${shown}, arrayEnumerate(moment_situations))`;
  const conditions = [
    "agent != ''",
    `hasAny(moment_situations, ${wanted})`,
    ...(not.length === 0 ? [] : [`agent NOT IN ${parameters.texts(not)}`]),
    ...(like === undefined ? [] : [`language = ${parameters.text(like.language)}`]),
    ...conditionsOf(filter, parameters),
  ];
  const rows = await database.rows<Row>(
    `SELECT id, toString(at) AS started, agent, channel, language, queue,
  CAST(need AS Array(Float32)) AS need_vector,
  toString(moment_situations[place]) AS situation, toString(moment_emotions[place]) AS emotion,
  moment_turns[place] AS turn, moment_answers[place] AS answer_turn, moment_untils[place] AS until_turn,
  moment_surenesses[place] AS sureness, moment_behaviours[place] AS behaviours, toString(moment_outcomes[place]) AS outcome,
  ${likenessTo(like, parameters)} AS likeness
FROM (SELECT id, at, agent, channel, language, queue, need, moment_situations, moment_emotions, moment_turns,
  moment_answers, moment_untils, moment_behaviours, moment_outcomes, moment_surenesses, ${found} AS place
${fromLatest(conditions)})
WHERE place > 0
ORDER BY likeness DESC, started DESC, id
LIMIT ${parameters.add(limit, 'UInt32')}`,
    parameters.values,
  );
  return rows.map(({ id, started, need_vector, answer_turn, until_turn, ...rest }) => ({
    ...rest,
    conversation: id,
    at: isoInstant(started),
    need: need_vector,
    ...(answer_turn < 0 ? {} : { answer: answer_turn }),
    ...(until_turn < 0 ? {} : { until: until_turn }),
  }));
}

/** SQL: how much a moment is like the one given, 0–1. */
function likenessTo(like: StoredMoment | undefined, parameters: Parameters): string {
  if (like === undefined) return 'toFloat64(0)';
  const same = (sql: string, value: string) => `toFloat64(${sql} = ${parameters.text(value)})`;
  const need =
    like.need.length === 0
      ? '0'
      : `greatest(0, ${needsAlike(parameters.add(like.need, 'Array(Float32)'), like.need.length)})`;
  return [
    `${LIKENESS.need} * ${need}`,
    `${LIKENESS.emotion} * ${same('toString(moment_emotions[place])', like.emotion)}`,
    `${LIKENESS.queue} * ${same('queue', like.queue)}`,
    `${LIKENESS.channel} * ${same('channel', like.channel)}`,
  ].join(' + ');
}
