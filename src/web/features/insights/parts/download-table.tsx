import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Search, stringifySearch } from '../../../client/address.ts';
import { send } from '../../../client/ask.ts';
import { keepFile } from '../../../client/export.ts';
import { Refusal } from '../../settings/parts/refusal.tsx';

interface DownloadTableProps {
  readonly path: string;
  readonly query?: Search;
  /** Of the file, without its ending. */
  readonly name: string;
}

/** Takes what is listed out as a table. */
export function DownloadTable({ path, query = {}, name }: DownloadTableProps) {
  const { t } = useTranslation('insights');
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);
  const take = async () => {
    setRunning(true);
    setFailure(null);
    try {
      const response = await send(`${path}${stringifySearch(query)}`, {});
      keepFile(await response.blob(), `${name}-${new Date().toISOString().slice(0, 10)}.csv`);
    } catch (problem) {
      setFailure(problem as Error);
    } finally {
      setRunning(false);
    }
  };
  return (
    <>
      {failure !== null && <Refusal failure={failure} />}
      <Button icon={<DownloadOutlined />} loading={isRunning} onClick={() => void take()}>
        {t('csv')}
      </Button>
    </>
  );
}
