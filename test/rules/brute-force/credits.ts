import type { CreditFact } from '../../../src/domain/facts.ts';
import type { CountsWhen, Credits, Entry, Floor } from '../../../src/rules/language/credits.ts';
import type { Within } from '../../../src/rules/language/condition.ts';
import { schoolYearOf } from './calendar.ts';
import { holds } from './conditions.ts';
import type { Choose } from './every-way.ts';
import { decided } from './every-way.ts';
import { parts } from './fractions.ts';
import { isWithin, keyOf } from './members.ts';
import { isTexts, type Rec } from './records.ts';
import { stands } from './standing.ts';
import { and, type Truth } from './truth.ts';
import { lookingAt, type World } from './world.ts';
import { worthOf } from './worth.ts';

/** What one item is worth, or one category of it where it is split. */
export interface Part {
  readonly record: Rec;
  /** The item it is a part of, with the categories that were claimed. */
  readonly item: Rec;
  /** In hundredths of the policy's unit. */
  readonly amount: number;
  readonly isCarried: boolean;
}

/** How what is open comes out: what more hours can only help is taken at its worst, or at its best. */
export interface Luck {
  readonly choose: Choose;
  readonly isGood: boolean;
}

/** Whether it is so, where that it is so can only make more count. */
export function hoped(truth: Truth, { isGood }: Luck): boolean {
  return truth ?? isGood;
}

/** All that counts in a span (that of the section where none is given), before any cap: the reference, steps 1 to 7. */
export function valued(world: World, span: Within | undefined, luck: Luck): readonly Part[] {
  const { credits } = world.policy;
  if (credits === undefined) return [];
  const lists = [...new Set(credits.entries.map(({ from }) => from))];
  const parts = lists.flatMap((list) =>
    world.recordsOf(list).flatMap((record) => partsOf(record, credits, span, world, luck)),
  );
  return (credits.floors ?? []).reduce<readonly Part[]>(
    (left, floor) => aboveFloor(left, floor, world, luck),
    parts,
  );
}

function partsOf(
  found: Rec,
  credits: Credits,
  span: Within | undefined,
  world: World,
  luck: Luck,
): readonly Part[] {
  const own = lookingAt(world, found);
  const entry = credits.entries.find(
    (one) =>
      one.from === found.list &&
      decided(and([stands(one, own, found.day), holds(one.where, own)]), luck.choose),
  );
  if (entry === undefined) return [];
  const isInside = hoped(isWithin(found.day, entry.within ?? span ?? credits.within.span, world), luck);
  const isCarried = !isInside && span === undefined && hoped(carries(credits, found, world), luck);
  if (!isInside && !isCarried) return [];
  if (found.credit !== undefined && !hasAct(found.credit, entry, credits, own, luck)) return [];
  if (!isAccepted(found, entry, credits, own, luck)) return [];
  const counted = worthOf(entry.worth, found, own, luck);
  const record = asCredit(found, isCarried, entry, counted);
  const left = withoutUsed(counted, credits, found, isCarried, own, luck);
  return left
    .filter(({ amount }) => amount > 0)
    .map(({ amount, category }) => ({
      amount,
      isCarried,
      item: record,
      record:
        category === undefined
          ? record
          : { ...record, attributes: { ...record.attributes, categories: [category] } },
    }));
}

function carries({ carry_over }: Credits, record: Rec, world: World): Truth {
  if (carry_over === undefined) return false;
  return and([
    stands(carry_over, world),
    isWithin(record.day, carry_over.span, world),
    holds(carry_over.where, lookingAt(world, record)),
  ]);
}

