import { compileChoice } from '../conditions/choice.ts';
import { compileCondition, holdsFor } from '../conditions/condition.ts';
import { withSharedTests } from '../credits/acceptance.ts';
import { compileCreditCaps } from '../credits/caps.ts';
import { compileCredits } from '../credits/credits.ts';
import { SELECTORS, type Selector } from '../language/force.ts';
import type { NamedList, Policy } from '../language/policy.ts';
import { rolesOf } from '../loading/check-settings.ts';
import type { Uses } from '../loading/uses.ts';
import { usesOf } from '../loading/walk/policy.ts';
import { compileAdditions } from '../nodes/additions.ts';
import type { Book } from '../nodes/book.ts';
import { compileNode } from '../nodes/compile-node.ts';
import { compileAnswers } from '../routes/compile-answers.ts';
import { compileAudits } from '../routes/compile-audits.ts';
import { compileRoutes } from '../routes/compile-route.ts';
import { askedOfCredits } from '../situation/asked-of-credits.ts';
import type { Situation } from '../situation/situation.ts';
import { compileTerm } from '../terms/compile-term.ts';
import { ROUNDINGS, type Rounding } from '../values/ratio.ts';
import type { CompiledPolicy, CompiledSetting } from './compiled-policy.ts';
import { listsCounted, unitsRead } from './credit-words.ts';
import { creditsStandAlone, type StandAlone } from './credits-stand-alone.ts';
import { compileNamed } from './named-requirements.ts';
import { verdictIn } from './run.ts';
import { wordsRead } from './words-read.ts';

/** Compiles a policy that has been parsed. `digest` is the hex SHA-256 of its text, which decisions name. */
export function compilePolicy(policy: Policy, digest: string): CompiledPolicy {
  const { unit } = policy;
  const uses = usesOf(policy);
  const text = JSON.stringify(policy);
  const rounding = compileRounding(policy.rounding);
  const book: Book = {
    ...{ unit, parts: policy.parts ?? {}, wait: policy.new_rules_wait },
    caps: compileCreditCaps(policy.credits, policy.new_rules_wait),
  };
  const withAdditions = compileAdditions(policy.also_require ?? [], book);
  let standAlone: StandAlone | undefined;
  const compiled: CompiledPolicy = {
    source: policy,
    ...{ state: policy.state, strand: policy.strand, version: policy.version, digest, title: policy.title },
    ...{ timeZone: policy.time_zone, unit, since: policy.since },
    citations: Object.fromEntries(
      Object.entries(policy.citations).map(([source, { title, link, basis, verified_on }]) => [
        source,
        { title, link, basis, verifiedOn: verified_on },
      ]),
    ),
    settings: compileSettings(policy, uses),
    acts: [...Object.keys(policy.acts ?? {}), 'plan_approval', ...(policy.routes ?? []).map(({ id }) => id)],
    requirementIds: [...uses.ids, ...uses.idsOfUses]
      .filter(({ kind }) => kind === 'node')
      .map(({ id }) => id),
    askedOfCredits: askedOfCredits(text),
    creditsStandAlone: () => (standAlone ??= creditsStandAlone(policy)),
    unitsRead: unitsRead(policy),
    readsWord: wordsRead(policy),
    readsBirthMonth: text.includes('birth_month'),
    listsCounted: listsCounted(policy),
    selector: compileSelector(policy.selected_by),
    isNamed: compileLists(policy.lists ?? {}),
    valueAll:
      policy.credits === undefined
        ? () => []
        : compileCredits(withSharedTests(policy.credits), rounding, unit, asksWhatCounted(policy)),
    requirements: (policy.require ?? []).map(({ for: condition, tree, exempt, cite }) => ({
      for: compileCondition(condition, undefined),
      tree: tree && withAdditions(compileNode(tree, book)),
      exempt: exempt ?? '',
      cites: Object.keys(cite ?? {}),
    })),
    requirementNamed: compileNamed(policy, book, (situation) => verdictIn(compiled, situation)),
    terms: (policy.terms ?? []).map(compileTerm),
    routes: compileRoutes(policy, book),
    answers: compileAnswers(policy.answers ?? []),
    audits: compileAudits(policy.audits ?? []),
  };
  return compiled;
}

/** Whether caps, floors, minimums or amounts may ask by which entry something counts, or for how much. */
export function asksWhatCounted({ credits, ...rest }: Policy): boolean {
  const asking = { ...rest, floors: credits?.floors, caps: credits?.caps };
  return /"(entry|worth)"/.test(JSON.stringify(asking));
}

function compileSettings({ settings = {} }: Policy, uses: Uses): ReadonlyMap<string, CompiledSetting> {
  const roles = rolesOf(uses);
  return new Map(
    Object.entries(settings).map(([name, setting]) => [
      name,
      { setting, tries: setting.values ?? setting.between ?? [], roles: roles.get(name) ?? [] },
    ]),
  );
}

/** The loader demands a rounding wherever one is needed, so without one it is never asked for. */
function compileRounding(rounding: Policy['rounding']): (at: Situation) => Rounding {
  if (rounding === undefined) return () => 'down';
  return compileChoice<Rounding>('setting' in rounding ? rounding : rounding.to_hundredths, ROUNDINGS);
}

/** One way of selecting for all, or the first of several whose condition holds. */
function compileSelector(written: Policy['selected_by']): (situation: Situation) => Selector {
  if (!Array.isArray(written)) return compileChoice<Selector>(written, SELECTORS);
  const choices = written.map(({ for: condition, by }) => ({
    for: compileCondition(condition, undefined),
    by: compileChoice<Selector>(by, SELECTORS),
  }));
  return (situation) => {
    const chosen = choices.find((choice) => holdsFor(choice.for, situation) === true) ?? choices.at(-1);
    if (chosen === undefined) throw new RangeError('a list of selecting days passed the loader empty');
    return chosen.by(situation);
  };
}

function compileLists(lists: Readonly<Record<string, NamedList>>): CompiledPolicy['isNamed'] {
  return (list, value, on, clock) =>
    (lists[list]?.members ?? []).some(
      ({ is, since, before }) =>
        is === value &&
        (since === 'unknown' || clock.isInOrder(since, on)) &&
        (before === undefined || !clock.isInOrder(before, on)),
    );
}
