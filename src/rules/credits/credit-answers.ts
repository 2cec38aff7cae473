import type { CreditAnswer } from '../../domain/decision.ts';
import { formatHundredths, type Hundredths } from '../../domain/values/hundredths.ts';
import type { ListName } from '../language/lists.ts';
import type { Placement } from '../nodes/compiled.ts';
import { gathered } from '../situation/gathered.ts';
import { NO_CREDIT, sumOf, type Finding, type Valued } from '../situation/valued.ts';

/**
 * Each item once, with its whole path, and how much of what counts rests on attestation alone. `valued` is what the
 * items are worth in the window of the section; where an amount looked through one of its own and more counts
 * there, that is told.
 */
export function creditAnswers(valued: readonly Valued[], placements: readonly Placement[]) {
  const placedIn = byItem(placements);
  let attestedOnly: Hundredths = 0;
  const credits = valued.map((one): CreditAnswer => {
    const placed = placedIn[one.item.list]?.[one.item.place] ?? NONE;
    const counted = countedOf(placed);
    if (one.restsOn === 'attestation') attestedOnly += counted;
    return creditAnswer(best(one, placed), placed, counted);
  });
  return { credits, attestedOnly };
}

/** The placements of each item, by the list it is of and its place there. */
function byItem(placements: readonly Placement[]) {
  const found: Partial<Record<ListName, (Placement[] | undefined)[]>> = {};
  for (const placement of placements) {
    const { list, place } = placement.item;
    const ofList = (found[list] ??= []);
    const placed = ofList[place];
    if (placed) placed.push(placement);
    else ofList[place] = [placement];
  }
  return found;
}

/** Whether an answer is owed about it. */
export function isOwed({ verdict, reasons }: CreditAnswer): boolean {
  return verdict !== 'not_counted' || reasons.every(({ code }) => code !== NO_CREDIT);
}

const NONE: readonly never[] = [];

/** What an item is worth in the window where it is worth most; of windows alike in that, one it lies in. */
function best(one: Valued, placed: readonly Placement[]): Valued {
  return placed.reduce((sofar, { valued }) => {
    if (valued === undefined) return sofar;
    const more =
      sumOf(valued.sure) - sumOf(sofar.sure) ||
      sumOf(valued.extra) - sumOf(sofar.extra) ||
      Number(isOutside(sofar)) - Number(isOutside(valued));
    return more > 0 ? valued : sofar;
  }, one);
}

function isOutside({ findings }: Valued): boolean {
  return findings.some(({ code }) => code === 'outside_period');
}

function creditAnswer(one: Valued, placed: readonly Placement[], counted: Hundredths): CreditAnswer {
  const { item, sure, extra, restsOn } = one;
  const { source, title, claimed, day, events } = item;
  const worth = sumOf(sure);
  const lost = counted < worth ? lostFrom(placed) : NONE;
  const isOpen = sumOf(extra) > 0 || lost.some((one) => one.isOpen);
  return {
    source,
    title,
    claimed,
    completedOn: day,
    verdict: isOpen ? 'undetermined' : verdictOf(counted, worth),
    worth: formatHundredths(worth + sumOf(extra)),
    counted: formatHundredths(counted),
    where: wherePlaced(placed),
    reasons: reasonsFor(one, counted, worth, lost),
    restsOn,
    events,
  };
}

type Lost = NonNullable<Placement['lost']>;

/** What was taken off an item wherever it was placed. */
function lostFrom(placed: readonly Placement[]): readonly Lost[] {
  return placed.map(({ lost }) => lost).filter((lost) => lost !== undefined);
}

type Reason = CreditAnswer['reasons'][number];

/** Most credits count in full, and have none. */
function reasonsFor(
  { findings, losses }: Valued,
  counted: Hundredths,
  worth: Hundredths,
  lost: readonly Lost[],
): readonly Reason[] {
  if (counted === worth && findings.length + losses.length === 0) return NONE;
  const taken = gathered(lost, (one) => one.findings);
  const told = [...findings, ...losses, ...taken].map(toldAs);
  if (counted < worth && lost.length === 0) told.push(counted === 0 ? NOT_ASKED : REST_NOT_ASKED);
  return each(told);
}

const NOT_ASKED = { code: 'not_asked_for', because: 'Nothing in this requirement counts it.', cites: [] };

const REST_NOT_ASKED = { ...NOT_ASKED, because: 'Nothing in this requirement counts the rest of it.' };

function toldAs({ code, because, cites }: Finding): Reason {
  return { code, because: because(), cites };
}

/** The same sentence once, though several amounts may say it. */
function each(reasons: readonly Reason[]): readonly Reason[] {
  if (reasons.length < 2) return reasons;
  return [...new Map(reasons.map((reason) => [`${reason.code} ${reason.because}`, reason])).values()];
}

function verdictOf(counted: Hundredths, sure: Hundredths): CreditAnswer['verdict'] {
  if (counted === 0) return 'not_counted';
  return counted < sure ? 'partly' : 'counted';
}

/** The most that any one amount node counts; each node counts for itself. */
function countedOf(placed: readonly Placement[]): Hundredths {
  let most: Hundredths = 0;
  for (const { scope } of placed) most = Math.max(most, countedIn(scope, placed));
  return most;
}

function countedIn(scope: string, placed: readonly Placement[]): Hundredths {
  let sum: Hundredths = 0;
  for (const one of placed) if (one.scope === scope && !one.again) sum += one.amount;
  return sum;
}

/** One line for each place, portions of the same item summed. */
function wherePlaced(placed: readonly Placement[]): CreditAnswer['where'] {
  const [only] = placed;
  if (only === undefined) return NONE;
  if (placed.length === 1 && only.amount > 0) {
    return [{ node: only.node, amount: formatHundredths(only.amount), again: only.again }];
  }
  const lines: { node: string; amount: Hundredths; again: boolean }[] = [];
  for (const { node, amount, again } of placed) {
    if (amount === 0) continue;
    const line = lines.find((one) => one.node === node);
    if (line) line.amount += amount;
    else lines.push({ node, amount, again });
  }
  return lines.map(({ node, amount, again }) => ({ node, amount: formatHundredths(amount), again }));
}
