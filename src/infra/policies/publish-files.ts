import { publishPolicy } from '../../app/commands/policy.ts';
import { derivedId } from '../../app/executing/ids.ts';
import { readStream, stateOf } from '../../app/log/ledger.ts';
import type { Jurist } from '../../app/standing/standing.ts';
import { isRefusal } from '../../domain/decider.ts';
import { policy as decider } from '../../domain/policy/index.ts';
import { policyStream } from '../../domain/streams.ts';
import { type PolicyFile, PolicyFilesError } from './policy-files.ts';

/**
 * Publishes what is not published yet. A changed file under a published version is refused, and so stops the
 * start: what was decided under that version must stay explicable.
 */
export async function publishFiles(
  jurist: Jurist,
  files: readonly PolicyFile[],
  actor: string,
  /** What else may be done about a file that is refused, where there is more. */
  orElse?: string,
): Promise<readonly string[]> {
  const published: string[] = [];
  for (const { file, text, digest, policy } of files) {
    const { state, strand, version, schema } = policy;
    const known = stateOf(decider, await readStream(jurist.ledger, policyStream(state)));
    if (known.strands.get(strand)?.digests.get(version) === digest) continue;
    const answer = await publishPolicy(
      jurist,
      { type: 'Publish', state, strand, version, schema, digest, text },
      { commandId: derivedId('publish', actor, state, strand, version, digest), actor },
    );
    if (isRefusal(answer))
      throw new PolicyFilesError([`${file}: ${answer.because}`, orElse].filter(Boolean).join('\n'));
    published.push(`${state} ${strand} version ${version}`);
  }
  return published;
}
