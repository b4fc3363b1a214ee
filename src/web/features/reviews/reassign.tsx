import { Button, Dropdown, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ReviewSummary, useAssign, useReviewers, useWithdraw } from '../../client/reviews.ts';

interface ReassignProps {
  readonly review: Pick<ReviewSummary, 'id' | 'reviewer' | 'calibration'>;
  /** Where it is told why it was not done. */
  readonly tell: (failure: unknown) => void;
  readonly withdrawn?: () => void;
  /** Saves what one is filling in oneself; false where something stays unsaved. Such a review is given back beside this. */
  readonly settle?: () => Promise<boolean>;
}

const FREE = '';

/** For who manages: an open review goes to somebody else, to whoever is free, or is taken back. */
export function Reassign({ review, tell, withdrawn, settle }: ReassignProps) {
  const { id, reviewer, calibration } = review;
  const { t } = useTranslation('reviews');
  const { data } = useReviewers();
  const assign = useAssign();
  const withdraw = useWithdraw();
  const others = (data?.reviewers ?? []).filter(({ userId }) => `user:${userId}` !== reviewer);
  const items = [
    ...others.map(({ userId, name, open }) => ({ key: userId, label: t('drawn.reviewer', { name, open }) })),
    ...(reviewer === null || settle !== undefined ? [] : [{ key: FREE, label: t('reassign.toFree') }]),
  ];
  const give = async (to: string) => {
    if (settle !== undefined && !(await settle())) return;
    assign.mutate({ id, reviewer: to === FREE ? null : to }, { onError: tell });
  };
  return (
    <>
      {/* Ratings of a session stay with their raters. */}
      {calibration === null && (
        <Dropdown
          trigger={['click']}
          disabled={items.length === 0}
          menu={{ items, onClick: ({ key }) => void give(key) }}
        >
          <Button size="small" loading={assign.isPending}>
            {t('reassign.to')}
          </Button>
        </Dropdown>
      )}
      <Popconfirm
        title={t('reassign.withdrawSure')}
        okText={t('reassign.withdraw')}
        cancelText={t('cancel')}
        okButtonProps={{ danger: true }}
        onConfirm={() => withdraw.mutateAsync(id).then(withdrawn, tell)}
      >
        <Button size="small" type="text">
          {t('reassign.withdraw')}
        </Button>
      </Popconfirm>
    </>
  );
}
