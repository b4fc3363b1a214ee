import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const linesOf = (name: string) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
const pairSchema = z.strictObject({ a: z.string().min(1), b: z.string().min(1), same: z.boolean() });

describe('questions in Chinese', () => {
  const pairs = linesOf('zh-pairs.jsonl').map((line) => pairSchema.parse(JSON.parse(line)));

  it('has no question twice', () => {
    const questions = linesOf('zh.txt');
    expect(questions.filter((question) => question.trim() === '')).toEqual([]);
    expect(new Set(questions).size).toBe(questions.length);
  });

  it('has no pair twice, and none of one text with itself', () => {
    expect(pairs.filter(({ a, b }) => a === b)).toEqual([]);
    expect(new Set(pairs.map(({ a, b }) => [a, b].sort().join('\n'))).size).toBe(pairs.length);
  });

  it('has as many that ask the same as such as only look alike, or nearly', () => {
    const same = pairs.filter((pair) => pair.same).length;
    expect(same / pairs.length).toBeGreaterThan(0.4);
    expect(same / pairs.length).toBeLessThan(0.6);
  });
});

describe('posts in Chinese', () => {
  it('are told once each, with an id of their own', () => {
    const posts = linesOf('../posts/zh.jsonl').map(
      (line) => JSON.parse(line) as { id: string; text: string },
    );
    expect(new Set(posts.map(({ id }) => id)).size).toBe(posts.length);
    expect(new Set(posts.map(({ text }) => text)).size).toBe(posts.length);
  });
});
