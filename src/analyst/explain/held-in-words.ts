import type { SettingAnswer } from '../../domain/decision.ts';
import type { Day } from '../../domain/values/day.ts';
import { dayInWords } from '../../rules/conditions/words.ts';
import { outcomeInWords } from './layout.ts';

/** A setting an answer turns on: its value, or what follows from each it may have. */
export function settingInWords({ setting, asks, value, outcomes }: SettingAnswer): readonly string[] {
  if (value !== null) return [`${setting} = ${value}`, `    ${asks}`];
  const each = outcomes.map((one) => `${one.value}: ${outcomeInWords(one.outcome)}`);
  return [`${setting} is not confirmed`, `    ${asks}`, ...each.map((line) => `      ${line}`)];
}

/** Until when an answer stands though nothing happens. */
export function holdsInWords(holdsUntil: Day | null): string {
  if (holdsUntil === null) return 'Holds until something happens: no day is in sight that changes it.';
  return `Holds until ${dayInWords(holdsUntil)}, the first day on which it changes though nothing happens.`;
}
