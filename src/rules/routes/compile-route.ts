import { momentFor } from '../conditions/condition.ts';
import type { CompiledMoment } from '../conditions/moment.ts';
import { compileScope, type Scope } from '../conditions/scope.ts';
import type { Moment } from '../language/condition.ts';
import type { Policy } from '../language/policy.ts';
import type { Route } from '../language/route.ts';
import type { Book } from '../nodes/book.ts';
import { compileNode } from '../nodes/compile-node.ts';
import type { CompiledNode } from '../nodes/compiled.ts';
import { awaitedIn, type Awaited } from './awaits.ts';
import { compilePay, type CompiledPay } from './pays.ts';
import { compileResults, type CompiledResult } from './result.ts';

/** A route ready to be asked any number of times; what the file does not write is undefined. */
export interface CompiledRoute {
  readonly written: Route;
  readonly scope: Scope;
  readonly opens: CompiledMoment | undefined;
  readonly closes: CompiledMoment | undefined;
  readonly tree: CompiledNode | undefined;
  readonly awaited: Awaited;
  readonly results: readonly CompiledResult[];
  readonly until: readonly {
    readonly day: CompiledMoment;
    readonly asks: string;
    readonly cites: readonly string[];
  }[];
  readonly pays: readonly CompiledPay[];
}

export function compileRoutes(policy: Policy, book: Book): readonly CompiledRoute[] {
  const awaited = awaitedIn(policy);
  return (policy.routes ?? []).map((written) => compileRoute(written, book, awaited));
}

function compileRoute(written: Route, book: Book, awaited: Awaited): CompiledRoute {
  const { opens, closes, tree, until = [], pays = [] } = written;
  const compiled = (moment: Moment | undefined) =>
    moment === undefined ? undefined : momentFor(moment, undefined);
  return {
    ...{ written, awaited },
    scope: compileScope(written),
    opens: compiled(opens),
    closes: compiled(closes),
    tree: tree && compileNode(tree, book),
    results: compileResults(written),
    until: until.map(({ day, asks, cite }) => ({
      ...{ day: momentFor(day, undefined), asks, cites: Object.keys(cite) },
    })),
    pays: pays.map(compilePay),
  };
}
