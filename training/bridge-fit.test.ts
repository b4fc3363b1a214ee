import { describe, expect, it } from 'vitest';
import { acrossBridge } from '#core/insights/language-bridge.ts';
import { seededNumbers, vectorNear } from '../test/insights/planted-topics.ts';
import { fitBridge, symmetricEigen } from './bridge-fit.ts';

const WIDTH = 12;
const next = seededNumbers(3);
const meanings = Array.from({ length: 120 }, () => vectorNear(undefined, 1, next, WIDTH));
/** The same meaning as another encoder would lay it: its figures in another order, some with another sign. */
const told = (vector: Float32Array) =>
  vector.map((_, i) => (i % 3 === 0 ? -1 : 1) * vector[(5 * i + 2) % WIDTH]!);

describe('fitBridge', () => {
  it('brings what was said in one language next to what was said of the same in the other', () => {
    const bridge = fitBridge(
      { zh: meanings.slice(0, 90), en: meanings.slice(0, 90).map(told) },
      { parts: 8, stiffness: 0.001 },
    );
    const unseen = meanings.slice(90);
    const zh = unseen.map((vector) => acrossBridge(bridge, vector, 'zh')!);
    const en = unseen.map((vector) => acrossBridge(bridge, told(vector), 'en')!);
    const alike = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
    const found = zh.filter((one, i) =>
      en.every((other, j) => i === j || alike(one, other) < alike(one, en[i]!)),
    );
    expect(found.length).toBe(unseen.length);
  });

  it('has nothing to say of a vector of another width', () => {
    const bridge = fitBridge({ zh: meanings, en: meanings.map(told) }, { parts: 4, stiffness: 0.001 });
    expect(acrossBridge(bridge, new Float32Array(WIDTH + 1), 'zh')).toBeUndefined();
  });
});

describe('symmetricEigen', () => {
  it('finds the directions that a matrix only stretches', () => {
    const matrix = [Float64Array.of(2, 1), Float64Array.of(1, 2)];
    const { values, vectors } = symmetricEigen(matrix);
    expect([...values].toSorted((a, b) => a - b)).toEqual([expect.closeTo(1), expect.closeTo(3)]);
    for (const [k, value] of values.entries()) {
      const direction = vectors.map((row) => row[k]!);
      for (const [i, row] of matrix.entries()) {
        expect(row[0]! * direction[0]! + row[1]! * direction[1]!).toBeCloseTo(value * direction[i]!);
      }
    }
  });
});
