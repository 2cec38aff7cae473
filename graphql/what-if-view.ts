import type { DraftProblems } from '../src/app/what-if/draft.ts';
import {
  entriesOf,
  sumsOf,
  type Tally,
  type Transitions,
  type WhatIfGrouping,
} from '../src/app/what-if/tally.ts';
import type { WhatIfRun } from '../src/app/what-if/what-if-store.ts';
import { isRefusal, type Refusal } from '../src/domain/decider.ts';

/** What became of a command upon a what-if, in the schema's words. */
export function whatIfAnswer(answer: WhatIfRun | DraftProblems | Refusal) {
  if (isRefusal(answer)) return { __typename: 'Refused', code: answer.refused, because: answer.because };
  if ('problems' in answer) return { __typename: 'DraftProblems', ...answer };
  return { __typename: 'WhatIf', ...whatIfView(answer) };
}

export function whatIfView({ settings, digest, tally, ...run }: WhatIfRun) {
  return {
    ...run,
    draftDigest: digest,
    settings: Object.entries(settings).map(([setting, value]) => ({ setting, value })),
    result: tally,
  };
}

/** The numbers of a tally. Its groups are told as they are asked for. */
export function figuresOf(transitions: Transitions) {
  return { ...sumsOf(transitions), transitions: transitionsView(transitions) };
}

function transitionsView(transitions: Transitions) {
  return [...entriesOf(transitions)]
    .sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1))
    .map(([way, count]) => {
      const [from, to] = way.split('>');
      return { from, to, count };
    });
}

export function codesView({ codes }: Tally) {
  return [...codes]
    .map(([code, counts]) => ({ code, ...counts }))
    .sort((a, b) => b.come + b.gone - a.come - a.gone || (a.code < b.code ? -1 : 1));
}

/** The groups of which somebody flips, those with the most before the others; the one without a name at the end. */
export function groupsView({ by }: Tally, grouping: WhatIfGrouping) {
  return [...by[grouping]]
    .map(([name, transitions]) => ({ name, ...figuresOf(transitions) }))
    .filter(({ flipped }) => flipped > 0)
    .sort((a, b) => b.flipped - a.flipped || compareNames(a.name, b.name));
}

function compareNames(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : 1;
}
