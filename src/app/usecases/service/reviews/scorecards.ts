import type { Evaluation } from '#core/analysis/analysis.ts';
import type { RulebookVersion } from '#core/ports/workflow.ts';
import { parseScorecard } from '#core/scoring/parse-scorecard.ts';
import type { Scorecard } from '#core/scoring/scorecard.ts';
import { isScorecardFile } from '../compile-rulebooks.ts';
import type { ServicePorts } from '../ports.ts';

type Ports = Pick<ServicePorts, 'workflow'>;

/** The active scorecard of this id, or the first one there is; null where there is none. */
export async function activeScorecard(
  { workflow }: Ports,
  organisation: string,
  id?: string,
): Promise<Scorecard | null> {
  for (const version of await workflow.rulebooks.active(organisation)) {
    const found = scorecardsOf(version).find((one) => id === undefined || one.id === id);
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * The scorecard by which an evaluation was made, active or not; null where no rulebook holds it any more. As whoever edits
 * a scorecard may leave its version as it was, of several the one that asks what was answered is meant.
 */
export async function scorecardAsOf(
  ports: Ports,
  organisation: string,
  { scorecard, version, answers }: Pick<Evaluation, 'scorecard' | 'version' | 'answers'>,
): Promise<Scorecard | null> {
  const answered = new Set(answers.map(({ criterion }) => criterion));
  let alike: Scorecard | null = null;
  for await (const one of knownScorecards(ports, organisation)) {
    if (one.id !== scorecard || one.version !== version) continue;
    const asked = one.sections.flatMap(({ criteria }) => criteria);
    if (asked.length === answered.size && asked.every(({ id }) => answered.has(id))) return one;
    alike ??= one;
  }
  return alike;
}

/** Those in force first, then those of every version that was. */
async function* knownScorecards({ workflow }: Ports, organisation: string): AsyncGenerator<Scorecard> {
  yield* (await workflow.rulebooks.active(organisation)).flatMap(scorecardsOf);
  const rulebooks = new Set((await workflow.rulebooks.list(organisation)).map(({ rulebook }) => rulebook));
  for (const rulebook of rulebooks) {
    for (const known of await workflow.rulebooks.versions(organisation, rulebook)) {
      if (known.state === 'draft') continue;
      const whole = await workflow.rulebooks.version(organisation, rulebook, known.version);
      if (whole !== null) yield* scorecardsOf(whole);
    }
  }
}

function scorecardsOf({ files }: RulebookVersion): Scorecard[] {
  return files.flatMap(({ path, text }) => {
    if (!isScorecardFile(path)) return [];
    const { scorecard } = parseScorecard(text);
    return scorecard === null ? [] : [scorecard];
  });
}
