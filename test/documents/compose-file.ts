import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '../../src/infra/project-root.ts';

type Variables = Readonly<Record<string, string>>;

const service = z.object({
  image: z.string().optional(),
  build: z.string().optional(),
  environment: z.record(z.string(), z.string()),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z.object({ test: z.array(z.string()) }),
  read_only: z.boolean().default(false),
  profiles: z.array(z.string()).default([]),
  stop_grace_period: z.string().optional(),
});

/** What is only run when its profile is asked for. */
const optional = service.extend({
  image: z.string(),
  profiles: z.array(z.string()).min(1),
  entrypoint: z.array(z.string()).default([]),
  healthcheck: service.shape.healthcheck.optional(),
});

const compose = z.object({
  services: z.object({ postgres: service, ledger: service, projector: service }).catchall(optional),
  volumes: z.record(z.string(), z.unknown()),
});

export function readText(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8');
}

/** docker-compose.yml as it stands once its variables are filled in, as compose does it. */
export function readCompose(variables: Variables): z.output<typeof compose> {
  const text = interpolate(readText('docker-compose.yml'), variables);
  // Compose merges `<<`, which YAML 1.2 no longer knows.
  return compose.parse(parse(text, { merge: true }));
}

const REFERENCE = /\$\{(\w+)(?::([?-])([^}]*))?\}/g;

/** `${NAME:?message}` must be set, `${NAME:-default}` need not be. Throws as compose refuses. */
function interpolate(text: string, variables: Variables): string {
  return text.replace(REFERENCE, (_whole, name: string, operator: string | undefined, word = '') => {
    const value = variables[name];
    if (value !== undefined && value !== '') return value;
    if (operator === '-') return String(word);
    throw new Error(`${name}: ${String(word)}`);
  });
}

/** Names of the variables that docker-compose.yml asks for. */
export function composeReferences(): readonly string[] {
  const names = [...readText('docker-compose.yml').matchAll(REFERENCE)].map(([, name = '']) => name);
  return [...new Set(names)];
}

/** A file of `NAME=value` lines. */
export function readVariables(path: string): Variables {
  const lines = readText(path).split('\n');
  const pairs = lines.filter((line) => /^\w+=/.test(line)).map((line) => line.split(/=(.*)/s, 2));
  return Object.fromEntries(pairs) as Variables;
}
