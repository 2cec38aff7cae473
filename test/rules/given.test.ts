import { describe, expect, test } from '@jest/globals';
import { evaluate, parsePolicy, toJsonSchema } from '../../src/rules/index.ts';
import { credit, factsFor, served } from './facts-support.ts';
import { partOf } from './nodes/asking.ts';
import { cite, invented, inventedText } from './policy-support.ts';

const APPROVED = { approvedOn: '2021-02-01' };

/** A fact that uses definitions, which each are something and cite the one source. */
function using(where: unknown, definitions: Readonly<Record<string, object>>, parts?: object) {
  const cited = Object.entries(definitions).map(([name, one]) => [name, { what: 'It.', cite, ...one }]);
  const tree = { kind: 'fact', id: 'fact', asks: 'It.', since: 'unknown', where };
  const more = {
    definitions: Object.fromEntries(cited) as object,
    ...(parts === undefined ? {} : { parts }),
  };
  return { tree, more };
}

/** Service of so many years in a role. */
const years = {
  takes: { role: 'the role', years: 'how many years' },
  condition: {
    recorded: {
      from: 'service',
      where: { role: { given: 'role' } },
      distinct: 'school_year',
      at_least: { given: 'years' },
    },
  },
};

const service = served(
  { schoolYear: '2019-20' },
  { schoolYear: '2020-21' },
  { schoolYear: '2021-22', role: 'mentor' },
);

function outcome(where: unknown, definitions: Readonly<Record<string, object>> = { years }): string {
  const policy = invented(using(where, definitions));
  return evaluate(policy, new Map(), factsFor('ZZ', {}, [], { service }), '2024-06-30').outcome;
}

describe('a definition that is given something', () => {
  test('says at each use what was given there', () => {
    expect(outcome({ defined: 'years', given: { role: 'teacher', years: 2 } })).toBe('met');
    expect(outcome({ defined: 'years', given: { role: 'teacher', years: 3 } })).toBe('not_met');
    expect(outcome({ defined: 'years', given: { role: ['teacher', 'mentor'], years: 3 } })).toBe('met');
    const both = {
      any: [
        { defined: 'years', given: { role: 'teacher', years: 3 } },
        { defined: 'years', given: { role: 'mentor', years: 1 } },
      ],
    };
    expect(outcome(both)).toBe('met');
  });

  test('hands on what it was given itself, and may be given what is defined', () => {
    const mentors = { takes: { n: 'years' }, condition: { defined: 'years', given: MENTOR } };
    expect(outcome({ defined: 'mentors', given: { n: 1 } }, { years, mentors })).toBe('met');
    expect(outcome({ defined: 'mentors', given: { n: 2 } }, { years, mentors })).toBe('not_met');
    const before = {
      takes: { day: 'the day', by: 'years' },
      day: { of: { given: 'day' }, minus: { years: { given: 'by' } } },
    };
    const start = { day: 'period_start' };
    const year = { defined: 'before', given: { day: { defined: 'start' }, by: 1 } };
    expect(outcome({ day: { is: year, at_most: '2018-07-01' } }, { before, start })).toBe('met');
    expect(outcome({ day: { is: year, at_least: '2018-07-02' } }, { before, start })).toBe('not_met');
  });

  const MENTOR = { role: 'mentor', years: { given: 'n' } };

  test('shares what is given with others named beside it', () => {
    const since = { takes: { from: 'the day' }, condition: { 'license.issued_on': { at_least: FROM } } };
    const until = {
      takes: { to: 'the day' },
      condition: { 'license.issued_on': { at_most: { given: 'to' } } },
    };
    const where = { defined: ['since', 'until'], given: { from: '2019-07-01', to: '2019-07-01' } };
    expect(outcome(where, { since, until })).toBe('met');
  });

  const FROM = { given: 'from' };
});

