import { useMemo } from 'react';
import type { Bilingual } from '#core/bilingual.ts';
import { useLabels } from '../../client/labels/use-labels.ts';
import { say } from '../../ui/language.ts';
import type { Reading } from './engine/protocol.ts';

export interface Titles {
  rule(id: string): string;
  scorecard(id: string): string;
  criterion(scorecard: string, id: string): string;
  option(scorecard: string, criterion: string, id: string): string;
}

/** What people call rules and criteria: as the files say that are being written, else as the active ones do. */
export function useTitles(reading?: Reading): Titles {
  const { labels } = useLabels();
  return useMemo(() => {
    const files = reading?.files ?? [];
    const rules = new Map(files.flatMap((file) => file.rules.map(({ id, title }) => [id, title] as const)));
    const criteria = new Map<string, Bilingual>();
    const scorecards = new Map<string, Bilingual>();
    for (const { scorecard } of files) {
      if (scorecard === undefined) continue;
      scorecards.set(scorecard.id, scorecard.title);
      for (const { id, title } of scorecard.sections.flatMap((section) => section.criteria)) {
        criteria.set(`${scorecard.id}/${id}`, title);
      }
    }
    return {
      rule: (id) => say(rules.get(id) ?? labels.ruleTitle(id)),
      scorecard: (id) => say(scorecards.get(id) ?? labels.scorecardTitle(id)),
      criterion: (scorecard, id) =>
        say(criteria.get(`${scorecard}/${id}`) ?? labels.criterionTitle(scorecard, id)),
      option: (scorecard, criterion, id) => {
        const option = labels.criterion(scorecard, criterion)?.options.find((one) => one.id === id);
        return option === undefined ? id : say(option.title);
      },
    };
  }, [reading, labels]);
}
