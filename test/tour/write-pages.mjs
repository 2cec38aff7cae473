// `npm run api-pages`: takes the tour and writes the pages of docs/api anew where they differ.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const jest = fileURLToPath(new URL('../../node_modules/jest/bin/jest.js', import.meta.url));
const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const { status } = spawnSync(process.execPath, [...flags, jest, 'test/tour'], {
  stdio: 'inherit',
  env: { ...process.env, API_PAGES: 'write' },
});
process.exitCode = status ?? 1;
