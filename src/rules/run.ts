import type { CreditAnswer, Decision, NodeAnswer, Outcome } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import type { Day } from '../domain/values/day.ts';
import { formatHundredths } from '../domain/values/hundredths.ts';
import type { CompiledPolicy, CompiledRequirement } from './compile-policy.ts';
import { holdsFor, missingFor } from './condition.ts';
import { creditAnswers } from './credit-answers.ts';
import { obligationAttributes } from './facts-vocabulary.ts';
import type { Item } from './items.ts';
import type { Selector } from './language/policy.ts';
import type { CompiledNode } from './nodes/compiled.ts';
import { sorted } from './nodes/compiled.ts';
import type { SettingReader } from './settings.ts';
import type { Situation } from './situation.ts';
import type { Valued } from './valued.ts';
import { dayInWords, missingAttributes } from './words.ts';

/** What one run finds, under the settings as that run read them. */
export type Answer = Pick<
  Decision,
  'outcome' | 'codes' | 'selected' | 'requirement' | 'missing' | 'attestedOnly'
> & { readonly credits: readonly CreditAnswer[] };

/** What all runs of one question share. */
export interface Matter {
  readonly policy: CompiledPolicy;
  readonly facts: Facts;
  readonly items: readonly Item[];
}

/** What one run looks at. */
export function situationOf({ policy, facts, items }: Matter, asOf: Day, setting: SettingReader): Situation {
  let valued: readonly Valued[] | undefined;
  const situation: Situation = {
    facts,
    asOf,
    items,
    setting,
    obligation: obligationAttributes(facts),
    selectedOn: dayOf(policy.selector({ setting }), facts, asOf),
    valued: () => (valued ??= policy.valueAll(situation)),
  };
  return situation;
}

/** The outcome alone. */
export function verdictIn(policy: CompiledPolicy, situation: Situation): Outcome {
  const owed = owedIn(policy, situation);
  if ('tree' in owed) return owed.tree.verdict(situation);
  return 'exempt' in owed ? 'not_applicable' : 'undetermined';
}

/** The outcome with its whole explanation. */
export function answerIn(policy: CompiledPolicy, situation: Situation): Answer {
  const owed = owedIn(policy, situation);
  const by = policy.selector(situation);
  if ('exempt' in owed) return exempted(owed.exempt);
  const selected = { by, day: situation.selectedOn };
  if (!('tree' in owed)) {
    return { ...UNANSWERED, outcome: 'undetermined', codes: owed.codes, missing: owed.missing, selected };
  }
  const { answer, placements } = owed.tree.explain(situation);
  const { credits, attestedOnly } = creditAnswers(situation.valued(), placements);
  return {
    ...{ outcome: answer.outcome, requirement: answer, missing: answer.missing, selected, credits },
    codes: withPeriodEnded(answer, situation),
    attestedOnly: formatHundredths(attestedOnly),
  };
}

type Owed =
  | { readonly tree: CompiledNode }
  | { readonly exempt: CompiledRequirement }
  | { readonly codes: readonly string[]; readonly missing: readonly string[] };

/** The first clause that fits decides who owes what; outside what the file encodes nobody guesses. */
function owedIn(policy: CompiledPolicy, situation: Situation): Owed {
  if (situation.selectedOn < policy.since) {
    const missing = [`The rules that stood before ${dayInWords(policy.since)} are not written here.`];
    return { codes: ['not_encoded'], missing };
  }
  for (const requirement of policy.requirements) {
    const fits = holdsFor(requirement.for, situation);
    if (fits === undefined) {
      const findings = missingAttributes(missingFor(requirement.for, situation), undefined, []);
      return {
        codes: sorted(findings.map(({ code }) => code)),
        missing: findings.map(({ because }) => because()),
      };
    }
    if (fits) return requirement.tree ? { tree: requirement.tree } : { exempt: requirement };
  }
  const held = situation.facts.license.class;
  return { codes: ['not_encoded'], missing: [`What a ${held} license owes is not written here.`] };
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

function withPeriodEnded({ outcome, codes }: NodeAnswer, { asOf, facts }: Situation): readonly string[] {
  const over = asOf > facts.obligation.endsOn && (outcome === 'not_met' || outcome === 'undetermined');
  return over ? sorted([...codes, 'period_ended']) : codes;
}

/** The day that selects the text. Before anybody has applied it is the day asked about: "if I applied today". */
function dayOf(selector: Selector, { obligation, license }: Facts, asOf: Day): Day {
  switch (selector) {
    case 'expiration':
      return obligation.endsOn;
    case 'cycle_start':
      return obligation.startsOn;
    case 'issue':
      return license.issuedOn;
    case 'application':
      return obligation.appliedOn !== undefined && obligation.appliedOn <= asOf ? obligation.appliedOn : asOf;
    case 'as_of':
      return asOf;
  }
}
