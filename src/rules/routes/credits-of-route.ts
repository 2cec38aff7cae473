import type { CreditAnswer } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import { creditAnswers, isOwed } from '../credits/credit-answers.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { placedByMain } from '../policy/run.ts';
import { mergeCredits } from '../settings/merge-credits.ts';
import { matterOf } from '../settings/run-situation.ts';
import { UnderValues } from '../settings/under-values.ts';
import type { Situation } from '../situation/situation.ts';
import { ask, type Settings } from './asked.ts';
import type { CompiledRoute } from './compile-route.ts';

/**
 * What a way counts of each credit: only those of which something counts, for whoever takes a way is judged on what
 * counted. Asked once a way is taken, and not with every answer of `routesOf`: listing ways would take much longer.
 */
export function creditsOfRoute(...asked: Parameters<typeof creditsUnderRoute>): readonly CreditAnswer[] {
  return creditsUnderRoute(...asked).filter(({ counted }) => counted !== '0');
}

/** What becomes of each credit under a way, as `evaluate` tells it of the requirement; none where it counts no credits. */
export function creditsUnderRoute(
  policy: CompiledPolicy,
  settings: Settings,
  facts: Facts,
  asOf: Day,
  id: string,
): readonly CreditAnswer[] {
  const route = policy.routes.find(({ written }) => written.id === id);
  if (route === undefined) return [];
  const { branches } = ask(matterOf(policy, facts), settings, asOf, (situation) =>
    creditsIn(policy, route, situation),
  );
  const [first, ...others] = branches.map(({ answer }) => answer);
  const merged =
    first === undefined || others.length === 0
      ? (first ?? [])
      : mergeCredits(new UnderValues(policy, branches), [first, ...others]);
  return merged.filter(isOwed);
}

function creditsIn(
  policy: CompiledPolicy,
  { written, tree }: CompiledRoute,
  situation: Situation,
): readonly CreditAnswer[] {
  const placements = [
    ...(written.requires === 'main' ? placedByMain(policy, situation) : []),
    ...(tree === undefined ? [] : tree.explain(situation).placements),
  ];
  return placements.length === 0 ? [] : creditAnswers(situation.valued(), placements).credits;
}
