import { describe, expect, test } from '@jest/globals';
import { mutantsOf } from '../../../src/analyst/mutants/mutants.ts';
import { shapesOfLanguage } from '../../../src/analyst/mutants/shapes.ts';
import { toJsonSchema } from '../../../src/rules/index.ts';
import { policy } from './invented.ts';

const mutants = mutantsOf(policy);
const names = mutants.map(({ name }) => name);

describe('the mutants of a policy', () => {
  const kinds: readonly [string, string][] = [
    ['a clause', 'require.professional dropped'],
    ['a clause without a tree, by whom it is for', 'require.license.class=permit|intern dropped'],
    ['a part of a combination', 'require.professional.tree.of.one_of dropped'],
    ['an entry', 'credits.entries.rating dropped'],
    ['a test of acceptance, its list with it', 'credits.entries.course.accept.not_assessed dropped'],
    ['the only floor', 'credits.floors.topic dropped'],
    ['a minimum', 'require.professional.tree.of.hours.of_which.b dropped'],
    ['a version of an amount', 'require.professional.tree.of.hours.at_least.1 dropped'],
    ['a line of a table', 'credits.entries.rating.worth.table.4 dropped'],
    ['a test of a condition', 'credits.entries.course.where.grade dropped'],
    ['one of several values', 'credits.entries.course.where.grade.B dropped'],
    ['whom a clause is for', 'require.professional.for.license.class dropped'],
    ['one of several acts', 'credits.counts_when.acts.attested dropped'],
    ['the last day', 'credits.entries.course.before dropped'],
    ['the first day', 'credits.entries.unit.since = unknown'],
    ['an optional key', 'require.professional.tree.of.one_of.of.years.distinct dropped'],
    ['an amount, more', 'require.professional.tree.of.hours.of_which.a.at_least +0.01'],
    ['an amount, less', 'require.professional.tree.of.hours.at_least.0.is -0.01'],
    ['a ratio', 'credits.entries.course.worth.per_unit -0.01'],
    ['a ratio written as a fraction', 'credits.entries.unit.worth.per_unit = 199/300'],
    ['an amount of a table', 'credits.entries.rating.worth.table.5 +0.01'],
    ['so many of several', 'require.professional.tree.of.one_of.n +1'],
    ['a count', 'require.professional.tree.of.one_of.of.years.at_least -1'],
    ['a bound of what is counted', 'require.professional.tree.of.one_of.of.years.where.days.at_least +1'],
    ['a number of years', 'terms.everybody.years -1'],
    ['the day from which the file speaks', 'since -1 day'],
    ['a day', 'credits.entries.course.before +1 day'],
    ['a day of the year', 'terms.everybody.ends_on +1 day'],
    ['a day a setting may be', 'settings.counted_from.between.2022-12-31 +1 day'],
    ['all', 'require.professional.tree.kind = any'],
    ['not', 'require.professional.tree.of.one_of.of.not_first not negated'],
    ['a yes', 'credits.entries.course.accept.not_assessed.where.assessed = false'],
    ['a way of counting', 'require.professional.tree.of.hours.counting = exclusive_whole'],
    ['a rounding', 'rounding.to_hundredths = up'],
    ['an act', 'credits.counts_when.acts.approved = claimed'],
    ['a span', 'require.professional.tree.of.one_of.of.years.within = any_time'],
    ['the day that selects, settled', 'selected_by = application'],
    ['a day left to a setting, settled', 'credits.entries.rating.since = 2022-01-01'],
  ];
  test.each(kinds)('change %s', (_kind, name) => {
    expect(names).toContain(name);
  });

  test('swap the day that selects for every other the language knows', () => {
    const swapped = mutantsOf({ ...policy, selected_by: 'expiration' }).map(({ name }) => name);
    const others = ['cycle_start', 'issue', 'application', 'as_of'].map((day) => `selected_by = ${day}`);
    expect(swapped.filter((name) => name.startsWith('selected_by'))).toEqual(others);
  });

  test('each have a name of their own', () => {
    expect(new Set(names).size).toBe(names.length);
  });

  test('leave sentences, sources and the head alone', () => {
    const told =
      /asks|because|label|remedy|exempt |cite|citations|verified_on|title|^state|^version |unit\.(one|many)/;
    expect(names.filter((name) => told.test(name))).toEqual([]);
  });

  test('keep their names when something else is added', () => {
    const [entry, ...others] = policy.credits?.entries ?? [];
    const entries = [{ ...entry, id: 'new' }, entry, ...others];
    const later = mutantsOf({ ...policy, credits: { ...policy.credits, entries } }).map(({ name }) => name);
    expect(later).toEqual(expect.arrayContaining(names));
    expect(later.length).toBeGreaterThan(names.length);
  });

  test('reach a key the language gains later', () => {
    const schema = structuredClone(toJsonSchema()) as { properties: Record<string, object> };
    schema.properties['pace'] = { type: 'string', enum: ['slow', 'quick'] };
    schema.properties['note'] = { type: 'string', minLength: 1 };
    const written = { ...policy, pace: 'slow', note: 'A sentence.' };
    const added = mutantsOf(written, shapesOfLanguage(schema)).map(({ name }) => name);
    expect(added.filter((name) => !names.includes(name))).toEqual(['pace dropped', 'pace = quick']);
  });
});

describe('a mutant', () => {
  const made = (wanted: string) => mutants.find(({ name }) => name === wanted)?.policy()?.policy;

  test('differs in that place alone', () => {
    const changed = made('credits.floors.topic.at_least +0.01');
    expect(changed?.credits?.floors).toEqual([{ ...policy.credits?.floors?.[0], at_least: 5.01 }]);
    expect({ ...changed, credits: undefined }).toEqual({ ...policy, credits: undefined });
  });

  test('loads though the dropped part was the only one to cite a source', () => {
    expect(made('credits.entries.course.accept.not_assessed dropped')?.citations).not.toHaveProperty('memo');
  });

  test('loads though the dropped part was the only one to read a setting', () => {
    expect(made('credits.entries.rating dropped')?.settings).not.toHaveProperty('counted_from');
  });

  test('loads though a single minimum needs no way of counting', () => {
    expect(made('require.professional.tree.of.hours.of_which.b dropped')).toBeDefined();
  });

  test('loads though its ratio came to need a rounding', () => {
    const { rounding: _, ...unrounded } = policy;
    const entries = policy.credits?.entries.map((entry) => ({ ...entry, worth: { per_unit: 6 } }));
    const exact = { ...unrounded, credits: { ...policy.credits, entries } };
    const mutant = mutantsOf(exact).find(({ name }) => name === 'credits.entries.unit.worth.per_unit +0.01');
    expect(mutant?.policy()?.policy.credits?.entries[1]?.worth).toEqual({ per_unit: 6.01 });
  });

  test('is nothing where the language refuses it', () => {
    expect(made('require.professional.tree.of.one_of.n -1')).toBeUndefined();
  });
});
