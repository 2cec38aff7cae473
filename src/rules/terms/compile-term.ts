import { momentFor } from '../conditions/condition.ts';
import type { CompiledMoment } from '../conditions/moment.ts';
import { compileScope, type Scope } from '../conditions/scope.ts';
import type { Moment } from '../language/condition.ts';
import type { Term as WrittenTerm } from '../language/policy.ts';

/** One clause of how long a license runs; a moment is undefined where the file does not write it. */
export interface CompiledTerm {
  readonly written: WrittenTerm;
  readonly scope: Scope;
  /** The last day on which a renewal is in time. */
  readonly inTime: CompiledMoment;
  readonly opens: CompiledMoment | undefined;
  readonly starts: CompiledMoment | undefined;
  readonly startsLate: CompiledMoment | undefined;
  readonly ends: CompiledMoment | 'never' | undefined;
}

export function compileTerm(written: WrittenTerm): CompiledTerm {
  const { grace, opens, starts, ends, when_late } = written;
  const compiled = (moment: Moment | undefined) =>
    moment === undefined ? undefined : momentFor(moment, undefined);
  const late = when_late === 'day_after_completion' ? DAY_AFTER_COMPLETION : when_late;
  return {
    written,
    scope: compileScope(written),
    inTime: momentFor(grace === undefined ? 'period_end' : { of: 'period_end', plus: grace }, undefined),
    opens: compiled(opens),
    starts: compiled(starts),
    startsLate: compiled(late),
    ends: ends === 'never' ? ends : compiled(ends),
  };
}

const DAY_AFTER_COMPLETION: Moment = { of: 'completion', plus: { days: 1 } };
