import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deriveEducatorKey } from '../../../src/app/log/educator-key.ts';
import type { EducatorKey } from '../../../src/app/log/educator-key.ts';
import { holdsSealed, open, seal } from '../../../src/app/log/envelope.ts';
import { digestCommand } from '../../../src/app/log/event-id.ts';
import type { Metadata, NewEvent, StoredEvent } from '../../../src/app/log/event-log.ts';
import { ERASED } from '../../../src/app/log/key-vault.ts';
import type { Registered } from '../../../src/domain/educator/events.ts';

const ADA = deriveEducatorKey(Buffer.alloc(32, 1));
const GRACE = deriveEducatorKey(Buffer.alloc(32, 2));
const STREAM = 'educator-TN-100001';

const registered = {
  type: 'educator.Registered',
  data: {
    educator: 'TN-100001',
    state: 'TN',
    givenName: 'Ada',
    familyName: 'Lovelace',
    birthDate: '1985-12-10',
    ssn: '987-65-4320',
  },
} as const satisfies Registered;

const metadata: Metadata = {
  commandId: '3f2f6c1e-8f56-5c2b-9d0a-0a4be5d4a001',
  commandDigest: 'd1',
  correlationId: 'c1',
  causationId: 'c1',
  actor: 'agency:tn',
  state: 'TN',
  educator: 'TN-100001',
};

function sealOne(event: { type: `${string}.${string}`; data: object }, key?: EducatorKey): NewEvent {
  const [sealed] = seal(metadata, STREAM, [event], key);
  if (sealed === undefined) throw new Error('one event in, one event out');
  return sealed;
}

function store(event: NewEvent, stream = STREAM): StoredEvent {
  return { ...event, stream, revision: 0, ordinal: 1, recordedAt: 0, hash: '' };
}

describe('sealing an event', () => {
  test('keeps canonical text in which no personal value can be read', () => {
    const { data } = sealOne(registered, ADA);
    for (const personal of ['Ada', 'Lovelace', '1985', '987', '4320']) expect(data).not.toContain(personal);
    expect(JSON.parse(data)).toMatchObject({ educator: 'TN-100001', state: 'TN' });
    expect(data).not.toContain('email');
  });

  test('gives the same bytes again on a retry, and reads back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (givenName, ssn) => {
        const event = { ...registered, data: { ...registered.data, givenName, ssn } };
        const sealed = sealOne(event, ADA);
        expect(sealOne(event, ADA)).toEqual(sealed);
        expect(open(store(sealed), () => ADA).data).toEqual(event.data);
      }),
    );
  });

  test('gives other bytes and another id under the key of another educator', () => {
    const ada = sealOne(registered, ADA);
    const grace = sealOne(registered, GRACE);
    expect(grace.id).not.toBe(ada.id);
    expect(grace.data).not.toBe(ada.data);
  });

  test('gives two fields with the same value different ciphertext', () => {
    const twin = { ...registered, data: { ...registered.data, givenName: 'Thomas', familyName: 'Thomas' } };
    const data = JSON.parse(sealOne(twin, ADA).data) as Record<string, unknown>;
    expect(data['givenName']).not.toEqual(data['familyName']);
  });

  test('seals lists as a whole', () => {
    const event = {
      type: 'credential.NotYetEarned',
      data: { attempt: 1, approver: 'a', feedback: [{ criterion: 'c', feedback: 'Show the rubric' }] },
    } as const;
    const sealed = sealOne(event, ADA);
    expect(sealed.data).not.toContain('rubric');
    expect(open(store(sealed), () => ADA).data).toEqual(event.data);
  });

  test.each([
    ['there is no key', metadata, undefined],
    ['the metadata names no educator', { ...metadata, educator: undefined }, ADA],
  ])('throws when a personal field is given but %s', (_case, given, key) => {
    const { educator, ...rest } = given;
    const complete: Metadata = educator === undefined ? rest : { ...rest, educator };
    expect(() => seal(complete, STREAM, [registered], key)).toThrow(
      expect.objectContaining({ code: 'no_key' }),
    );
  });

  test('needs no key for an event without personal fields, and makes the same id with and without one', () => {
    const event = { type: 'educator.BoardCertified', data: { board: 'NB', kind: 'initial' } } as const;
    expect(sealOne(event)).toEqual(sealOne(event, ADA));
    expect(holdsSealed(store(sealOne(event)))).toBe(false);
    expect(open(store(sealOne(event)), () => undefined).data).toEqual(event.data);
  });

  test('refuses a clear value in the shape of a sealed one', () => {
    const event = { type: 'educator.BoardCertified', data: { board: { sealed: 'AAAA' } } } as const;
    expect(() => sealOne(event)).toThrow(expect.objectContaining({ code: 'looks_sealed' }));
  });
});

