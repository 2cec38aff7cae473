import { digestOf, policyAt } from '../../../src/app/standing/policy-book.ts';
import type { Jurist } from '../../../src/app/standing/standing.ts';
import { comparing, type LawChange } from '../../../src/app/what-if/compare-laws.ts';
import { educatorsOwing } from '../../../src/app/what-if/educators-owing.ts';
import { gathering } from '../../../src/app/what-if/gathered.ts';
import { inParts } from '../../../src/app/what-if/in-parts.ts';
import { type Part, partOf } from '../../../src/app/what-if/part.ts';
import { createMemoryVault } from '../../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../../src/infra/log/memory-log.ts';
import { compilePolicy, readPublished } from '../../../src/rules/index.ts';
import { crowd } from '../../support/crowd.ts';
import { lawOf } from '../../support/law.ts';
import { sampleLife } from '../../support/sample-life.ts';

export const AS_OF = '2024-08-01';

/** The text of Tennessee's law with another total than 60 for renewing a professional license. */
export async function tennessee(total = 60): Promise<string> {
  const [file] = (await lawOf(['TN'])).filter(({ policy }) => policy.strand === 'recertification');
  if (file === undefined) throw new Error('Tennessee has no policy.');
  const changed = file.text.replace('at_least: 60\n', `at_least: ${total}\n`);
  if (total !== 60 && changed === file.text) throw new Error('The total of Tennessee stands elsewhere now.');
  return changed;
}

/** The law that holds, and the same with another total. */
export async function changeTo(total: number, { ledger, compiled }: Jurist): Promise<LawChange> {
  const before = await policyAt(ledger, compiled, 'TN', 'recertification', await ledger.log.head());
  const text = await tennessee(total);
  const parsed = readPublished(text, 'draft.yaml');
  if (before === undefined || Array.isArray(parsed)) throw new Error('There are no two laws to compare.');
  return { before, after: { ...before, policy: compilePolicy(parsed, digestOf(text)) } };
}

/** A ledger in memory with teachers of Tennessee, one each who earned 0, 6, 12 and so on up to 96 points. */
export async function ledgerOfMany(): Promise<Jurist> {
  const now = () => Date.parse(`${AS_OF}T17:00:00Z`);
  const ledger = { log: createMemoryLog(now), vault: createMemoryVault(), clock: { now } };
  const jurist = { ledger, compiled: new Map() };
  const life = sampleLife(jurist);
  await life.publishLaw();
  await life.confirm('version_day', 'expiration');
  for (let credits = 0; credits <= 16; credits += 1) {
    await crowd(ledger, { from: credits, size: 1, credits });
  }
  return jurist;
}

/** The whole answer for a change of the law, in parts that as many as `width` work at. */
export async function asked({ ledger }: Jurist, change: LawChange, width = 3): Promise<Part> {
  const ordinal = await ledger.log.head();
  const { add, sum } = gathering();
  const laws = comparing(change);
  await inParts({
    educators: await educatorsOwing(ledger.log, 'TN', ordinal),
    answer: (educators) => partOf(ledger, laws, educators, { asOf: AS_OF, ordinal, passing: () => false }),
    ...{ width, onPart: add },
  });
  return sum();
}
