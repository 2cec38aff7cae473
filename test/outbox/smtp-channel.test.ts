import { afterEach, describe, expect, test } from '@jest/globals';
import type { Letter } from '../../src/app/reminders/letter.ts';
import type { Channel } from '../../src/infra/outbox/channel.ts';
import { smtpChannel } from '../../src/infra/outbox/smtp-channel.ts';
import { startMailServer } from './mail-server.ts';

const letter: Letter = {
  reminder: 'aa0583e1-8328-8fc4-8391-ebf5a7798936',
  ...{ educator: 'TN-100001', address: 'ada@example.org' },
  ...{ subject: 'License TN-1: 30 days left to renew', text: 'Missing:\n- 5 more PDPs.\n' },
};
const FROM = 'Licensure <ledger@example.org>';

let server: Awaited<ReturnType<typeof startMailServer>> | undefined;
let channel: Channel | undefined;

afterEach(async () => {
  channel?.close();
  await server?.close();
});

describe('reminders by mail', () => {
  test('reach the mail server with who sends, who gets them, and an id that is the same each time', async () => {
    const { received, signedIn } = await open('reminders:right@');
    expect(await channel?.send(letter)).toBe('sent');
    expect(await channel?.send(letter)).toBe('sent');
    expect(received.map(({ from, to }) => [from, to])).toEqual([
      ['ledger@example.org', ['ada@example.org']],
      ['ledger@example.org', ['ada@example.org']],
    ]);
    const ids = received.map(({ mail }) => /^Message-ID:\s*(\S+)$/m.exec(mail)?.[1]);
    expect(new Set(ids)).toEqual(new Set([`<${letter.reminder}@reminders.licensure-ledger.invalid>`]));
    expect(received[0]?.mail).toContain('Auto-Submitted: auto-generated\n');
    expect(received[0]?.mail).toContain('Subject: License TN-1: 30 days left to renew\n');
    expect(received[0]?.mail).toContain('\n\nMissing:\n- 5 more PDPs.\n');
    expect(signedIn).toContain('reminders');
  });

  test('are not sent to who has no address', async () => {
    const { received } = await open();
    expect(await channel?.send({ ...letter, address: undefined })).toBe('no_address');
    expect(received).toEqual([]);
  });

  test('are tried again where the server may take them later, and not where it never will', async () => {
    await open('', new Map([['ada@example.org', 451]]));
    expect(await failure()).toEqual({ code: 'not_sent', message: 'EENVELOPE 451 at RCPT TO' });
    await open('', new Map([['ada@example.org', 550]]));
    expect(await failure()).toEqual({ code: 'undeliverable', message: 'EENVELOPE 550 at RCPT TO' });
  });

  test('are tried again where the server is away, or refuses who signs in', async () => {
    const { port, close } = await open('reminders:wrong@');
    expect(await failure()).toEqual({ code: 'not_sent', message: 'EAUTH 535 at AUTH PLAIN' });
    await close();
    channel?.close();
    channel = smtpChannel(`smtp://127.0.0.1:${port}`, FROM);
    expect(await failure()).toMatchObject({ code: 'not_sent', message: 'ESOCKET at CONN' });
  });
});

async function open(signIn = '', refused?: ReadonlyMap<string, number>) {
  channel?.close();
  await server?.close();
  server = await startMailServer(refused);
  channel = smtpChannel(`smtp://${signIn}127.0.0.1:${server.port}`, FROM);
  return server;
}

/** What is told of a failure; it must quote neither address nor password. */
async function failure(): Promise<object> {
  try {
    await channel?.send(letter);
  } catch (error) {
    const { code, message } = Object(error) as { code: unknown; message: unknown };
    return { code, message };
  }
  throw new Error('it was sent');
}
