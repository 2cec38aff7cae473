import { counted } from './analyst/counted.ts';
import { outcomeInWords, section } from './analyst/explain/layout.ts';
import type { Comparison } from './app/what-if/compare-record.ts';
import type { DraftProblems, Drafted } from './app/what-if/draft.ts';
import type { Part } from './app/what-if/part.ts';
import {
  entriesOf,
  sumsOf,
  type Transition,
  transitionOf,
  type Transitions,
  type WhatIfGrouping,
} from './app/what-if/tally.ts';
import type { Outcome } from './domain/decision.ts';
import type { Day } from './domain/values/day.ts';
import { dayInWords } from './rules/conditions/words.ts';
import { problemInWords } from './rules/loading/problem.ts';

const MOST_GROUPS = 20;
const MOST_CODES = 20;
const EXAMPLES_EACH = 5;

/** What is asked: which text against which, and as of when. */
export function draftInWords(
  { before, settings }: Drafted,
  { name, asOf }: { readonly name: string; readonly asOf: Day },
): string {
  const { state, strand, version } = before.policy;
  const open = [...settings].flatMap(([setting, value]) => (value === undefined ? [setting] : []));
  return [
    `${state} ${strand} as of ${dayInWords(asOf)}: ${name} in place of version ${version} as published.`,
    ...(open.length === 0 ? [] : [`Nobody has confirmed these settings of it: ${open.join(', ')}.`]),
  ].join('\n');
}

/** What has to be corrected, a slip a line. */
export function problemsInWords({ problems, more }: DraftProblems): readonly string[] {
  const lines = problems.map(problemInWords);
  return more === 0
    ? lines
    : [...lines, `And ${counted(more, 'more slip')}: correct these first, or see all with policy -- check.`];
}

/** Who flips and why, as a person reads it. */
export function whatIfInWords({ educators, tally, flips, leftOut }: Part, by: WhatIfGrouping): string {
  const { compared, flipped } = sumsOf(tally.whole);
  return [
    '',
    `${counted(educators, 'educator')}, ${counted(compared, 'open obligation')}: ${flipped === 0 ? 'none flips' : counted(flipped, 'flips', 'flip')}.`,
    ...flipsInWords(tally.whole).map((line) => `  ${line}`),
    ...section('What made the difference', codesInWords(tally)),
    ...section(`By ${by}`, flipped === 0 ? [] : groupsInWords(tally.by[by])),
    ...section('For example', examplesOf(flips)),
    ...section('Not asked, for their record cannot be read', leftOut),
    '',
    'Nothing was written to the ledger.',
  ].join('\n');
}

function flipsInWords(transitions: Transitions): readonly string[] {
  return entriesOf(transitions)
    .filter(([way]) => isBetweenTwo(way))
    .sort(([, a], [, b]) => b - a)
    .map(([way, number]) => `${number} from ${wayInWords(way)}`);
}

function isBetweenTwo(way: Transition): boolean {
  const [before, after] = way.split('>');
  return before !== after;
}

/** `met>not_met` is "met to not met". */
function wayInWords(way: Transition): string {
  const [before, after] = way.split('>') as [Outcome, Outcome];
  return `${outcomeInWords(before)} to ${outcomeInWords(after)}`;
}

function codesInWords({ codes }: Part['tally']): readonly string[] {
  const told = [...codes].sort(([, a], [, b]) => b.come + b.gone - a.come - a.gone);
  return cut(told, MOST_CODES, 'code').map((one) => {
    if (typeof one === 'string') return one;
    const [code, { come, gone }] = one;
    const parts = [
      ...(come === 0 ? [] : [`comes to stand in the way of ${come}`]),
      ...(gone === 0 ? [] : [`stands in the way of ${gone} no longer`]),
    ];
    return `${code} ${parts.join(', and ')}`;
  });
}

function groupsInWords(groups: ReadonlyMap<string | null, Transitions>): readonly string[] {
  const told = [...groups]
    .map(([name, transitions]) => ({ name: name ?? 'none on record', transitions, ...sumsOf(transitions) }))
    .filter(({ flipped }) => flipped > 0)
    .sort((a, b) => b.flipped - a.flipped || (a.name < b.name ? -1 : 1));
  return cut(told, MOST_GROUPS, 'group').map((one) => {
    if (typeof one === 'string') return one;
    const { name, flipped, compared, transitions } = one;
    return `${name}: ${flipped} of ${compared} (${flipsInWords(transitions).join(', ')})`;
  });
}

/** The first few, and how many more there are. */
function cut<T>(all: readonly T[], most: number, one: string): readonly (T | string)[] {
  const more = all.length - most;
  return more <= 0 ? all : [...all.slice(0, most), `and ${counted(more, `more ${one}`)}`];
}

function examplesOf(flips: readonly Comparison[]): readonly string[] {
  const told = new Map<Transition, number>();
  return flips.flatMap((flip) => {
    const way = transitionOf(flip);
    const nth = (told.get(way) ?? 0) + 1;
    told.set(way, nth);
    return nth > EXAMPLES_EACH ? [] : [exampleInWords(flip)];
  });
}

function exampleInWords(flip: Comparison): string {
  const { educator, period, employer, come, gone } = flip;
  const who = [educator, flip.class, ...(employer === null ? [] : [employer]), period].join(', ');
  const why = [...come, ...gone.map((code) => `no longer ${code}`)].join(', ');
  return `${who}: ${wayInWords(transitionOf(flip))}${why === '' ? '' : ` (${why})`}`;
}
