/** Numbers from 0 to 1, the same for the same seed. */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A unit vector near `centre` (or anywhere), `spread` times as much noise as signal. */
export function vectorNear(centre: Float32Array | undefined, spread: number, next: () => number, width = 32) {
  const vector = new Float32Array(width);
  for (let i = 0; i < width; i++) {
    const noise = Math.sqrt(-2 * Math.log(next() + 1e-12)) * Math.cos(2 * Math.PI * next());
    vector[i] = (centre?.[i] ?? 0) + (spread * noise) / Math.sqrt(width);
  }
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** Vectors of planted topics, one topic after the other, then vectors that are like no others (−1). */
export function plantTopics(sizes: readonly number[], noise: number, seed = 1, spread = 0.6) {
  const next = seededNumbers(seed);
  const vectors: Float32Array[] = [];
  const truth: number[] = [];
  const centres = sizes.map(() => vectorNear(undefined, 1, next));
  for (const [topic, size] of sizes.entries()) {
    for (let i = 0; i < size; i++) {
      vectors.push(vectorNear(centres[topic], spread, next));
      truth.push(topic);
    }
  }
  for (let i = 0; i < noise; i++) {
    vectors.push(vectorNear(undefined, 1, next));
    truth.push(-1);
  }
  return { vectors, truth, centres };
}

/** Share of pairs of members of planted topics that are together, or apart, in both. */
export function pairAgreement(truth: readonly number[], found: ArrayLike<number>): number {
  let agreed = 0;
  let pairs = 0;
  for (let i = 0; i < truth.length; i++) {
    for (let j = 0; j < i; j++) {
      if (truth[i]! < 0 || truth[j]! < 0) continue;
      pairs++;
      const together = found[i] === found[j] && found[i]! >= 0;
      if ((truth[i] === truth[j]) === together) agreed++;
    }
  }
  return agreed / pairs;
}
