import fc from 'fast-check';

/**
 * Properties are tried on the same examples in every run, so that a change is judged by what it changed. Other
 * examples, and more, are for whoever hunts: `PROPERTY_SEED=$RANDOM PROPERTY_RUNS=5000 npx vitest run src/core`.
 */
fc.configureGlobal({
  seed: Number(process.env['PROPERTY_SEED'] ?? 20_260_101),
  ...(process.env['PROPERTY_RUNS'] ? { numRuns: Number(process.env['PROPERTY_RUNS']) } : {}),
});
