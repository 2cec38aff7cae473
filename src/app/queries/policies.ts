import { policy as decider } from '../../domain/policy/index.ts';
import { policyStream } from '../../domain/streams.ts';
import { readStream, stateOf } from '../log/ledger.ts';
import { inForce } from '../standing/policy-book.ts';
import type { Jurist } from '../standing/standing.ts';

export interface PublishedPolicy {
  readonly state: string;
  readonly strand: string;
  readonly title: string;
  readonly version: number;
  readonly digest: string;
  readonly text: string;
  readonly versions: readonly { readonly version: number; readonly digest: string }[];
  readonly settings: readonly {
    readonly setting: string;
    readonly asks: string;
    readonly because: string;
    /** Every value it may take, where the sources name them. */
    readonly values: readonly string[];
    /** First and last day it may be, where the sources bound it. */
    readonly between: readonly string[];
    readonly confirmed: string | undefined;
  }[];
}

/** What is published for a state: law is everybody's to read. */
export async function policiesOf(
  { ledger, compiled }: Jurist,
  state: string,
): Promise<readonly PublishedPolicy[]> {
  const published = stateOf(decider, await readStream(ledger, policyStream(state)));
  return [...published.strands].flatMap(([strand, { latest, digests, settings }]) => {
    const policy = inForce(compiled, published, strand)?.policy;
    if (policy === undefined) return [];
    const { version, digest, text } = latest;
    return {
      ...{ state, strand, title: policy.title, version, digest, text },
      versions: [...digests].map(([number, theirs]) => ({ version: number, digest: theirs })),
      settings: [...policy.settings].map(([name, { setting }]) => ({
        setting: name,
        asks: setting.asks,
        because: setting.because,
        values: setting.values ?? [],
        between: setting.between ?? [],
        confirmed: settings.get(name),
      })),
    };
  });
}
