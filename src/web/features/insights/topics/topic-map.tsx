import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cause } from '#core/insights/whose-problem.ts';
import { CAUSES } from '#core/insights/whose-problem.ts';
import { useTimeZone } from '../../../client/me.ts';
import { useWidth } from '../../../ui/figures/use-width.ts';
import { useFormats } from '../../../ui/format.ts';
import { PageLink } from '../../../ui/page-link.tsx';
import { CauseChip } from '../parts/cause-chip.tsx';
import { nameOf, sidesOf } from '../parts/topic-names.ts';
import type { Heading, Topic } from '../use-insights.ts';
import styles from './map.module.css';
import { labelled, placed } from './map-places.ts';
import { figureOf } from './topic-figures.ts';

interface TopicMapProps {
  readonly topics: readonly Topic[];
  readonly headings: readonly Heading[];
}

/** Half the room of a name. */
const NAME_HALF = 78;

/** Topics as places: what is alike lies near, what is often is large. */
export function TopicMap({ topics, headings }: TopicMapProps) {
  const { t } = useTranslation('insights');
  const formats = useFormats(useTimeZone());
  const [box, width] = useWidth<HTMLDivElement>(1_000);
  const [at, setAt] = useState<string | null>(null);
  const height = Math.round(Math.min(640, Math.max(360, width * 0.56)));
  const places = placed(topics, width, height);
  const names = new Set(labelled(places));
  const causes = causesOf(topics, headings);
  const pointed = places.find(({ topic }) => topic.id === at);
  const wordsOf = (topic: Topic) => {
    const weekly = figureOf(topic, 'conversations');
    if (weekly === null) {
      return t('map.notYet', { name: nameOf(topic), n: formats.count(topic.size) });
    }
    const bad = figureOf(topic, 'bad');
    return t('map.words', {
      name: nameOf(topic),
      n: formats.decimal(weekly),
      bad: bad === null ? '–' : formats.percent(Math.round(100 * bad) / 100),
    });
  };
  return (
    <figure className={styles['figure']}>
      <div className={styles['box']} ref={box} style={{ height }} onPointerLeave={() => setAt(null)}>
        <ul>
          {places.map(({ topic, x, y, radius }) => (
            <li
              key={topic.id}
              style={{ left: x - radius, top: y - radius, width: 2 * radius, height: 2 * radius }}
              data-cause={causes.get(topic.id)}
              onPointerEnter={() => setAt(topic.id)}
              onFocus={() => setAt(topic.id)}
            >
              <PageLink to={`/topics/${encodeURIComponent(topic.id)}`} label={wordsOf(topic)} />
            </li>
          ))}
        </ul>
        {places.map(({ topic, x, y, radius }) =>
          names.has(topic.id) ? (
            <span
              key={topic.id}
              className={styles['name']}
              style={{ left: Math.min(Math.max(x, NAME_HALF), width - NAME_HALF), top: y + radius }}
              lang={sidesOf(topic)[0]?.language}
              aria-hidden="true"
            >
              {nameOf(topic)}
            </span>
          ) : null,
        )}
        {pointed !== undefined && (
          <div
            className={styles['tip']}
            style={{
              left: Math.min(Math.max(pointed.x, 140), Math.max(140, width - 140)),
              top: Math.max(28, pointed.y - pointed.radius),
            }}
            aria-hidden="true"
          >
            {wordsOf(pointed.topic)}
          </div>
        )}
      </div>
      <figcaption className={styles['legend']}>
        {CAUSES.filter((cause) => [...causes.values()].includes(cause)).map((cause) => (
          <CauseChip key={cause} cause={cause} />
        ))}
        <span>{t('map.note')}</span>
      </figcaption>
    </figure>
  );
}

/** Of a topic of which nothing can be told by itself, what is told of its heading. */
function causesOf(topics: readonly Topic[], headings: readonly Heading[]): ReadonlyMap<string, Cause> {
  const ofHeading = new Map(
    headings.flatMap((heading) => heading.topics.map((id) => [id, heading.cause] as const)),
  );
  return new Map(
    topics.map(({ id, cause }) => [id, cause === 'cannot_tell' ? (ofHeading.get(id) ?? cause) : cause]),
  );
}
