import { describe, expect, test } from '@jest/globals';
import type { CreditFact } from '../../src/domain/facts.ts';
import { compactOf, evaluate, rebuilt } from '../../src/rules/index.ts';
import { compiledPolicy } from '../policies/policy-files.ts';
import { credit, factsFor } from './facts-support.ts';
import { asking, partOf } from './nodes/asking.ts';
import { cite } from './policy-support.ts';

const approved = { acts: { approvedOn: '2021-02-01' } };
const yesOrNo = (asks: string) => ({ asks, because: 'Unknown.', values: ['yes', 'no'] });
const hours = (at_least: unknown, more: object = {}) => ({ kind: 'amount', id: 'hours', at_least, ...more });

describe('a micro-credential of the pilot in Tennessee, beside 59 points', () => {
  const tennessee = compiledPolicy('tn/recertification.yaml');
  const facts = factsFor('TN', { issuedOn: '2017-09-01', validFrom: '2017-09-01', expiresOn: '2023-08-31' }, [
    credit({ unit: 'micro_credential', quantity: 100, completedOn: '2018-03-01', ...approved }),
    credit({ credit: 'credit-2', quantity: 5900, ...approved }),
  ]);
  const decision = evaluate(tennessee, new Map(), facts, '2023-08-31');
  const question = 'From which day of completion on is a micro-credential worth points?';

  test('leaves the outcome open, and claims no lack that is settled', () => {
    expect(decision).toMatchObject({ outcome: 'undetermined', codes: ['setting_unconfirmed'] });
    const points = partOf(decision.requirement, 'points');
    expect(points).toMatchObject({ counted: '59', possible: '65', codes: ['setting_unconfirmed'] });
  });

  test('awaits the one answer that decides, and says under which more is needed', () => {
    expect(decision.settings.map(({ setting }) => setting)).toContain('version_day');
    expect(decision.missing).toEqual([
      `The agency has not answered: ${question}`,
      `If the answer to "${question}" is 31 December 2020: 1 more PDP by 31 August 2023.`,
    ]);
  });

  test('has the open answer for its reason', () => {
    expect(decision.credits[0]).toMatchObject({
      ...{ verdict: 'undetermined', counted: '0', worth: '6' },
      reasons: [
        {
          code: 'setting_unconfirmed',
          because: `If the answer to "${question}" is 31 December 2020: No rule says how many PDPs this is worth: 1 micro_credential.`,
        },
      ],
    });
    expect(decision.credits[1]).toMatchObject({ verdict: 'counted', reasons: [] });
  });

  test('is told the same again from the compact form', () => {
    expect(rebuilt(tennessee, facts, compactOf(decision))).toEqual(decision);
  });
});

describe('an open setting', () => {
  const capped = asking(
    hours(
      { setting: 'needed' },
      {
        caps: [
          {
            ...{ id: 'online', asks: 'At most so much online.', since: 'unknown', cite },
            ...{ where: { delivery: 'online' }, at_most: { setting: 'most' } },
          },
        ],
      },
    ),
    {
      settings: {
        needed: { asks: 'How many?', because: 'Unknown.', values: ['10', '50'] },
        most: { asks: 'How many online?', because: 'Unknown.', values: ['6', '10'] },
      },
    },
  );
  const online = credit({ quantity: 2000, delivery: 'online', ...approved });

  test('tells each of several figures under its own answer', () => {
    const { outcome, codes, missing } = capped({ credits: [online], settings: { needed: '50' } });
    expect({ outcome, codes }).toEqual({ outcome: 'not_met', codes: ['over_cap', 'short_of_total'] });
    const [six, ten] = ['6', '10'].map((most) => `If the answer to "How many online?" is ${most}:`);
    expect(missing).toEqual([
      `${six} 44 more hours by 30 June 2024.`,
      `${six} 14 hours do not count: At most so much online.`,
      `${ten} 40 more hours by 30 June 2024.`,
      `${ten} 10 hours do not count: At most so much online.`,
    ]);
  });

  test('leaves a lack settled that stands under every answer', () => {
    expect(capped({ credits: [] }).codes).toEqual(['short_of_total']);
    expect(capped({ credits: [online], settings: { most: '10' } }).codes).toEqual(['setting_unconfirmed']);
  });

  test('tells lacks of different kinds where it is not met under any answer', () => {
    const either = asking(
      {
        kind: 'all',
        of: [
          hours(10, { when: { 'setting.which': 'yes' } }),
          { kind: 'fact', where: { 'license.class': 'other' }, when: { 'setting.which': 'no' } },
        ],
      },
      { settings: { which: yesOrNo('Hours?') } },
    );
    expect(either()).toMatchObject({ outcome: 'not_met', codes: ['fact_not_so', 'short_of_total'] });
    expect(either().missing).toEqual([
      'If the answer to "Hours?" is yes: 10 more hours by 30 June 2024.',
      'If the answer to "Hours?" is no: What fact asks.',
    ]);
  });

  test('does not hide an act that would help under one of the answers', () => {
    const ask = asking(hours(10), {
      settings: { counts: yesOrNo('Does it count?') },
      entries: [{ where: { unit: 'clock_hour', 'setting.counts': 'yes' }, worth: { per_unit: 1 } }],
    });
    const surely = credit({ credit: 'credit-2', quantity: 500, kind: 'workshop', ...approved });
    const { codes, credits } = ask({ credits: [credit(), surely] });
    expect(codes).toEqual(['awaiting_approval', 'short_of_total']);
    expect(credits[0]?.reasons.map(({ code }) => code)).toEqual(['awaiting_approval', 'setting_unconfirmed']);
  });

  test('is the reason of a credit of which nothing but the worth turns on it', () => {
    const ask = asking(hours(10), {
      settings: { each: { asks: 'How much is one?', because: 'Unknown.', values: ['1', '2'] } },
      entries: [{ where: { unit: 'clock_hour' }, worth: { each: { setting: 'each' } } }],
    });
    expect(ask({ credits: [credit(approved)] }).credits).toMatchObject([
      {
        ...{ verdict: 'undetermined', counted: '1', worth: '2' },
        reasons: [
          {
            code: 'setting_unconfirmed',
            because: 'The agency has not answered: How much is one?',
            cites: [],
          },
        ],
      },
    ]);
  });

  test('that is met only under some answer of another is asked about too', () => {
    const ask = asking(
      {
        kind: 'any',
        of: [
          { kind: 'fact', id: 'first', where: { 'setting.first': 'yes' } },
          { kind: 'fact', id: 'second', where: { 'setting.second': 'yes' } },
        ],
      },
      { settings: { first: yesOrNo('First?'), second: yesOrNo('Second?') } },
    );
    expect(ask().missing.slice(0, 2)).toEqual([
      'The agency has not answered: First?',
      'The agency has not answered: Second?',
    ]);
  });

  test('says that the last day has passed where anything is open', () => {
    const after = (credits: readonly CreditFact[]) => capped({ credits, asOf: '2024-07-01' }).codes;
    expect(after([online])).toEqual(['period_ended', 'setting_unconfirmed']);
    expect(after([credit({ quantity: 5000, delivery: 'in_person', ...approved })])).toEqual([]);
  });
});
