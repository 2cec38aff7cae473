import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly mail: string;
}

/** A mail server on this machine's loopback address. Whom it refuses it does with that code. */
export async function startMailServer(refused: ReadonlyMap<string, number> = new Map()) {
  const received: Received[] = [];
  const signedIn: string[] = [];
  const server = new SMTPServer({
    ...{ authOptional: true, allowInsecureAuth: true, disabledCommands: ['STARTTLS'], logger: false },
    onAuth: ({ username = '', password }, _session, answer) => {
      if (password !== 'right') {
        answer(new Error('no'));
        return;
      }
      signedIn.push(username);
      answer(null, { user: username });
    },
    onRcptTo: ({ address }, _session, answer) => {
      const responseCode = refused.get(address);
      const told = `<${address}> is not taken`;
      answer(responseCode === undefined ? null : Object.assign(new Error(told), { responseCode }));
    },
    onData: (stream, { envelope: { mailFrom, rcptTo } }, answer) => {
      void text(stream).then((mail) => {
        const from = mailFrom === false ? '' : mailFrom.address;
        received.push({
          from,
          to: rcptTo.map(({ address }) => address),
          mail: mail.replaceAll('\r\n', '\n'),
        });
        answer(null);
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    ...{ received, signedIn, port },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}
