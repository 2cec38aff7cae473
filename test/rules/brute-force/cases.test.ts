import { describe, expect, test } from '@jest/globals';
import { isRefusal } from '../../../src/domain/decider.ts';
import { readyCase } from '../../../src/rules/cases/judge-case.ts';
import { parseCases } from '../../../src/rules/cases/parse-cases.ts';
import { answerOn } from '../../../src/rules/evaluation/evaluate.ts';
import { compilePolicy, nextTerm, parsePolicy } from '../../../src/rules/index.ts';
import { answerOn as standingOn } from '../../../src/rules/routes/answers-of.ts';
import { routeOn } from '../../../src/rules/routes/routes-of.ts';
import { matterOf } from '../../../src/rules/settings/run-situation.ts';
import { lawFiles, sound, textOf } from '../../policies/policy-files.ts';
import { differences } from './compare.ts';
import { answerFound, routeFound } from './consequences.ts';
import { decide, TOO_OPEN } from './decide.ts';
import { termFound } from './terms.ts';

/** Of files with hundreds of cases, many of which share all but a number, every so-many-th is enough here. */
const every = <T>(all: readonly T[], most: number): readonly T[] =>
  all.filter((_, i) => i % Math.ceil(all.length / most) === 0);

/** The engine leaves the outcome open where brute force can settle it: true, and less than could be said. */
function isLooser(given: object | undefined, found: object | undefined): boolean {
  const outcomeOf = (one: object | undefined) => (one !== undefined && 'outcome' in one ? one.outcome : '');
  return outcomeOf(given) === 'undetermined' && outcomeOf(found) === 'not_met';
}

describe.each(lawFiles())('by the cases of %s, brute force finds', (file) => {
  const policy = sound(parsePolicy(textOf(file), file));
  const compiled = compilePolicy(policy, 'digest');
  const written = sound(parseCases(textOf(file.replace('.yaml', '.cases.yaml')), file));
  const ready = written.cases.map((one) => readyCase(compiled, written, one));

  if (policy.require !== undefined) {
    test('the same outcome and figures, of the whole and of every requirement', () => {
      const told = every(ready, 130).map(({ name, facts, settings, asOf }) => {
        const found = decide(policy, settings, facts, asOf);
        if (found === TOO_OPEN) return [];
        const { otherwise, looser } = differences(
          answerOn(matterOf(compiled, facts), settings, asOf).answer,
          found,
        );
        return [...otherwise, ...looser].map((difference) => `${name}: ${difference}`);
      });
      expect(told.flat()).toEqual([]);
      expect(told.length).toBeGreaterThan(0);
    });
  }

  if (policy.terms !== undefined) {
    test('the same term, if the license were renewed on the day asked about', () => {
      const told = ready
        .map(({ name, facts, settings, asOf }) => {
          const term = nextTerm(compiled, settings, facts, asOf);
          const found = termFound(policy, settings, facts, asOf);
          return { name, given: isRefusal(term) ? 'refused' : term, found };
        })
        .filter(({ found }) => found !== 'some');
      expect(told.map(({ name, given }) => [name, given])).toEqual(
        told.map(({ name, found }) => [name, found]),
      );
      expect(told.filter(({ given }) => given !== 'refused').length).toBeGreaterThan(5);
    });
  }

  if ((policy.routes ?? policy.answers) !== undefined) {
    test('the same routes, open or not, and the same answers about the license', () => {
      const told = every(ready, 30).flatMap(({ name, facts, settings, asOf }) => {
        const matter = matterOf(compiled, facts);
        const asked = [policy, settings, facts, asOf] as const;
        const routes = compiled.routes.map((route) => {
          const { answer } = routeOn(route, matter, settings, asOf);
          const given = answer && { outcome: answer.outcome, isOpen: answer.isOpen };
          return { name, id: route.written.id, given, found: routeFound(route.written, asked) };
        });
        const answers = compiled.answers.map((one) => ({
          ...{ name, id: one.written.id, found: answerFound(one.written, asked) },
          given: { value: standingOn(one, matter, settings, asOf).answer.value },
        }));
        return [...routes, ...answers].flatMap(({ found, ...one }) =>
          found === 'some' ? [] : [{ ...one, found }],
        );
      });
      expect(told.length).toBeGreaterThan(0);
      const others = told.filter(({ given, found }) => !isLooser(given, found));
      expect(told.length - others.length).toBeLessThanOrEqual(told.length / 50);
      expect(others.map(({ name, id, given }) => ({ name, id, given }))).toEqual(
        others.map(({ name, id, found }) => ({ name, id, given: found })),
      );
    });
  }
});
