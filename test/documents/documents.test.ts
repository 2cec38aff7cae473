import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { VARIABLES } from '../../src/config.ts';
import { projectRoot } from '../../src/infra/project-root.ts';
import { brokenLinks, brokenPaths, documents, scriptsNamed, variablesNamed } from './documents.ts';
import { readText } from './compose-file.ts';

const { scripts } = JSON.parse(readText('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

describe.each(documents())('%s', (path) => {
  const text = readText(path);

  test('links to files that exist', () => {
    expect(brokenLinks(path, text)).toEqual([]);
  });

  test('names paths that exist', () => {
    expect(brokenPaths(text)).toEqual([]);
  });

  test('names scripts that package.json has', () => {
    expect(scriptsNamed(text).filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('the documents', () => {
  // Upper-case words in backticks that are no variables of ours.
  const OTHERS = [
    'TOKEN',
    'FAULT_SEED',
    'TEST_DATA_ROOT',
    'EVENTSTORE_ADMIN_PASSWORD',
    'PERSONAL_FIELDS',
    'UNIQUE',
    'UPDATE',
    'DELETE',
    'TRUNCATE',
  ];

  // Elsewhere words in capitals are codes of the interface, letters of a state, or words of SQL.
  const ON_RUNNING = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/running.md', 'docs/import.md'];

  test.each(ON_RUNNING)('%s names only variables the ledger reads', (path) => {
    const named = variablesNamed(readText(path)).filter((name) => !OTHERS.includes(name));
    expect(named.filter((name) => !VARIABLES.includes(name))).toEqual([]);
  });

  test('explain every variable the ledger reads', () => {
    const explained = [...readText('docs/running.md').matchAll(/^\| `([A-Z][A-Z0-9_]*)` +\|/gm)].map(
      ([, name]) => name,
    );
    expect(explained.sort()).toEqual([...VARIABLES].sort());
  });

  test('map every folder that is in the repository', () => {
    const mapped = [...readText('README.md').matchAll(/^([\w.-]+)\/ {2,}\S/gm)].map(([, name]) => name);
    const folders = readdirSync(projectRoot, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^(\.|node_modules|dist|data|coverage)/.test(entry.name))
      // Git keeps no empty folders.
      .filter(({ name }) => readdirSync(join(projectRoot, name)).length > 0)
      .map(({ name }) => name);
    expect(mapped.sort()).toEqual(folders.sort());
  });

  test('list every decision', () => {
    const decisions = documents().filter((path) => /^docs\/decisions\/\d/.test(path));
    const index = readText('docs/decisions/README.md');
    const listed = [...index.matchAll(/\[\d{3}\]\((\d{3}-[\w-]+\.md)\)/g)].map(([, name]) => name);
    expect(listed.map((name) => `docs/decisions/${String(name)}`)).toEqual(decisions);
  });
});

describe('a check of the documents', () => {
  test('finds a link and a path that lead nowhere, a script and a variable that do not exist', () => {
    expect(
      brokenLinks('docs/a.md', '[one](../package.json) [two](missing.md) [three](https://example.org)'),
    ).toEqual(['missing.md']);
    expect(brokenPaths('`src/config.ts`, `src/missing.ts`, `policies/<state>/<strand>.yaml`, `n/a`')).toEqual(
      ['src/missing.ts'],
    );
    expect(scriptsNamed('`npm run missing -- x` and npm test')).toEqual(['missing', 'test']);
    expect(variablesNamed('`PORT`, `MISSING=1` and\nDATA_DIR=/tmp npm start')).toEqual([
      'PORT',
      'MISSING',
      'DATA_DIR',
    ]);
  });
});
