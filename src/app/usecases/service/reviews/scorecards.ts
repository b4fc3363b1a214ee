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

/** The scorecard as it was in this version, active or not; null where no rulebook holds it any more. */
export async function scorecardAsOf(
  { workflow }: Ports,
  organisation: string,
  { scorecard, version }: { readonly scorecard: string; readonly version: string },
): Promise<Scorecard | null> {
  const isWanted = (one: Scorecard) => one.id === scorecard && one.version === version;
  const active = (await workflow.rulebooks.active(organisation)).flatMap(scorecardsOf).find(isWanted);
  if (active !== undefined) return active;
  const rulebooks = new Set((await workflow.rulebooks.list(organisation)).map(({ rulebook }) => rulebook));
  for (const rulebook of rulebooks) {
    for (const known of await workflow.rulebooks.versions(organisation, rulebook)) {
      if (known.state === 'draft') continue;
      const whole = await workflow.rulebooks.version(organisation, rulebook, known.version);
      const found = whole === null ? undefined : scorecardsOf(whole).find(isWanted);
      if (found !== undefined) return found;
    }
  }
  return null;
}

function scorecardsOf({ files }: RulebookVersion): Scorecard[] {
  return files.flatMap(({ path, text }) => {
    if (!isScorecardFile(path)) return [];
    const { scorecard } = parseScorecard(text);
    return scorecard === null ? [] : [scorecard];
  });
}
