import type { Refusal } from '../../../domain/decider.ts';
import { definitionId, type DefinitionState, isSlug } from '../../../domain/definition/index.ts';
import type { Day } from '../../../domain/values/day.ts';
import { definitionsOf, readDefinition } from '../../credential/held.ts';
import type { Ledger } from '../../log/ledger.ts';
import { pageOfList } from '../page-of-list.ts';
import type { Page, PageAsk } from '../page.ts';

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

export interface DefinitionsAsk {
  readonly issuer: string;
  /** Words that title or competency must hold, in whatever letter case. */
  readonly search?: string;
  readonly page: PageAsk;
}

/** What one issuer has published, each in its latest version, by name. */
export async function findDefinitions(
  ledger: Ledger,
  { issuer, search = '', page }: DefinitionsAsk,
): Promise<Page<DefinitionView> | Refusal> {
  // No other text names a definition, and a part of an issuer's name is not that issuer.
  const published = isSlug(issuer) ? await definitionsOf(ledger, issuer) : [];
  const words = search.toLowerCase().split(/\s+/);
  const found = published
    .flatMap(({ latest, withdrawn }) =>
      latest === undefined ? [] : { ...latest, withdrawnOn: withdrawn?.on },
    )
    .map((one) => ({ ...one, id: definitionId(one.issuer, one.definition) }))
    .filter(({ title, competency }) => {
      const text = `${title} ${competency}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  return pageOfList(page, found, ({ id }) => id);
}
