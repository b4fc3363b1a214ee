/**
 * The doors between the rooms. A broken rule fails the build.
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A cycle means that two files are one file.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'core-imports-only-core',
      severity: 'error',
      comment: 'Core is pure and runs in the browser: no other room, no Node built-in.',
      from: { path: '^src/core/', pathNot: '[.]test[.]ts$' },
      to: { pathNot: ['^src/core/', '^node_modules/(zod|yaml|re2js|opencc-js|@eslint-community/regexpp)/'] },
    },
    {
      name: 'contract-imports-core',
      severity: 'error',
      from: { path: '^src/contract/', pathNot: '[.]test[.]ts$' },
      to: { pathNot: ['^src/(contract|core)/', '^node_modules/zod/'] },
    },
    {
      name: 'adapters-stay-apart',
      severity: 'error',
      comment: 'An adapter knows core, contract and its driver, never another adapter.',
      from: { path: '^src/adapters/([^/]+)/', pathNot: '[.]test[.]ts$' },
      to: { path: '^src/', pathNot: ['^src/(core|contract)/', '^src/adapters/$1/'] },
    },
    {
      name: 'use-cases-get-adapters-as-arguments',
      severity: 'error',
      from: { path: '^src/app/usecases/', pathNot: '[.]test[.]ts$' },
      to: { path: '^src/', pathNot: '^src/(core|contract|app/usecases)/' },
    },
    {
      name: 'only-boot-builds-adapters',
      severity: 'error',
      from: {
        path: '^src/app/',
        pathNot: [
          '^src/app/boot(-service|-live|-thread|-topics-thread|-hearing-thread)?[.]ts$',
          '[.]test[.]ts$',
        ],
      },
      to: { path: '^src/adapters/' },
    },
    {
      name: 'web-imports-contract-and-core',
      severity: 'error',
      from: { path: '^src/web/', pathNot: '[.]test[.]ts$' },
      to: { path: '^src/', pathNot: '^src/(web|contract|core)/' },
    },
    {
      name: 'nothing-shipped-imports-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: '[.]test[.]ts$' },
      to: { path: ['^(test|bench)/', '[.]test[.]ts$'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
