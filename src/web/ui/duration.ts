/** How long something took, as words say it: the key below `duration` and what stands in it. */
export type DurationParts =
  | { readonly key: 's' | 'min' | 'h' | 'd'; readonly n: number }
  | { readonly key: 'minS'; readonly n: number; readonly s: number }
  | { readonly key: 'hMin'; readonly n: number; readonly m: number };

/** Rounded before it is divided: there is no 60th second. */
export function durationParts(ms: number): DurationParts {
  const tenths = Math.round(ms / 100);
  if (tenths < 600) return { key: 's', n: tenths / 10 };
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return seconds % 60 === 0 ? { key: 'min', n: minutes } : { key: 'minS', n: minutes, s: seconds % 60 };
  }
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return { key: 'd', n: hours / 24 };
  return minutes % 60 === 0 ? { key: 'h', n: hours } : { key: 'hMin', n: hours, m: minutes % 60 };
}
