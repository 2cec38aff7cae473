import { isRefusal, type Refusal } from '../../domain/decider.ts';
import { type Action, type Identity, may } from '../access.ts';
import { canonicalText } from '../log/canonical-text.ts';
import { isSealed } from '../log/personal-fields.ts';
import { type Page, ordinalPlace, type PageAsk, windowOf } from './page.ts';
import type { ReadModels, Sight, TrailQuestion, TrailRow } from './read-models.ts';

export interface TrailAsk {
  readonly question: Omit<TrailQuestion, 'sight' | 'window'>;
  readonly page: PageAsk;
}

const PERSONAL = '[personal]';
const REVIEWER = '[reviewer]';

/** Events the caller may see, with what is personal masked. Undefined when the caller may see none at all. */
export async function readTrail(
  { auditTrail }: Pick<ReadModels, 'auditTrail'>,
  identity: Identity,
  { question, page }: TrailAsk,
): Promise<Page<TrailRow> | Refusal | undefined> {
  const sight = sightOf(identity, 'trail.read');
  if (sight.educator === undefined && sight.state === undefined) return undefined;
  const window = windowOf(page, ordinalPlace);
  if (isRefusal(window)) return window;
  const found = await auditTrail({ ...question, sight, window });
  return {
    ...found,
    items: found.items.map(({ cursor, node }) => ({ cursor, node: shownTo(identity, node) })),
  };
}

/** Whose records the policy opens to the caller: their own, those of their state, both or none. */
export function sightOf(identity: Identity, action: Action): Sight {
  const { educator, state } = identity;
  const own = educator !== undefined && may(identity, action, { educator });
  const inState = state !== undefined && may(identity, action, { state });
  return { ...(own ? { educator } : {}), ...(inState ? { state } : {}) };
}

function shownTo({ subject, educator }: Identity, row: TrailRow): TrailRow {
  const isOwn = row.educator === educator;
  if (isReview(row.type) && row.actor !== subject && isOwn) return blind(row);
  if (row.type.startsWith('credential.') && !isOwn) return withoutAttempts(row);
  return { ...row, data: shownData(row.data, new Map()) };
}

function blind(row: TrailRow): TrailRow {
  const data = shownData(row.data, new Map(REVIEWERS.map((field) => [field, REVIEWER])));
  return { ...row, actor: REVIEWER, data, ...causedBy(REVIEWER) };
}

/**
 * Freedom to fail: how often somebody tried before an award is theirs to know, and a place in the stream tells it as
 * well as a number does.
 */
function withoutAttempts(row: TrailRow): TrailRow {
  const data = shownData(row.data, new Map([['attempt', PERSONAL]]));
  return { ...row, revision: null, data, ...causedBy(PERSONAL) };
}

/**
 * An event's id follows from its command and its data, so that beside the command the few values a masked field can
 * have could be tried until one gives the id. The hash has a digest under the educator's key in it, and tells nothing.
 */
function causedBy(masked: string): Pick<TrailRow, 'commandId' | 'causationId'> {
  return { commandId: masked, causationId: masked };
}

/** Assessment is blind: learners see that their work was reviewed, not by whom; what was said stands in the answer. */
function isReview(type: string): boolean {
  return REVIEW.some((act) => type === `credential.${act}`);
}

const REVIEW = [
  ...['ReturnedIncomplete', 'ScreenPassed', 'AssessorAssigned', 'AssessorReleased', 'ConflictDeclared'],
  ...['CriterionScored', 'Recommended', 'ThirdAssessorCalled', 'PassedBack', 'TakenBack'],
  ...['IntegrityFlagged', 'ArtifactRemoved', 'Awarded', 'NotYetEarned', 'AppealDecided'],
  ...[
    'InvestigationOpened',
    'CommitteeMemberReplaced',
    'Voted',
    'InvestigationClosed',
    'Revoked',
    'Restored',
  ],
];

/** Who reviewed, and what was said before it was the answer. */
const REVIEWERS: readonly string[] = [
  ...['assessor', 'approver', 'by', 'committee', 'member', 'replacement'],
  ...['met', 'level', 'recommendation', 'vote'],
];

/** The text as it was recorded, byte for byte, wherever nothing in it has to be masked. */
function shownData(text: string, masked: ReadonlyMap<string, string>): string {
  const data = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const entries = Object.entries(data);
  const shown = entries.map(([field, value]) => {
    if (isSealed(value)) return [field, PERSONAL] as const;
    return [field, masked.get(field) ?? value] as const;
  });
  const isMasked = shown.some(([, value], index) => value !== entries[index]?.[1]);
  return isMasked ? canonicalText(Object.fromEntries(shown)) : text;
}
