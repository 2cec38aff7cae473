import { UnknownError } from '@eventstore/db-client';
import { describe, expect, test } from '@jest/globals';
import { refusedForGood } from '../../../src/infra/log/eventstore/failure.ts';

/** As gRPC's client words it, told on by the client of the server. */
function unimplemented(details: string): Error {
  const raw = { code: 12, details, message: `12 UNIMPLEMENTED: ${details}`, name: 'Error' };
  return new UnknownError(raw as unknown as ConstructorParameters<typeof UnknownError>[0]);
}

describe('a call that a server does not understand', () => {
  test('is refused for good', () => {
    expect(refusedForGood(unimplemented('unknown method'), 'an append')).toMatchObject({
      ...{ code: 'eventstore_refused', message: expect.stringContaining('it must be 22.10 or later') },
    });
  });

  test.each(['No message received', 'Too many responses received'])(
    'is not one of which gRPC’s client says: %s',
    (said) => {
      expect(refusedForGood(unimplemented(said), 'an append')).toBeUndefined();
    },
  );
});
