/** What somebody began to write and has not sent, as long as the page is open. */
const begun = new Map<string, string>();

export function unsent(place: string): string {
  return begun.get(place) ?? '';
}

/** Keeps it for when the field is opened again; nothing is kept of an empty one. */
export function keepUnsent(place: string, text: string): void {
  if (text.trim() === '') begun.delete(place);
  else begun.set(place, text);
}
