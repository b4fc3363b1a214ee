import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bundle } from './bundle.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tingzhen-bundle-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

test('modules are joined in order, each once, without types, and names of one do not reach another', () => {
  write(
    'main.ts',
    `import type { Unknown } from '#nowhere';\nimport { twice } from './a.ts';\nimport { LOG as log } from './log.ts';\nconst own: number = 4;\nlog.push(twice(own));\nglobalThis.result = log;\n`,
  );
  write(
    'a.ts',
    `import { LOG } from './log.ts';\nconst own = 2;\nexport function twice(n: number): number {\n  LOG.push('a');\n  return n * own;\n}\n`,
  );
  write('log.ts', `export const LOG: unknown[] = [];\n`);
  const context: { result?: unknown } = {};
  new Script(bundle(join(folder, 'main.ts')).replaceAll('globalThis', 'target')).runInNewContext({
    target: context,
  });
  expect(context.result).toEqual(['a', 8]);
});

test('a form of import that is not known is refused, not passed on', () => {
  write('main.ts', `import * as all from './a.ts';\n`);
  expect(() => bundle(join(folder, 'main.ts'))).toThrow(/not bundled/);
});

test("the report's own script is whole", () => {
  const main = fileURLToPath(new URL('../../../web/report/main.ts', import.meta.url));
  const script = bundle(main);
  expect(() => new Script(script)).not.toThrow();
  expect(script).not.toMatch(/^\s*(import|export)\b|<\/script|\binnerHTML\b/m);
});
