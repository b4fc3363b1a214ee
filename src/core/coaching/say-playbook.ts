import type { Bilingual } from '../bilingual.ts';
import type { Estimate } from '../reviews/intervals.ts';
import type { Playbook } from './playbook.ts';
import { titleOf } from './playbook-words.ts';
import { SITUATIONS } from './situations.ts';

/** "Recovered: 31 % [24–38] with it against 12 % [9–16] without; 240 comparable moments of 12 agents". */
export function sayPlaybookEvidence({
  situation,
  behaviour,
  evidence: { with: done, without, moments, agents },
}: Pick<Playbook, 'situation' | 'behaviour' | 'evidence'>): Bilingual {
  const { when } = SITUATIONS[situation];
  const title = titleOf(behaviour);
  return {
    zh: `${when.zh}，做到“${title.zh}”的挽回了 ${share(done)}，没有做到的挽回了 ${share(without)}；${agents} 位客服的 ${moments} 个相似时刻`,
    en: `${when.en.replace(/^w/, 'W')}, ${share(done)} recovered with “${title.en}” against ${share(without)} without; ${moments} comparable moments of ${agents} agents`,
  };
}

function share({ value, low, high }: Estimate): string {
  const percent = (figure: number) => Math.round(figure * 100);
  return `${percent(value)}% [${percent(low)}–${percent(high)}]`;
}
