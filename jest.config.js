import { compilerOptions } from './test/support/typescript/compiler.mjs';

const everyProject = {
  // Tests run in a context of their own, in which finding these, thousands of times a second, is slow.
  sandboxInjectedGlobals: ['Math', 'Number', 'isNaN'],
  testEnvironment: '<rootDir>/test/support/environment.mjs',
  roots: ['<rootDir>/test'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', compilerOptions] },
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
