import { formatHundredths, type Hundredths } from '../../domain/values/hundredths.ts';
import { NO_ATTRIBUTES } from '../conditions/condition.ts';
import { compileForce, inForceNow, type InForce } from '../conditions/force.ts';
import { compileFigure, type CompiledFigure } from '../figures/figure.ts';
import type { Pay } from '../language/route.ts';
import type { Situation } from '../situation/situation.ts';
import type { PayAnswer } from './route-answer.ts';

export interface CompiledPay {
  readonly written: Pay;
  readonly force: InForce;
  readonly amount: CompiledFigure;
}

export function compilePay(written: Pay): CompiledPay {
  return { written, force: compileForce(written, undefined), amount: compileFigure(written.amount) };
}

/** A pay that is in force, or may be, with its amount where that is known. */
interface Due {
  readonly written: Pay;
  readonly amount: Hundredths | undefined;
  readonly missing: readonly string[];
}

/** What is paid, and what keeps an amount from being known. */
export function paysIn(
  pays: readonly CompiledPay[],
  situation: Situation,
): { readonly pays: readonly PayAnswer[]; readonly missing: readonly string[] } {
  const all = pays.flatMap((pay) => dueIn(pay, situation));
  const paid = all.filter((due) => isPaid(due, all));
  return { pays: paid.map(answerOf), missing: paid.flatMap(({ missing }) => missing) };
}

function dueIn({ written, force, amount }: CompiledPay, situation: Situation): Due[] {
  const inForce = inForceNow(force, situation);
  if (inForce === false) return [];
  const known = amount.at(situation);
  const missing = [
    ...(inForce === undefined ? force.missing(NO_ATTRIBUTES, situation) : []),
    ...(known === undefined ? amount.missing(situation) : []),
  ];
  // An amount of which no version is in force lacks nothing; there simply is none.
  if (known === undefined && missing.length === 0) return [];
  return [{ written, amount: inForce === undefined ? undefined : known, missing }];
}

/**
 * Of those alike in a group the greatest is paid, the first of several. While one of them is not known, nobody can
 * say which: then only the unknown ones stand, each without an amount.
 */
function isPaid(due: Due, all: readonly Due[]): boolean {
  const { group } = due.written;
  if (group === undefined || due.amount === undefined) return true;
  const alike = all.filter((other) => other.written.group === group);
  if (alike.some(({ amount }) => amount === undefined)) return false;
  const greatest = Math.max(...alike.map(({ amount = 0 }) => amount));
  return alike.find(({ amount }) => amount === greatest) === due;
}

function answerOf({ written, amount }: Due): PayAnswer {
  const { id, asks, group, cite } = written;
  return {
    ...{ id, asks, group: group ?? null, cites: Object.keys(cite) },
    amount: amount === undefined ? null : formatHundredths(amount),
  };
}
