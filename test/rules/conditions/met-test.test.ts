import { describe, expect, test } from '@jest/globals';
import { parsePolicy } from '../../../src/rules/index.ts';
import { credit, recorded, served } from '../facts-support.ts';
import { factsFor } from '../facts-support.ts';
import { asking } from '../nodes/asking.ts';
import { cite, inventedText } from '../policy-support.ts';
import { answerOf, policyOf } from '../routes/support.ts';

const APPROVED = { approvedOn: '2021-02-01' };

const ten = { kind: 'amount', id: 'ten', asks: 'Ten hours.', since: 'unknown', at_least: 10, cite };
const vote = {
  ...{ kind: 'act', id: 'voted', asks: 'A vote.', since: 'unknown', act: 'vote', within: 'any_time', cite },
  ...{ awaits: 'the vote', refused_when: { result: 'no' } },
};
const acts = { vote: 'A vote.' };

const hours = (amount: number) => [credit({ quantity: amount * 100, acts: APPROVED })];

/** Asks a fact, with requirements written once. */
function fact(where: object, parts: object, more: object = {}) {
  return asking({ kind: 'fact', where }, { more: { parts, ...more } });
}

describe('a condition on whether a requirement is met', () => {
  test('is so from the hundredth on from which it is', () => {
    const ask = fact({ met: 'hours' }, { hours: ten });
    expect(ask({ credits: hours(10) }).outcome).toBe('met');
    expect(ask({ credits: hours(9.99) }).outcome).toBe('not_met');
    const not = fact({ not: { met: 'hours' } }, { hours: ten });
    expect(not({ credits: hours(9.99) }).outcome).toBe('met');
  });

  test('may name several, all of which must be', () => {
    const ask = fact({ met: ['hours', 'vote'] }, { hours: ten, vote }, { acts });
    const yes = recorded({ acts: [{ act: 'vote', on: '2022-01-01', result: 'yes' }] });
    const no = recorded({ acts: [{ act: 'vote', on: '2022-01-01', result: 'no' }] });
    expect(ask({ credits: hours(10), facts: yes }).outcome).toBe('met');
    expect(ask({ credits: hours(10), facts: no }).outcome).toBe('not_met');
    expect(ask({ credits: hours(9), facts: yes }).outcome).toBe('not_met');
  });

  test('is open while the requirement is, and says which', () => {
    const found = fact({ met: 'vote' }, { vote }, { acts })();
    expect(found).toMatchObject({ outcome: 'undetermined', codes: ['open_vote'] });
    expect(found.missing).toEqual(['It is not known yet whether this is met: A vote.']);
  });

  test('is so where nothing of it is asked', () => {
    const later = { ...ten, since: '2030-01-01' };
    expect(fact({ met: 'hours' }, { hours: later })().outcome).toBe('met');
  });

  test('holds until the day on which the requirement changes', () => {
    const recent = { ...ten, within: { from: { of: 'as_of', minus: { years: 2 } }, to: 'as_of' } };
    const found = fact({ met: 'hours' }, { hours: recent })({ credits: hours(10), asOf: '2022-06-01' });
    expect(found).toMatchObject({ outcome: 'met', holdsUntil: '2023-01-02' });
  });

  test('sees the educator and no record, also where a record is looked at', () => {
    const half = { kind: 'fact', id: 'half', asks: 'Half a post.', since: 'unknown', cite };
    const inner = { ...half, where: { recorded: { from: 'service', where: { fte: { at_least: 0.5 } } } } };
    const count = { kind: 'count', from: 'service', within: 'any_time', where: { met: 'half' }, at_least: 2 };
    const service = served({ schoolYear: '2021-22', fte: 100 }, { schoolYear: '2022-23', fte: 20 });
    expect(asking(count, { more: { parts: { half: inner } } })({ facts: { service } }).outcome).toBe('met');
  });

  test('looks at the segment it is asked in', () => {
    const inYear = { ...ten, at_least: 5, within: 'segment' };
    const each = {
      ...{ kind: 'each', over: { years_from: '07-01' }, at_least: 1 },
      of: { kind: 'fact', where: { met: 'yearly' }, cite },
    };
    const ask = asking(each, { more: { parts: { yearly: inYear } } });
    expect(ask({ credits: hours(5) }).outcome).toBe('met');
    expect(ask({ credits: hours(4.99) }).outcome).toBe('not_met');
  });
});

