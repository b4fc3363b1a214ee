import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Problem } from '../../../ui/states/problem.tsx';
import { Panel } from './section.tsx';

/** What is shown while something is on its way, where it cannot be had, and once it is there. */
export function Loaded<Data>({
  query,
  rows = 4,
  children,
}: {
  readonly query: UseQueryResult<Data>;
  readonly rows?: number;
  readonly children: (data: Data) => ReactNode;
}) {
  const { data, error, refetch } = query;
  if (data !== undefined) return children(data);
  return (
    <Panel>
      {error === null ? (
        <Skeleton active title={false} paragraph={{ rows }} />
      ) : (
        <Problem failure={error} retry={() => void refetch()} />
      )}
    </Panel>
  );
}
