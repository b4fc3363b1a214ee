import type { Evaluation } from '#core/analysis/analysis.ts';
import { MACHINE, type Review } from '#core/ports/reviews.ts';
import type { RulebookVersion } from '#core/ports/workflow.ts';
import { parseScorecard } from '#core/scoring/parse-scorecard.ts';
import type { Scorecard } from '#core/scoring/scorecard.ts';
import { inSetOrder, namedVersions } from '../active-rulebooks.ts';
import { isScorecardFile } from '../compile-rulebooks.ts';
import type { ServicePorts } from '../ports.ts';

type Ports = Pick<ServicePorts, 'workflow'>;
type Judged = Pick<Review, 'reviewer' | 'machine' | 'rulebooks' | 'submittedAt'>;

/** The active scorecard of this id, or the first one there is; null where there is none. */
export async function activeScorecard(
  ports: Ports,
  organisation: string,
  id?: string,
): Promise<Scorecard | null> {
  return (await activeForm(ports, organisation, id))?.scorecard ?? null;
}

/** The same, with the rulebooks that are active with it. */
export async function activeForm(
  { workflow }: Ports,
  organisation: string,
  id?: string,
): Promise<{ readonly scorecard: Scorecard; readonly rulebooks: readonly string[] } | null> {
  const active = inSetOrder(await workflow.rulebooks.active(organisation));
  const cards = new Map(active.flatMap(scorecardsOf).map((card) => [card.id, card]));
  const scorecard = id === undefined ? cards.values().next().value : cards.get(id);
  if (scorecard === undefined) return null;
  return { scorecard, rulebooks: active.map(({ rulebook, version }) => `${rulebook}@${version}`) };
}

/**
 * The scorecard by which a review was judged, active or not; null where no rulebook holds it any more. Whoever edits a
 * scorecard may leave its version as it was and give its criteria other weights: the one of the rulebooks that judged
 * is meant, and only where they do not hold it one that asks what was answered.
 */
export async function scorecardAsOf(
  ports: Ports,
  organisation: string,
  review: Judged,
  { scorecard, version, answers }: Pick<Evaluation, 'scorecard' | 'version' | 'answers'>,
): Promise<Scorecard | null> {
  const answered = new Set(answers.map(({ criterion }) => criterion));
  const isMeant = (one: Scorecard) => one.id === scorecard && one.version === version;
  const isAsAnswered = (one: Scorecard) => {
    const asked = one.sections.flatMap(({ criteria }) => criteria);
    return asked.length === answered.size && asked.every(({ id }) => answered.has(id));
  };
  const judging = await namedVersions(ports, organisation, await judgedBy(ports, organisation, review));
  const known = judging.flatMap(scorecardsOf).findLast((one) => isMeant(one) && isAsAnswered(one));
  if (known !== undefined) return known;
  let alike: Scorecard | null = null;
  for await (const one of knownScorecards(ports, organisation)) {
    if (!isMeant(one)) continue;
    if (isAsAnswered(one)) return one;
    alike ??= one;
  }
  return alike;
}

/** The versions by which somebody or the machine judged; where that was not kept, those activated last before. */
async function judgedBy(
  { workflow }: Ports,
  organisation: string,
  { reviewer, machine, rulebooks, submittedAt }: Judged,
): Promise<readonly string[]> {
  if (reviewer === MACHINE) return machine?.rulebooks ?? [];
  if (rulebooks !== null) return rulebooks;
  if (submittedAt === null) return [];
  const found: string[] = [];
  for (const rulebook of await rulebooksOf(workflow, organisation)) {
    const activated = (await workflow.rulebooks.versions(organisation, rulebook))
      .filter(({ activatedAt }) => activatedAt !== null && activatedAt <= submittedAt)
      .toSorted((a, b) => (a.activatedAt! < b.activatedAt! ? -1 : 1));
    found.push(...activated.slice(-1).map(({ version }) => `${rulebook}@${version}`));
  }
  return found;
}

/** Those in force first, then those of every version that was. */
async function* knownScorecards({ workflow }: Ports, organisation: string): AsyncGenerator<Scorecard> {
  yield* (await workflow.rulebooks.active(organisation)).flatMap(scorecardsOf);
  for (const rulebook of await rulebooksOf(workflow, organisation)) {
    for (const known of await workflow.rulebooks.versions(organisation, rulebook)) {
      if (known.state === 'draft') continue;
      const whole = await workflow.rulebooks.version(organisation, rulebook, known.version);
      if (whole !== null) yield* scorecardsOf(whole);
    }
  }
}

async function rulebooksOf(
  { rulebooks }: Ports['workflow'],
  organisation: string,
): Promise<ReadonlySet<string>> {
  return new Set((await rulebooks.list(organisation)).map(({ rulebook }) => rulebook));
}

function scorecardsOf({ files }: Pick<RulebookVersion, 'files'>): Scorecard[] {
  return files.flatMap(({ path, text }) => {
    if (!isScorecardFile(path)) return [];
    const { scorecard } = parseScorecard(text);
    return scorecard === null ? [] : [scorecard];
  });
}
