import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse } from 'graphql';
import { projectRoot } from '../../src/infra/project-root.ts';
import type { Operation } from './page.ts';

const KINDS: Readonly<Record<string, Operation['kind']>> = {
  Query: 'query',
  Mutation: 'mutation',
  Subscription: 'subscription',
};

/** Everything that may be asked, as the schema names and describes it. */
export function operationsOfSchema(): readonly Operation[] {
  const folder = join(projectRoot, 'graphql');
  const names = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  const schema = parse(names.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n'));
  return schema.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OBJECT_TYPE_EXTENSION && definition.kind !== Kind.OBJECT_TYPE_DEFINITION)
      return [];
    const kind = KINDS[definition.name.value];
    if (kind === undefined) return [];
    return (definition.fields ?? []).map(({ name, description }) => ({
      ...{ name: name.value, kind },
      description: description?.value ?? '',
    }));
  });
}
