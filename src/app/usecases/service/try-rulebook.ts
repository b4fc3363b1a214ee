import type { Analysis } from '#core/analysis/analysis.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { RulebookVersion } from '#core/ports/workflow.ts';
import type { Problem } from '#core/problem.ts';
import { rulebookSet } from './active-rulebooks.ts';
import type { ServicePorts } from './ports.ts';

export type Trial =
  | { readonly ok: true; readonly analysis: Analysis }
  /** What is wrong with the files; nothing was tried. */
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Judges one conversation by files as they stand, with everything that the service hears by, language model and
 * signals told by examples included. Nothing of it is kept.
 */
export async function tryRulebook(
  { analysis }: Pick<ServicePorts, 'analysis'>,
  { rulebook, files }: Pick<RulebookVersion, 'rulebook' | 'files'>,
  conversation: Conversation,
): Promise<Trial> {
  const set = rulebookSet([{ ...UNSAVED, rulebook, files }]);
  const { problems } = await analysis.check({ files });
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { ok: false, problems: errors };
  const [outcome] = await analysis.analyse(set, [conversation]);
  if (outcome === undefined || !outcome.ok) {
    throw new Error(`a conversation could not be tried: ${outcome?.error ?? 'no outcome'}`);
  }
  return { ok: true, analysis: outcome.analysis };
}

const UNSAVED = {
  version: 0,
  revision: 0,
  state: 'draft',
  note: '',
  createdBy: '',
  createdAt: '',
  changedAt: '',
  activatedAt: null,
} as const;
