import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../src/infra/project-root.ts';
import { openWorld, type World } from '../stories/world.ts';
import { type Example, guideThrough } from './guide.ts';
import { operationsOfSchema } from './operations.ts';
import { masked, pageOf } from './page.ts';
import { STOPS } from './stops.ts';

const FOLDER = join(projectRoot, 'docs/api');
const operations = operationsOfSchema();
/** Set by `npm run api-pages`, which writes what has changed instead of holding it against the pages. */
const isWriting = process.env['API_PAGES'] === 'write';

let world: World;
let examples: readonly Example[];
beforeAll(async () => {
  world = await openWorld({ states: ['TN', 'OH', 'PA'], today: '2024-07-01' });
  const guide = guideThrough(world);
  for (const stop of STOPS) await stop(guide);
  examples = guide.examples;
  if (isWriting) await write();
}, 120_000);
afterAll(() => world.close());

const examplesOf = (name: string) => examples.filter(({ operation }) => operation === name);
const pathOf = (name: string) => join(FOLDER, `${name}.md`);

async function write(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  for (const operation of operations) {
    const path = pathOf(operation.name);
    const page = pageOf(operation, examplesOf(operation.name));
    const before = existsSync(path) ? await readFile(path, 'utf8') : '';
    if (masked(before) !== masked(page)) await writeFile(path, page);
  }
  const known = new Set(operations.map(({ name }) => `${name}.md`));
  for (const name of await readdir(FOLDER)) if (!known.has(name)) await rm(join(FOLDER, name));
}

describe('a tour of the interface', () => {
  test.each(operations)('shows $name', ({ name }) => {
    expect(examplesOf(name).length).toBeGreaterThan(0);
  });

  test.each(operations)('answers as the page of $name says', async (operation) => {
    const page = pageOf(operation, examplesOf(operation.name));
    const written = existsSync(pathOf(operation.name)) ? await readFile(pathOf(operation.name), 'utf8') : '';
    // If the difference is meant, `npm run api-pages` writes it.
    expect(masked(written)).toBe(masked(page));
  });

  test('has a page for every operation and for nothing else', async () => {
    expect((await readdir(FOLDER)).sort()).toEqual(operations.map(({ name }) => `${name}.md`).sort());
  });
});