describe('a requirement that is given something', () => {
  const until = {
    ...{
      takes: { last_day: 'the last day', n: 'how many' },
      kind: 'amount',
      id: 'hours',
      asks: 'Hours.',
      cite,
    },
    ...{
      since: 'unknown',
      within: { from: 'period_start', to: { given: 'last_day' } },
      at_least: { given: 'n' },
    },
  };
  const use = (id: string, last_day: unknown, n: number) => ({
    ...{ kind: 'part', id, asks: 'Hours.', part: 'until', given: { last_day, n } },
  });
  const tree = {
    ...{ kind: 'any', id: 'either', asks: 'Either.' },
    of: [use('early', '2021-06-30', 10), use('late', 'period_end', 30)],
  };
  const credits = [
    credit({ credit: 'a', completedOn: '2021-06-30', acts: APPROVED }),
    credit({ credit: 'b', completedOn: '2021-07-01', acts: APPROVED, quantity: 500 }),
  ];

  test('is another at each use, under an id of its own', () => {
    const policy = invented({ tree, more: { parts: { until } } });
    const { outcome: found, requirement } = evaluate(
      policy,
      new Map(),
      factsFor('ZZ', {}, credits),
      '2024-06-30',
    );
    expect(found).toBe('met');
    expect(partOf(requirement, 'hours:early')).toMatchObject({
      required: '10',
      counted: '10',
      outcome: 'met',
    });
    expect(partOf(requirement, 'hours:late')).toMatchObject({
      required: '30',
      counted: '15',
      outcome: 'not_met',
    });
  });

  test('may be a part under a name of its own, for conditions to ask whether it is met', () => {
    const parts = { until, early: use('early_hours', '2021-06-30', 10) };
    const policy = invented(using({ met: 'early' }, {}, parts));
    const told = (given: typeof credits) =>
      evaluate(policy, new Map(), factsFor('ZZ', {}, given), '2024-06-30').outcome;
    expect(told(credits)).toBe('met');
    expect(told(credits.slice(1))).toBe('not_met');
  });

  test.each([
    [use('x', 'perod_end', 1), 'require.0.tree.given.last_day is not a day', 'write a day'],
    [use('x', 'period_end', 1.005), 'require.0.tree.given.n is not an amount', 'number'],
    [
      { ...use('x', 'period_end', 1), given: { n: 1 } },
      'require.0.tree.part names until without last_day',
      '',
    ],
    [{ ...use('x', 'period_end', 1), of: until }, 'require.0.tree.of is no key here', ''],
  ])('is refused where it is used wrongly', (wrong, where, remedy) => {
    const read = problems({ tree: wrong, more: { parts: { until } } });
    expect(read).toHaveLength(1);
    expect(read[0]).toContain(where);
    expect(read[0]?.toLowerCase()).toContain(remedy);
  });

  test('cannot be asked by a condition, which has nothing to give it', () => {
    const told = (met: unknown) => problems(using({ met }, {}, { until }));
    const remedy =
      'Write another part of kind part that gives it, as { kind: part, part: until, given: … }, and name that.';
    const what = 'names until, a part that takes something, and nothing can be given here';
    expect(told('until')).toEqual([`require.0.tree.where.met ${what} ${remedy}`]);
    expect(told(['until'])).toEqual([`require.0.tree.where.met.0 ${what} ${remedy}`]);
  });

  test('is refused where it is used nowhere, or speaks of a segment where there is none', () => {
    const fact = { kind: 'fact', id: 'fact', asks: 'It.', since: 'unknown', where: { 'license.class': 'a' } };
    expect(problems({ tree: fact, more: { parts: { until } } })).toEqual([
      'parts.until is used nowhere Use it, or take it out.',
    ]);
    expect(problems({ tree: use('x', 'segment_end', 1), more: { parts: { until } } })[0]).toMatch(
      /^require\.0\.tree\.given\.last_day speaks of a segment/,
    );
  });
});

