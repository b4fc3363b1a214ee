import { useEffect, useRef } from 'react';

const CHOOSERS = '[role="tablist"], [role="radiogroup"], [role="menu"], [role="combobox"]';

/** Keys of a page: they hold while nobody writes, and nothing else takes them. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target as HTMLElement;
      if (target.closest('input, textarea, select, [contenteditable], [role="listbox"], dialog') !== null)
        return;
      // On a button or link, Enter is its own, on a button also the space bar, and arrows where one chooses with them.
      if (event.key === 'Enter' && target.closest('a, button, [tabindex="0"]') !== null) return;
      if (event.key === ' ' && target.closest('button, summary, [role="button"]') !== null) return;
      if (event.key.startsWith('Arrow') && target.closest(CHOOSERS) !== null) return;
      const act = latest.current[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, []);
}
