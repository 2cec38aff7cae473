import { expect } from '@jest/globals';
import type { CreditAnswer, Decision } from '../../../src/domain/decision.ts';
import type { CreditFact, Facts } from '../../../src/domain/facts.ts';
import { evaluate, verdict } from '../../../src/rules/index.ts';
import { credit, factsFor } from '../facts-support.ts';
import { cite, invented } from '../policy-support.ts';

/** The parts of the credits section a test is about; what it leaves out counts clock hours one each once approved. */
export interface Section {
  readonly within?: unknown;
  readonly counts_when?: unknown;
  readonly entries?: readonly object[];
  readonly floors?: readonly object[];
  readonly caps?: readonly object[];
  readonly carry_over?: object;
  readonly used_once?: object;
}

interface Rest extends Omit<Parameters<typeof invented>[0], 'tree' | 'entries' | 'floors' | 'acts'> {
  readonly asOf?: string;
  readonly facts?: Partial<Facts>;
  readonly confirmed?: Readonly<Record<string, string>>;
}

const HOURS = { where: { unit: 'clock_hour' }, worth: { per_unit: 1 } };

/**
 * The decision on an amount under such a section, of a term from July 2019 to June 2024 on its last day. Both readings
 * are asked, and must give the same outcome.
 */
export function judge(
  section: Section,
  amount: Amount,
  credits: readonly Partial<CreditFact>[],
  { asOf = '2024-06-30', facts = {}, confirmed = {}, more = {}, ...parts }: Rest = {},
): Decision {
  const file = { credits: sectionOf(section), ...more };
  const policy = invented({ tree: amountOf(amount), more: file, ...parts });
  const record = factsFor('ZZ', {}, credits.map(claim), facts);
  const settings = new Map(Object.entries(confirmed));
  const decision = evaluate(policy, settings, record, asOf);
  expect(verdict(policy, settings, record, asOf)).toBe(decision.outcome);
  return decision;
}

export function sectionOf({ within = 'period', counts_when, entries = [HOURS], ...lists }: Section): object {
  const { floors = [], caps = [], carry_over, used_once } = lists;
  return {
    within: { span: within, cite },
    counts_when: counts_when ?? APPROVED,
    entries: entries.map((entry, i) => ({
      ...{ id: `entry_${i}`, from: 'credits', since: 'unknown', cite },
      ...entry,
    })),
    ...(floors.length > 0
      ? { floors: floors.map((one, i) => ({ id: `floor_${i}`, since: 'unknown', cite, ...one })) }
      : {}),
    ...(caps.length > 0 ? { caps: caps.map((one, i) => capOf(`cap_${i}`, one)) } : {}),
    ...(carry_over ? { carry_over: { ...CARRIED, ...carry_over } } : {}),
    ...(used_once ? { used_once: { cite, ...used_once } } : {}),
  };
}

export const APPROVED = { acts: ['approved'], remedy: 'Have it approved.', cite };

const CARRIED = { id: 'carried', asks: 'Hours of the year before.', since: 'unknown', cite };

export function capOf(id: string, cap: object): object {
  return { id, asks: `What ${id} allows.`, cite, ...cap };
}

interface Amount {
  readonly [key: string]: unknown;
  readonly of_which?: readonly object[];
  readonly caps?: readonly object[];
}

/** An amount with the words and citations a test need not repeat. */
export function amountOf({ of_which: minimums = [], caps: own = [], ...given }: Amount): object {
  return {
    ...{ kind: 'amount', id: 'hours', asks: 'So many hours.', since: 'unknown' },
    ...given,
    ...(minimums.length > 0
      ? {
          of_which: minimums.map((one, i) => ({
            ...{ id: `minimum_${i}`, asks: `Minimum ${i}.`, label: `kind ${i}`, cite },
            ...one,
          })),
        }
      : {}),
    ...(own.length > 0 ? { caps: own.map((one, i) => capOf(`own_cap_${i}`, one)) } : {}),
  };
}

/** Approved clock hours of the period, each claim with a name of its own. */
function claim(given: Partial<CreditFact>, i: number): CreditFact {
  const completedOn = given.completedOn ?? '2021-01-01';
  const name = `credit-${String(i + 1).padStart(2, '0')}`;
  return credit({ credit: name, acts: { approvedOn: completedOn }, events: [name], ...given });
}

/** The codes of the reasons of each credit, in the order in which they were claimed. */
export function reasonsOf({ credits }: Decision): readonly (readonly string[])[] {
  return inOrderClaimed(credits).map(({ reasons }) => reasons.map(({ code }) => code));
}

/** How much of each credit counts, in that order. */
export function countedOf({ credits }: Decision): readonly string[] {
  return inOrderClaimed(credits).map(({ counted }) => counted);
}

function inOrderClaimed(credits: readonly CreditAnswer[]): readonly CreditAnswer[] {
  return [...credits].sort((a, b) => (a.source < b.source ? -1 : 1));
}

/** The sentences of why credits do not count, or not in whole. */
export function sentencesOf({ credits }: Decision): readonly string[] {
  return inOrderClaimed(credits).flatMap(({ reasons }) => reasons.map(({ because }) => because));
}
