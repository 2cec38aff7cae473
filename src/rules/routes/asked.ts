import type { SettingAnswer } from '../../domain/decision.ts';
import type { Day } from '../../domain/values/day.ts';
import { sameData } from '../../domain/values/same-data.ts';
import { missingAttributes } from '../conditions/words.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { situationOf, type Matter } from '../settings/run-situation.ts';
import { confirmedValue, explore, type Exploration } from '../settings/settings.ts';
import { UnderValues } from '../settings/under-values.ts';
import { clockAt, type RunningClock } from '../situation/clock.ts';
import type { Situation } from '../situation/situation.ts';
import { sorted } from '../values/sorted.ts';

export type Settings = ReadonlyMap<string, string>;

/** What is found on a day under every possible value of the settings met, and the clock that saw it found. */
export interface Asked<T> extends Exploration<T> {
  readonly clock: RunningClock;
}

export function ask<T>(
  matter: Matter,
  settings: Settings,
  asOf: Day,
  run: (situation: Situation) => T,
): Asked<T> {
  const clock = clockAt(asOf);
  const exploration = explore(matter.policy, settings, (read) => run(situationOf(matter, clock, read)));
  return { ...exploration, clock };
}

/** Why something cannot be said: stable codes, sorted, and sentences. */
export interface Open {
  readonly codes: readonly string[];
  readonly missing: readonly string[];
}

/** What to say of attributes that are missing. */
export function lacking(names: readonly string[]): Open {
  const findings = missingAttributes(names, undefined, []);
  return {
    codes: sorted(findings.map(({ code }) => code)),
    missing: findings.map(({ because }) => because()),
  };
}

/** What to say where an answer turns on settings nobody has confirmed. */
export function questions<T>(under: UnderValues<T>, cutOff: boolean, isSame: (a: T, b: T) => boolean): Open {
  const names = cutOff ? under.assumed() : under.turnsOn(isSame);
  return { codes: ['setting_unconfirmed'], missing: under.unanswered(names) };
}

/** What all runs say; where they differ, what is left of the first, and why nothing more can be said. */
export function agreedUpon<T extends Open>(
  policy: CompiledPolicy,
  { branches, cutOff }: Exploration<T>,
  left: (answers: readonly [T, ...T[]]) => T,
): T {
  const [{ answer: first }, ...rest] = branches;
  const others = rest.map(({ answer }) => answer);
  if (!cutOff && others.every((other) => sameData(other, first))) return first;
  const under = new UnderValues(policy, branches);
  const open = questions(under, cutOff, sameData);
  const found = [first, ...others];
  return {
    ...left([first, ...others]),
    codes: sorted([...open.codes, ...found.flatMap(({ codes }) => codes)]),
    missing: [...open.missing, ...under.lines(found.map(({ missing }) => missing))],
  };
}

/** The settings that were met, with their confirmed values. */
export function settingsMet(
  policy: CompiledPolicy,
  settings: Settings,
  reached: readonly string[],
): readonly SettingAnswer[] {
  return reached.map((name) => ({
    setting: name,
    asks: policy.settings.get(name)?.setting.asks ?? name,
    value: confirmedValue(policy, settings, name) ?? null,
    outcomes: [],
  }));
}
