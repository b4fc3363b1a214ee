import type { HeldReview } from '#app/usecases/service/reviews/take-review.ts';
import type { Review } from '#core/ports/reviews.ts';
import { type ApiProblem, badRequest, conflict, forbidden, notFound } from '../problem.ts';

/** The review that the caller now holds; thrown is why they do not. */
export function heldReview(id: string, held: HeldReview): Review {
  switch (held.outcome) {
    case 'held':
      return held.review;
    case 'no_such_review':
      throw noSuchReview(id);
    case 'not_yours':
      throw forbidden({ zh: '这次复核由别人负责', en: 'This review is with somebody else' });
    case 'submitted':
      throw conflict({
        zh: '这次复核已经提交，不再改动；有异议请申诉',
        en: 'This review is submitted and stays; an appeal can change what counts',
      });
    case 'changed':
      throw conflict({
        zh: '这次复核刚刚在别处改过：重新打开，看看现在的内容',
        en: 'This review was changed elsewhere meanwhile: open it again to see what it says now',
      });
  }
}

export function noSuchReview(id: string): ApiProblem {
  return notFound({
    zh: `看不到复核 ${id}：已由别人负责，或已撤回`,
    en: `There is no review ${id} for you: it is with somebody else, or was withdrawn`,
  });
}

export function noScorecard(id: string | undefined): ApiProblem {
  return conflict(
    id === undefined
      ? { zh: '没有生效的评分表，请先启用一份', en: 'No scorecard is active: activate one first' }
      : { zh: `没有生效的评分表 ${id}`, en: `There is no active scorecard ${id}` },
  );
}

export function unknownReviewers(ids: readonly string[]): ApiProblem {
  return badRequest({
    zh: `不是能复核的成员：${ids.join('、')}`,
    en: `No members who may review: ${ids.join(', ')}`,
  });
}
