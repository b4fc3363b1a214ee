import { useSyncExternalStore } from 'react';
import { PALETTES, type ThemeName } from './palette.ts';

/** `system` follows the machine's own setting. */
export type ThemeChoice = ThemeName | 'system';

const KEPT = 'tingzhen-theme';
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let choice = read();

export function themeChoice(): ThemeChoice {
  return choice;
}

export function chooseTheme(chosen: ThemeChoice): void {
  choice = chosen;
  if (chosen === 'system') localStorage.removeItem(KEPT);
  else localStorage.setItem(KEPT, chosen);
  apply();
}

export function useTheme(): ThemeName {
  return useSyncExternalStore(subscribe, themeName);
}

export function startTheme(): void {
  prefersDark.addEventListener('change', apply);
  apply();
}

function themeName(): ThemeName {
  if (choice !== 'system') return choice;
  return prefersDark.matches ? 'dark' : 'light';
}

/** The colours become custom properties, which every style sheet reads. */
function apply(): void {
  const name = themeName();
  const root = document.documentElement;
  root.dataset['theme'] = name;
  root.style.colorScheme = name;
  for (const [colour, value] of Object.entries(PALETTES[name])) root.style.setProperty(`--${colour}`, value);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): ThemeChoice {
  const kept = localStorage.getItem(KEPT);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}
