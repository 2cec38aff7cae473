import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EducatorRecord } from '../../../src/app/facts/facts-of.ts';
import { fault } from '../../../src/app/fault.ts';
import type { PolicyInForce } from '../../../src/app/standing/policy-book.ts';
import { type Jurist, recordAt, recordsAt, standingUnder } from '../../../src/app/standing/standing.ts';
import { educatorsOwing } from '../../../src/app/what-if/educators-owing.ts';
import { sumsOf } from '../../../src/app/what-if/tally.ts';
import { ADA, PERIOD, sampleLife } from '../../support/sample-life.ts';
import { AS_OF, asked, changeTo, ledgerOfMany } from './asked.ts';

let jurist: Jurist;
const records: EducatorRecord[] = [];
beforeAll(async () => {
  jurist = await ledgerOfMany();
  const ordinal = await head();
  for (const educator of await educatorsOwing(jurist.ledger.log, 'TN', ordinal)) {
    records.push(await recordAt(jurist.ledger, educator, ordinal));
  }
});

const head = () => jurist.ledger.log.head();

/** The whole decision on each obligation under a law, one educator after the other, in the order of periods. */
async function evaluatedUnder(law: PolicyInForce) {
  const ordinal = await head();
  const found = records.flatMap((record) =>
    [...record.obligations.keys()].flatMap((period) => {
      const standing = standingUnder(law, record, period, AS_OF, ordinal);
      return standing === undefined ? [] : [{ ...standing.decision, period }];
    }),
  );
  return found.sort((a, b) => (a.period < b.period ? -1 : 1));
}

const flipsAt = async (total: number) => (await asked(jurist, await changeTo(total, jurist))).flips.length;

describe('a what-if', () => {
  test('lists exactly those whose whole decisions under both laws differ, with the codes that do', async () => {
    const total = fc.integer({ min: 1, max: 120 });
    const width = fc.integer({ min: 1, max: 9 });
    await fc.assert(
      fc.asyncProperty(total, width, async (points, together) => {
        const change = await changeTo(points, jurist);
        const before = await evaluatedUnder(change.before);
        const after = await evaluatedUnder(change.after);
        const expected = before.flatMap((was, nth) => {
          const is = after[nth];
          if (is === undefined || is.outcome === was.outcome) return [];
          const come = is.codes.filter((code) => !was.codes.includes(code));
          const gone = was.codes.filter((code) => !is.codes.includes(code));
          return [{ period: was.period, before: was.outcome, after: is.outcome, come, gone }];
        });
        const { flips, tally, educators } = await asked(jurist, change, together);
        expect(flips).toEqual(expected.map((flip) => expect.objectContaining(flip) as unknown));
        expect(sumsOf(tally.whole)).toEqual({ compared: before.length, flipped: expected.length });
        expect(educators).toBe(records.length);
      }),
      { numRuns: 6 },
    );
  });

  // One each has 54, 60 and 66.
  test.each([
    [54, 1],
    [55, 0],
    [60, 0],
    [61, 1],
    [66, 1],
    [67, 2],
  ])('of %i points in place of 60 flips those between: %i', async (points, flips) => {
    expect(await flipsAt(points)).toBe(flips);
  });

  test('says by class, field and employer how many flip, and why', async () => {
    const { tally, flips } = await asked(jurist, await changeTo(90, jurist));
    const ways = { 'met>not_met': 5, 'met>met': 2, 'not_met>not_met': 10 };
    expect(tally.whole).toEqual(ways);
    expect(tally.by.class).toEqual(new Map([['professional', ways]]));
    expect(tally.by.employer).toEqual(new Map([[null, ways]]));
    expect([...tally.by.field.keys()].sort()).toEqual(['A "quoted", \\ one', 'Mathematics 6-12']);
    expect(tally.codes.get('short_of_total')).toEqual({ come: 5, gone: 0 });
    expect([...tally.codes.keys()].sort()).toEqual(flips[0]?.come);
  });

  test('writes nothing', async () => {
    const before = await head();
    await asked(jurist, await changeTo(90, jurist));
    expect(await head()).toBe(before);
  });

  test('goes by the latest employer, and asks of no period that is closed', async () => {
    const life = sampleLife(jurist);
    await life.register();
    await life.issue();
    for (const [schoolYear, employer] of [
      ['2022-23', 'knox-county'],
      ['2021-22', 'shelby-county'],
    ] as const) {
      await life.educator({ type: 'RecordService', state: 'TN', schoolYear, employer, role: 'teacher' });
    }
    const employers = async () =>
      [...(await asked(jurist, await changeTo(90, jurist))).tally.by.employer.keys()].sort();
    expect(await employers()).toEqual(['knox-county', null]);
    const post = { educator: ADA, state: 'TN', position: 'teacher' };
    await life.employment({ type: 'Begin', ...post, employer: 'shelby-county', on: '2023-08-01' });
    expect(await employers()).toEqual([null, 'shelby-county']);
    await life.employment({ type: 'End', on: '2024-01-31' });
    expect(await employers()).toEqual(['knox-county', null]);
    await life.period(PERIOD, { type: 'EndWithLicense', because: 'It is no more.' });
    expect(await employers()).toEqual([null]);
  });

  test('whose key cannot be had is left out where it is needed, and nobody else; else it is not asked for', async () => {
    const { log, vault, clock } = jurist.ledger;
    const keysFor: typeof vault.keysFor = (some) =>
      some.includes(ADA)
        ? Promise.reject(fault('cannot_unwrap', 'The key cannot be unwrapped.'))
        : vault.keysFor(some);
    const broken = { log, clock, vault: { ...vault, keysFor } };
    const educators = await educatorsOwing(log, 'TN', await head());
    expect(educators).toContain(ADA);
    const leftOut: string[] = [];
    const readable = await recordsAt(broken, educators, await head(), (who) => {
      leftOut.push(who);
      return Promise.resolve();
    });
    expect(leftOut).toEqual([ADA]);
    expect(readable.map(({ educator }) => educator)).toEqual(educators.filter((one) => one !== ADA));
    const change = await changeTo(90, jurist);
    expect(await asked({ ...jurist, ledger: broken }, change)).toEqual(await asked(jurist, change));
  });
});
