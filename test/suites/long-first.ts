import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, by the clock: begun last, one of them would keep a single processor busy at the end. */
const LONGEST = [
  'test/e2e/store-outages.test.ts',
  'test/e2e/killed-service.test.ts',
  'test/e2e/service-faults.test.ts',
  'src/app/cli/service-commands.test.ts',
  'test/e2e/reviews.test.ts',
  'test/e2e/insights.test.ts',
  'test/e2e/app.test.ts',
  'test/e2e/conversations.test.ts',
  'test/e2e/rules.test.ts',
];

/**
 * The same order in every run, also in the first one of a fresh copy: what takes long, then what shares workers, file
 * upon file, and the shortest at the end.
 */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files
      .map((file) => ({ file, place: placeOf(file, this.ctx.config.root) }))
      .sort(({ place: a }, { place: b }) => {
        const differing = a.findIndex((part, index) => part !== b[index]);
        return differing < 0 ? 0 : a[differing]! < b[differing]! ? -1 : 1;
      })
      .map(({ file }) => file);
  }
}

function placeOf({ project, moduleId }: TestSpecification, root: string): readonly (number | string)[] {
  const path = relative(root, moduleId);
  const known = LONGEST.indexOf(path);
  const isLong = known >= 0;
  const turn = project.name === 'pure' ? 3 : project.name === 'stack' ? 1 : isLong ? 0 : 2;
  return [turn, isLong ? known : LONGEST.length, path.startsWith('test/e2e/') ? 0 : 1, path];
}
