import type { Pool } from 'pg';
import type { RecordView } from '../../app/record-views.ts';
import { ONE_VIEW_MS } from '../../app/record-views.ts';
import { ask } from '../log/ask.ts';
import { arrayText } from '../postgres/copy-rows.ts';

// Whoever comes second within the hour, in this process or another, adds nothing.
const INSERT = `
  INSERT INTO ledger.record_views
    (educator, viewed_at, hour, viewer, query, among_others, roles, state, employer, issuer)
  SELECT educator, viewed_at, viewed_at / ${ONE_VIEW_MS} * ${ONE_VIEW_MS}, viewer, query, among_others, roles::text[],
    state, employer, issuer
  FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::boolean[], $6::text[], $7::text[], $8::text[],
    $9::text[]) AS view (educator, viewed_at, viewer, query, among_others, roles, state, employer, issuer)
  ON CONFLICT DO NOTHING`;

export async function writeViews(pool: Pool, views: readonly RecordView[]): Promise<void> {
  const column = <K extends keyof RecordView>(name: K) => views.map((view) => view[name]);
  const values = [
    ...[column('educator'), column('viewedAt'), column('viewer'), column('query'), column('amongOthers')],
    ...[column('roles').map(arrayText), column('state'), column('employer'), column('issuer')],
  ];
  await ask(pool, { name: 'write views', text: INSERT, values });
}
