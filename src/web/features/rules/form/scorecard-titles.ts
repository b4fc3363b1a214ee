import type { Bilingual } from '#core/bilingual.ts';
import { say } from '../../../ui/language.ts';

/** A title as it is written, in the language of the page. */
export function titleOf(written: unknown): string {
  const isPair = typeof written === 'object' && written !== null && 'zh' in written && 'en' in written;
  return isPair ? say(written as unknown as Bilingual) : String(written ?? '');
}
