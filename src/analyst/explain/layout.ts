import type { Outcome } from '../../domain/decision.ts';

/** A heading with lines below it; nothing where there are none. */
export function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', heading, ...indented(lines)];
}

export function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

/** `not_met` is "not met". */
export function outcomeInWords(outcome: Outcome): string {
  return outcome.replace('_', ' ');
}
