import { useParams } from '@tanstack/react-router';
import { useReducer } from 'react';
import { useMembership } from '../../client/me.ts';
import { Refused } from '../../client/problem.ts';
import { PageLoading } from '../../ui/states/page-loading.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { GoneDraft } from './draft/gone-draft.tsx';
import { forget, isSame, keyOf, readKept } from './draft/kept-draft.ts';
import { Editor } from './editor/editor.tsx';
import { useVersion } from './rulebooks.ts';

/** One version of a rulebook: a draft to write in, another one to look at. */
export default function EditorPage() {
  const { rulebook, version } = useParams({ strict: false }) as { rulebook: string; version: string };
  const { data, error, refetch } = useVersion(rulebook, Number(version));
  const key = keyOf(useMembership().organisation, rulebook, Number(version));
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const isNone =
    data === undefined ? error instanceof Refused && error.status === 404 : data.state !== 'draft';
  const kept = isNone ? readKept(key) : null;
  if (kept !== null && !isSame(kept.files, data?.files ?? [])) {
    const drop = () => {
      forget(key);
      redraw();
    };
    return <GoneDraft rulebook={rulebook} kept={kept} state={data?.state} forget={drop} />;
  }
  if (error !== null && data === undefined)
    return <Problem failure={error} retry={() => void refetch()} isPage />;
  if (data === undefined) return <PageLoading />;
  return <Editor key={`${data.rulebook}@${data.version}/${data.state}`} loaded={data} />;
}
