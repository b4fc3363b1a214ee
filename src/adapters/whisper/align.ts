/** Neighbouring steps over which attention is smoothed. */
const MEDIAN = 7;

/**
 * When each token begins, in steps of the sound: attention of the heads that follow the sound, each step compared with
 * what other tokens make of it, smoothed, averaged, and warped in time so that neither tokens nor steps go back
 * (after the timing of OpenAI's Whisper).
 * @param scores heads × tokens × all steps, before the softmax
 * @param steps how many of them hold sound
 * @returns one number for each token
 */
export function beginningsOf(
  scores: Float32Array,
  heads: number,
  tokens: number,
  allSteps: number,
  steps: number,
): Int32Array {
  const mean = new Float32Array(tokens * steps);
  for (let head = 0; head < heads; head++) {
    const shares = new Float32Array(tokens * steps);
    for (let token = 0; token < tokens; token++) {
      const from = (head * tokens + token) * allSteps;
      shares.set(softmax(scores.subarray(from, from + steps)), token * steps);
    }
    standardise(shares, tokens, steps);
    for (let token = 0; token < tokens; token++) {
      const smooth = medians(shares.subarray(token * steps, (token + 1) * steps));
      for (let step = 0; step < steps; step++) mean[token * steps + step]! += smooth[step]! / heads;
    }
  }
  return warp(mean, tokens, steps);
}

function softmax(scores: Float32Array): Float32Array {
  let largest = Number.NEGATIVE_INFINITY;
  for (const score of scores) largest = Math.max(largest, score);
  const shares = scores.map((score) => Math.exp(score - largest));
  let sum = 0;
  for (const share of shares) sum += share;
  return shares.map((share) => share / sum);
}

/** Of each step, over the tokens: mean 0, deviation 1. */
function standardise(shares: Float32Array, tokens: number, steps: number): void {
  for (let step = 0; step < steps; step++) {
    let sum = 0;
    let squares = 0;
    for (let token = 0; token < tokens; token++) {
      const share = shares[token * steps + step]!;
      sum += share;
      squares += share * share;
    }
    const mean = sum / tokens;
    const deviation = Math.sqrt(Math.max(0, squares / tokens - mean * mean)) || 1;
    for (let token = 0; token < tokens; token++) {
      const at = token * steps + step;
      shares[at] = (shares[at]! - mean) / deviation;
    }
  }
}

/** At the ends the row is mirrored. */
function medians(row: Float32Array): Float32Array {
  const half = MEDIAN >> 1;
  if (row.length <= half) return row;
  const window = new Float32Array(MEDIAN);
  return row.map((_, at) => {
    for (let i = -half; i <= half; i++) {
      let from = Math.abs(at + i);
      if (from >= row.length) from = 2 * (row.length - 1) - from;
      window[i + half] = row[from]!;
    }
    return window.sort()[half]!;
  });
}

/** Dynamic time warping along the highest values; the first step of each token. */
function warp(values: Float32Array, tokens: number, steps: number): Int32Array {
  const width = steps + 1;
  const cost = new Float64Array((tokens + 1) * width).fill(Number.POSITIVE_INFINITY);
  const came = new Uint8Array((tokens + 1) * width);
  cost[0] = 0;
  for (let token = 1; token <= tokens; token++) {
    for (let step = 1; step <= steps; step++) {
      const at = token * width + step;
      const both = cost[at - width - 1]!;
      const down = cost[at - width]!;
      const along = cost[at - 1]!;
      const least = Math.min(both, down, along);
      came[at] = least === both ? BOTH : least === down ? DOWN : ALONG;
      cost[at] = least - values[(token - 1) * steps + step - 1]!;
    }
  }
  const beginnings = new Int32Array(tokens);
  for (let token = tokens, step = steps; token > 0; ) {
    beginnings[token - 1] = Math.max(0, step - 1);
    const move = step === 0 ? DOWN : came[token * width + step];
    if (move !== ALONG) token--;
    if (move !== DOWN) step--;
  }
  return beginnings;
}

const BOTH = 0;
const DOWN = 1;
const ALONG = 2;
