import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';

interface SureProps {
  /** On the button. */
  readonly word: string;
  /** What happens when it is done. */
  readonly consequence: string;
  /** For whoever does not see which row the button stands in. */
  readonly label: string;
  readonly isBusy?: boolean;
  readonly act: () => void;
}

/** Something that cannot be taken back: said once more before it is done. */
export function Sure({ word, consequence, label, isBusy = false, act }: SureProps) {
  const { t } = useTranslation('settings');
  return (
    <Popconfirm
      title={consequence}
      okText={word}
      cancelText={t('cancel')}
      okButtonProps={{ danger: true }}
      onConfirm={act}
    >
      <Button type="text" size="small" danger loading={isBusy} aria-label={label}>
        {word}
      </Button>
    </Popconfirm>
  );
}