test('a result turns on whether the requirement of the license is met', () => {
  const policy = policyOf({
    require: [{ for: {}, tree: { ...vote, refused_when: { result: 'no' } } }],
    routes: [
      {
        ...{ id: 'renewal', asks: 'A route.', gives: 'renewal', for: {} },
        result: [{ when: { met: 'main' }, class: 'full' }, { class: 'provisional' }],
      },
    ],
  });
  const classAfter = (...results: readonly string[]) => {
    const list = results.map((result) => ({ act: 'vote', on: '2022-01-01', result }));
    return answerOf(policy, factsFor('ZZ', {}, [], recorded({ acts: list })), '2023-01-01')?.result.class;
  };
  expect(classAfter('yes')).toBe('full');
  expect(classAfter('no')).toBe('provisional');
  expect(classAfter()).toBeNull();
});

describe('is refused on its line:', () => {
  const problems = (where: object, parts: object, more: object = {}) => {
    const tree = { kind: 'fact', id: 'fact', asks: 'It.', since: 'unknown', where };
    const read = parsePolicy(inventedText({ tree, ...more, more: { parts } }), 'invented.yaml');
    return Array.isArray(read) ? read.map(({ key, what, remedy }) => `${key} ${what}: ${remedy}`) : [];
  };

  test('a requirement nobody wrote, with the nearest', () => {
    expect(problems({ all: [{ met: 'hours' }, { met: 'huors' }] }, { hours: ten })).toEqual([
      'require.0.tree.where.all.1.met names huors, which parts does not declare: Did you mean hours?',
    ]);
  });

  test('the id of a requirement that is no part', () => {
    expect(problems({ met: 'fact' }, {})[0]).toMatch(/^require\.0\.tree\.where\.met names fact.*under parts/);
  });

  test('a requirement that turns on itself, directly or by others', () => {
    expect(problems({ met: 'main' }, {})).toEqual([
      'require.0.tree.where.met names main, which leads back to here: Break the circle.',
    ]);
    const when = (met: string) => ({ ...ten, when: { met } });
    expect(problems({ met: 'a' }, { a: when('b'), b: { ...when('a'), id: 'other' } })).toEqual([
      'parts.a.when.met names b, which leads back to here: Break the circle.',
      'parts.b.when.met names a, which leads back to here: Break the circle.',
    ]);
  });

  test('credits that count where an amount of them is reached', () => {
    const entries = [{ where: { unit: 'clock_hour', met: 'hours' }, worth: { per_unit: 1 } }];
    expect(problems({ met: 'hours' }, { hours: ten }, { entries })).toEqual([
      'credits.entries.0.where.met names hours, which leads back to here: Break the circle.',
    ]);
    expect(problems({}, { voted: vote }, { entries: [{ ...entries[0], where: { met: 'voted' } }] })).toEqual(
      expect.not.arrayContaining([expect.stringContaining('leads back')]),
    );
  });

  test('a text that is picked by what it requires, and a part named main', () => {
    const selected_by = [
      { for: { met: 'hours' }, by: 'issue', cite },
      { by: 'expiration', cite },
    ];
    expect(problems({}, { hours: ten }, { selected_by })[0]).toMatch(/^selected_by\.0\.for\.met lets a requ/);
    expect(problems({ met: 'main' }, { main: ten })[0]).toMatch(/^parts\.main is named main/);
  });
});
