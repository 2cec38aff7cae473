import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LawChange } from '../../src/app/what-if/compare-laws.ts';
import { projectRoot } from '../../src/infra/project-root.ts';
import { exampleSettings, policyOf } from '../policies.ts';

/** Points more than Massachusetts asks in all. */
const MORE = 30;

/** The law of Massachusetts as published, and its text with 30 points more in all. */
export async function massachusettsTexts(): Promise<{ readonly before: string; readonly after: string }> {
  const before = await readFile(join(projectRoot, 'policies/ma/recertification.yaml'), 'utf8');
  const after = before
    .replace(/^( +)- 150$/m, `$1- ${150 + MORE}`)
    .replace(/^( +)- \{ is: 150 \}$/m, `$1- { is: ${150 + MORE} }`);
  if (after.split(String(150 + MORE)).length !== 3)
    throw new Error('The total of Massachusetts stands elsewhere now.');
  return { before, after };
}

export async function massachusettsChange(): Promise<LawChange> {
  const { before, after } = await massachusettsTexts();
  const settings = exampleSettings('MA', 'recertification');
  return {
    before: { policy: policyOf(before, 'as published'), settings },
    after: { policy: policyOf(after, 'with more points'), settings },
  };
}
