import { publishPolicy } from '../../app/commands/policy.ts';
import { derivedId } from '../../app/ids.ts';
import type { Jurist } from '../../app/standing.ts';
import { isRefusal } from '../../domain/decider.ts';
import { type PolicyFile, PolicyFilesError } from './policy-files.ts';

/**
 * Publishes what is not published yet. A changed file under a published version is refused, and so stops the
 * start: what was decided under that version must stay explicable.
 */
export async function publishFiles(
  jurist: Jurist,
  files: readonly PolicyFile[],
  actor: string,
): Promise<readonly string[]> {
  const published: string[] = [];
  for (const { file, text, digest, policy } of files) {
    const { state, strand, version, schema } = policy;
    const answer = await publishPolicy(
      jurist,
      { type: 'Publish', state, strand, version, schema, digest, text },
      { commandId: derivedId('publish', state, strand, version, digest), actor },
    );
    if (isRefusal(answer)) throw new PolicyFilesError(`${file}: ${answer.because}`);
    published.push(`${state} ${strand} version ${version}`);
  }
  return published;
}
