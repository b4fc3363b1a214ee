import type { Agreement } from '../../client/reviews.ts';
import { Interval } from './interval.tsx';

/** Three cells of a row: the share of same answers, kappa and AC1, each with its interval. */
export function AgreementCells({ agreement: { percent, kappa, ac1 } }: { readonly agreement: Agreement }) {
  return (
    <>
      <td>
        <Interval estimate={percent} kind="share" />
      </td>
      <td>
        <Interval estimate={kappa} kind="coefficient" />
      </td>
      <td>
        <Interval estimate={ac1} kind="coefficient" />
      </td>
    </>
  );
}
