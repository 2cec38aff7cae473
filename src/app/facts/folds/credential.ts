import { definitionId } from '../../../domain/definition/ids.ts';
import type { EventType } from '../../../domain/events.ts';
import { change, type Draft, type PlacedIn } from './draft.ts';

/** What of a micro-credential is a fact of law: freedom to fail leaves nothing but what was awarded, while it stands. */
const OF_AWARDS: ReadonlySet<string> = new Set([
  ...(['credential.Started', 'credential.Awarded', 'credential.Revoked', 'credential.Restored'] as const),
] satisfies EventType[]);

export function mayBeOfAward({ type }: { readonly type: string }): boolean {
  return OF_AWARDS.has(type);
}

/**
 * Micro-credentials as rules ask for them: by the id of their definition, once awarded and unless revoked. Whoever is
 * underway has shown nothing yet; an award that has expired says so by its last day.
 */
export function foldCredential(draft: Draft, event: PlacedIn<'credential'>): void {
  const { stream, eventId } = event;
  if (event.type === 'credential.Started') {
    const { issuer, definition } = event.data;
    draft.begun.set(stream, { credential: definitionId(issuer, definition), issuer });
  } else if (event.type === 'credential.Awarded') {
    const { on, validUntil } = event.data;
    const attributes = { ...draft.begun.get(stream), awarded_on: on, valid_until: validUntil };
    draft.further.set(stream, { list: 'awards', eventId, attributes });
  } else if (event.type === 'credential.Revoked') {
    change(draft.further, stream, { isRevoked: true });
  } else if (event.type === 'credential.Restored') {
    change(draft.further, stream, { isRevoked: false });
  }
}
