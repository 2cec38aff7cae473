import { join } from 'node:path';
import { type PolicyFile, readPolicyFiles } from '../../src/infra/policies/policy-files.ts';
import { projectRoot } from '../../src/infra/project-root.ts';

/** Reading the law of every state takes longer than most tests, so only that of these is read. */
export function lawOf(states: readonly string[]): Promise<readonly PolicyFile[]> {
  return readPolicyFiles(join(projectRoot, 'policies'), states);
}
