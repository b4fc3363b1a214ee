import { useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WhyNot } from '../../../ui/states/why-not.tsx';
import { RULEBOOKS, retireVersion, type Version } from '../rulebooks.ts';

/** Switches an active version off after saying what that means. */
export function RetireVersion({ version }: { readonly version: Pick<Version, 'rulebook' | 'version'> }) {
  const { t } = useTranslation('rules');
  const queries = useQueryClient();
  const [failure, setFailure] = useState<unknown>(null);
  const retire = async () => {
    setFailure(null);
    try {
      await retireVersion(version);
    } catch (refusal) {
      setFailure(refusal);
    }
    void queries.invalidateQueries({ queryKey: RULEBOOKS });
    void queries.invalidateQueries({ queryKey: ['labels'] });
  };
  return (
    <>
      <Popconfirm
        title={t('retire.sure', { rulebook: version.rulebook, version: version.version })}
        description={t('retire.note')}
        okText={t('retire.do')}
        cancelText={t('retire.cancel')}
        okButtonProps={{ danger: true }}
        onConfirm={retire}
      >
        <Button type="text" danger size="small">
          {t('retire.do')}
        </Button>
      </Popconfirm>
      <WhyNot failure={failure} />
    </>
  );
}