describe('the id of an event', () => {
  test('is a UUID of version 8', () => {
    expect(sealOne(registered, ADA).id).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  test('differs with the command, the stream, the place, the type and the data, and with nothing else', () => {
    const event = { type: 'educator.BoardCertified', data: { board: 'NB' } } as const;
    const ids = [
      seal(metadata, STREAM, [event, event], undefined).map(({ id }) => id),
      seal({ ...metadata, commandId: 'another' }, STREAM, [event], undefined)[0]?.id,
      seal(metadata, 'educator-TN-2', [event], undefined)[0]?.id,
      sealOne({ ...event, type: 'educator.EvaluationRated' }).id,
      sealOne({ ...event, data: { board: 'XX' } }).id,
    ].flat();
    expect(new Set(ids).size).toBe(6);
    expect(seal({ ...metadata, correlationId: 'retry' }, STREAM, [event], undefined)[0]?.id).toBe(ids[0]);
  });
});

describe('opening an event', () => {
  const sealed = store(sealOne(registered, ADA));

  test('gives null for each personal field once the key was erased, and the rest as it was', () => {
    expect(open(sealed, () => ERASED).data).toEqual({
      educator: 'TN-100001',
      state: 'TN',
      givenName: null,
      familyName: null,
      birthDate: null,
      ssn: null,
    });
  });

  test('opens the personal fields that are wanted, and leaves the others sealed', () => {
    expect(open(sealed, () => ADA, new Set(['birthDate'])).data).toEqual({
      ...registered.data,
      givenName: null,
      familyName: null,
      ssn: null,
    });
  });

  test('names the event by its id for folds', () => {
    const { id, ...rest } = sealed;
    expect(open(sealed, () => ADA)).toEqual({ ...rest, eventId: id, data: registered.data });
  });

  test.each([
    ['another key', sealed, GRACE],
    ['another stream', { ...sealed, stream: 'educator-TN-2' }, ADA],
    ['another event', { ...sealed, id: '00000000-0000-8000-8000-000000000000' }, ADA],
    ['another type', { ...sealed, type: 'credit.Claimed' }, ADA],
    [
      'a sealed value that moved to another field',
      { ...sealed, data: sealed.data.replace('"ssn"', '"SSN"') },
      ADA,
    ],
    ['a sealed value cut short', { ...sealed, data: '{"ssn":{"sealed":"AAAA"}}' }, ADA],
  ])('throws for %s', (_case, stored, key) => {
    expect(() => open(stored, () => key)).toThrow(expect.objectContaining({ code: 'cannot_open' }));
  });

  test('throws when the vault never had the key', () => {
    expect(() => open(sealed, () => undefined)).toThrow(expect.objectContaining({ code: 'no_key' }));
  });
});

describe('the digest of a command', () => {
  test('is the same for the same content and lets no personal value be found by trying', () => {
    const command = { type: 'RegisterEducator', ssn: '987-65-4320' };
    expect(digestCommand({ ssn: '987-65-4320', type: 'RegisterEducator' }, ADA)).toBe(
      digestCommand(command, ADA),
    );
    expect(digestCommand({ ...command, ssn: '987-65-4321' }, ADA)).not.toBe(digestCommand(command, ADA));
    expect(digestCommand(command, ADA)).not.toBe(digestCommand(command, undefined));
    expect(digestCommand(command, ADA)).not.toBe(digestCommand(command, GRACE));
  });
});
