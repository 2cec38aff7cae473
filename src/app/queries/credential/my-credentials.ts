import { isRefusal, type Refusal } from '../../../domain/decider.ts';
import { type Identity, may } from '../../access.ts';
import { begunBy } from '../../credential/held.ts';
import type { Ledger } from '../../log/ledger.ts';
import { pageOfList } from '../page-of-list.ts';
import type { Page, PageAsk } from '../page.ts';
import { type CredentialView, ownCredentials } from './credential.ts';

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
  const streams = page.items.map(({ node }) => node.stream);
  const views = await ownCredentials(ledger, educator, streams);
  const items = page.items.flatMap(({ cursor, node }) => {
    const view = views.get(node.stream);
    return view === undefined ? [] : [{ cursor, node: view }];
  });
  return { ...page, items };
}
