import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shared } from './client-modules.ts';
import { uuid, uuidText } from './wire.ts';

test('an id is the same after the way over the wire, as text and as two numbers', () => {
  fc.assert(
    fc.property(fc.uuid({ version: [1, 4, 5, 7] }), fc.boolean(), (id, asText) => {
      const sent = shared.UUID.deserializeBinary(uuid(id, asText).serializeBinary());
      expect(sent.hasStructured()).toBe(!asText);
      expect(uuidText(sent)).toBe(id);
    }),
  );
});

test('an id is told in small letters, and what is none is not taken for one', () => {
  const text = (value: string) => uuidText(new shared.UUID().setString(value));
  expect(text('0000000A-0000-4000-8000-00000000000B')).toBe('0000000a-0000-4000-8000-00000000000b');
  expect(text('10')).toBeUndefined();
  expect(uuidText(undefined)).toBeUndefined();
});
