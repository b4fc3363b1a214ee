import type { RulebookFile } from '../engine/files.ts';

/** Text that has been written and not saved, as this browser keeps it. */
export interface KeptDraft {
  /** The one that it was written on. */
  readonly revision: number;
  readonly files: readonly RulebookFile[];
  /** When it was last written to, ISO 8601. */
  readonly at: string;
}

export function keyOf(organisation: string, rulebook: string, version: number): string {
  return `tingzhen-draft:${organisation}:${rulebook}@${version}`;
}

export function readKept(key: string): KeptDraft | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as KeptDraft | null;
  } catch {
    return null;
  }
}

/** False where the browser has no room for it. */
export function keep(key: string, draft: KeptDraft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function forget(key: string): void {
  localStorage.removeItem(key);
}

export function isSame(one: readonly RulebookFile[], other: readonly RulebookFile[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ path, text }, index) => other[index]?.path === path && other[index]?.text === text)
  );
}
