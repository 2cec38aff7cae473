import type { NodeAnswer, Outcome } from '../../domain/decision.ts';
import { PERIOD_ENDED } from '../policy/run.ts';
import { gathered, once } from '../situation/gathered.ts';
import { sorted } from '../values/sorted.ts';
import type { UnderValues } from './under-values.ts';

/** What a run says of a node: undefined where it is not asked, null where nothing it belongs to is. */
type Reading = NodeAnswer | undefined | null;

/** The outcome where all agree; undetermined where it turns on a value nobody has confirmed. */
export function agreed(outcomes: readonly Outcome[]): Outcome {
  const [first] = outcomes;
  return first !== undefined && outcomes.every((outcome) => outcome === first) ? first : 'undetermined';
}

/** Whether something is open for the values alone that nobody has confirmed, under some of which it is not. */
export function turnsOnValues(outcome: Outcome, readings: readonly { readonly outcome: Outcome }[]): boolean {
  return outcome === 'undetermined' && readings.some((reading) => reading.outcome !== 'undetermined');
}

/** An act that is awaited closes nothing, so that it is told whichever value it helps under. */
export function isAwaited(code: string): boolean {
  return code.startsWith('awaiting_');
}

/**
 * What stands under every value, and whatever keeps the answer open under any. What settles it under some values
 * alone is no lack yet, and is told by `setting_unconfirmed`; where all agree that it is not met, though each for
 * reasons of its own, these are told.
 */
export function mergeCodes(
  outcome: Outcome,
  readings: readonly { readonly outcome: Outcome; readonly codes: readonly string[] }[],
  isEverywhere = true,
): readonly string[] {
  const all = once(gathered(readings, ({ codes }) => codes));
  const kept = all.filter(
    (code) =>
      // The last day has passed whatever the values are.
      code === PERIOD_ENDED ||
      isAwaited(code) ||
      (isEverywhere && readings.every(({ codes }) => codes.includes(code))) ||
      readings.some((reading) => reading.outcome === 'undetermined' && reading.codes.includes(code)),
  );
  if (!isEverywhere || turnsOnValues(outcome, readings)) return sorted([...kept, 'setting_unconfirmed']);
  return sorted(kept.length === 0 ? all : kept);
}

/** The requirement of the first run that has one; of runs with another, or none, it is open. */
export function mergeRequirements(
  under: UnderValues<unknown>,
  answers: readonly (NodeAnswer | null)[],
): NodeAnswer | null {
  const first = answers.find((answer) => answer !== null) ?? null;
  return (
    first &&
    mergeNode(
      under,
      first,
      answers.map((answer) => (answer?.id === first.id ? answer : undefined)),
    )
  );
}

function mergeNode(under: UnderValues<unknown>, first: NodeAnswer, readings: readonly Reading[]): NodeAnswer {
  if (readings.every((reading) => reading === first)) return first;
  const found = readings.filter((reading) => reading !== undefined && reading !== null);
  const isEverywhere = !readings.includes(undefined);
  const outcome = isEverywhere ? agreed(found.map((node) => node.outcome)) : 'undetermined';
  const { required: _r, counted: _c, possible: _p, ...rest } = first;
  const required = greatest(gathered(found, (node) => some(node.required)));
  const counted = least(gathered(found, (node) => some(node.counted)));
  const possible = greatest(gathered(found, (node) => some(node.possible ?? node.counted)));
  const lines = under.lines(readings.map((reading) => (reading === undefined ? NONE : reading?.missing)));
  return {
    ...rest,
    ...(required === undefined ? {} : { required }),
    ...(counted === undefined ? {} : { counted }),
    ...(possible === undefined || possible === counted ? {} : { possible }),
    outcome,
    codes: mergeCodes(outcome, found, isEverywhere),
    events: once(gathered(found, ({ events }) => events)),
    missing: lines,
    children: mergeChildren(under, readings),
  };
}

/** Which segments or groups there are may turn on a setting too; then it is open what they say. */
function mergeChildren(under: UnderValues<unknown>, readings: readonly Reading[]): readonly NodeAnswer[] {
  const children = readings.map(
    (reading) => reading && new Map(reading.children.map((child) => [child.id, child])),
  );
  const firsts = new Map<string, NodeAnswer>();
  for (const those of children) {
    for (const [id, child] of those ?? []) if (!firsts.has(id)) firsts.set(id, child);
  }
  return [...firsts].map(([id, first]) =>
    mergeNode(
      under,
      first,
      children.map((those) => (those ? those.get(id) : null)),
    ),
  );
}

const NONE: readonly never[] = [];

function some(amount: string | undefined): readonly string[] {
  return amount === undefined ? NONE : [amount];
}

// All are decimal texts this folder has written, so that comparing them as numbers loses nothing.

export function least(amounts: readonly string[]): string | undefined {
  return chosen(amounts, (one, other) => Number(other) < Number(one));
}

export function greatest(amounts: readonly string[]): string | undefined {
  return chosen(amounts, (one, other) => Number(other) > Number(one));
}

function chosen(amounts: readonly string[], isBetter: (one: string, other: string) => boolean) {
  const [first, ...others] = amounts;
  return first && others.reduce((sofar, amount) => (isBetter(sofar, amount) ? amount : sofar), first);
}
