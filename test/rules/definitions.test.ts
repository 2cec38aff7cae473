import { describe, expect, test } from '@jest/globals';
import { evaluate, parsePolicy, type PolicyProblem } from '../../src/rules/index.ts';
import { credit, factsFor } from './facts-support.ts';
import { cite, invented, inventedText } from './policy-support.ts';

const APPROVED = { approvedOn: '2023-04-01' };

const hours = { kind: 'amount', id: 'hours', asks: 'Hours.', since: 'unknown', at_least: 10 };

function defining(definitions: Readonly<Record<string, object>>, tree: object) {
  const cited = Object.entries(definitions).map(([name, one]) => [name, { what: 'It.', cite, ...one }]);
  return { tree: { ...hours, ...tree }, more: { definitions: Object.fromEntries(cited) as object } };
}

/** The problems of a file, which stands on one line, by key. */
function problems(definitions: Readonly<Record<string, object>>, tree: object): readonly string[] {
  const read = parsePolicy(inventedText(defining(definitions, tree)), 'invented.yaml');
  return Array.isArray(read) ? read.map(({ key, what }: PolicyProblem) => `${key} ${what}`) : [];
}

/** The hours that count of ten in 2021 as a workshop, five in 2023 as a course. */
function counted(definitions: Readonly<Record<string, object>>, tree: object): string | undefined {
  const facts = factsFor('ZZ', { validFrom: '2020-07-01', expiresOn: '2025-06-30' }, [
    credit({ quantity: 1000, kind: 'workshop', completedOn: '2021-03-01', acts: APPROVED }),
    credit({ quantity: 500, kind: 'course', completedOn: '2023-03-01', acts: APPROVED }),
  ]);
  const decision = evaluate(invented(defining(definitions, tree)), new Map(), facts, '2025-06-30');
  return decision.requirement?.counted;
}

describe('a definition', () => {
  const span = { span: { from: { defined: 'then' } } };
  const then = { day: { of: 'period_end', minus: { years: 3 } } };

  test('says the same as if it were written out', () => {
    expect(counted({ then, recent: span }, { within: { defined: 'recent' } })).toBe('5');
    const from = { of: 'period_end', minus: { years: 3 } };
    expect(counted({}, { within: { from } })).toBe('5');
  });

  test('of a condition is asked beside what stands around it', () => {
    const workshop = { condition: { kind: 'workshop' } };
    const early = { condition: { completed_on: { before: '2022-01-01' } } };
    expect(counted({ workshop }, { where: { defined: 'workshop' } })).toBe('10');
    expect(counted({ early }, { where: { defined: 'early', kind: 'course' } })).toBe('0');
    expect(counted({ workshop, early }, { where: { defined: ['workshop', 'early'] } })).toBe('10');
    expect(
      counted(
        { workshop },
        { where: { all: [{ completed_on: { after: '2022-01-01' } }], defined: 'workshop' } },
      ),
    ).toBe('0');
  });

  test('of a figure may have versions', () => {
    const due = { figure: [{ is: 12, since: '2025-01-01' }, { is: 20 }] };
    const decision = evaluate(
      invented(defining({ due }, { at_least: { defined: 'due' } })),
      new Map(),
      factsFor('ZZ', { validFrom: '2020-07-01', expiresOn: '2025-06-30' }, []),
      '2025-06-30',
    );
    expect(decision.requirement?.required).toBe('12');
  });
});

test('an alternative that is idle at one use of a definition may speak at another', () => {
  const either = { condition: { any: [{ kind: 'workshop' }, { topic: 'reading' }] } };
  const where = { defined: 'either', kind: 'course' };
  expect(problems({ either }, { where })).toEqual([]);
  expect(problems({}, { where: { kind: 'course', ...either.condition } })).toEqual([
    'require.0.tree.where.any.0 can never be so together with what is asked beside any',
  ]);
});

test('conditions that deny each other are refused, defined or not', () => {
  const workshop = { condition: { kind: 'workshop' } };
  expect(problems({ workshop }, { where: { all: [{ kind: 'course' }], defined: 'workshop' } })).toEqual([
    'require.0.tree.where.all.1 can never be so together with what is asked beside it',
  ]);
});

describe('is refused where it was written:', () => {
  const workshop = { condition: { kind: 'workshop' } };

  test('a name nobody defines, with the nearest', () => {
    expect(problems({ workshop }, { where: { defined: ['workshop', 'worksop'] } })).toEqual([
      'require.0.tree.where.defined names worksop, which definitions does not declare',
    ]);
  });

  test('a definition nobody uses', () => {
    expect(problems({ workshop }, {})).toEqual(['definitions.workshop is used nowhere']);
  });

  test('a definition that leads back to itself', () => {
    const circle = { condition: { defined: 'workshop' } };
    expect(problems({ workshop: circle }, { where: { defined: 'workshop' } })).toEqual([
      'definitions.workshop leads back to itself',
    ]);
    const a = { span: { defined: 'b' } };
    const b = { span: { defined: 'a' } };
    expect(problems({ a, b }, { within: { defined: 'a' } })).toEqual([
      'definitions.a leads back to itself',
      'definitions.b leads back to itself',
    ]);
  });

  test('a slip inside one, though it is used twice', () => {
    const wrong = { condition: { any: [{ knid: 'workshop' }] } };
    const also = { ...hours, id: 'more', where: { defined: 'wrong' }, cite };
    const tree = { kind: 'all', id: 'both', asks: 'Both.', of: [{ ...also, id: 'hours' }, also] };
    const { more } = defining({ wrong }, {});
    const read = parsePolicy(inventedText({ tree, more }), 'invented.yaml');
    expect(read).toMatchObject([{ key: 'definitions.wrong.condition.any.0.knid' }]);
  });

  test('one of another kind than its place takes', () => {
    expect(problems({ workshop }, { at_least: { defined: 'workshop' } })).toEqual([
      'require.0.tree.at_least names workshop, which is defined as a condition, and no condition can stand here',
    ]);
    expect(problems({ five: { figure: 5 } }, { where: { defined: 'five' } })).toEqual([
      'require.0.tree.where names five, which is defined as a figure, and no figure can stand here',
    ]);
  });

  test('one of another kind, where another definition names it', () => {
    const outer = { span: { defined: 'then' } };
    expect(problems({ outer, then: { day: '2024-01-01' } }, { within: { defined: 'outer' } })).toEqual([
      'definitions.outer.span names then, which is defined as a day, and no day can stand here',
    ]);
  });

  test('one that is nothing, or two things', () => {
    expect(problems({ two: { figure: 5, day: '2024-01-01' } }, { at_least: { defined: 'two' } })).toContain(
      'definitions.two gives not exactly one of day, span, condition, figure',
    );
  });
});
