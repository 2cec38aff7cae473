import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { grpc, shared, streams, StreamsClient } from './client-modules.ts';
import { startDouble } from './double.ts';
import { uuid } from './wire.ts';

const encoded = (text: string) => Buffer.from(text, 'utf8').toString('base64');

/** The options of an append, then one event of it, and no word that this is all. */
function beginningOfAnAppend(): readonly InstanceType<typeof streams.AppendReq>[] {
  const options = new streams.AppendReq.Options()
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(encoded('torn')))
    .setNoStream(new shared.Empty());
  const event = new streams.AppendReq.ProposedMessage()
    .setId(uuid('00000000-0000-4000-8000-000000000001', true))
    .setData(encoded('{}'));
  event.getMetadataMap().set('type', 'noted').set('content-type', 'application/json');
  return [new streams.AppendReq().setOptions(options), new streams.AppendReq().setProposedMessage(event)];
}

test.each(['the connection breaks', 'whoever appends cancels it'])(
  'an append of which %s before it was whole is not written',
  async (what) => {
    const double = await startDouble();
    const client = new StreamsClient(`127.0.0.1:${double.port}`, grpc.credentials.createInsecure());
    const answered = new Promise<unknown>((resolve) => {
      const call = client.append((error) => {
        resolve(error);
      });
      void (async () => {
        for (const part of beginningOfAnAppend()) call.write(part);
        // Time to arrive.
        await pause(100);
        if (what === 'the connection breaks') double.dropConnections();
        else call.cancel();
      })();
    });
    try {
      expect(await answered).toHaveProperty('code');
      await pause(50);
      expect(double.records().filter(({ stream }) => stream === 'torn')).toEqual([]);
    } finally {
      client.close();
      await double.close();
    }
  },
);
