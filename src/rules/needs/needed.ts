import type { CreditAnswer, Decision, NodeAnswer } from '../../domain/decision.ts';
import { formatHundredths, type Hundredths, parseHundredths } from '../../domain/values/hundredths.ts';

/** So much of one credit, as decimal text in the unit of the policy. */
export interface Needed {
  readonly credit: string;
  readonly amount: string;
}

/**
 * What of the credits a met requirement needs: enough of them that every amount and minimum stays fulfilled, the
 * earliest first, so that what is left over is of the latest, which some states carry over. Where a part is met that
 * no arithmetic tells how (a spread, a mix), all that stands in it is needed.
 */
export function neededCredits({ requirement, credits }: Pick<Decision, 'requirement' | 'credits'>) {
  const asked = requirement === null ? [] : askedParts(requirement);
  const spendable = credits.filter(({ source }) => source.startsWith('credit-')).toSorted(latestFirst);
  const most = new Map<string, Hundredths>();
  for (const part of asked) {
    for (const [credit, kept] of keptIn(part, credits, spendable)) {
      most.set(credit, Math.max(most.get(credit) ?? 0, kept));
    }
  }
  return [...most]
    .filter(([, amount]) => amount > 0)
    .map(([credit, amount]): Needed => ({ credit, amount: formatHundredths(amount) }))
    .toSorted((a, b) => compare(a.credit, b.credit));
}

function latestFirst(a: CreditAnswer, b: CreditAnswer): number {
  return compare(b.completedOn, a.completedOn) || compare(b.source, a.source);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The parts of a met requirement that hold credits, and without which it would not be met. */
function askedParts(node: NodeAnswer): readonly NodeAnswer[] {
  if (node.outcome === 'not_applicable') return [];
  switch (node.kind) {
    case 'any':
      return choice(node.children, 1);
    case 'at_least':
      return choice(node.children, Number(node.required ?? node.children.length));
    case 'not':
      return [];
    case 'amount':
    case 'spread':
      return [node];
    case 'all':
    case 'mixed':
    case 'each':
    case 'part':
    case 'stack':
    case 'minimum':
    case 'group':
    case 'count':
    case 'compare':
    case 'fact':
    case 'act':
    case 'not_encoded':
      return node.children.flatMap(askedParts);
  }
}

/** Of the children that are met as many as are asked for: those that need the fewest parts. */
function choice(children: readonly NodeAnswer[], many: number): readonly NodeAnswer[] {
  const met = children.filter(({ outcome }) => outcome === 'met').map(askedParts);
  return met
    .toSorted((a, b) => a.length - b.length)
    .slice(0, many)
    .flat();
}

/** How much of each credit an amount cannot do without; of a part of another kind, all that stands in it. */
function keptIn(
  part: NodeAnswer,
  all: readonly CreditAnswer[],
  spendable: readonly CreditAnswer[],
): ReadonlyMap<string, Hundredths> {
  const places = new Set([part.id, ...part.children.map(({ id }) => id)]);
  const spare = spareOf(part, all);
  return new Map(
    spendable.map((credit) => {
      const inPart = credit.where.filter(({ node }) => places.has(node));
      const stands = inPart.reduce((sum, { again, amount }) => sum + (again ? 0 : read(amount)), 0);
      return [credit.source, stands - spare.take(stands, inPart)];
    }),
  );
}

/** What an amount and its minimums have over, and can give away. */
function spareOf(part: NodeAnswer, all: readonly CreditAnswer[]) {
  let total = part.kind === 'amount' ? overOf(part) : 0;
  const minimums = new Map(part.children.map((child) => [child.id, overOf(child)]));
  // What no credit is placed in counts what others have together: whatever is taken, it may be less by that.
  const joint = part.children.filter((child) => placedIn(child.id, all) !== read(child.counted ?? '0'));
  return {
    take: (stands: Hundredths, where: CreditAnswer['where']): Hundredths => {
      const inMinimum = (id: string) =>
        where.reduce((sum, { node, amount }) => sum + (node === id ? read(amount) : 0), 0);
      const held = [...minimums].map(([id, over]) => {
        const isJoint = joint.some((child) => child.id === id);
        return { id, over, outside: isJoint ? 0 : stands - inMinimum(id) };
      });
      const taken = Math.min(stands, total, ...held.map(({ over, outside }) => over + outside));
      total -= taken;
      for (const { id, over, outside } of held) minimums.set(id, over - Math.max(0, taken - outside));
      return taken;
    },
  };
}

function overOf({ outcome, required = '0', counted = '0' }: NodeAnswer): Hundredths {
  if (outcome === 'not_applicable') return Number.MAX_SAFE_INTEGER;
  return Math.max(0, read(counted) - read(required));
}

function placedIn(id: string, all: readonly CreditAnswer[]): Hundredths {
  return all.reduce(
    (sum, { where }) => sum + where.reduce((here, at) => here + (at.node === id ? read(at.amount) : 0), 0),
    0,
  );
}

/** Decisions write amounts as `formatHundredths` does. */
function read(text: string): Hundredths {
  const amount = parseHundredths(text);
  return typeof amount === 'number' ? amount : 0;
}
