import { useTranslation } from 'react-i18next';
import { DEPARTMENT_NAMES } from '#core/insights/tell.ts';
import { useTimeZone } from '../../../client/me.ts';
import { useFormats } from '../../../ui/format.ts';
import { say } from '../../../ui/language.ts';
import { PageLink } from '../../../ui/page-link.tsx';
import { CauseChip } from '../parts/cause-chip.tsx';
import { ImpactFigures } from '../parts/impact-figures.tsx';
import { nameOf } from '../parts/topic-names.ts';
import type { Insight } from '../use-insights.ts';
import styles from './inbox.module.css';

/** An insight in a sentence, with what it costs. */
export function InsightRow({ insight }: { readonly insight: Insight }) {
  const { t } = useTranslation('insights');
  const formats = useFormats(useTimeZone());
  const { id, cause, text, claim, department, createdAt } = insight;
  return (
    <li className={styles['row']}>
      <div className={styles['claim']}>
        <h3>
          <PageLink to={`/insights/${encodeURIComponent(id)}`}>{nameOf(insight)}</PageLink>
          <CauseChip cause={cause} />
        </h3>
        <p>{say(text)}</p>
        <p className={styles['about']}>
          <span>{say(DEPARTMENT_NAMES[department])}</span>
          <span>{t('inbox.since', { at: formats.moment(createdAt) })}</span>
        </p>
      </div>
      <ImpactFigures impact={claim.impact} />
    </li>
  );
}
