/// <reference path="./opencc-js.d.ts" />
import table from 'opencc-js/dict/TSCharacters';

const simplified = new Map<string, string>();
for (const entry of table.split('|')) {
  const [traditional, target] = entry.split(' ');
  // One unit to one unit only: views keep their offsets cheap, and rarer characters change nothing here.
  if (traditional?.length === 1 && target?.length === 1) simplified.set(traditional, target);
}
// Variants that the dictionary leaves alone because they also stand in simplified words. Texts and
// patterns are folded alike, so nothing is lost by reading them as one.
for (const [variant, target] of ['妳你', '著着', '乾干', '瞭了', '祂他', '牠它', '裡里', '裏里', '麽么']) {
  simplified.set(variant!, target!);
}

/** Traditional to simplified, character by character; anything else is returned as it is. */
export function toSimplified(text: string): string {
  if (text.length === 1) return simplified.get(text) ?? text;
  let out = '';
  for (const char of text) out += simplified.get(char) ?? char;
  return out;
}
