import type { Facts } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import { sameData } from '../../domain/values/same-data.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { matterOf, situationOf } from '../settings/run-situation.ts';
import { type Exploration, explore } from '../settings/settings.ts';
import { clockAt } from '../situation/clock.ts';
import type { Situation } from '../situation/situation.ts';
import { holdsUntil, type Dated } from '../values/holds-until.ts';
import { agreedUpon, settingsMet, type Settings } from './asked.ts';
import type { CompiledRoute } from './compile-route.ts';
import type { ExtendedEnd, ExtensionStep } from './route-answer.ts';
import { routeIn } from './route-in.ts';
import { timesTaken } from './times.ts';

/**
 * The end of the period after every extension the law gives by itself (`starts_by: [statute]`), in the order
 * written, each once and each seeing the end the one before it left. One that is an act on record by its id stands
 * in the period's last day already. Where it cannot be said whether one is given, the end is null.
 */
export function extendedEnd(
  policy: CompiledPolicy,
  settings: Settings,
  facts: Facts,
  asOf: Day,
): ExtendedEnd {
  const now = extendedOn(policy, settings, facts, asOf);
  return { ...now.answer, holdsUntil: holdsUntil(now, (day) => extendedOn(policy, settings, facts, day)) };
}

type Found = Pick<ExtendedEnd, 'endsOn' | 'steps' | 'codes' | 'missing'>;

/** What is answered as of a day: everything that time alone can change. */
export function extendedOn(
  policy: CompiledPolicy,
  settings: Settings,
  facts: Facts,
  asOf: Day,
): Dated<Omit<ExtendedEnd, 'holdsUntil'>> {
  const clock = clockAt(asOf);
  const exploration = explore(policy, settings, (read) =>
    extended(policy, facts, asOf, (moved) => situationOf(matterOf(policy, moved), clock, read)),
  );
  return {
    answer: {
      ...agreedUpon(policy, withoutDoubtfulDays(exploration), alikeSteps),
      settings: settingsMet(policy, settings, exploration.reached),
    },
    next: clock.next(),
  };
}

/** On which day a step was given is one thing and how far it reaches another: where runs differ in the day, it is null. */
function withoutDoubtfulDays({
  branches: [first, ...others],
  ...rest
}: Exploration<Found>): Exploration<Found> {
  const all = [first, ...others];
  const isDoubtful = (place: number) =>
    new Set(all.flatMap(({ answer: { steps } }) => steps.slice(place, place + 1).map(({ on }) => on))).size >
    1;
  const told = (branch: typeof first): typeof first => {
    const steps = branch.answer.steps.map((step, place) =>
      isDoubtful(place) ? { ...step, on: null } : step,
    );
    return { ...branch, answer: { ...branch.answer, steps } };
  };
  return { ...rest, branches: [told(first), ...others.map(told)] };
}

/** The steps that all runs take alike. */
function alikeSteps([first, ...others]: readonly [Found, ...Found[]]): Found {
  const differs = first.steps.findIndex((step, place) =>
    others.some((other) => !sameData(other.steps[place], step)),
  );
  return { ...first, endsOn: null, steps: differs < 0 ? first.steps : first.steps.slice(0, differs) };
}

function extended(
  policy: CompiledPolicy,
  facts: Facts,
  asOf: Day,
  situationFor: (facts: Facts) => Situation,
): Found {
  const steps: ExtensionStep[] = [];
  let endsOn = facts.obligation.endsOn;
  for (const route of policy.routes.filter(isByStatute)) {
    const situation = situationFor({ ...facts, obligation: { ...facts.obligation, endsOn } });
    const step = stepIn(policy, route, situation, asOf);
    if (step === 'none') continue;
    if ('codes' in step) return { endsOn: null, steps, ...step };
    steps.push(step);
    endsOn = step.to;
  }
  return { endsOn, steps, codes: [], missing: [] };
}

function isByStatute({ written: { gives, starts_by = [] } }: CompiledRoute): boolean {
  return gives === 'extension' && starts_by.includes('statute');
}

function stepIn(
  policy: CompiledPolicy,
  route: CompiledRoute,
  situation: Situation,
  asOf: Day,
): ExtensionStep | Pick<Found, 'codes' | 'missing'> | 'none' {
  if (timesTaken(route, situation) > 0) return 'none';
  const run = routeIn(policy, route, situation, asOf);
  if (run === undefined || run.answer.outcome === 'not_met') return 'none';
  const { isOpen, days } = run.particulars;
  // What closed has happened; only what has not opened yet is still to come.
  if (isOpen === 'not_yet') return 'none';
  const { outcome, codes, missing } = run.answer;
  const { id, asks, cite } = route.written;
  const to = days.periodEndsOn;
  // A day that moves with the day asked about is no end.
  if (outcome === 'undetermined' || isOpen === 'unknown' || typeof to !== 'string') {
    return { codes: codes.length > 0 ? codes : ['not_encoded'], missing: [...missing, asks] };
  }
  const from = situation.facts.obligation.endsOn;
  const on = typeof days.opensOn === 'string' ? days.opensOn : null;
  return to === from ? 'none' : { route: id, asks, cites: Object.keys(cite), on, from, to };
}
