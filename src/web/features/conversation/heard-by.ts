const KNOWN = ['lexicon', 'structure', 'examples', 'pii'] as const;
export type Listener = (typeof KNOWN)[number] | 'model';

/** Who told a signal, by the name of its detector: `listener-1+lexicon` are a language model and words together. */
export function heardBy(detector: string): readonly Listener[] {
  const listeners = detector.split('+').map((part) => KNOWN.find((one) => one === part) ?? 'model');
  return [...new Set(listeners)];
}
