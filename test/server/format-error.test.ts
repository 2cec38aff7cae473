import { describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { fault } from '../../src/app/fault.ts';
import { createFormatError } from '../../src/server/format-error.ts';

describe('an index that is behind the log', () => {
  const format = createFormatError(pino({ level: 'silent' }));
  const answerTo = (thrown: Error) => {
    const error = new GraphQLError(thrown.message, { originalError: thrown, path: ['claimCredit'] });
    return format({ message: error.message, path: ['claimCredit'], extensions: {} }, error);
  };

  test('is told to whoever asked, who may ask again, and not how it is waited for', () => {
    expect(answerTo(fault('index_behind', 'Look whether a projector is running.'))).toEqual({
      message: 'The log was not indexed within the time allowed. Ask the same again in a moment.',
      path: ['claimCredit'],
      extensions: { code: 'INDEX_BEHIND' },
    });
  });

  test('is the only fault of ours that goes out under its own name', () => {
    const answer = answerTo(fault('log_differs', 'Event 7 is not what it was.'));
    expect(answer.extensions).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    expect(answer.message).not.toContain('Event 7');
  });
});
