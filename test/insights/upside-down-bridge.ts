import type { LanguageBridge } from '#core/insights/language-bridge.ts';

/** Between two languages of which English has the Chinese vectors of that width upside down. */
export function upsideDownBridge(width: number): LanguageBridge {
  const identity = (sign: number) =>
    Float32Array.from({ length: width * width }, (_, i) => (i % (width + 1) === 0 ? sign : 0));
  return {
    parts: width,
    sides: {
      zh: { mean: new Float32Array(width), matrix: identity(1) },
      en: { mean: new Float32Array(width), matrix: identity(-1) },
    },
  };
}
