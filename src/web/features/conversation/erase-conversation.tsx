import { DeleteOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Search } from '../../client/address.ts';
import { useErase } from '../../client/erasure.ts';
import { useMay } from '../../client/me.ts';

interface EraseConversationProps {
  readonly id: string;
  /** What the address says of the list that led here. */
  readonly list: Search;
  /** Says what went wrong. */
  readonly tell: (failure: unknown) => void;
}

/** Takes the conversation away for good, for those who may; the list, which comes after it, says so. */
export function EraseConversation({ id, list, tell }: EraseConversationProps) {
  const { t } = useTranslation('conversation');
  const navigate = useNavigate();
  const mayErase = useMay('customers.erase');
  const { mutate, isPending } = useErase(({ backups }) =>
    navigate({
      to: '/conversations',
      search: list,
      state: { erased: { id, backups } },
      // Going back from there would lead to a page of nothing.
      replace: true,
    } as never),
  );
  if (!mayErase) return null;
  const erase = () => mutate({ ids: [id] }, { onError: tell });
  return (
    <Popconfirm
      title={t('erase.sure')}
      okText={t('erase.act')}
      cancelText={t('cancel')}
      okButtonProps={{ danger: true }}
      onConfirm={erase}
    >
      <Button
        danger
        icon={<DeleteOutlined />}
        loading={isPending}
        aria-label={t('erase.open')}
        title={t('erase.open')}
      />
    </Popconfirm>
  );
}
