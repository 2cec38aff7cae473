import type { Citation } from '../domain/decision.ts';
import { isDay, type Day } from '../domain/values/day.ts';
import { compileChoice } from './choice.ts';
import { compileCondition, type Predicate } from './condition.ts';
import { compileCredits } from './credits.ts';
import { SELECTORS, type Policy, type Selector, type Setting } from './language/policy.ts';
import { rolesOf } from './loading/check-settings.ts';
import { usesOf, type Role, type Uses } from './loading/uses.ts';
import { compileNode } from './nodes/compile-node.ts';
import type { CompiledNode } from './nodes/compiled.ts';
import { ROUNDINGS, type Rounding } from './ratio.ts';
import type { Situation } from './situation.ts';
import { compileTerm, type CompiledTerm } from './term.ts';
import type { Valued } from './valued.ts';
import type { Unit } from './words.ts';

/** One clause of who owes what. */
export interface CompiledRequirement {
  readonly for: Predicate;
  /** Undefined where nothing is owed; `exempt` then says why. */
  readonly tree: CompiledNode | undefined;
  readonly exempt: string;
  readonly cites: readonly string[];
}

/** A setting and what its values may be. */
export interface CompiledSetting {
  readonly setting: Setting;
  /** Every value to try while none is confirmed: all values, or the first and the last day. */
  readonly tries: readonly string[];
  readonly roles: readonly Role[];
}

/** A policy ready to be evaluated any number of times. */
export interface CompiledPolicy {
  readonly state: string;
  readonly strand: string;
  readonly version: number;
  readonly digest: string;
  readonly title: string;
  readonly timeZone: string;
  readonly unit: Unit;
  readonly since: Day;
  readonly citations: { readonly [source: string]: Citation };
  readonly settings: ReadonlyMap<string, CompiledSetting>;
  readonly selector: (situation: Pick<Situation, 'setting'>) => Selector;
  readonly valueAll: (situation: Situation) => readonly Valued[];
  readonly requirements: readonly CompiledRequirement[];
  readonly terms: readonly CompiledTerm[];
  /** Days the text itself names, on which the answer may change where the day asked about selects the text. */
  readonly days: readonly Day[];
}

/** Compiles a policy that has been parsed. `digest` is the hex SHA-256 of its text, which decisions name. */
export function compilePolicy(policy: Policy, digest: string): CompiledPolicy {
  const { unit } = policy;
  const uses = usesOf(policy);
  const rounding = compileRounding(policy.rounding);
  return {
    ...{ state: policy.state, strand: policy.strand, version: policy.version, digest, title: policy.title },
    ...{ timeZone: policy.time_zone, unit, since: policy.since },
    citations: Object.fromEntries(
      Object.entries(policy.citations).map(([source, { title, link, basis, verified_on }]) => [
        source,
        { title, link, basis, verifiedOn: verified_on },
      ]),
    ),
    settings: compileSettings(policy, uses),
    selector: compileChoice<Selector>(policy.selected_by, SELECTORS),
    valueAll: compileCredits(policy.credits, rounding, unit),
    requirements: policy.require.map(({ for: condition, tree, exempt, cite }) => ({
      for: compileCondition(condition, undefined),
      tree: tree && compileNode(tree, unit),
      exempt: exempt ?? '',
      cites: Object.keys(cite ?? {}),
    })),
    terms: policy.terms.map(compileTerm),
    days: daysOf(policy, uses),
  };
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

/** Days in the text, and days that settings may be. */
function daysOf({ since, settings = {} }: Policy, { forces }: Uses): readonly Day[] {
  const bounds = forces.flatMap(({ force }) => [force.since, force.before]);
  const possible = Object.values(settings).flatMap(({ values, between }) => values ?? between ?? []);
  const written = [since, ...bounds, ...possible].filter((bound) => typeof bound === 'string');
  return [...new Set(written.filter(isDay))];
}
