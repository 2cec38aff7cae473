import type { Outcome, SettingAnswer } from '../../domain/decision.ts';
import { sameData } from '../../domain/values/same-data.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import type { Answer } from '../policy/run.ts';
import { gathered } from '../situation/gathered.ts';
import { mergeCredits } from './merge-credits.ts';
import { agreed, least, mergeCodes, mergeRequirements, turnsOnValues } from './merge-nodes.ts';
import type { Exploration } from './settings.ts';
import { UnderValues } from './under-values.ts';

export { agreed };

/**
 * One answer out of the answers under every possible value: figures become bounds, outcomes agree or are open, and
 * what stands under some values alone says under which. `outcome` is given where not all values were tried.
 */
export function mergeAnswers(
  policy: CompiledPolicy,
  { branches, cutOff }: Exploration<Answer>,
  outcome: Outcome = agreed(branches.map(({ answer }) => answer.outcome)),
): Answer {
  const [first, ...others] = branches;
  if (others.length === 0) return first.answer;
  const under = new UnderValues(policy, branches);
  const answers = branches.map(({ answer }) => answer);
  const decisive = cutOff ? under.assumed() : under.turnsOn((a, b) => a.outcome === b.outcome);
  const awaited = turnsOnValues(outcome, answers) ? decisive : [];
  return {
    outcome,
    codes: mergeCodes(outcome, answers),
    selected: answers.every(({ selected }) => sameData(selected, first.answer.selected))
      ? first.answer.selected
      : null,
    requirement: mergeRequirements(
      under,
      answers.map(({ requirement }) => requirement),
    ),
    credits: mergeCredits(
      under,
      answers.map(({ credits }) => credits),
    ),
    missing: [...under.unanswered(awaited), ...under.lines(answers.map(({ missing }) => missing))],
    attestedOnly: least(answers.map(({ attestedOnly }) => attestedOnly)) ?? first.answer.attestedOnly,
  };
}

/** What each setting that was met is, or what follows from each value it may have. */
export function settingAnswers(
  policy: CompiledPolicy,
  { branches, reached, confirmed }: Exploration<Answer>,
): readonly SettingAnswer[] {
  return reached.map((name) => {
    const setting = policy.settings.get(name);
    const asks = setting?.setting.asks ?? name;
    const value = confirmed.get(name);
    if (value !== undefined) return { setting: name, asks, value, outcomes: [] };
    const tries = setting?.tries ?? [];
    const outcomes = gathered(tries, (tried) => {
      const under = branches.filter(({ assumed }) => assumed.get(name) === tried);
      return under.length === 0
        ? []
        : [{ value: tried, outcome: agreed(under.map(({ answer }) => answer.outcome)) }];
    });
    return { setting: name, asks, value: null, outcomes };
  });
}
