import { expect, test } from 'vitest';
import { labelled, placed } from './map-places.ts';

const topic = (id: string, x: number, y: number, size: number) => ({ id, x, y, size });

test('four times the conversations have four times the area, and all circles stay on the map', () => {
  const places = placed([topic('a', -1, -1, 100), topic('b', 1, 1, 400)], 800, 500);
  const [b, a] = places;
  expect(b!.radius / a!.radius).toBeCloseTo(2);
  for (const { x, y, radius } of places) {
    expect(x - radius).toBeGreaterThanOrEqual(0);
    expect(x + radius).toBeLessThanOrEqual(800);
    expect(y - radius).toBeGreaterThanOrEqual(0);
    expect(y + radius).toBeLessThanOrEqual(500);
  }
  // What lies higher by its coordinates lies higher on the screen.
  expect(b!.y).toBeLessThan(a!.y);
});

test('a lone topic lies in the middle', () => {
  expect(placed([topic('a', 0.3, -0.2, 5)], 800, 500)[0]).toMatchObject({ x: 400, y: 250 });
});

test('of names that would cover each other the larger topic keeps its own', () => {
  const places = placed(
    [topic('small', 0.01, 0, 80), topic('large', 0, 0, 90), topic('far', 1, 1, 1), topic('left', -1, -1, 1)],
    800,
    500,
  );
  const named = labelled(places);
  expect(named).toContain('large');
  expect(named).toContain('far');
  expect(named).not.toContain('small');
});
