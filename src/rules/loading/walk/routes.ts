import type { Term } from '../../language/policy.ts';
import { resultsOf, type Route, type Pay, type LicenseAnswer, type Audit } from '../../language/route.ts';
import type { Uses, Path } from '../uses.ts';
import { useNode } from './nodes.ts';
import {
  useMoment,
  useDuration,
  useCondition,
  useFigure,
  useForce,
  useId,
  useCite,
  useSetting,
  NOWHERE,
} from './places.ts';

export function useTerm(uses: Uses, term: Term, path: Path): void {
  useCondition(uses, term.for, NOWHERE, [...path, 'for']);
  useForce(uses, term, NOWHERE, path);
  useSetting(uses, term.years, 'years', [...path, 'years']);
  if (term.ends !== 'never') useMoment(uses, term.ends, NOWHERE, [...path, 'ends']);
  useMoment(uses, term.opens, NOWHERE, [...path, 'opens']);
  useMoment(uses, term.starts, NOWHERE, [...path, 'starts']);
  if (term.when_late !== 'day_after_completion') {
    useMoment(uses, term.when_late, NOWHERE, [...path, 'when_late']);
  }
  useDuration(uses, term.grace, [...path, 'grace']);
  useCite(uses, term.cite, path);
}

export function useRoute(uses: Uses, route: Route, path: Path): void {
  useId(uses, 'route', route.id, path);
  useCondition(uses, route.for, NOWHERE, [...path, 'for']);
  useForce(uses, route, NOWHERE, path);
  useMoment(uses, route.opens, NOWHERE, [...path, 'opens']);
  useMoment(uses, route.closes, NOWHERE, [...path, 'closes']);
  if (route.tree) useNode(uses, route.tree, [...path, 'tree']);
  if (route.notice) {
    useSetting(uses, route.notice.days, 'number', [...path, 'notice', 'days']);
    useCite(uses, route.notice.cite, [...path, 'notice']);
  }
  route.until?.forEach(({ day, cite }, i) => {
    useMoment(uses, day, NOWHERE, [...path, 'until', i, 'day']);
    useCite(uses, cite, [...path, 'until', i]);
  });
  resultsOf(route).forEach((result, i) => {
    const at = [...path, 'result', ...(Array.isArray(route.result) ? [i] : [])];
    useCondition(uses, result.when, NOWHERE, [...at, 'when']);
    useMoment(uses, result.starts, NOWHERE, [...at, 'starts']);
    if (result.ends !== 'never') useMoment(uses, result.ends, NOWHERE, [...at, 'ends']);
    useDuration(uses, result.for, [...at, 'for']);
    useDuration(uses, result.adds, [...at, 'adds']);
    const act = result.adds_days_of?.act;
    if (act !== undefined) uses.acts.push({ act, path: [...at, 'adds_days_of', 'act'] });
  });
  route.pays?.forEach((pay, i) => {
    usePay(uses, pay, [...path, 'pays', i]);
  });
  useCite(uses, route.cite, path);
}

export function usePay(uses: Uses, pay: Pay, path: Path): void {
  useId(uses, 'pay', pay.id, path);
  useForce(uses, pay, NOWHERE, path);
  useFigure(uses, pay.amount, NOWHERE, [...path, 'amount']);
  useCite(uses, pay.cite, path);
}

export function useAnswer(uses: Uses, { id, is }: LicenseAnswer, path: Path): void {
  useId(uses, 'answer', id, path);
  is.forEach((one, i) => {
    const at = [...path, 'is', i];
    useCondition(uses, one.for, NOWHERE, [...at, 'for']);
    useForce(uses, one, NOWHERE, at);
    useCite(uses, one.cite, at);
  });
}

export function useAudit(uses: Uses, audit: Audit, path: Path): void {
  useId(uses, 'audit', audit.id, path);
  useCondition(uses, audit.for, NOWHERE, [...path, 'for']);
  useForce(uses, audit, NOWHERE, path);
  useFigure(uses, audit.sample?.percent, NOWHERE, [...path, 'sample', 'percent']);
  useFigure(uses, audit.sample?.count, NOWHERE, [...path, 'sample', 'count']);
  useMoment(uses, audit.keeps?.until, NOWHERE, [...path, 'keeps', 'until']);
  useCite(uses, audit.cite, path);
}