function problems(parts: Parameters<typeof inventedText>[0]): readonly string[] {
  const read = parsePolicy(inventedText(parts), 'invented.yaml');
  return Array.isArray(read) ? read.map(({ key, what, remedy }) => `${key} ${what} ${remedy}`) : [];
}

describe('is refused on its line:', () => {
  test.each([
    [
      'what is not given, with what it is',
      { defined: 'years', given: { role: 'teacher' } },
      ['require.0.tree.where.defined names years without years, how many years Write given: { years: … }.'],
    ],
    [
      'what is given and not taken, with the nearest that is',
      { defined: 'years', given: { role: 'teacher', years: 1, yeers: 1 } },
      ['require.0.tree.where.given.yeers is taken by nothing that is named here Did you mean years?'],
    ],
    [
      'what is given to nothing',
      { 'license.class': 'professional', given: { years: 1 }, defined: 'held' },
      ['require.0.tree.where.given.years is taken by nothing that is named here Take it out.'],
    ],
    [
      'a value that cannot stand where it is put',
      { defined: 'years', given: { role: 'teacher', years: 'two' } },
      ['require.0.tree.where.given.years is a text Write a number.'],
    ],
    [
      'a value that makes no sense there',
      { defined: 'years', given: { role: true, years: 1 } },
      ['require.0.tree.where.given.role is compared with true Give a text.'],
    ],
    [
      'a hole where nothing is given',
      { 'license.class': { given: 'role' }, defined: 'years', ...{ given: { role: 'a', years: 1 } } },
      [
        'require.0.tree.where.license.class stands for role, which takes does not name Write takes: { role: … } in the definition or part, or the value itself.',
      ],
    ],
  ])('%s', (_, where, told) => {
    const held = { condition: { 'license.class': 'professional' } };
    const isHeld = JSON.stringify(where).includes('"held"');
    expect(problems(using(where, isHeld ? { held } : { years }))).toEqual(told);
  });

  test('a hole that is misspelt, and one that stands nowhere', () => {
    const where = { defined: 'years', given: { role: 'teacher', years: 1 } };
    const text = JSON.stringify(years).replace('"given":"role"', '"given":"rule"');
    expect(problems(using(where, { years: JSON.parse(text) as object }))).toEqual([
      'definitions.years.condition.recorded.where.role stands for rule, which takes does not name Did you mean role?',
      'definitions.years.takes.role stands nowhere Write { given: role } where it stands, or take it out.',
    ]);
  });

  test('a slip inside, once for all uses', () => {
    const of = [1, 2].map((n) => ({ defined: 'years', given: { role: 'teacher', years: n } }));
    const wrong = JSON.parse(JSON.stringify(years).replace('"role":{', '"rol":{')) as object;
    expect(problems(using({ any: of }, { years: wrong }))).toEqual([
      'definitions.years.condition.recorded.where.rol names rol, which is no attribute rules know here Did you mean role?',
    ]);
  });
});

/** A last period of some years, and a day so many days after it. */
const recent = {
  takes: { years: 'how many years' },
  span: { from: { of: 'period_end', minus: { years: { given: 'years' } } }, to: 'period_end' },
};
const filing = { takes: { n: 'days' }, day: { of: 'period_end', plus: { days: { given: 'n' } } } };
const due = { takes: { base: 'the base' }, figure: { greatest: [{ given: 'base' }, 20] } };

/** Hours that use a definition at one key. */
function hoursUsing(definitions: Readonly<Record<string, object>>, key: object) {
  const { more } = using({}, definitions);
  return {
    tree: { kind: 'amount', id: 'hours', asks: 'Hours.', since: 'unknown', at_least: 1, ...key },
    more,
  };
}

