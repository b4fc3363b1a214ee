import { Button, Dropdown, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ReviewSummary, useAssign, useReviewers, useWithdraw } from '../../client/reviews.ts';

interface ReassignProps {
  readonly review: Pick<ReviewSummary, 'id' | 'reviewer' | 'calibration'>;
  /** Where it is told why it was not done. */
  readonly tell: (failure: unknown) => void;
  readonly withdrawn?: () => void;
}

const FREE = '';

/** For who manages: an open review goes to somebody else, to whoever is free, or is taken back. */
export function Reassign({ review: { id, reviewer, calibration }, tell, withdrawn }: ReassignProps) {
  const { t } = useTranslation('reviews');
  const { data } = useReviewers();
  const assign = useAssign();
  const withdraw = useWithdraw();
  const others = (data?.reviewers ?? []).filter(({ userId }) => `user:${userId}` !== reviewer);
  return (
    <>
      {/* Ratings of a session stay with their raters. */}
      {calibration === null && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              ...others.map(({ userId, name, open }) => ({
                key: userId,
                label: t('drawn.reviewer', { name, open }),
              })),
              ...(reviewer === null ? [] : [{ key: FREE, label: t('reassign.toFree') }]),
            ],
            onClick: ({ key }) =>
              assign.mutate({ id, reviewer: key === FREE ? null : key }, { onError: tell }),
          }}
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
