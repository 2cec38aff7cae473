import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { factsFor } from '../../../src/app/facts/facts-of.ts';
import { openEvents } from '../../../src/app/log/open-events.ts';
import { periodKeeper } from '../../../src/app/reactors/period-keeper.ts';
import { recordsAt } from '../../../src/app/standing/standing.ts';
import type { Facts } from '../../../src/domain/facts.ts';
import { projectRoot } from '../../../src/infra/project-root.ts';
import { emptyLedger, imported } from '../../import/import-support.ts';

/** A day behind every day of the examples, in every state. */
const NOW = Date.parse('2026-01-15T18:00:00Z');

const FILES = ['licenses', 'service', 'evaluations', 'boards', 'activities'];

/** The facts of every license on the example roster, imported as the files say. */
export async function factsOfRoster(): Promise<{ readonly rows: number; readonly facts: readonly Facts[] }> {
  const ledger = { ...emptyLedger(), clock: { now: () => NOW } };
  let rows = 0;
  for (const file of FILES) {
    const text = readFileSync(join(projectRoot, `examples/roster/${file}.csv`), 'utf8');
    const { accepted, refused } = await imported(ledger, text, `${file}.csv`);
    if (refused > 0) throw new Error(`${refused} rows of ${file} were refused`);
    rows += accepted;
  }
  const issued = await openEvents(
    await ledger.log.readAll(0, 10_000, { types: ['license.Issued'] }),
    ledger.vault,
  );
  for (const event of issued) {
    for (const { name, run } of periodKeeper.follow(event)) {
      await run(ledger, { commandId: `${event.eventId} ${name}`, actor: 'test' });
    }
  }
  const educators = [...new Set(issued.flatMap(({ metadata }) => metadata.educator ?? []))];
  const ordinal = await ledger.log.head();
  const records = await recordsAt(ledger, educators, ordinal);
  const facts = records.flatMap((record) =>
    [...record.obligations.keys()].flatMap((period) => factsFor(record, period, ordinal) ?? []),
  );
  return { rows, facts };
}
