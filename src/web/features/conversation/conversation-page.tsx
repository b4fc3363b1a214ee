import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useConversation } from '../../client/conversations.ts';
import { useDocumentTitle } from '../../ui/page/page.tsx';
import { PageLoading } from '../../ui/states/page-loading.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { ConversationView } from './conversation-view.tsx';

/** One conversation with everything that was found in it, and what people say of that. */
export default function ConversationPage() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const [revealed, setRevealed] = useState<{ readonly id: string; readonly reason: string }>();
  // Whoever goes on to another conversation says anew why they have to see whose it is.
  const reason = revealed?.id === id ? revealed.reason : undefined;
  const { data, error, refetch } = useConversation(id, reason);
  useDocumentTitle(id);
  if (error !== null && data === undefined)
    return <Problem failure={error} retry={() => void refetch()} isPage />;
  if (data === undefined) return <PageLoading />;
  return (
    <ConversationView
      key={id}
      detail={data}
      reason={reason}
      reveal={(why) => setRevealed(why === null ? undefined : { id, reason: why })}
    />
  );
}
