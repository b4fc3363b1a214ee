import type { PlaybookDetail } from './use-playbooks.ts';

export const PLAYBOOK_FIELDS = ['title', 'steps', 'phrases', 'whenNot'] as const;
export type PlaybookField = (typeof PLAYBOOK_FIELDS)[number];

/** A playbook as it is written in fields: one line a step, a phrase, or a warning. */
export type PlaybookTexts = Readonly<Record<PlaybookField, string>>;

export function textsOf({
  title,
  steps,
  phrases,
  whenNot,
}: Pick<PlaybookDetail, PlaybookField>): PlaybookTexts {
  return {
    title,
    steps: steps.join('\n'),
    phrases: phrases.map(({ text }) => text).join('\n'),
    whenNot: whenNot.join('\n'),
  };
}

export function contentOf({ title, steps, phrases, whenNot }: PlaybookTexts) {
  return {
    title: title.replaceAll('\n', ' ').trim(),
    steps: linesOf(steps),
    phrases: linesOf(phrases).map((text) => ({ text })),
    whenNot: linesOf(whenNot),
  };
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
