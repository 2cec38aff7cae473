import { isRefusal, type Refusal } from '../../domain/decider.ts';
import { type Action, type Identity, may } from '../access.ts';
import { canonicalText } from '../canonical-text.ts';
import { isSealed } from '../personal-fields.ts';
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
  const blind = isReview(row.type) && row.actor !== subject && isOwn;
  const masked = new Map<string, string>([
    ...(blind ? REVIEWERS.map((field) => [field, REVIEWER] as const) : []),
    ...(row.type.startsWith('credential.') && !isOwn ? ATTEMPTS : []),
  ]);
  return { ...row, actor: blind ? REVIEWER : row.actor, data: shownData(row.data, masked) };
}

/** Freedom to fail: how often somebody tried before an award is theirs to know. */
const ATTEMPTS = [['attempt', PERSONAL]] as const;

/** Assessment is blind: learners see that their work was reviewed, not by whom; what was said stands in the answer. */
function isReview(type: string): boolean {
  return REVIEW.some((act) => type === `credential.${act}`);
}

const REVIEW = [
  ...['ReturnedIncomplete', 'ScreenPassed', 'AssessorAssigned', 'AssessorReleased', 'ConflictDeclared'],
  ...['CriterionScored', 'Recommended', 'ThirdAssessorCalled', 'PassedBack', 'TakenBack'],
  'IntegrityFlagged',
  ...['ArtifactRemoved', 'NotYetEarned', 'AppealDecided', 'InvestigationOpened', 'Voted'],
  ...['CommitteeMemberReplaced', 'InvestigationClosed', 'Revoked', 'Restored'],
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
