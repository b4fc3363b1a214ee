import { type Competency, eachOnce } from '#core/coaching/competency.ts';
import { defaultCompetencies } from '#core/coaching/default-competencies.ts';
import { isCompetencyFile, parseCompetencies } from '#core/coaching/parse-competencies.ts';
import type { ServicePorts } from '../ports.ts';

/** The competencies of the active rulebooks' files `competencies*.yaml`; each once, the ready ones where there is none. */
export async function competenciesInUse(
  { workflow }: Pick<ServicePorts, 'workflow'>,
  organisation: string,
): Promise<readonly Competency[]> {
  const files = (await workflow.rulebooks.active(organisation))
    .flatMap((version) => version.files)
    .filter(({ path }) => isCompetencyFile(path));
  const own = eachOnce(files.flatMap(({ path, text }) => parseCompetencies(text, path).competencies ?? []));
  return own.length === 0 ? defaultCompetencies() : own;
}
