import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { onTitle } from '../../ui/page/title.ts';
import { movesFocus } from './moves-focus.ts';

/**
 * Does for whoever comes to another page what a browser does with another document: the keyboard begins at its content,
 * and a screen reader hears what it is called.
 */
export function Arrival({ content }: { readonly content: string }) {
  const router = useRouter();
  const [title, setTitle] = useState('');
  useEffect(() => {
    let before: Element | null = null;
    let hasMoved = false;
    const ends = [
      router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
        if (fromLocation === undefined || !pathChanged) return;
        before = document.activeElement;
        hasMoved = true;
        setTitle('');
      }),
      router.subscribe('onRendered', ({ fromLocation, toLocation }) => {
        const page = document.getElementById(content);
        const now = document.activeElement;
        const isInContent = page !== now && page?.contains(now) === true;
        const isInDialogue = now?.closest('dialog, [role="dialog"]') != null;
        const focus = { before, now, isInContent, isInDialogue };
        if (movesFocus(fromLocation?.pathname, toLocation.pathname, focus))
          page?.focus({ preventScroll: true });
      }),
      onTitle((shown) => {
        if (hasMoved) setTitle(shown);
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [router, content]);
  return (
    <p className="hidden" aria-live="polite" data-title>
      {title}
    </p>
  );
}
