const listeners = new Set<(title: string) => void>();

/** What the browser's tab calls the page. */
export function showTitle(title: string): void {
  document.title = title;
  for (const listener of listeners) listener(title);
}

export function onTitle(listener: (title: string) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
