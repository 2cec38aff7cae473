import { compilerOptions } from './test/support/typescript/compiler.mjs';
import { COMPUTING } from './test/support/typescript/globals-at-hand.mjs';

/** Modules that tests spend much time in. */
const BUSY = 'zod|fast-check';

const everyProject = {
  // For what is no module; modules have them by their transform, which says why.
  sandboxInjectedGlobals: COMPUTING,
  testEnvironment: '<rootDir>/test/support/environment.mjs',
  roots: ['<rootDir>/test'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': ['<rootDir>/test/support/typescript/typescript-transform.mjs', compilerOptions],
    [`/node_modules/(${BUSY})/.+\\.js$`]: '<rootDir>/test/support/typescript/module-transform.mjs',
  },
  transformIgnorePatterns: [`/node_modules/(?!(${BUSY})/)`],
};

// Each file by itself; `npm test` runs most of them together, by jest.whole.config.js.
// A project's set-up runs only when one of its tests does: a pure test starts no database.
/** @type {import('jest').Config} */
export default {
  // No test is timed: this only ends what hangs, on a machine however busy.
  testTimeout: 180000,
  // Tests on a database often wait, for a server to start or a disk, so a third worker keeps two cores busy.
  maxWorkers: 3,
  projects: [
    {
      ...everyProject,
      displayName: 'pure',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/test/whole/', '\\.(db|e2e)\\.test\\.ts$'],
    },
    {
      ...everyProject,
      displayName: 'database',
      testMatch: ['**/*.db.test.ts', '**/*.e2e.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/test/whole/'],
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    },
  ],
};
