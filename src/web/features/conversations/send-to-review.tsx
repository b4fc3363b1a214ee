import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { members as membersAnswer } from '#contract/api/people.ts';
import type { reviewsRequested } from '#contract/api/reviews.ts';
import { permissionsOf } from '#core/access/permissions.ts';
import { ask } from '../../client/ask.ts';
import { idsOf } from '../../client/conversations.ts';
import { useLabels } from '../../client/labels/use-labels.ts';
import { useMay } from '../../client/me.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import { useFailureWords } from '../../ui/states/use-failure-words.ts';
import styles from './bulk.module.css';
import type { Chosen } from './chosen.ts';

/** Most conversations that are sent at once. */
const MOST = 1000;

interface SendToReviewProps {
  readonly chosen: Chosen;
  readonly close: () => void;
  /** The conversations are with people now. */
  readonly done: () => void;
}

/** Sends conversations to people who score them: whoever is free, or named reviewers in turn. */
export default function SendToReview({ chosen, close, done }: SendToReviewProps) {
  const { t } = useTranslation('conversations');
  const formats = useFormats('UTC');
  const wordsFor = useFailureWords();
  const queries = useQueryClient();
  const { labels } = useLabels();
  const mayName = useMay('members.read');
  const [reviewers, setReviewers] = useState<string[]>([]);
  const [scorecard, setScorecard] = useState<string>();
  const members = useQuery({
    queryKey: ['members'],
    queryFn: ({ signal }) => ask<z.output<typeof membersAnswer>>('/api/v1/members', { signal }),
    enabled: mayName,
  });
  const able = (members.data?.members ?? []).filter(
    ({ role, active }) => active && permissionsOf(role).includes('reviews.write'),
  );
  const sending = useMutation({
    mutationFn: async () => {
      const conversations = chosen.ids ?? (await idsOf(chosen.filter, chosen.sort, MOST));
      const { results } = await ask<z.output<typeof reviewsRequested>>('/api/v1/reviews', {
        body: {
          conversations,
          ...(reviewers.length === 0 ? {} : { reviewers }),
          ...(scorecard === undefined ? {} : { scorecard }),
        },
      });
      const countOf = (status: string) => results.filter((one) => one.status === status).length;
      return { created: countOf('created'), waiting: countOf('waiting'), missing: countOf('not_found') };
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['reviews'] }),
  });
  const isTooMany = chosen.count > MOST;
  const sent = sending.data;
  const finish = () => {
    close();
    if (sent !== undefined) done();
  };
  return (
    <Modal
      open
      title={t('review.title', { n: formats.count(chosen.count) })}
      onCancel={finish}
      footer={
        sent === undefined
          ? [
              <Button key="cancel" onClick={close}>
                {t('cancel')}
              </Button>,
              <Button
                key="send"
                type="primary"
                disabled={isTooMany}
                loading={sending.isPending}
                onClick={() => sending.mutate()}
              >
                {t('review.send')}
              </Button>,
            ]
          : [
              <Button key="close" type="primary" onClick={finish}>
                {t('close')}
              </Button>,
            ]
      }
    >
      {sent !== undefined ? (
        <p role="status">
          {[
            t('review.created', { n: formats.count(sent.created) }),
            ...(sent.waiting === 0 ? [] : [t('review.waiting', { n: formats.count(sent.waiting) })]),
            ...(sent.missing === 0 ? [] : [t('review.missing', { n: formats.count(sent.missing) })]),
          ].join(' ')}
        </p>
      ) : (
        <div className={styles['form']}>
          {isTooMany && (
            <p role="alert" className={styles['problem']}>
              {t('review.tooMany', { n: formats.count(MOST) })}
            </p>
          )}
          {mayName && (
            // biome-ignore lint/a11y/noLabelWithoutControl: the field inside is the library's own
            <label>
              {t('review.who')}
              <Select
                mode="multiple"
                aria-label={t('review.who')}
                placeholder={t('review.whoever')}
                value={reviewers}
                loading={members.isPending}
                options={able.map(({ userId, name }) => ({ value: userId, label: name }))}
                optionFilterProp="label"
                onChange={setReviewers}
              />
            </label>
          )}
          {labels.scorecards.length > 1 && (
            // biome-ignore lint/a11y/noLabelWithoutControl: the field inside is the library's own
            <label>
              {t('review.scorecard')}
              <Select
                aria-label={t('review.scorecard')}
                value={scorecard ?? labels.scorecards[0]!.id}
                options={labels.scorecards.map(({ id, title }) => ({ value: id, label: say(title) }))}
                onChange={setScorecard}
              />
            </label>
          )}
          {!mayName && <p className="faint">{t('review.note')}</p>}
          {sending.error !== null && (
            <p role="alert" className={styles['problem']}>
              {wordsFor(sending.error)}
            </p>
          )}
        </div>
      )}
    </Modal>
  );
}
