import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { firstOf, type Search } from '../../../client/address.ts';
import { useAddress } from '../../../ui/use-address.ts';

export const VIEWS = ['form', 'text', 'both'] as const;
export type View = (typeof VIEWS)[number];
export const TOOLS = ['try', 'examples', 'problems', 'none'] as const;
export type Tool = (typeof TOOLS)[number];

/** Which file is open, how it is shown, and what of it; all of it stands in the address. */
export function useEditorAddress(firstPath: string) {
  const { search } = useAddress();
  const navigate = useNavigate();
  // Looking around in an editor leaves no trail: going back leaves it.
  const change = useCallback(
    (part: Search) =>
      void navigate({
        to: '.',
        search: (before: Search) =>
          Object.fromEntries(
            Object.entries({ ...before, ...part }).filter(([, value]) => value !== undefined),
          ),
        replace: true,
        resetScroll: false,
      } as never),
    [navigate],
  );
  const view = VIEWS.find((one) => one === firstOf(search['view'])) ?? 'form';
  const tool = TOOLS.find((one) => one === firstOf(search['tool'])) ?? 'examples';
  return {
    path: firstOf(search['file']) ?? firstPath,
    view: view as View,
    tool: tool as Tool,
    /** The rule, criterion or signal that is open. */
    chosen: firstOf(search['at']),
    change,
  };
}
