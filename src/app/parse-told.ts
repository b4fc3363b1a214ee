import type { z } from 'zod';
import type { Bilingual } from '#core/bilingual.ts';
import { issueWords } from './issue-words.ts';

export interface ToldIssue {
  readonly path: readonly PropertyKey[];
  readonly message: Bilingual;
  /** The schema has words of its own for it, which say what they speak of. */
  readonly isOwn: boolean;
}

export type ParsedTold<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly issues: readonly ToldIssue[] };

const inChinese: z.core.$ZodErrorMap = (issue) => issueWords(issue).zh;
const inEnglish: z.core.$ZodErrorMap = (issue) => issueWords(issue).en;

/** The value as the schema understands it, or what is wrong with it as people are told. */
export function parseTold<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): ParsedTold<z.output<Schema>> {
  const asZh = schema.safeParse(value, { error: inChinese });
  if (asZh.success) return { ok: true, value: asZh.data };
  const asEn = schema.safeParse(value, { error: inEnglish });
  const english = asEn.success ? asZh.error.issues : asEn.error.issues;
  const issues = asZh.error.issues.map((issue, at): ToldIssue => {
    const own = ownWords(issue);
    const message = own ?? { zh: issue.message, en: english[at]?.message ?? issue.message };
    return { path: issue.path, message, isOwn: own !== undefined };
  });
  return { ok: false, issues };
}

function ownWords(issue: z.core.$ZodIssue): Bilingual | undefined {
  const params = issue.code === 'custom' ? issue.params : undefined;
  const { zh, en } = (params ?? {}) as Partial<Bilingual>;
  return zh === undefined || en === undefined ? undefined : { zh, en };
}
