import { describe, test } from '@jest/globals';
import { credential } from '../../src/domain/credential/index.ts';
import { specify } from './given.ts';
import { START } from './credential-terms.ts';

const { given } = specify(credential);

describe('a micro-credential', () => {
  test('is started once', () => {
    given()
      .when({ type: 'Start', ...START })
      .then({ type: 'credential.Started', data: START });
  });
});
