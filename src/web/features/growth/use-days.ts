import { dayOf, type Span } from '#core/facts/days.ts';
import { useTimeZone } from '../../client/me.ts';
import { useFormats } from '../../ui/format.ts';

/** The first and the last day of a span, as people write them. */
export function useDays(): (span: Span) => string {
  const zone = useTimeZone();
  const formats = useFormats(zone);
  const written = (instant: number) => formats.day(dayOf(instant, zone));
  return ({ from, to }) => `${written(Date.parse(from))} – ${written(Date.parse(to) - 1)}`;
}
