import { isRefusal, type Refusal } from '../../domain/decider.ts';
import { educator as decider } from '../../domain/educator/index.ts';
import { educatorStream } from '../../domain/streams.ts';
import { type Identity, may } from '../access.ts';
import { type Ledger, readStream, stateOf } from '../log/ledger.ts';
import type { RecordView, ViewLog, ViewPlace } from '../record-views.ts';
import { type Page, type PageAsk, partsOf, windowOf } from './page.ts';

export interface ViewsAsk {
  /** The caller when not given. */
  readonly educator?: string;
  readonly amongOthers?: boolean;
  readonly page: PageAsk;
}

interface Source {
  readonly ledger: Ledger;
  readonly views: Pick<ViewLog, 'read'>;
}

const REVIEWER = '[reviewer]';

/**
 * Who was answered an educator's record. They themself see every view; the agency and the auditors of the state they
 * are registered in see those for whom that state answers. Undefined when it is not the caller's to see.
 */
export async function recordViews(
  { ledger, views }: Source,
  identity: Identity,
  { educator = identity.educator, amongOthers, page }: ViewsAsk,
): Promise<Page<RecordView> | Refusal | undefined> {
  const window = windowOf(page, placeOf);
  if (isRefusal(window)) return window;
  if (educator === undefined) return undefined;
  const question = { educator, window, ...(amongOthers === undefined ? {} : { amongOthers }) };
  if (may(identity, 'views.read', { educator })) {
    const found = await views.read(question);
    return { ...found, items: found.items.map(({ cursor, node }) => ({ cursor, node: blinded(node) })) };
  }
  const { registered } = stateOf(decider, await readStream(ledger, educatorStream(educator)));
  if (registered === undefined || !may(identity, 'views.read', { educator, state: registered.state })) {
    return undefined;
  }
  // Nobody else learns from a reviewer's view that a micro-credential is in the making.
  return views.read({ ...question, underState: registered.state });
}

/** Assessment is blind: learners see that their work was looked at, not by whom. */
function blinded(view: RecordView): RecordView {
  return isReviewers(view) ? { ...view, viewer: REVIEWER } : view;
}

/** Whoever acts for a state or an employer, too, may have looked for them. */
function isReviewers({ state, employer, issuer }: RecordView): boolean {
  return issuer !== null && state === null && employer === null;
}

function placeOf(cursor: string): ViewPlace | undefined {
  const [at, viewer, query, among, ...more] = partsOf(cursor) ?? [];
  if (at === undefined || viewer === undefined || query === undefined || more.length > 0) return undefined;
  if (!/^\d{1,15}$/.test(at) || (among !== 'true' && among !== 'false')) return undefined;
  return { viewedAt: Number(at), viewer, query, amongOthers: among === 'true' };
}
