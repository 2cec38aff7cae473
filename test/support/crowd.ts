import { asGiven, execute } from '../../src/app/executing/execute.ts';
import type { Ledger } from '../../src/app/log/ledger.ts';
import { credit } from '../../src/domain/credit/index.ts';
import { type Decider, isRefusal } from '../../src/domain/decider.ts';
import { educator } from '../../src/domain/educator/index.ts';
import type { LedgerEvent } from '../../src/domain/events.ts';
import { license } from '../../src/domain/license/index.ts';
import { period } from '../../src/domain/period/index.ts';
import { periodStream } from '../../src/domain/streams.ts';

/** Tennessee teachers with a license, its open period and some credits each; answers who they are. */
export async function crowd(
  ledger: Ledger,
  { from = 0, size, credits }: { readonly from?: number; readonly size: number; readonly credits: number },
): Promise<readonly string[]> {
  const who = Array.from({ length: size }, (_, place) => from + place);
  for (let done = 0; done < size; done += TOGETHER) {
    await Promise.all(who.slice(done, done + TOGETHER).map((number) => join(ledger, number, credits)));
  }
  return who.map(idOf);
}

/** So many at once share their transactions. */
const TOGETHER = 100;

function idOf(number: number): string {
  return `TN-${500_000 + number}`;
}

async function join(ledger: Ledger, number: number, credits: number): Promise<void> {
  const id = idOf(number);
  const held = `license-TN-${500_000 + number}`;
  const tell = tellFor(ledger, id);
  await tell(educator, `educator-${id}`, {
    ...{ type: 'Register', educator: id, state: 'TN', givenName: `Given ${number}`, familyName: 'Crowd' },
  });
  await tell(license, held, {
    ...{ type: 'Issue', educator: id, state: 'TN', number: held.slice('license-TN-'.length) },
    ...{ class: 'professional', fields: ['Mathematics 6-12', 'A "quoted", \\ one'] },
    ...{ validFrom: '2018-09-01', expiresOn: '2024-08-31' },
  });
  await tell(period, periodStream(held, '2018-09-01'), {
    ...{ type: 'Open', educator: id, state: 'TN', strand: 'recertification', owner: 'license' },
    ...{ license: held, startsOn: '2018-09-01', endsOn: '2024-08-31' },
  });
  for (let nth = 0; nth < credits; nth += 1) await claim(ledger, id, `${number}-${nth}`);
}

/** One more credit, claimed and approved. */
export async function claim(ledger: Ledger, id: string, name: string): Promise<void> {
  const tell = tellFor(ledger, id);
  await tell(credit, `credit-crowd-${name}`, {
    ...{ type: 'Claim', educator: id, state: 'TN', kind: 'workshop', title: `Workshop ${name}` },
    ...{ quantity: '6', unit: 'clock_hour', categories: [], completedOn: '2024-05-02' },
    provider: 'Knox County',
  });
  await tell(credit, `credit-crowd-${name}`, { type: 'Approve', capacity: 'agency' });
}

function tellFor(ledger: Ledger, id: string) {
  return async <C extends object, E extends LedgerEvent, S>(
    decider: Decider<C, E, S>,
    stream: string,
    command: C & { readonly type: string },
  ): Promise<void> => {
    const context = { commandId: `crowd ${stream} ${command.type}`, actor: 'agency:tn' };
    const answer = await execute(
      ledger,
      decider,
      { stream, state: 'TN', educator: id },
      asGiven(command),
      context,
    );
    if (isRefusal(answer)) throw new Error(`${stream}: ${answer.because}`);
  };
}
