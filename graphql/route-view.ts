import type { Consequences, Standing } from '../src/app/standing/standing.ts';
import { type Cited, requirementView } from './decision-view.ts';

/** What may follow, in the words of the schema. */
export function routeView(
  { id, isOpen, result, endsEarly, notice, ...route }: Consequences['routes'][number],
  cited: Cited,
) {
  return {
    ...route,
    tier: id,
    openness: isOpen,
    noticeDays: notice?.days ?? null,
    class: result.class,
    status: result.status,
    startsOn: result.startsOn,
    lasts: result.lasts,
    endsOn: result.endsOn,
    periodEndsOn: result.periodEndsOn,
    endsEarlyOn: endsEarly?.on ?? null,
    endsEarlyBecause: endsEarly?.asks ?? null,
    pays: route.pays.map(({ cites, ...pay }) => ({ ...pay, citations: cited(cites) })),
    requirement: requirementView(route.requirement, cited),
    citations: cited(route.cites),
  };
}

/** A separate answer about the license. */
export function answerView({ cites, ...answer }: Consequences['answers'][number], cited: Cited) {
  return { ...answer, citations: cited(cites) };
}

/** What is looked into afterwards. */
export function auditView({ cites, sample, ...audit }: Consequences['audits'][number], cited: Cited) {
  return {
    ...audit,
    percent: sample?.percent ?? null,
    count: sample?.count ?? null,
    per: sample?.per ?? null,
    citations: cited(cites),
  };
}

/** From when to when a renewal may be applied for. */
export function windowView({ cites, ...window }: ReturnType<Standing['window']>, cited: Cited) {
  return { ...window, citations: cited(cites) };
}
