import { createTransport } from 'nodemailer';
import { fault } from '../../app/fault.ts';
import { AT_ONCE, type Channel, messageIdOf, UNDELIVERABLE } from './channel.ts';

const CONNECT_MS = 10_000;
const SILENT_MS = 30_000;

/** Letters speak of a person: they cross no network in clear. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Sends by a mail server, as `smtps://user:password@host:465`. Who has no address on record is not written to. */
export function smtpChannel(url: string, from: string): Channel {
  const transport = createTransport({
    ...{ url, pool: true, maxConnections: AT_ONCE },
    requireTLS: !LOOPBACK.includes(new URL(url).hostname),
    ...{ connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SILENT_MS },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  return {
    send: async (letter) => {
      const { address, subject, text } = letter;
      if (address === undefined) return 'no_address';
      try {
        await transport.sendMail({
          ...{ from, to: { name: '', address }, subject, text, messageId: messageIdOf(letter) },
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        throw problemOf(error);
      }
      return 'sent';
    },
    close: () => {
      transport.close();
    },
  };
}

/** What a mail server says quotes addresses, so nothing is kept of it but codes: the client's and the server's. */
function problemOf(error: unknown): Error {
  const { code, responseCode, command } = Object(error) as Readonly<Record<string, unknown>>;
  const answer = typeof responseCode === 'number' ? ` ${responseCode}` : '';
  const where = typeof command === 'string' ? ` at ${command}` : '';
  const told = `${typeof code === 'string' ? code : 'ESMTP'}${answer}${where}`;
  const never = code === 'EENVELOPE' && typeof responseCode === 'number' && responseCode >= 500;
  return fault(never ? UNDELIVERABLE : 'not_sent', told);
}
