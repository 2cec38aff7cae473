import type { Item } from '../situation/item.ts';
import type { Candidate } from './candidates.ts';

/** Members one may look at together: those that certainly count, and those that may. */
export interface Look {
  readonly sure: readonly Item[];
  readonly open: readonly Item[];
}

/** More candidates than this of which it is open whether they are looked at would give too many looks. */
const MOST_OPEN = 10;

/** Everything is looked at, in one look. */
export function lookAtAll(candidates: readonly Candidate[]): readonly Look[] {
  const sure = candidates.filter(isSure);
  return [{ sure: itemsOf(sure), open: itemsOf(candidates.filter((one) => !isSure(one))) }];
}

/**
 * Only the `n` latest are looked at; of those of one day, the ones that come last by their source. While it is
 * open whether some are candidates at all, there are several ways to look.
 */
export function lookAtLatest(candidates: readonly Candidate[], n: number): readonly Look[] {
  const reachable = reachableAmong(candidates, n);
  if (reachable.filter(({ isAmong }) => isAmong === undefined).length > MOST_OPEN) {
    return [lookLoosely(reachable, n)];
  }
  return choicesOf(reachable, n).map((chosen) => {
    const counting = chosen.filter(({ passes }) => passes !== false);
    const sure = counting.filter(({ passes }) => passes === true);
    return { sure: itemsOf(sure), open: itemsOf(counting.filter(({ passes }) => passes === undefined)) };
  });
}

/** Those before which there are not `n` certain ones already, oldest first. */
export function reachableAmong(candidates: readonly Candidate[], n: number): readonly Candidate[] {
  let certain = 0;
  let place = candidates.length;
  while (place > 0 && certain < n) {
    place -= 1;
    if (candidates[place]?.isAmong === true) certain += 1;
  }
  return candidates.slice(place);
}

/** Every `n` latest there may be, for each way in which the open ones may turn out. */
function choicesOf(candidates: readonly Candidate[], n: number): readonly (readonly Candidate[])[] {
  const last = candidates.at(-1);
  if (last === undefined || n === 0) return [[]];
  const before = candidates.slice(0, -1);
  const taken = choicesOf(before, n - 1).map((chosen) => [...chosen, last]);
  return last.isAmong === true ? taken : [...taken, ...choicesOf(before, n)];
}

/** Bounds that hold however the open ones turn out, though they may be wider than need be. */
function lookLoosely(candidates: readonly Candidate[], n: number): Look {
  const sure = candidates.slice(-n).filter(isSure);
  const open = candidates.filter((one) => one.passes !== false && !sure.includes(one));
  return { sure: itemsOf(sure), open: itemsOf(open) };
}

function isSure({ isAmong, passes }: Candidate): boolean {
  return isAmong === true && passes === true;
}

function itemsOf(candidates: readonly Candidate[]): readonly Item[] {
  return candidates.map(({ item }) => item);
}
