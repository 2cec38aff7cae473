import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../src/infra/project-root.ts';
import { rosterFiles } from './roster.ts';

/** `npm run examples -- [folder]` writes the example roster anew; the same text every time. */
const [folder = join(projectRoot, 'examples/roster')] = process.argv.slice(2);
if (folder.startsWith('-'))
  throw new RangeError(`There is no option ${folder}: npm run examples -- [folder]`);
await mkdir(folder, { recursive: true });
for (const [kind, text] of rosterFiles(join(projectRoot, 'examples/hard-educators.yaml'))) {
  const path = join(folder, `${kind}.csv`);
  await writeFile(path, text);
  process.stdout.write(`${path}: ${text.split('\n').length - 2} rows\n`);
}
