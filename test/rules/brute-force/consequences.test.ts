import { describe, expect, test } from '@jest/globals';
import { readyCase } from '../../../src/rules/cases/judge-case.ts';
import { parseCases } from '../../../src/rules/cases/parse-cases.ts';
import { compilePolicy, parsePolicy } from '../../../src/rules/index.ts';
import { answerOn } from '../../../src/rules/routes/answers-of.ts';
import { routeOn } from '../../../src/rules/routes/routes-of.ts';
import { matterOf } from '../../../src/rules/run.ts';
import { lawFiles, sound, textOf } from '../../policies/policy-files.ts';
import { answerFound, routeFound } from './consequences.ts';

/** Of many cases every so-many-th is enough here: many share all but a number. */
const MOST = 30;

const policies = lawFiles()
  .map((file) => ({ file, policy: sound(parsePolicy(textOf(file), file)) }))
  .filter(({ policy }) => (policy.routes ?? policy.answers) !== undefined);

/** The engine leaves the outcome open where brute force can settle it: true, and less than could be said. */
function isLooser(given: object | undefined, found: unknown): boolean {
  const outcomeOf = (one: unknown) =>
    typeof one === 'object' && one !== null && 'outcome' in one ? one.outcome : undefined;
  return outcomeOf(given) === 'undetermined' && outcomeOf(found) === 'not_met';
}

describe.each(policies)('some thirty cases of $file', ({ file, policy }) => {
  const compiled = compilePolicy(policy, 'digest');
  const written = sound(parseCases(textOf(file.replace('.yaml', '.cases.yaml')), file));
  const step = Math.ceil(written.cases.length / MOST);
  const ready = written.cases
    .filter((_, i) => i % step === 0)
    .map((one) => readyCase(compiled, written, one));

  test('have the routes, open or not, and the answers that brute force finds', () => {
    const told = ready.flatMap(({ name, facts, settings, asOf }) => {
      const matter = matterOf(compiled, facts);
      const asked = [policy, settings, facts, asOf] as const;
      const routes = compiled.routes.map((route) => {
        const { answer } = routeOn(route, matter, settings, asOf);
        const { id } = route.written;
        const found = routeFound(route.written, asked);
        const given = answer && { outcome: answer.outcome, isOpen: answer.isOpen };
        return { name, id, given, found };
      });
      const answers = compiled.answers.map((one) => ({
        ...{ name, id: one.written.id, found: answerFound(one.written, asked) },
        given: { value: answerOn(one, matter, settings, asOf).answer.value },
      }));
      return [...routes, ...answers].filter(({ found }) => found !== 'some');
    });
    expect(told.length).toBeGreaterThan(0);
    const looser = told.filter(({ given, found }) => isLooser(given, found));
    expect(looser.length).toBeLessThanOrEqual(told.length / 50);
    const others = told.filter((one) => !looser.includes(one));
    expect(others.map(({ name, id, given }) => ({ name, id, given }))).toEqual(
      others.map(({ name, id, found }) => ({ name, id, given: found })),
    );
  });
});
