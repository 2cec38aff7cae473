import type { Acceptance, Credits, CountsWhen, Entry } from '../../language/credits.ts';
import type { Cap, Minimum } from '../../language/node.ts';
import type { Context, Path, Uses } from '../uses.ts';
import {
  useWithin,
  useCondition,
  useFigure,
  useForce,
  useAttribute,
  useId,
  useCite,
  NOWHERE,
  ANY,
  of,
} from './places.ts';

export function useCredits(uses: Uses, credits: Credits, path: Path): void {
  const member = of('credits');
  useWithin(uses, credits.within.span, member, [...path, 'within', 'span']);
  useCite(uses, credits.within.cite, [...path, 'within']);
  useCountsWhen(uses, credits.counts_when, [...path, 'counts_when']);
  useAcceptance(uses, credits.accept, member, [...path, 'accept']);
  credits.entries.forEach((entry, i) => {
    useEntry(uses, entry, [...path, 'entries', i]);
  });
  credits.floors?.forEach((floor, i) => {
    const at = [...path, 'floors', i];
    useId(uses, 'floor', floor.id, at);
    useForce(uses, floor, NOWHERE, at);
    useCondition(uses, floor.where, member, [...at, 'where']);
    useAttribute(uses, floor.by, member, ANY, [...at, 'by']);
    useCite(uses, floor.cite, at);
  });
  credits.caps?.forEach((cap, i) => {
    useCap(uses, cap, [...path, 'caps', i]);
  });
  const { carry_over: carried, used_once: once } = credits;
  if (carried) {
    const at = [...path, 'carry_over'];
    useForce(uses, carried, NOWHERE, at);
    useWithin(uses, carried.span, member, [...at, 'span']);
    useCondition(uses, carried.where, member, [...at, 'where']);
    useFigure(uses, carried.at_most, NOWHERE, [...at, 'at_most']);
    useCite(uses, carried.cite, at);
  }
  if (once) {
    useCondition(uses, once.except, member, [...path, 'used_once', 'except']);
    useCite(uses, once.cite, [...path, 'used_once']);
  }
}

export function useCountsWhen(uses: Uses, written: CountsWhen | readonly CountsWhen[], path: Path): void {
  if (!isList(written)) {
    useCondition(uses, written.when, of('credits'), [...path, 'when']);
    useCite(uses, written.cite, path);
    return;
  }
  written.forEach((one, i) => {
    useCountsWhen(uses, one, [...path, i]);
  });
}

export function useEntry(uses: Uses, entry: Entry, path: Path): void {
  const member = of(entry.from);
  useId(uses, 'entry', entry.id, path);
  useForce(uses, entry, member, path);
  useCondition(uses, entry.where, member, [...path, 'where']);
  useWithin(uses, entry.within, member, [...path, 'within']);
  if (entry.counts_when) useCountsWhen(uses, entry.counts_when, [...path, 'counts_when']);
  useAcceptance(uses, entry.accept, member, [...path, 'accept']);
  if (entry.worth.by !== undefined) useAttribute(uses, entry.worth.by, member, ANY, [...path, 'worth', 'by']);
  const ofItem = { list: undefined, outer: entry.from };
  useFigure(uses, entry.worth.each, ofItem, [...path, 'worth', 'each']);
  useCite(uses, entry.cite, path);
}

export function useAcceptance(
  uses: Uses,
  tests: readonly Acceptance[] | undefined,
  member: Context,
  path: Path,
): void {
  tests?.forEach((test, i) => {
    useForce(uses, test, member, [...path, i]);
    useCondition(uses, test.where, member, [...path, i, 'where']);
    useCite(uses, test.cite, [...path, i]);
  });
}

export function useCap(uses: Uses, cap: Cap, path: Path): void {
  useId(uses, 'node', cap.id, path);
  useForce(uses, cap, NOWHERE, path);
  useCondition(uses, cap.where, of('credits'), [...path, 'where']);
  useFigure(uses, cap.at_most, NOWHERE, [...path, 'at_most']);
  if (typeof cap.per === 'string') useAttribute(uses, cap.per, of('credits'), ANY, [...path, 'per']);
  useCite(uses, cap.cite, path);
}

export function useMinimum(uses: Uses, minimum: Minimum, path: Path): void {
  useId(uses, 'node', minimum.id, path);
  useForce(uses, minimum, NOWHERE, path);
  useCondition(uses, minimum.where, of('credits'), [...path, 'where']);
  useFigure(uses, minimum.at_least, NOWHERE, [...path, 'at_least']);
  useCite(uses, minimum.cite, path);
}

function isList<T>(written: T | readonly T[]): written is readonly T[] {
  return Array.isArray(written);
}
