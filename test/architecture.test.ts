import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { projectRoot } from '../src/infra/project-root.ts';
import { circles, type SourceFile, violations } from './architecture/imports.ts';
import { LAYERS, NESTED } from './architecture/rules.ts';

const FOLDERS = ['src', 'projections', 'graphql', 'examples', 'bench'];

const files: readonly SourceFile[] = FOLDERS.flatMap((folder) =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .map((path) => ({ path, text: readFileSync(join(projectRoot, path), 'utf8') })),
);

describe('the architecture', () => {
  test('has every arrow pointing inward', () => {
    expect(violations(files, LAYERS)).toEqual([]);
  });

  test('has no circles', () => {
    expect(circles(files, NESTED)).toEqual([]);
  });

  const planted: readonly [string, string, string][] = [
    ['a database in the domain', 'src/domain/credit/decide.ts', "import pg from 'pg';"],
    ['a clock in the rules', 'src/rules/evaluate.ts', "import { setTimeout } from 'node:timers';"],
    ['infrastructure in the application', 'src/app/access.ts', "export * from '../infra/database.ts';"],
    ['Nest in the log', 'src/infra/log/postgres-log.ts', "import { Injectable } from '@nestjs/common';"],
    ['the database in a resolver', 'graphql/license/license.resolvers.ts', "await import('pg');"],
    ['a driver in a projection', 'projections/audit_trail/read.ts', "import { Pool } from 'pg';"],
    ['a folder of odds and ends', 'src/utils/strings.ts', ''],
  ];
  test.each(planted)('does not let in %s', (_what, path, text) => {
    expect(violations([{ path, text }], LAYERS)).toHaveLength(1);
  });

  test('finds a circle, and lets types nest in each other where they may', () => {
    const a = { path: 'src/app/a.ts', text: "import { b } from './b.ts';" };
    const b = { path: 'src/app/b.ts', text: "import { a } from './a.ts';" };
    const ofTypes = { ...b, text: "import type { a } from './a.ts';" };
    const circle = ['src/app/a.ts -> src/app/b.ts -> src/app/a.ts'];
    expect(circles([a, b], NESTED)).toEqual(circle);
    expect(circles([a, ofTypes], NESTED)).toEqual(circle);
    expect(circles([a, ofTypes], /^src\/app\//)).toEqual([]);
    expect(circles([a, b], /^src\/app\//)).toEqual(circle);
  });
});
