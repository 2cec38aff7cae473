import { momentFor } from '../conditions/condition.ts';
import type { CompiledMoment } from '../conditions/moment.ts';
import { compileScope, type Scope } from '../conditions/scope.ts';
import { compileFigure, type CompiledFigure } from '../figures/figure.ts';
import type { Audit } from '../language/route.ts';

export interface CompiledAudit {
  readonly written: Audit;
  readonly scope: Scope;
  /** The share or the number, whichever is written. */
  readonly size: CompiledFigure | undefined;
  readonly keepUntil: CompiledMoment | undefined;
}

export function compileAudits(audits: readonly Audit[]): readonly CompiledAudit[] {
  return audits.map((written) => {
    const { sample, keeps } = written;
    const size = sample?.percent ?? sample?.count;
    return {
      written,
      scope: compileScope(written),
      size: size === undefined ? undefined : compileFigure(size),
      keepUntil: keeps === undefined ? undefined : momentFor(keeps.until, undefined),
    };
  });
}
