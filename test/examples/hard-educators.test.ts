import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  hardExternalId,
  hardLicenseNumber,
  readHardEducators,
  rowsOfHard,
} from '../../examples/hard-educators.ts';
import { filesOf } from '../../examples/rows.ts';
import { readStream } from '../../src/app/log/ledger.ts';
import { openEvents } from '../../src/app/log/open-events.ts';
import { periodKeeper } from '../../src/app/reactors/period-keeper.ts';
import { type Jurist, recordAt, standingAt } from '../../src/app/standing/standing.ts';
import type { Decision, NodeAnswer } from '../../src/domain/decision.ts';
import { licenseStream, periodStream } from '../../src/domain/streams.ts';
import { confirmSettings } from '../../src/infra/policies/confirm-settings.ts';
import { readPolicyFiles } from '../../src/infra/policies/policy-files.ts';
import { publishFiles } from '../../src/infra/policies/publish-files.ts';
import { projectRoot } from '../../src/infra/project-root.ts';
import { emptyLedger, imported } from '../import/import-support.ts';

const { educators } = readHardEducators(join(projectRoot, 'examples/hard-educators.yaml'));

/** A day behind every day of the examples, in every state. */
const NOW = Date.parse('2026-01-15T18:00:00Z');

/** The hard educators imported as their files say, under the published law, each license with its period. */
async function ledgerOfHardEducators(confirmed: boolean): Promise<Jurist> {
  const jurist: Jurist = { ledger: { ...emptyLedger(), clock: { now: () => NOW } }, compiled: new Map() };
  await publishFiles(jurist, await readPolicyFiles(join(projectRoot, 'policies')), 'test');
  if (confirmed) await confirmSettings(jurist, join(projectRoot, 'examples/settings.yaml'), 'test');
  for (const [kind, text] of filesOf(educators.map(rowsOfHard))) {
    const { refused } = await imported(jurist.ledger, text, `${kind}.csv`);
    if (refused > 0) throw new Error(`${refused} rows of ${kind} were refused`);
  }
  const { log, vault } = jurist.ledger;
  const issued = await log.readAll(0, 10_000, { types: ['license.Issued'] });
  for (const event of await openEvents(issued, vault)) {
    for (const { name, run } of periodKeeper.follow(event)) {
      await run(jurist.ledger, { commandId: `${event.eventId} ${name}`, actor: 'test' });
    }
  }
  return jurist;
}

async function decide(jurist: Jurist, id: string, license: string, asOf: string): Promise<Decision> {
  const ordinal = await jurist.ledger.log.head();
  const [issued] = await readStream(jurist.ledger, license);
  if (issued?.type !== 'license.Issued') throw new Error(`${license} was not issued`);
  const record = await recordAt(jurist.ledger, id, ordinal);
  const period = periodStream(license, issued.data.validFrom);
  const standing = await standingAt(jurist, record, period, asOf, ordinal);
  if (standing === undefined) throw new Error(`${period} has no standing`);
  return standing.decision;
}

/** What the requirement's first amount counts: the total toward the license. */
function counted(node: NodeAnswer | null): string | undefined {
  if (node === null) return undefined;
  if (node.kind === 'amount') return node.counted;
  return node.children.map(counted).find((amount) => amount !== undefined);
}

const CASES = educators.flatMap((educator) =>
  educator.licenses.map(({ row, as_of, expect: expected }, n) => ({
    name: `${educator.id} ${educator.story}${educator.licenses.length > 1 ? ` (${row['state'] ?? ''} ${n + 1})` : ''}`,
    educator,
    license: licenseStream(row['state'] ?? '', hardLicenseNumber(educator, n)),
    asOf: as_of,
    expected,
  })),
);

describe('a hard educator is answered as the law was read by hand:', () => {
  let jurist: Jurist;
  const creditNamed = new Map<string, string>();
  beforeAll(async () => {
    jurist = await ledgerOfHardEducators(true);
    const claims = await jurist.ledger.log.readAll(0, 10_000, { types: ['credit.Claimed'] });
    for (const event of await openEvents(claims, jurist.ledger.vault)) {
      if (event.type === 'credit.Claimed') creditNamed.set(event.data.externalId ?? '', event.stream);
    }
  });

  test.each(CASES)('$name', async ({ educator, license, asOf, expected }) => {
    const decision = await decide(jurist, educator.id, license, asOf);
    expect(decision.outcome).toBe(expected.outcome);
    if (expected.counted !== undefined) expect(counted(decision.requirement)).toBe(expected.counted);
    const left = expected.not_counted.map((id) => creditNamed.get(hardExternalId(educator, id)));
    for (const source of left) {
      expect(decision.credits.find((credit) => credit.source === source)).toMatchObject({
        verdict: 'not_counted',
      });
    }
  });
});

describe('while the agencies have confirmed no setting,', () => {
  let jurist: Jurist;
  beforeAll(async () => {
    jurist = await ledgerOfHardEducators(false);
  });

  test.each(CASES)('$name', async ({ educator, license, asOf, expected }) => {
    const { outcome } = await decide(jurist, educator.id, license, asOf);
    expect(outcome).toBe(expected.unconfirmed ?? expected.outcome);
  });
});
