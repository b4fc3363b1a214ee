import { expect, test } from 'vitest';
import { Spectrum } from './spectrum.ts';

test.each([64, 80, 400])('powers of %i samples are those of the definition', (size) => {
  const samples = Float32Array.from(
    { length: size },
    (_, i) => Math.sin(i * 0.7) + 0.3 * Math.cos(i * 2.1) + (i % 5) / 10,
  );
  const found = new Float32Array(size / 2);
  new Spectrum(size).powers(samples, found);
  for (let k = 0; k < size / 2; k++) {
    let [real, imaginary] = [0, 0];
    for (const [i, sample] of samples.entries()) {
      const weighted = sample * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size));
      real += weighted * Math.cos((2 * Math.PI * i * k) / size);
      imaginary -= weighted * Math.sin((2 * Math.PI * i * k) / size);
    }
    expect(found[k]).toBeCloseTo(real * real + imaginary * imaginary, 2);
  }
});

test('a spectrum can be taken again and again', () => {
  const spectrum = new Spectrum(128);
  const samples = Float32Array.from({ length: 128 }, (_, i) => Math.sin((2 * Math.PI * 9 * i) / 128));
  const [first, second] = [new Float32Array(64), new Float32Array(64)];
  spectrum.powers(samples, first);
  spectrum.powers(new Float32Array(128), second);
  spectrum.powers(samples, second);
  expect(second).toEqual(first);
  expect(first.indexOf(Math.max(...first))).toBe(9);
});
