import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { buildASTSchema, type DocumentNode, Kind, parse, type StringValueNode, visit } from 'graphql';
import { asksAbout, educatorPaths } from '../../src/server/noting-views.ts';
import { MOST_ITEMS } from '../../src/app/queries/page.ts';
import { projectRoot } from '../../src/infra/project-root.ts';
import { MOST, MOST_TOKENS } from '../../graphql/limits/document-limits.ts';
import { MOST_NESTING } from '../../graphql/limits/storable-text.ts';
import { SCALARS } from '../../graphql/scalars.ts';

async function schema(): Promise<DocumentNode> {
  const folder = join(projectRoot, 'graphql');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.graphql'));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return parse(texts.join('\n'));
}

interface Described {
  readonly kind: string;
  readonly name: { readonly value: string };
  readonly description?: StringValueNode | undefined;
}

/** Everything in the schema that has a name of its own, but for arguments every mutation has alike. */
function named(document: DocumentNode): readonly Described[] {
  const found: Described[] = [];
  const note = (node: Described) => void found.push(node);
  visit(document, {
    ScalarTypeDefinition: note,
    ObjectTypeDefinition: note,
    UnionTypeDefinition: note,
    EnumTypeDefinition: note,
    EnumValueDefinition: note,
    InputObjectTypeDefinition: note,
    FieldDefinition: note,
    InputValueDefinition: (node) => {
      if (!['commandId', 'input'].includes(node.name.value)) note(node);
    },
  });
  return found;
}

const fieldsOf = (document: DocumentNode, type: 'Query' | 'Mutation') =>
  document.definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_EXTENSION && definition.name.value === type
      ? (definition.fields ?? [])
      : [],
  );

describe('the schema', () => {
  test('describes every type, field, argument and value', async () => {
    const all = named(await schema());
    expect(all.length).toBeGreaterThan(200);
    const silent = all.filter(
      ({ description }) => !description || !/\w.*[.`)]$/s.test(description.value.trim()),
    );
    expect(silent.map(({ kind, name }) => `${kind} ${name.value}`)).toEqual([]);
  });

  test('gives every mutation an id, one input of its own name, and an answer that may refuse', async () => {
    const document = await schema();
    const mutations = fieldsOf(document, 'Mutation');
    expect(mutations.length).toBeGreaterThan(20);
    for (const { name, arguments: args = [], type } of mutations) {
      const capital = `${name.value.charAt(0).toUpperCase()}${name.value.slice(1)}`;
      const texts = args.map((arg) => `${arg.name.value}: ${textOf(arg.type)}`);
      expect(texts).toEqual(['commandId: ID!', `input: ${capital}Input!`]);
      // A what-if records nothing, so there is no stream to tell; it may be refused like any other command.
      expect(textOf(type)).toBe(/WhatIf$/.test(name.value) ? 'WhatIfAnswer!' : 'CommandAnswer!');
    }
  });

  test('has every query and command in its documentation', async () => {
    const text = await readFile(join(projectRoot, 'docs/api.md'), 'utf8');
    const document = await schema();
    const names = [...fieldsOf(document, 'Query'), ...fieldsOf(document, 'Mutation')].map(
      ({ name }) => name.value,
    );
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  test('says of every query whose record it answers, so that it is noted who was answered it', async () => {
    const fields = Object.values(
      buildASTSchema(await schema())
        .getQueryType()
        ?.getFields() ?? {},
    );
    const silent = fields.filter((field) => educatorPaths(field.type).length === 0 && !asksAbout(field));
    // A query that answers of people names each as `educator`, or takes one as an argument of that name. One that
    // answers of nobody in particular is named here, with what it answers.
    const OF_NOBODY: Readonly<Record<string, string>> = {
      licenseCounts: 'numbers of licenses',
      policies: 'the law',
      definition: 'what a micro-credential is',
      definitions: 'what micro-credentials there are',
      offerings: 'what is on offer',
      employers: 'who employs educators',
      submission: 'work whose learner nobody is told',
      statutes: 'what the law gives to many',
      reviewCounts: 'counts',
      stateOverview: 'numbers of licenses',
      whatIf: 'numbers of obligations',
      whatIfs: 'drafts that were asked about',
      attestedOnlyShares: 'amounts by provider',
      learningByGoal: 'numbers of awards',
      imports: 'files that were imported',
      import: 'a file that was imported',
    };
    expect(silent.map(({ name }) => name).sort()).toEqual(Object.keys(OF_NOBODY).sort());
  });

  test('has the limits of its queries in its documentation', async () => {
    const text = await readFile(join(projectRoot, 'docs/api.md'), 'utf8');
    const written = (most: number) => most.toLocaleString('en');
    expect(text).toContain(
      `${written(MOST_TOKENS)} tokens, a depth of ${MOST.depth}, ${MOST.aliases} aliases, ` +
        `${MOST.directives} directives and ${written(MOST.selections)} selections`,
    );
    expect(text).toContain(`variables ${MOST_NESTING} levels`);
    expect(text).toContain(`at most ${MOST_ITEMS} items`);
  });

  test('has a reader for every scalar it names', async () => {
    const scalars = (await schema()).definitions.flatMap((definition) =>
      definition.kind === Kind.SCALAR_TYPE_DEFINITION ? [definition.name.value] : [],
    );
    expect(scalars.sort()).toEqual(Object.keys(SCALARS).sort());
  });

  test('lets nobody say who acts, in which capacity they decide, or when it is recorded', async () => {
    const inputs = (await schema()).definitions.flatMap((definition) =>
      definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION && definition.name.value.endsWith('Input')
        ? (definition.fields ?? [])
        : [],
    );
    const said = inputs.map(({ name }) => name.value);
    expect(said).toContain('completedOn');
    for (const ours of ['actor', 'by', 'recordedAt', 'subject', 'roles']) expect(said).not.toContain(ours);
  });
});

function textOf(type: {
  readonly kind: string;
  readonly loc?: { readonly source: { body: string }; start: number; end: number };
}) {
  return type.loc?.source.body.slice(type.loc.start, type.loc.end);
}
