import { isRefusal, type Refusal } from '../../../domain/decider.ts';
import { type Identity, may } from '../../access.ts';
import { begunBy } from '../../credential/held.ts';
import type { Ledger } from '../../ledger.ts';
import type { Item, Page, PageAsk } from '../page.ts';
import { pageOfList } from '../page-of-list.ts';
import { type CredentialView, ownCredential } from './credential.ts';

/** What the caller has begun, the latest first, with submissions and feedback. Undefined for who is no learner. */
export async function myCredentials(
  ledger: Ledger,
  identity: Identity,
  ask: PageAsk,
): Promise<Page<CredentialView> | Refusal | undefined> {
  const { educator } = identity;
  if (educator === undefined || !may(identity, 'credential.read', { educator })) return undefined;
  const begun = (await begunBy(ledger, educator)).toReversed();
  const page = pageOfList(ask, begun, ({ stream }) => stream);
  if (isRefusal(page)) return page;
  const items: Item<CredentialView>[] = [];
  for (const { cursor, node } of page.items) {
    const view = await ownCredential(ledger, node.stream);
    if (view !== undefined) items.push({ cursor, node: view });
  }
  return { ...page, items };
}
