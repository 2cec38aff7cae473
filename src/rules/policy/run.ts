import type { CreditAnswer, Decision, NodeAnswer, Outcome } from '../../domain/decision.ts';
import type { Day } from '../../domain/values/day.ts';
import { formatHundredths } from '../../domain/values/hundredths.ts';
import { holdsFor, missingFor } from '../conditions/condition.ts';
import { dayInWords, isPeriodOver, missingAttributes } from '../conditions/words.ts';
import { creditAnswers } from '../credits/credit-answers.ts';
import { NEVER, type Need } from '../needs/need.ts';
import { type CompiledNode, type Placement } from '../nodes/compiled.ts';
import { onDay } from '../situation/clock.ts';
import type { Situation } from '../situation/situation.ts';
import { sorted } from '../values/sorted.ts';
import type { CompiledPolicy, CompiledRequirement } from './compiled-policy.ts';

/** What one run finds, under the settings as that run read them. */
export type Answer = Pick<
  Decision,
  'outcome' | 'codes' | 'selected' | 'requirement' | 'missing' | 'attestedOnly'
> & { readonly credits: readonly CreditAnswer[] };

/** The outcome alone. */
export function verdictIn(policy: CompiledPolicy, situation: Situation): Outcome {
  const owed = owedIn(policy, situation);
  if ('tree' in owed) return owed.tree.verdict(situation);
  return 'exempt' in owed ? 'not_applicable' : 'undetermined';
}

/** The outcome with its whole explanation. */
export function answerIn(policy: CompiledPolicy, situation: Situation, asOf: Day): Answer {
  const owed = owedIn(policy, situation);
  if ('exempt' in owed) return exempted(owed.exempt);
  const selected = { by: policy.selector(situation), day: onDay(situation.selectedOn(), asOf) };
  if (!('tree' in owed)) {
    return { ...UNANSWERED, outcome: 'undetermined', codes: owed.codes, missing: owed.missing, selected };
  }
  const { answer, placements } = owed.tree.explain(situation);
  const { credits, attestedOnly } = creditAnswers(situation.valued(), placements);
  return {
    outcome: answer.outcome,
    codes: withPeriodEnded(answer, situation),
    selected,
    requirement: answer,
    missing: answer.missing,
    attestedOnly: formatHundredths(attestedOnly),
    credits,
  };
}

/** The outcome and its codes, without the rest of the explanation. */
export function codesIn(policy: CompiledPolicy, situation: Situation): Pick<Answer, 'outcome' | 'codes'> {
  const owed = owedIn(policy, situation);
  if ('exempt' in owed) return exempted(owed.exempt);
  if (!('tree' in owed)) return { outcome: 'undetermined', codes: owed.codes };
  const { answer } = owed.tree.explain(situation);
  return { outcome: answer.outcome, codes: withPeriodEnded(answer, situation) };
}

/** What credits must come to for what is owed to be met; where nothing is owed, nothing is. */
export function needIn(policy: CompiledPolicy, situation: Situation): Need {
  const owed = owedIn(policy, situation);
  return ('tree' in owed ? owed.tree.need(situation) : undefined) ?? NEVER;
}

/** Where each credit counts toward what is owed. */
export function placedByMain(policy: CompiledPolicy, situation: Situation): readonly Placement[] {
  const owed = owedIn(policy, situation);
  return 'tree' in owed ? owed.tree.explain(situation).placements : [];
}

type Owed =
  | { readonly tree: CompiledNode }
  | { readonly exempt: CompiledRequirement }
  | { readonly codes: readonly string[]; readonly missing: readonly string[] };

/** The first clause that fits decides who owes what; outside what the file encodes nobody guesses. */
function owedIn(policy: CompiledPolicy, situation: Situation): Owed {
  const notEncoded = unencoded(policy, situation);
  if (notEncoded !== undefined) return notEncoded;
  for (const requirement of policy.requirements) {
    const fits = holdsFor(requirement.for, situation);
    if (fits === undefined) return undecided(missingFor(requirement.for, situation));
    if (fits) return requirement.tree ? { tree: requirement.tree } : { exempt: requirement };
  }
  const held = situation.facts.license.class;
  return { codes: ['not_encoded'], missing: [`What a ${held} license owes is not written here.`] };
}

/** What to say of a day before the first the file speaks of; undefined of any other. */
export function unencoded(
  policy: CompiledPolicy,
  situation: Situation,
): { readonly codes: readonly string[]; readonly missing: readonly string[] } | undefined {
  if (situation.clock.isInOrder(policy.since, situation.selectedOn())) return undefined;
  const missing = [`The rules that stood before ${dayInWords(policy.since)} are not written here.`];
  return { codes: ['not_encoded'], missing };
}

/** While it cannot be said which clause fits, nothing follows from any. */
function undecided(names: readonly string[]) {
  const findings = missingAttributes(names, undefined, []);
  return {
    codes: sorted(findings.map(({ code }) => code)),
    missing: findings.map(({ because }) => because()),
  };
}

const UNANSWERED = { requirement: null, credits: [], attestedOnly: '0' } as const;

function exempted({ exempt, cites }: CompiledRequirement): Answer {
  const requirement: NodeAnswer = {
    ...{ id: 'exempt', kind: 'fact', outcome: 'not_applicable', asks: exempt, cites },
    ...{ codes: [], events: [], missing: [], children: [] },
  };
  return {
    ...UNANSWERED,
    outcome: 'not_applicable',
    codes: ['exempt'],
    missing: [],
    selected: null,
    requirement,
  };
}

/** That the last day has passed, of whatever is still open. */
export const PERIOD_ENDED = 'period_ended';

function withPeriodEnded({ outcome, codes }: NodeAnswer, situation: Situation): readonly string[] {
  const isOpen = outcome === 'not_met' || outcome === 'undetermined';
  return isOpen && isPeriodOver(situation) ? sorted([...codes, PERIOD_ENDED]) : codes;
}
