import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { type PolicyFile, readPolicyFiles } from '../../src/infra/policies/policy-files.ts';
import { publishFiles } from '../../src/infra/policies/publish-files.ts';
import { projectRoot } from '../../src/infra/project-root.ts';

async function published() {
  const now = Date.parse('2024-06-15T18:00:00Z');
  const ledger = { log: createMemoryLog(), vault: createMemoryVault(), clock: { now: () => now } };
  const files = await readPolicyFiles(join(projectRoot, 'policies'));
  const jurist = { ledger, compiled: new Map() };
  return { jurist, files, told: await publishFiles(jurist, files, 'development') };
}

describe('publishing policy files', () => {
  test('publishes each once, whoever does it again', async () => {
    const { jurist, files, told } = await published();
    expect(told).toHaveLength(files.length);
    expect(await publishFiles(jurist, files, 'development')).toEqual([]);
    expect(await publishFiles(jurist, files, 'publisher')).toEqual([]);
    expect(await jurist.ledger.log.head()).toBe(files.length);
  });

  test('finds no policy in the folder of one state, and says in which it looks for them', async () => {
    await expect(readPolicyFiles(join(projectRoot, 'policies/tn'))).rejects.toThrow(
      /policies\/tn holds no policy: name the folder in which they lie as <state>\/<strand>\.yaml/,
    );
  });

  test('stops at a file that was changed under a published version, naming it and what to do', async () => {
    const { jurist, files } = await published();
    const changed = files.map((file): PolicyFile => ({ ...file, digest: 'f'.repeat(64) }));
    await expect(publishFiles(jurist, changed, 'publisher')).rejects.toThrow(
      /policies\/\w\w\/\w+\.yaml: Version 1 .* write version: 2 in the new text, or restore the published one\.$/s,
    );
    await expect(publishFiles(jurist, changed, 'development', 'Or begin anew.')).rejects.toThrow(
      /restore the published one\.\nOr begin anew\.$/,
    );
  });
});
