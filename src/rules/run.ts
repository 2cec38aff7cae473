import type { CreditAnswer, Decision, NodeAnswer, Outcome } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import type { Day } from '../domain/values/day.ts';
import { formatHundredths } from '../domain/values/hundredths.ts';
import { onDay, TODAY, type At, type Clock } from './clock.ts';
import type { CompiledPolicy, CompiledRequirement } from './compile-policy.ts';
import { holdsFor, missingFor } from './condition.ts';
import { creditAnswers } from './credit-answers.ts';
import { obligationAttributes, type Attributes } from './facts-vocabulary.ts';
import { listsOf, type Lists } from './items.ts';
import type { Selector } from './language/force.ts';
import { mainRole } from './main-role.ts';
import { sorted, type CompiledNode } from './nodes/compiled.ts';
import type { SettingReader } from './settings.ts';
import type { Segment, Situation, ValuingWindow } from './situation.ts';
import type { Valued } from './valued.ts';
import { dayInWords, isPeriodOver, missingAttributes } from './words.ts';

/** What one run finds, under the settings as that run read them. */
export type Answer = Pick<
  Decision,
  'outcome' | 'codes' | 'selected' | 'requirement' | 'missing' | 'attestedOnly'
> & { readonly credits: readonly CreditAnswer[] };

/** What all runs of one question share. */
export interface Matter {
  readonly policy: CompiledPolicy;
  readonly facts: Facts;
  readonly lists: Lists;
  readonly obligation: Attributes;
}

export function matterOf(policy: CompiledPolicy, facts: Facts): Matter {
  return { policy, facts, lists: listsOf(facts), obligation: obligationAttributes(facts) };
}

/** What one run looks at. */
export function situationOf(
  { policy, facts, lists, obligation }: Matter,
  clock: Clock,
  setting: SettingReader,
): Situation {
  let valued: Map<ValuingWindow | undefined, Map<Segment | undefined, readonly Valued[]>> | undefined;
  const dayBy = (selector: Selector) => dayOf(selector, facts, clock);
  let selected: At | undefined;
  const situation: Situation = {
    facts,
    clock,
    setting,
    dayBy,
    obligation,
    mainRole: () => mainRole(lists('service'), facts, clock),
    selectedOn: () => (selected ??= dayBy(policy.selector(situation))),
    list: lists,
    isNamed: (list, value, on) => policy.isNamed(list, value, on, clock),
    valued: (window, from = situation) => {
      // The window of the credits is that of the whole period, whatever segment is looked at.
      const asked = window === undefined ? situation : from;
      valued ??= new Map();
      const bySegment = valued.get(window) ?? new Map<Segment | undefined, readonly Valued[]>();
      const known = bySegment.get(asked.segment);
      if (known) return known;
      const made = policy.valueAll(asked, window);
      valued.set(window, bySegment.set(asked.segment, made));
      return made;
    },
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

function withPeriodEnded({ outcome, codes }: NodeAnswer, situation: Situation): readonly string[] {
  const isOpen = outcome === 'not_met' || outcome === 'undetermined';
  return isOpen && isPeriodOver(situation) ? sorted([...codes, 'period_ended']) : codes;
}

/** The day that selects the text. Before anybody has applied it is the day asked about: "if I applied today". */
function dayOf(selector: Selector, { obligation, license }: Facts, clock: Clock): At {
  switch (selector) {
    case 'expiration':
      return obligation.endsOn;
    case 'cycle_start':
      return obligation.startsOn;
    case 'issue':
      return license.issuedOn;
    case 'application': {
      const { appliedOn } = obligation;
      return appliedOn !== undefined && clock.hasCome(appliedOn) ? appliedOn : TODAY;
    }
    case 'as_of':
      return TODAY;
  }
}