describe('is refused where it is used, whatever is defined:', () => {
  const WITHOUT_YEARS = 'names recent without years, how many years Write given: { years: … }.';

  test.each([
    ['a span without what it takes', { recent }, {}, WITHOUT_YEARS],
    [
      'a span that is given something of a like name',
      { recent },
      { year: 3 },
      'is taken by nothing that is named here Did you mean years?',
    ],
    [
      'a span that is given what cannot stand in it',
      { recent },
      { years: 'period_end' },
      'is not a number of years, months or days Write a whole number, a setting or a figure.',
    ],
  ])('%s', (_, definitions, given, told) => {
    const [name = ''] = Object.keys(given);
    const at = told === WITHOUT_YEARS ? 'defined' : `given.${name}`;
    const within = { defined: 'recent', given };
    expect(problems(hoursUsing(definitions, { within }))).toEqual([`require.0.tree.within.${at} ${told}`]);
  });

  test('a figure', () => {
    expect(problems(hoursUsing({ due }, { at_least: { defined: 'due' } }))).toEqual([
      'require.0.tree.at_least.defined names due without base, the base Write given: { base: … }.',
    ]);
    const whole = { takes: { base: 'the base' }, figure: { given: 'base' } };
    expect(problems(hoursUsing({ due: whole }, { at_least: { defined: 'due' } }))).toEqual([
      'require.0.tree.at_least.defined names due without base, the base Write given: { base: … }.',
    ]);
    const sixty = { defined: 'due', given: { base: 'sixty' } };
    const [told, ...more] = problems(hoursUsing({ due }, { at_least: sixty }));
    expect(told).toMatch(/^require\.0\.tree\.at_least\.given\.base is not an amount/);
    expect(more).toEqual([]);
  });

  test('a day', () => {
    expect(problems(hoursUsing({ filing }, { within: { to: { defined: 'filing' } } }))).toEqual([
      'require.0.tree.within.to.defined names filing without n, days Write given: { n: … }.',
    ]);
  });

  test('one of two uses, and not the other', () => {
    const of = [{ years: 3 }, {}].map((given, i) => ({
      ...hoursUsing({}, { id: `hours_${i}`, within: { defined: 'recent', given } }).tree,
      cite,
    }));
    const tree = { kind: 'all', id: 'both', asks: 'Both.', of };
    expect(problems({ tree, more: hoursUsing({ recent }, {}).more })).toEqual([
      `require.0.tree.of.1.within.defined ${WITHOUT_YEARS}`,
    ]);
  });

  test('one that is used in another definition, there', () => {
    const outer = { span: { defined: 'recent' } };
    expect(problems(hoursUsing({ recent, outer }, { within: { defined: 'outer' } }))).toEqual([
      `definitions.outer.span.defined ${WITHOUT_YEARS}`,
    ]);
    const handing = {
      takes: { n: 'years' },
      span: { defined: 'recent', given: { years: { given: 'n' } } },
    };
    expect(problems(hoursUsing({ recent, handing }, { within: { defined: 'handing' } }))).toEqual([
      'require.0.tree.within.defined names handing without n, years Write given: { n: … }.',
    ]);
  });

  test('a key that is misspelt is told as such, whatever is used there', () => {
    const at_leest = { defined: 'due', given: { base: 40 } };
    expect(problems(hoursUsing({ due }, { at_least: undefined, at_leest }))).toEqual([
      'require.0.tree.at_leest is no key here Did you mean at_least?',
    ]);
    const where = { condition: { kind: 'course' } };
    expect(problems(hoursUsing({ where }, { whre: { defined: 'where' } }))).toEqual([
      'require.0.tree.whre is no key here Did you mean where?',
    ]);
  });
});

test('editors are told of what is given, and not of what the loader writes in', () => {
  const schema = JSON.stringify(toJsonSchema());
  expect(schema).toContain('"takes"');
  expect(schema).toContain('"given"');
  const parts = [
    ...schema.matchAll(/"kind":\{"type":"string","const":"part"\}[^]*?"additionalProperties":false/g),
  ];
  expect(parts).toHaveLength(1);
  expect(parts[0]?.[0]).toContain('"given"');
  expect(parts[0]?.[0]).not.toContain('"of"');
});
