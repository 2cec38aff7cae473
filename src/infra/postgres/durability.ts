import type { Pool } from 'pg';
import { fault } from '../../app/fault.ts';

interface Setting {
  readonly name: string;
  readonly value: string;
  /** Where the value comes from, in PostgreSQL's words: `configuration file`, `database`, `user`, `command line`… */
  readonly source: string;
  /** The file and line, when this role may see them. */
  readonly place: string | null;
}

const OFF_SETTINGS = `
  SELECT name, setting AS value, source, sourcefile || ':' || sourceline AS place
  FROM pg_settings
  WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes') AND setting = 'off'
  ORDER BY name`;

/**
 * Throws (`not_durable`) when the server would answer COMMIT before the event is safe on disk. Ask through the
 * application's own connections: a role or database may have its own settings.
 */
export async function requireDurability(pool: Pool): Promise<void> {
  const { rows } = await pool.query<Setting>(OFF_SETTINGS);
  if (rows.length === 0) return;
  throw fault(
    'not_durable',
    `This PostgreSQL may lose events it has confirmed:\n${rows.map(remedy).join('\n')}\nThen start again.`,
  );
}

function remedy({ name, value, source, place }: Setting): string {
  const where = place === null ? source : `${source} ${place}`;
  return `  ${name} is ${value} (from: ${where}); set it to on there.`;
}