function hasAct(credit: CreditFact, entry: Entry, credits: Credits, own: World, { choose }: Luck): boolean {
  const written = entry.counts_when ?? credits.counts_when;
  const clauses: readonly CountsWhen[] = Array.isArray(written) ? written : [written];
  const clause = clauses.find(({ when }) => decided(holds(when, own), choose));
  if (clause === undefined) return false;
  const { attestedOn, providerReportedOn, approvedOn, deniedOn, withdrawnOn } = credit.acts;
  const isDone = (day: string | undefined) => day !== undefined && day <= own.asOf;
  if (isDone(withdrawnOn)) return false;
  const isApprovedSince = isDone(approvedOn) && (approvedOn ?? '') > (deniedOn ?? '');
  if (isDone(deniedOn) && !isApprovedSince) return false;
  const days = {
    claimed: credit.claimedOn ?? '',
    attested: attestedOn,
    provider_reported: providerReportedOn,
  };
  return clause.acts.some((act) => isDone({ ...days, approved: approvedOn }[act]));
}

function isAccepted(record: Rec, entry: Entry, credits: Credits, own: World, luck: Luck): boolean {
  const tests = [...(record.list === 'credits' ? (credits.accept ?? []) : []), ...(entry.accept ?? [])];
  return tests.every(
    (test) => !hopedNot(stands(test, own, record.day), luck) || hoped(holds(test.where, own), luck),
  );
}

/** Whether it is so, where that it is so can only make less count. */
export function hopedNot(truth: Truth, { isGood }: Luck): boolean {
  return truth ?? !isGood;
}

/** Whatever list it is from, caps, floors and minimums may ask it what they ask a credit, and by what it counts. */
function asCredit(record: Rec, isCarried: boolean, { id: entry }: Entry, counted: readonly Worth[]): Rec {
  const { day } = record;
  const placed =
    record.list === 'credits' || day === undefined
      ? {}
      : { completed_on: day, school_year: record.attributes['school_year'] ?? schoolYearOf(day) };
  const worth = parts(
    counted.reduce((total, { amount }) => total + amount, 0),
    100,
  );
  return { ...record, attributes: { ...record.attributes, ...placed, carried: isCarried, entry, worth } };
}

interface Worth {
  readonly amount: number;
  readonly category?: string;
}

/** What was used for another period or purpose is taken off. */
function withoutUsed(
  parts: readonly Worth[],
  { used_once }: Credits,
  { credit }: Rec,
  isCarried: boolean,
  own: World,
  luck: Luck,
): readonly Worth[] {
  if (credit?.used === undefined || (used_once === undefined && !isCarried)) return parts;
  const isExcept = used_once?.except !== undefined && hoped(holds(used_once.except, own), luck);
  if (isExcept && !isCarried) return parts;
  const uses = credit.used.filter((use) => use.on <= own.asOf && use.for !== own.facts.obligation.period);
  let left = uses.reduce((total, { amount }) => total + amount, 0);
  return parts.map((part) => {
    const taken = Math.min(left, part.amount);
    left -= taken;
    return { ...part, amount: part.amount - taken };
  });
}

/** Without those alike in an attribute that do not reach the floor together. */
function aboveFloor(parts: readonly Part[], floor: Floor, world: World, luck: Luck): readonly Part[] {
  if (!hopedNot(stands(floor, world), luck)) return parts;
  const items = [...new Set(parts.map(({ item }) => item))];
  const groupsBy = new Map(
    items.map((item) => [
      item,
      decided(holds(floor.where, lookingAt(world, item)), luck.choose)
        ? groupsOf(item, floor.by, items, luck)
        : [],
    ]),
  );
  const groups = parts.map(({ item }) => groupsBy.get(item));
  const most = Math.round(floor.at_least * 100);
  const reaches = (group: string) =>
    parts.reduce((total, { amount }, i) => total + (groups[i]?.includes(group) ? amount : 0), 0) >= most;
  return parts.filter((_, i) => groups[i]?.length === 0 || groups[i]?.some(reaches));
}

/** The groups an item belongs to; one that does not say may belong to any, or to one of its own. */
export function groupsOf(record: Rec, by: string, all: readonly Rec[], { choose }: Luck): readonly string[] {
  const value = by in record.attributes ? record.attributes[by] : [];
  if (isTexts(value)) return value;
  const key = keyOf(value);
  if (key !== undefined) return [key];
  const others = all.flatMap(({ attributes }) => keyOf(attributes[by]) ?? []);
  return [choose([`its own: ${record.id}`, ...new Set(others)])];
}
