import { isOfTypes } from '../../src/app/log/of-types.ts';
import { insertion } from '../../src/app/projections/insertion.ts';
import type { Change, DirectProjection, Seen } from '../../src/app/projections/projection.ts';
import type { EventType } from '../../src/domain/events.ts';

const INSERT = insertion(
  'submitted_work',
  { event_id: 'uuid', digest: 'text', credential: 'text', educator: 'text', submitted_on: 'date' },
  'passed over',
);
const TYPES = ['credential.EvidenceSubmitted'] as const satisfies readonly EventType[];

/** Which work was submitted for which micro-credential, and when. */
export const submittedWork: DirectProjection = {
  kind: 'direct',
  name: 'submitted_work',
  version: 1,
  tables: [{ name: 'submitted_work', key: ['event_id', 'digest'] }],
  types: TYPES,
  project: (batch) => batch.flatMap(changesFor),
};

function changesFor({ event }: Seen): readonly Change[] {
  if (!isOfTypes(event, TYPES)) return [];
  const { eventId, stream, metadata, data } = event;
  const { educator = null } = metadata;
  const { sql, into } = INSERT;
  return data.artifacts.map((digest) => {
    const row = [eventId, digest, stream, educator, data.on];
    return { sql, into, row, key: `${eventId} ${digest}` };
  });
}
