import type { CreditAnswer, Reason } from '../../domain/decision.ts';
import { gathered } from '../situation/gathered.ts';
import { greatest, isAwaited, least } from './merge-nodes.ts';
import type { UnderValues } from './under-values.ts';

/** Each credit out of what every run says of it; a run in which nothing is owed looks at none. */
export function mergeCredits(
  under: UnderValues<unknown>,
  answers: readonly (readonly CreditAnswer[])[],
): readonly CreditAnswer[] {
  const looked = answers.find((credits) => credits.length > 0) ?? [];
  return looked.map((first, place) =>
    mergeCredit(
      under,
      first,
      answers.map((credits) => credits[place]),
    ),
  );
}

function mergeCredit(
  under: UnderValues<unknown>,
  first: CreditAnswer,
  readings: readonly (CreditAnswer | undefined)[],
): CreditAnswer {
  const found = readings.filter((reading) => reading !== undefined);
  const counted = least(found.map((credit) => credit.counted));
  const lesser = found.find((credit) => credit.counted === counted) ?? first;
  const isSettled = found.every((credit) => countsAs(credit, first));
  // What waits for an act may still count, under that value.
  const isClear = isSettled && found.every((credit) => waits(credit) === waits(first));
  return {
    ...lesser,
    verdict: isSettled ? first.verdict : 'undetermined',
    worth: greatest(found.map(({ worth }) => worth)) ?? first.worth,
    reasons: isClear ? reasonsOf(under, readings) : reasonsInDoubt(under, readings),
  };
}

/** Why it counts as it does under every value, though perhaps for different reasons. */
function reasonsOf(
  under: UnderValues<unknown>,
  readings: readonly (CreditAnswer | undefined)[],
): readonly Reason[] {
  return under.said(reasonsIn(readings), asKey).map(({ told, condition }) => conditional(told, condition));
}

/** Where its counting turns on a value, what settles it under some values alone is only why it may not count. */
function reasonsInDoubt(
  under: UnderValues<unknown>,
  readings: readonly (CreditAnswer | undefined)[],
): readonly Reason[] {
  const open = readings.filter((reading) => reading?.verdict === 'undetermined');
  const keptOpen = new Set(gathered(reasonsIn(open), (reasons) => reasons ?? []).map(asKey));
  const reasons = under.said(reasonsIn(readings), asKey).map(({ told, condition }) => {
    const reason = conditional(told, condition);
    const isKept = condition === '' || isAwaited(told.code) || keptOpen.has(asKey(told));
    return isKept ? reason : { ...reason, code: 'setting_unconfirmed' };
  });
  if (reasons.some(({ code }) => code === 'setting_unconfirmed')) return reasons;
  const names = under.turnsOnPlaced<CreditAnswer | undefined>(readings, isAlike);
  if (names.length === 0) return reasons;
  const because = under.unanswered(names).join(' ');
  return [...reasons, { code: 'setting_unconfirmed', because, cites: [] }];
}

function conditional(reason: Reason, condition: string): Reason {
  return condition === '' ? reason : { ...reason, because: `${condition}${reason.because}` };
}

function reasonsIn(readings: readonly (CreditAnswer | undefined)[]) {
  return readings.map((reading) => reading?.reasons);
}

function asKey({ code, because }: Reason): string {
  return `${code} ${because}`;
}

function waits({ reasons }: CreditAnswer): boolean {
  return reasons.some(({ code }) => isAwaited(code));
}

/** A run that looks at no credit says nothing of it. */
function isAlike(a: CreditAnswer | undefined, b: CreditAnswer | undefined): boolean {
  return a === undefined || b === undefined || countsAs(a, b);
}

function countsAs(a: CreditAnswer, b: CreditAnswer): boolean {
  return a.verdict === b.verdict && a.counted === b.counted;
}
