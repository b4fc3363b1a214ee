import type { z } from 'zod';
import type { members } from '#contract/api/people.ts';

export type Member = z.output<typeof members>['members'][number];
