import type { CreditAnswer } from '../../domain/decision.ts';
import type { CreditFact } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import { type Hundredths, parseHundredths } from '../../domain/values/hundredths.ts';
import type { AskedOfCredits } from '../../rules/index.ts';
import type { Candidate, Trial } from './candidate.ts';
import type { Goal, Told } from './goal.ts';
import { PLANNED_ACTS, type PlannedAct } from './planned-credit.ts';
import type { Choice } from './question.ts';

/** A candidate that would count, with the weakest act by which most of it does. */
export interface Option extends Choice {
  readonly candidate: Candidate;
  readonly credit: CreditFact;
  /** What it is worth, in hundredths of the policy's unit. */
  readonly worth: Hundredths;
  /** Each of these acts makes as much of it count; none where the claim alone does. */
  readonly awaits: readonly PlannedAct[];
}

const WAYS = [undefined, ...PLANNED_ACTS] as const;

/**
 * What each candidate would be worth were all of them done, claimed and acted upon in each way: a floor that several
 * reach together is reached then, and none is worth more with fewer beside it. Those that are worth nothing are left
 * out. By id.
 */
export function optionsOf<A extends Told>(goal: Goal<A>, candidates: readonly Trial[]): readonly Option[] {
  const tried = WAYS.map((act) => ({ act, ...triedBy(goal, candidates, act) }));
  return candidates
    .flatMap(({ creditWith: _, ...candidate }): readonly Option[] => {
      const { stream, day, costCents, kind, id } = candidate;
      const byWay = tried.map((way) => way.worth.get(stream) ?? 0);
      const worth = Math.max(...byWay);
      const best = tried.find((_, place) => byWay[place] === worth);
      const credit = best?.credits.get(stream);
      if (worth === 0 || best === undefined || credit === undefined) return [];
      const alike = kind === 'offering' ? seenBy(goal.asked, credit) : stream;
      const awaits = PLANNED_ACTS.filter((_, place) => byWay[place + 1] === worth);
      return [
        {
          ...{ id: `${kind}:${id}`, stream, day, costCents, alike, candidate, credit, worth },
          // What is completed takes no more hours.
          hours: kind === 'offering' ? worth : 0,
          awaits: best.act === undefined ? [] : awaits,
        },
      ];
    })
    .sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
}

function triedBy<A extends Told>(goal: Goal<A>, candidates: readonly Trial[], act: PlannedAct | undefined) {
  const credits = new Map(
    candidates.flatMap(({ stream, creditWith }) => {
      const credit = creditWith(act);
      return credit === undefined ? [] : [[stream, credit] as const];
    }),
  );
  const day = lastDayOf(candidates) ?? '';
  const all = [...credits.values()];
  // Where one may stand in the way of another, each is tried alone too.
  const sets = goal.creditsStandAlone ? [all] : [all, ...all.map((credit) => [credit])];
  const worth = new Map<string, Hundredths>();
  for (const set of all.length === 0 ? [] : sets) {
    for (const answer of goal.creditsIn(goal.answer(set, day), set, day)) {
      worth.set(answer.source, Math.max(worth.get(answer.source) ?? 0, worthOf(answer)));
    }
  }
  return { credits, worth };
}

export function lastDayOf(candidates: readonly { readonly day: Day }[]): Day | undefined {
  return candidates
    .map(({ day }) => day)
    .sort()
    .at(-1);
}

/** Decisions write amounts as `formatHundredths` does. */
function worthOf({ worth }: CreditAnswer): number {
  const amount = parseHundredths(worth);
  return typeof amount === 'number' ? amount : 0;
}

/** Everything of a credit that any rule may ask for, as text. */
function seenBy(asked: AskedOfCredits, { credit: _, title: _t, events: _e, provider, ...said }: CreditFact) {
  return JSON.stringify(asked.provider === true ? { ...said, provider } : said);
}
