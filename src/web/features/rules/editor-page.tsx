import { useParams } from '@tanstack/react-router';
import { PageLoading } from '../../ui/states/page-loading.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { Editor } from './editor/editor.tsx';
import { useVersion } from './rulebooks.ts';

/** One version of a rulebook: a draft to write in, another one to look at. */
export default function EditorPage() {
  const { rulebook, version } = useParams({ strict: false }) as { rulebook: string; version: string };
  const { data, error, refetch } = useVersion(rulebook, Number(version));
  if (error !== null && data === undefined)
    return <Problem failure={error} retry={() => void refetch()} isPage />;
  if (data === undefined) return <PageLoading />;
  return <Editor key={`${data.rulebook}@${data.version}/${data.state}`} loaded={data} />;
}
