import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { asGiven, execute } from '../app/executing/execute.ts';
import { derivedId } from '../app/executing/ids.ts';
import { fault } from '../app/fault.ts';
import type { Ledger } from '../app/log/ledger.ts';
import { isRefusal, type Refusal } from '../domain/decider.ts';
import { offering, offeringId, stateOfCatalogue } from '../domain/offering/index.ts';
import { provider } from '../domain/provider/index.ts';
import { offeringStream, providerStream } from '../domain/streams.ts';

const text = z.string();
const word = text.exactOptional();
const catalogueFile = z.strictObject({
  providers: z.array(z.strictObject({ provider: text, state: text, from: text, until: word })),
  announcedOn: text,
  offerings: z.record(
    text,
    z.array(
      z.strictObject({
        ...{ name: text, title: text, provider: text, kind: text, quantity: text, unit: text },
        ...{ categories: z.array(text), topic: word, level: word, participation: word },
        ...{ delivery: word, field: word },
        ...{ assessed: z.boolean().exactOptional(), costCents: z.int().exactOptional() },
        ...{ takesDays: z.int().exactOptional(), opensOn: word, closesOn: word },
        ...{ states: z.array(text).exactOptional(), credential: word },
      }),
    ),
  ),
});
type CatalogueFile = z.output<typeof catalogueFile>;

/** Announces every offering a file lists, and approves its providers. What stands in the ledger already stays as it is. */
export async function announceOfferings(ledger: Ledger, path: string, actor: string): Promise<void> {
  const read = catalogueFile.safeParse(
    parse(await readFile(path, 'utf8'), { version: '1.2', uniqueKeys: true }),
  );
  if (!read.success) throw fault('offerings_unreadable', `${path}: ${z.prettifyError(read.error)}`);
  const refusals = await Promise.all([
    ...approvals(ledger, read.data, actor),
    ...announcements(ledger, read.data, actor),
  ]);
  const problems = refusals.flatMap((refusal) => refusal ?? []);
  if (problems.length > 0) throw fault('offering_refused', `${path}: ${problems.join(' ')}`);
}

function approvals(ledger: Ledger, { providers }: CatalogueFile, actor: string) {
  return providers.map(async (approval) => {
    const target = { stream: providerStream(approval.provider), state: approval.state };
    const request = { commandId: derivedId('approval', JSON.stringify(approval)), actor };
    const command = asGiven({ type: 'Approve' as const, ...approval });
    const answer = await execute(ledger, provider, target, command, request);
    return problemOf(approval.provider, answer, 'already_approved');
  });
}

function announcements(ledger: Ledger, { offerings, announcedOn: on }: CatalogueFile, actor: string) {
  return Object.entries(offerings).flatMap(([catalogue, listed]) =>
    listed.map(async (content) => {
      const state = stateOfCatalogue(catalogue);
      const place = { catalogue, on, ...(state === undefined ? {} : { states: [state] }) };
      const said = { ...content, ...place };
      const id = offeringId(catalogue, content.name);
      const target = { stream: offeringStream(id), state: state ?? null };
      const request = { commandId: derivedId('offering', JSON.stringify(said)), actor };
      const command = asGiven({ type: 'Announce' as const, ...said });
      const answer = await execute(ledger, offering, target, command, request);
      return problemOf(id, answer, 'already_announced');
    }),
  );
}

/** Undefined where it was recorded, or stands already in whatever words. */
function problemOf(id: string, answer: object | Refusal, stands: string): string | undefined {
  return isRefusal(answer) && answer.refused !== stands ? `${id}: ${answer.because}` : undefined;
}
