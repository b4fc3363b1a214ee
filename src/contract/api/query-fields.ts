import { z } from 'zod';
import type { Bilingual } from '#core/bilingual.ts';

/** Says what is wrong in both languages; whoever presents it chooses. */
export function refuse(context: z.core.$RefinementCtx<unknown>, message: Bilingual): never {
  context.addIssue({ code: 'custom', message: message.en, params: { ...message } });
  return z.NEVER;
}

/** Calendars of stores have no year 0, and write years of five digits in other ways. */
const FIRST_MOMENT = Date.parse('0001-01-01T00:00:00Z');
const LAST_MOMENT = Date.parse('9999-12-31T23:59:59.999Z');

/** In an address a plus sign that was not encoded arrives as a blank. */
export const instant = z
  .string()
  .transform((text) => text.replace(' ', '+'))
  .pipe(z.iso.datetime({ offset: true, abort: true }))
  .refine((text) => Date.parse(text) >= FIRST_MOMENT && Date.parse(text) <= LAST_MOMENT, {
    params: { zh: '年份应在 1 到 9999 之间', en: 'the year must be between 1 and 9999' } satisfies Bilingual,
  })
  .meta({ description: 'An instant with its offset: 2026-01-05T09:00:00+08:00' });

/** `true` and `false` as an address writes them. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** Why somebody wants what is recorded, in their own words. */
export const reason = z.string().trim().min(1).max(500);

/** A whole number as an address or a body writes it. What is empty is none, though JavaScript would read a 0. */
export const wholeNumber = (least: number, most: number) =>
  z.preprocess((given, context) => {
    if (typeof given === 'number' || (typeof given === 'string' && given.trim() !== '')) return given;
    return refuse(context, { zh: '这里要写一个数字', en: 'a number is wanted here' });
  }, z.coerce.number().int().min(least).max(most));

export const limit = (standard: number, most: number) =>
  z.coerce
    .number()
    .int()
    .min(1)
    .max(most)
    .default(standard)
    .meta({ description: `At most so many, ${most} at the most` });

/** `3..5`, `3..`, `..5`; both bounds belong to it. */
export const range = z.string().transform((text, context) => {
  const bounds = parseRange(text);
  return (
    bounds ??
    refuse(context, {
      zh: `“${text}”不是范围，请写成 3..5、3.. 或 ..5`,
      en: `"${text}" is no range: write 3..5, 3.. or ..5`,
    })
  );
});

const NUMBER = String.raw`-?\d+(?:\.\d+)?`;
const RANGE = new RegExp(`^(${NUMBER})?\\.\\.(${NUMBER})?$`);

export function parseRange(text: string): { readonly min?: number; readonly max?: number } | null {
  const match = RANGE.exec(text.trim());
  if (match === null) return null;
  const [, min, max] = match;
  if (min === undefined && max === undefined) return null;
  return {
    ...(min === undefined ? {} : { min: Number(min) }),
    ...(max === undefined ? {} : { max: Number(max) }),
  };
}
