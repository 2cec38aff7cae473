import type { DefinitionState } from '../../../domain/definition/index.ts';
import type { Day } from '../../../domain/values/day.ts';
import { readDefinition } from '../../credential/held.ts';
import type { Ledger } from '../../ledger.ts';

export type DefinitionView = NonNullable<DefinitionState['latest']> & {
  readonly id: string;
  readonly withdrawnOn: Day | undefined;
};

/** What a micro-credential is, in one version or the latest. Everybody may read it: the rubric is no secret. */
export async function definitionFor(
  ledger: Ledger,
  id: string,
  version: number | undefined,
): Promise<DefinitionView | undefined> {
  const { versions, latest, withdrawn } = await readDefinition(ledger, id);
  const found = version === undefined ? latest : versions.get(version);
  return found === undefined ? undefined : { ...found, id, withdrawnOn: withdrawn?.on };
}
