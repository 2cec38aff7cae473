import { randomUUID } from 'node:crypto';
import type { NewEvent } from '../../src/app/log/event-log.ts';

/** An event of the size a claim of credit has: some 300 bytes of data and as many of metadata. */
export function claim(writer: number, nth: number): NewEvent {
  const educator = `TN-${100_000 + writer}`;
  return {
    id: randomUUID(),
    type: 'credit.Claimed',
    version: 1,
    data: JSON.stringify({
      completedOn: '2026-03-14',
      evidence: `artifact-${randomUUID()}`,
      kind: 'workshop',
      provider: 'provider-0042',
      quantity: '7.5',
      title: `Teaching fractions with number lines, part ${nth}`,
      topics: ['mathematics', 'assessment'],
      unit: 'clock_hour',
    }),
    metadata: {
      commandId: randomUUID(),
      commandDigest: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
      correlationId: randomUUID(),
      causationId: randomUUID(),
      actor: `teacher:${educator}`,
      state: 'TN',
      educator,
    },
  };
}
