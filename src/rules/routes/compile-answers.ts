import { compileScope, type Scope } from '../conditions/scope.ts';
import type { LicenseAnswer } from '../language/route.ts';
import type { StandingAnswer } from './route-answer.ts';

export interface CompiledAnswer {
  readonly written: LicenseAnswer;
  readonly clauses: readonly {
    readonly scope: Scope;
    readonly says: Pick<StandingAnswer, 'value' | 'because' | 'cites'>;
  }[];
}

export function compileAnswers(answers: readonly LicenseAnswer[]): readonly CompiledAnswer[] {
  return answers.map((written) => ({
    written,
    clauses: written.is.map(({ value, because, cite, ...clause }) => ({
      scope: compileScope(clause),
      says: { value, because, cites: Object.keys(cite) },
    })),
  }));
}
