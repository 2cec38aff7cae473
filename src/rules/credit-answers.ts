import type { CreditAnswer } from '../domain/decision.ts';
import { formatHundredths, type Hundredths } from '../domain/values/hundredths.ts';
import type { Item } from './items.ts';
import type { Placement } from './nodes/compiled.ts';
import { sumOf, type Valued } from './valued.ts';

/** Each item with its whole path, and how much of what counts rests on attestation alone. */
export function creditAnswers(valued: readonly Valued[], placements: readonly Placement[]) {
  const byItem = new Map<Item, Placement[]>();
  for (const placement of placements) {
    const placed = byItem.get(placement.item);
    if (placed) placed.push(placement);
    else byItem.set(placement.item, [placement]);
  }
  let attestedOnly: Hundredths = 0;
  const credits = valued.map((one): CreditAnswer => {
    const placed = byItem.get(one.item) ?? [];
    const counted = countedOf(placed);
    if (one.restsOn === 'attestation') attestedOnly += counted;
    return creditAnswer(one, placed, counted);
  });
  return { credits, attestedOnly };
}

function creditAnswer(one: Valued, placed: readonly Placement[], counted: Hundredths): CreditAnswer {
  const { item, sure, extra, findings, restsOn } = one;
  const { source, title, claimed, day, events } = item;
  const reasons = findings.map(({ code, because, cites }) => ({ code, because: because(), cites }));
  return {
    source,
    title,
    claimed,
    completedOn: day,
    verdict: verdictOf(counted, sumOf(sure), sumOf(extra)),
    worth: formatHundredths(sumOf(sure) + sumOf(extra)),
    counted: formatHundredths(counted),
    where: wherePlaced(placed),
    reasons: sure.length > 0 && counted === 0 ? [...reasons, NOT_ASKED] : reasons,
    restsOn,
    events,
  };
}

const NOT_ASKED = { code: 'not_asked_for', because: 'Nothing in this requirement counts it.', cites: [] };

function verdictOf(counted: Hundredths, sure: Hundredths, extra: Hundredths): CreditAnswer['verdict'] {
  if (extra > 0) return 'undetermined';
  if (counted === 0) return 'not_counted';
  return counted < sure ? 'partly' : 'counted';
}

/** The most that any one amount node counts; each node counts for itself. */
function countedOf(placed: readonly Placement[]): Hundredths {
  const byScope = new Map<string, Hundredths>();
  for (const { scope, amount, again } of placed) {
    if (!again) byScope.set(scope, (byScope.get(scope) ?? 0) + amount);
  }
  return Math.max(0, ...byScope.values());
}

/** One line for each place, portions of the same item summed. */
function wherePlaced(placed: readonly Placement[]): CreditAnswer['where'] {
  const lines = new Map<string, { node: string; amount: Hundredths; again: boolean }>();
  for (const { node, amount, again } of placed) {
    const line = lines.get(node);
    if (line) line.amount += amount;
    else lines.set(node, { node, amount, again });
  }
  return [...lines.values()].map(({ node, amount, again }) => ({
    node,
    amount: formatHundredths(amount),
    again,
  }));
}
