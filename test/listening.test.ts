import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../src/config.ts';
import { createLogger } from '../src/infra/logger.ts';
import { listenApart, whyNot } from '../src/listening.ts';

const SCRAPE = { contentType: 'text/plain', text: () => Promise.resolve('') };

function listenOn(env: { readonly METRICS_PORT: string; readonly HOST?: string }) {
  return listenApart(readConfig(env), SCRAPE, createLogger('silent'));
}

describe('a server that cannot listen', () => {
  test('says which port another program has', async () => {
    const first = await listenOn({ METRICS_PORT: '0' });
    const port = String(first?.port);
    await expect(listenOn({ METRICS_PORT: port })).rejects.toMatchObject({
      name: 'ConfigError',
      message: `Port ${port} of 127.0.0.1 is taken by another program; set METRICS_PORT to a free one.`,
    });
    await first?.close();
  });

  test('says which address is none of this machine, and speaks of no database', async () => {
    // Of a network for documents (RFC 5737), which no machine has.
    await expect(listenOn({ METRICS_PORT: '0', HOST: '192.0.2.1' })).rejects.toMatchObject({
      name: 'ConfigError',
      message: '192.0.2.1 is no address of this machine; set HOST to one it has, as 127.0.0.1.',
    });
  });

  test.each([
    ['ENOTFOUND', 'nowhere.invalid is no address of this machine; set HOST to one it has, as 127.0.0.1.'],
    ['EACCES', 'Port 80 of nowhere.invalid is closed to this user; set PORT to one from 1024 on.'],
  ])('of %s says what to set', (code, message) => {
    const error = Object.assign(new Error('of the system'), { code });
    expect(whyNot(error, 'PORT', 80, 'nowhere.invalid')).toMatchObject({ name: 'ConfigError', message });
  });

  test('keeps any other error as it is', () => {
    const error = new Error('a bug');
    expect(whyNot(error, 'PORT', 80, '127.0.0.1')).toBe(error);
  });
});
