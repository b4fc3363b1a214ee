import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMembership } from '../../../client/me.ts';
import { WhyNot } from '../../../ui/states/why-not.tsx';
import { discardDraft, type KnownDraft, RULEBOOKS } from '../rulebooks.ts';
import { forget, keyOf } from './kept-draft.ts';

interface DiscardDraftProps {
  readonly draft: KnownDraft;
  readonly size?: 'small';
}

/** Throws a draft away, also what of it was not saved; says so before it does, and leads back to the rulebooks. */
export function DiscardDraft({ draft, size }: DiscardDraftProps) {
  const { rulebook, version } = draft;
  const { t } = useTranslation('rules');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { organisation } = useMembership();
  const [failure, setFailure] = useState<unknown>(null);
  const discard = async () => {
    setFailure(null);
    try {
      await discardDraft(draft);
    } catch (refusal) {
      setFailure(refusal);
      void queries.invalidateQueries({ queryKey: RULEBOOKS });
      return;
    }
    forget(keyOf(organisation, rulebook, version));
    await navigate({ to: '/rules' });
    void queries.invalidateQueries({ queryKey: RULEBOOKS });
  };
  return (
    <>
      <Popconfirm
        title={t('discard.sure', { version })}
        okText={t('discard.do')}
        cancelText={t('discard.cancel')}
        okButtonProps={{ danger: true }}
        onConfirm={discard}
      >
        <Button type="text" danger {...(size === undefined ? {} : { size })}>
          {t('discard.do')}
        </Button>
      </Popconfirm>
      <WhyNot failure={failure} />
    </>
  );
}
