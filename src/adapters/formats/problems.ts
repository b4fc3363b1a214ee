import type { ReadOutcome, Rejected, SourcePlace } from '#contract/files/reading.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { Normalised } from '#core/conversation/normalise.ts';
import type { Problem } from '#core/problem.ts';

const EXCERPT_LENGTH = 500;

export function error(code: string, message: Bilingual, more: Partial<Problem> = {}): Problem {
  return { code, severity: 'error', message, ...more };
}

export function warning(code: string, message: Bilingual, more: Partial<Problem> = {}): Problem {
  return { code, severity: 'warning', message, ...more };
}

/** A refusal whose problems name the file and, where known, the line. */
export function reject(
  source: SourcePlace,
  problems: Problem | readonly Problem[],
  about: { readonly id?: string | undefined; readonly excerpt?: string | undefined } = {},
): Rejected {
  const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
  return {
    ok: false,
    source,
    problems: list.map((problem) => placed(problem, source)),
    ...(about.id === undefined ? {} : { id: about.id }),
    ...(about.excerpt === undefined ? {} : { excerpt: excerptOf(about.excerpt) }),
  };
}

/** What normalisation said, with its place in the file. */
export function outcomeOf(
  result: Normalised,
  source: SourcePlace,
  excerpt: string,
  warnings: readonly Problem[] = [],
): ReadOutcome {
  if (!result.ok) return reject(source, [...result.problems, ...warnings], { id: result.id, excerpt });
  const all = warnings.length === 0 ? result.warnings : [...warnings, ...result.warnings];
  return {
    ok: true,
    conversation: result.conversation,
    source,
    warnings: all.length === 0 ? all : all.map((problem) => placed(problem, source)),
  };
}

export function excerptOf(text: string): string {
  return text.slice(0, EXCERPT_LENGTH).toWellFormed();
}

function placed(problem: Problem, source: SourcePlace): Problem {
  const line = problem.line ?? source.line;
  return { file: source.file, ...problem, ...(line === undefined ? {} : { line }) };
}
