import type { Context } from 'hono';
import type { Language } from '#core/conversation/schema.ts';

/** The language that a person's browser or a program asks for; English where neither of ours is named. */
export function languageOf(context: Context): Language {
  const ranked = (context.req.header('accept-language') ?? '')
    .split(',')
    .map((part) => {
      const [range = '', quality] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*q=/);
      return { range, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  for (const { range } of ranked) {
    if (range.startsWith('zh')) return 'zh';
    if (range.startsWith('en')) return 'en';
  }
  return 'en';
}
