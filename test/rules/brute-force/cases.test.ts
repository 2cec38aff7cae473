import { describe, expect, test } from '@jest/globals';
import { readyCase } from '../../../src/rules/cases/judge-case.ts';
import { parseCases } from '../../../src/rules/cases/parse-cases.ts';
import { matterOf } from '../../../src/rules/run.ts';
import { answerOn } from '../../../src/rules/evaluate.ts';
import { compilePolicy, parsePolicy } from '../../../src/rules/index.ts';
import { lawFiles, sound, textOf } from '../../policies/policy-files.ts';
import { differences } from './compare.ts';
import { decide, TOO_OPEN } from './decide.ts';

const policies = lawFiles()
  .map((file) => ({ file, policy: sound(parsePolicy(textOf(file), file)) }))
  .filter(({ policy }) => policy.require !== undefined);

/** Of files with hundreds of cases, many of which share all but a number, every fourth is enough here. */
const MANY = 150;

describe.each(policies)('every case of $file, or every fourth of many,', ({ file, policy }) => {
  test('is answered as by brute force', () => {
    const compiled = compilePolicy(policy, 'digest');
    const written = sound(parseCases(textOf(file.replace('.yaml', '.cases.yaml')), file));
    const step = written.cases.length > MANY ? 4 : 1;
    const cases = written.cases.filter((_, i) => i % step === 0);
    const told = cases.map((one) => {
      const { facts, settings, asOf } = readyCase(compiled, written, one);
      const found = decide(policy, settings, facts, asOf);
      if (found === TOO_OPEN) return [];
      const { otherwise, looser } = differences(
        answerOn(matterOf(compiled, facts), settings, asOf).answer,
        found,
      );
      return [...otherwise, ...looser].map((difference) => `${one.name}: ${difference}`);
    });
    expect(told.flat()).toEqual([]);
    expect(told.length).toBeGreaterThan(0);
  });
});
