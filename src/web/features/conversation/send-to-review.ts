import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { MessageInstance } from 'antd/es/message/interface';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { reviewsRequested } from '#contract/api/reviews.ts';
import { ask } from '../../client/ask.ts';
import { useMay } from '../../client/me.ts';
import { useTell } from './use-tell.ts';

export interface SendToReview {
  /** Asks before it sends: a single key leads here. Absent for those who may not. */
  readonly ask?: () => void;
  readonly isAsking: boolean;
  readonly close: () => void;
  readonly send: () => void;
  readonly isSending: boolean;
}

/** Lets people judge the conversation too: who reviews goes to the form at once, others are told where it has gone. */
export function useSendToReview(id: string, toast: MessageInstance): SendToReview {
  const { t } = useTranslation('conversation');
  const may = useMay('reviews.request');
  const reviews = useMay('reviews.write');
  const navigate = useNavigate();
  const tell = useTell(toast);
  const [isAsking, setAsking] = useState(false);
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      ask<z.output<typeof reviewsRequested>>('/api/v1/reviews', { body: { conversations: [id] } }),
    onSuccess: ({ results: [first] }) => {
      if (reviews && first?.review !== undefined) {
        void navigate({ to: `/reviews/${encodeURIComponent(first.review)}` as string });
      } else {
        void toast.success(t(first?.status === 'waiting' ? 'review.waiting' : 'review.sent'));
      }
    },
    onError: tell,
  });
  const close = () => setAsking(false);
  return {
    isAsking,
    close,
    send: () => {
      close();
      mutate();
    },
    isSending: isPending,
    ...(may ? { ask: () => setAsking(true) } : {}),
  };
}
