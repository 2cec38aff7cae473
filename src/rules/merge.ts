import type { CreditAnswer, NodeAnswer, Outcome, SettingAnswer } from '../domain/decision.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import { gathered } from './gathered.ts';
import { sorted } from './nodes/compiled.ts';
import type { Answer } from './run.ts';
import type { Exploration } from './settings.ts';

/** The outcome where all agree; undetermined where it turns on a value nobody has confirmed. */
export function agreed(outcomes: readonly Outcome[]): Outcome {
  const [first] = outcomes;
  return first !== undefined && outcomes.every((outcome) => outcome === first) ? first : 'undetermined';
}

/** One answer out of the answers under every possible value: figures become bounds, outcomes agree or are open. */
export function mergeAnswers(policy: CompiledPolicy, exploration: Exploration<Answer>): Answer {
  const [first, ...others] = exploration.branches;
  if (others.length === 0) return first.answer;
  const merged = others.reduce((sofar, { answer }) => mergeTwo(sofar, answer), first.answer);
  const differs = exploration.branches.some(({ answer }) => answer.outcome !== first.answer.outcome);
  if (!differs) return merged;
  const questions = [...first.assumed.keys()].map((name) => policy.settings.get(name)?.setting.asks ?? name);
  return {
    ...merged,
    codes: sorted([...merged.codes, 'setting_unconfirmed']),
    missing: [...questions.map((asks) => `The agency has not answered: ${asks}`), ...merged.missing],
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

function mergeTwo(a: Answer, b: Answer): Answer {
  return {
    outcome: agreed([a.outcome, b.outcome]),
    codes: sorted([...a.codes, ...b.codes]),
    selected: a.selected?.by === b.selected?.by && a.selected?.day === b.selected?.day ? a.selected : null,
    requirement: mergeRequirements(a.requirement, b.requirement),
    credits:
      a.credits.length === 0 ? b.credits : a.credits.map((credit, i) => mergeCredits(credit, b.credits[i])),
    missing: union(a.missing, b.missing),
    attestedOnly: least(a.attestedOnly, b.attestedOnly),
  };
}

function mergeRequirements(a: NodeAnswer | null, b: NodeAnswer | null): NodeAnswer | null {
  if (a === null) return b && open(b);
  if (b === null) return open(a);
  return a.id === b.id ? mergeNodes(a, b) : open(a);
}

function open(node: NodeAnswer): NodeAnswer {
  return { ...node, outcome: 'undetermined' };
}

/** Two readings of the same node. */
function mergeNodes(a: NodeAnswer, b: NodeAnswer): NodeAnswer {
  const { required: _r, counted: _c, possible: _p, ...rest } = a;
  const counted = merged(least, a.counted, b.counted);
  const possible = merged(greatest, a.possible ?? a.counted, b.possible ?? b.counted);
  const required = merged(greatest, a.required, b.required);
  return {
    ...rest,
    ...(required === undefined ? {} : { required }),
    ...(counted === undefined ? {} : { counted }),
    ...(possible === undefined || possible === counted ? {} : { possible }),
    outcome: agreed([a.outcome, b.outcome]),
    codes: sorted([...a.codes, ...b.codes]),
    events: union(a.events, b.events),
    missing: union(a.missing, b.missing),
    children: mergeChildren(a.children, b.children),
  };
}

/** Which segments or groups there are may turn on a setting too; then it is open what they say. */
function mergeChildren(a: readonly NodeAnswer[], b: readonly NodeAnswer[]): readonly NodeAnswer[] {
  const others = new Map(b.map((child) => [child.id, child]));
  const ids = new Set(a.map(({ id }) => id));
  return [
    ...a.map((child) => {
      const other = others.get(child.id);
      return other === undefined ? open(child) : mergeNodes(child, other);
    }),
    ...b.filter(({ id }) => !ids.has(id)).map(open),
  ];
}

function mergeCredits(a: CreditAnswer, b: CreditAnswer | undefined): CreditAnswer {
  if (b === undefined) return a;
  const same = a.verdict === b.verdict && a.counted === b.counted;
  const lesser = least(a.counted, b.counted) === a.counted ? a : b;
  return {
    ...lesser,
    verdict: same ? a.verdict : 'undetermined',
    worth: greatest(a.worth, b.worth),
    reasons: [...new Map([...a.reasons, ...b.reasons].map((reason) => [reason.code, reason])).values()],
  };
}

function merged(
  choose: (a: string, b: string) => string,
  a: string | undefined,
  b: string | undefined,
): string | undefined {
  return a === undefined || b === undefined ? (a ?? b) : choose(a, b);
}

// Both are decimal texts this folder has written, so that comparing them as numbers loses nothing.

function least(a: string, b: string): string {
  return Number(b) < Number(a) ? b : a;
}

function greatest(a: string, b: string): string {
  return Number(b) > Number(a) ? b : a;
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])];
}
