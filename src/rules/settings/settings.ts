import { problemOfValue } from '../loading/check-settings.ts';
import type { CompiledPolicy, CompiledSetting } from '../policy/compiled-policy.ts';
import { sorted } from '../values/sorted.ts';

/** Reads a setting during a run: its value, or undefined where nothing is known of it. */
export type SettingReader = (name: string) => string | undefined;

/** One run of the rules, under the values assumed for the settings it met that nobody has confirmed. */
export interface Branch<T> {
  readonly assumed: ReadonlyMap<string, string>;
  readonly answer: T;
}

/** All runs an answer takes, and the settings they met. */
export interface Exploration<T> {
  readonly branches: readonly [Branch<T>, ...Branch<T>[]];
  /** Every setting met, confirmed ones too, sorted. */
  readonly reached: readonly string[];
  /** What each of them is confirmed as. */
  readonly confirmed: ReadonlyMap<string, string | undefined>;
  /** Whether there were more combinations than are tried. */
  readonly cutOff: boolean;
}

/** Combinations of unconfirmed values tried before the answer is left undetermined. */
export const MOST_BRANCHES = 64;

const NOTHING_ASSUMED: ReadonlyMap<string, string> = new Map();
export const NOTHING_KNOWN: SettingReader = () => undefined;
const NONE_REACHED: readonly never[] = [];

/**
 * Runs the rules under every combination of possible values of the settings they meet and that are not
 * confirmed. Where all are confirmed, or none is met, that is one run. A setting is branched upon only in runs
 * that meet it.
 */
export function explore<T>(
  policy: CompiledPolicy,
  confirmed: ReadonlyMap<string, string>,
  run: (read: SettingReader) => T,
): Exploration<T> {
  if (policy.settings.size === 0) {
    const only = { assumed: NOTHING_ASSUMED, answer: run(NOTHING_KNOWN) };
    return { branches: [only], reached: NONE_REACHED, confirmed: NOTHING_ASSUMED, cutOff: false };
  }
  // What each setting met is confirmed as, looked up once: a run may ask for it with every credit.
  const met = new Map<string, string | undefined>();
  const branches: Branch<T>[] = [];
  let cutOff = false;

  const visit = (assumed: ReadonlyMap<string, string>): void => {
    let open: { readonly name: string; readonly tries: readonly string[] } | undefined;
    const answer = run((name) => {
      if (!met.has(name)) met.set(name, confirmedValue(policy, confirmed, name));
      const known = met.get(name) ?? assumed.get(name);
      if (known !== undefined) return known;
      const tries = policy.settings.get(name)?.tries ?? [];
      if (tries.length > 0) open ??= { name, tries };
      return tries[0];
    });
    if (open === undefined) {
      branches.push({ assumed, answer });
      return;
    }
    for (const value of open.tries) {
      if (branches.length >= MOST_BRANCHES) {
        cutOff = true;
        return;
      }
      visit(new Map([...assumed, [open.name, value]]));
    }
  };

  visit(NOTHING_ASSUMED);
  const [first] = branches;
  if (first === undefined) throw new RangeError('an exploration has at least one run');
  return {
    branches: [first, ...branches.slice(1)],
    reached: sorted([...met.keys()]),
    confirmed: met,
    cutOff,
  };
}

/** A confirmed value, unless the policy at hand cannot take it: then nobody has confirmed one it can. */
export function confirmedValue(
  policy: CompiledPolicy,
  confirmed: ReadonlyMap<string, string>,
  name: string,
): string | undefined {
  const value = confirmed.get(name);
  const setting = policy.settings.get(name);
  if (value === undefined || setting === undefined) return undefined;
  return problemIn(setting, value) === undefined ? value : undefined;
}

/** Why a value cannot be confirmed for a setting, as a sentence; undefined when it can. */
export function settingProblem(policy: CompiledPolicy, name: string, value: string): string | undefined {
  const setting = policy.settings.get(name);
  if (setting === undefined) {
    const known = [...policy.settings.keys()].join(', ');
    return `${policy.state} ${policy.strand} has no setting ${name}; it has: ${known === '' ? 'none' : known}.`;
  }
  return problemIn(setting, value);
}

function problemIn({ setting, roles }: CompiledSetting, value: string): string | undefined {
  return problemOfValue(setting, roles, value);
}
