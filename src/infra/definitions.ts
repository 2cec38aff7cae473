import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { asGiven, execute } from '../app/executing/execute.ts';
import { derivedId } from '../app/executing/ids.ts';
import { fault } from '../app/fault.ts';
import type { Ledger } from '../app/log/ledger.ts';
import { isRefusal } from '../domain/decider.ts';
import { definition as decider, definitionId } from '../domain/definition/index.ts';
import { definitionStream } from '../domain/streams.ts';

const text = z.string();
const level = z.strictObject({ level: text, points: z.int(), demonstrates: z.boolean(), describes: text });
const clocks = z.strictObject({
  ...{ zone: text, closed: z.array(text), screen: z.int(), assess: z.int(), decide: z.int() },
  ...{ appeal: z.int(), answerAppeal: z.int(), respond: z.int() },
});
const definitions = z.array(
  z.strictObject({
    ...{ issuer: text, definition: text, version: z.int(), title: text, competency: text },
    requirements: z.array(z.strictObject({ requirement: text, asks: text })),
    criteria: z.array(
      z.strictObject({ criterion: text, requirement: text, asks: text, levels: z.array(level) }),
    ),
    pass: z.union([
      z.strictObject({ rule: z.literal('every') }),
      z.strictObject({ rule: z.literal('percent'), percent: z.int() }),
    ]),
    ...{ assessors: z.int(), screened: z.boolean() },
    ...{ coachAfter: z.int().exactOptional(), clocks: clocks.exactOptional() },
    validMonths: z.int().exactOptional(),
    ...{ prerequisites: z.array(text), stack: z.array(text), reviews: z.boolean() },
  }),
);

/** Publishes every definition a file lists. What stands published already stays as it is. */
export async function publishDefinitions(ledger: Ledger, path: string, actor: string): Promise<void> {
  const read = definitions.safeParse(
    parse(await readFile(path, 'utf8'), { version: '1.2', uniqueKeys: true }),
  );
  if (!read.success) throw fault('definitions_unreadable', `${path}: ${z.prettifyError(read.error)}`);
  for (const content of read.data) {
    const id = definitionId(content.issuer, content.definition);
    const answer = await execute(
      ledger,
      decider,
      { stream: definitionStream(id) },
      asGiven({ type: 'Publish', ...content }),
      { commandId: derivedId('definition', JSON.stringify(content)), actor },
    );
    if (isRefusal(answer)) throw fault('definition_refused', `${path}: ${id}: ${answer.because}`);
  }
}
