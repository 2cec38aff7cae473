import { describe, expect, test } from '@jest/globals';
import type { CreditAnswer, NodeAnswer } from '../../../src/domain/decision.ts';
import { neededCredits } from '../../../src/rules/index.ts';

type Place = readonly [node: string, amount: string, again?: 'again'];

function credit(source: string, completedOn: string, ...places: readonly Place[]): CreditAnswer {
  const where = places.map(([node, amount, again]) => ({ node, amount, again: again !== undefined }));
  return {
    ...{ source, title: source, claimed: '1 clock_hour', completedOn, verdict: 'counted', worth: '1' },
    ...{ counted: '1', where, reasons: [], restsOn: 'attestation', events: [] },
  };
}

function node(kind: NodeAnswer['kind'], id: string, more: Partial<NodeAnswer> = {}): NodeAnswer {
  const rest = { cites: [], codes: [], events: [], missing: [], children: [] };
  return { kind, id, outcome: 'met', asks: id, ...rest, ...more };
}

const amount = (id: string, required: string, counted: string, ...children: readonly NodeAnswer[]) =>
  node('amount', id, { required, counted, children });
const minimum = (id: string, required: string, counted: string) => node('minimum', id, { required, counted });

function needed(requirement: NodeAnswer, ...credits: readonly CreditAnswer[]) {
  return Object.fromEntries(
    neededCredits({ requirement, credits }).map(({ credit: source, amount: much }) => [source, much]),
  );
}

describe('of what counted, a requirement needs', () => {
  test('the earliest up to its amount, so that the latest is left over', () => {
    const credits = [
      credit('credit-late', '2024-05-01', ['hours', '30']),
      credit('credit-early', '2021-05-01', ['hours', '50']),
      credit('credit-last', '2024-06-01', ['hours', '20']),
    ];
    expect(needed(amount('hours', '60', '100'), ...credits)).toEqual({
      'credit-early': '50',
      'credit-late': '10',
    });
    expect(needed(amount('hours', '100', '100'), ...credits)).toEqual({
      ...{ 'credit-early': '50', 'credit-late': '30', 'credit-last': '20' },
    });
    expect(needed(amount('hours', '99.99', '100'), ...credits)).toMatchObject({ 'credit-last': '19.99' });
  });

  test('first whatever else counted: evaluations are not spent', () => {
    const credits = [
      credit('educator-TN-1#e', '2024-06-01', ['hours', '40']),
      credit('credit-a', '2021-05-01', ['hours', '50']),
    ];
    expect(needed(amount('hours', '60', '90'), ...credits)).toEqual({ 'credit-a': '20' });
  });

  test('what fills a minimum, though it be the latest', () => {
    const tree = amount('hours', '60', '100', minimum('content', '20', '30'));
    const credits = [
      credit('credit-content', '2024-06-01', ['content', '30']),
      credit('credit-other', '2021-05-01', ['hours', '70']),
    ];
    expect(needed(tree, ...credits)).toEqual({ 'credit-content': '20', 'credit-other': '40' });
  });

  test('an hour that serves two minimums once', () => {
    const tree = amount('hours', '20', '50', minimum('a', '10', '30'), minimum('b', '10', '30'));
    const credits = [
      credit('credit-both', '2021-05-01', ['hours', '30'], ['a', '30', 'again'], ['b', '30', 'again']),
      credit('credit-none', '2020-05-01', ['hours', '20']),
    ];
    expect(needed(tree, ...credits)).toEqual({ 'credit-both': '10', 'credit-none': '10' });
  });

  test('all that a minimum may need which others fill together', () => {
    const tree = amount('hours', '20', '40', minimum('a', '0', '40'), minimum('together', '40', '40'));
    expect(needed(tree, credit('credit-a', '2021-05-01', ['a', '40']))).toEqual({ 'credit-a': '40' });
  });

  test('nothing, where another way is met without credits', () => {
    const tree = node('any', 'ways', { children: [amount('hours', '60', '60'), node('fact', 'board')] });
    expect(needed(tree, credit('credit-a', '2021-05-01', ['hours', '60']))).toEqual({});
  });

  test('nothing of a way that is not met, nor of what is not asked', () => {
    const tree = node('all', 'both', {
      children: [
        node('any', 'ways', {
          children: [{ ...amount('short', '60', '40'), outcome: 'not_met' }, amount('other', '10', '15')],
        }),
        { ...amount('gone', '60', '40'), outcome: 'not_applicable' },
      ],
    });
    const places: readonly Place[] = [
      ['short', '40'],
      ['gone', '40'],
      ['other', '15'],
    ];
    expect(needed(tree, credit('credit-a', '2021-05-01', ...places))).toEqual({ 'credit-a': '10' });
  });

  test('the most that any one amount needs of a credit, for each amount counts for itself', () => {
    const tree = node('all', 'both', { children: [amount('one', '10', '30'), amount('two', '20', '30')] });
    expect(needed(tree, credit('credit-a', '2021-05-01', ['one', '30'], ['two', '30']))).toEqual({
      'credit-a': '20',
    });
  });

  test('all that stands in a spread, whose arithmetic is not told', () => {
    const tree = node('spread', 'years', { required: '2', counted: '3' });
    expect(needed(tree, credit('credit-a', '2021-05-01', ['years', '5']))).toEqual({ 'credit-a': '5' });
  });
});
