import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Letter } from '../../app/reminders/letter.ts';
import { type Channel, messageIdOf } from './channel.ts';

/**
 * For development: each reminder a file in a folder, named after its id, so that a second attempt writes the same file
 * again. It goes to the educator's id, not to an address: what is personal stands nowhere in clear.
 */
export function fileChannel(folder: string, from: string): Channel {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    send: async (letter) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const { message } = await composer.sendMail(mailOf(letter, from));
      const path = join(folder, `${letter.reminder}.eml`);
      await writeFile(`${path}.part`, message, { mode: 0o600 });
      await rename(`${path}.part`, path);
      return 'sent';
    },
    close: () => {
      composer.close();
    },
  };
}

function mailOf(letter: Letter, from: string) {
  const { educator, subject, text } = letter;
  const to = { name: educator, address: `${educator}@educators.invalid` };
  return {
    from,
    to,
    subject,
    text,
    messageId: messageIdOf(letter),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
