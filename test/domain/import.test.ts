import { describe, test } from '@jest/globals';
import type { ImportEvent } from '../../src/domain/import/events.ts';
import { importing } from '../../src/domain/import/index.ts';
import { specify } from './given.ts';

const { given } = specify(importing);

const file = { kind: 'activities', file: 'activities.csv', digest: 'a'.repeat(64) };
const started: ImportEvent = { type: 'import.Started', data: file };
const bad = { row: 3, column: 'hours', code: 'quantity_negative', remedy: 'Give zero or more.' };
const refused: ImportEvent = { type: 'import.RowRefused', data: bad };
const counts = { rows: 3, accepted: 2, refused: 1 };
const completed: ImportEvent = { type: 'import.Completed', data: counts };

describe('an import', () => {
  test('of the same content is the same import, under whatever name', () => {
    given()
      .when({ type: 'Start', ...file })
      .then(started);
    given(started)
      .when({ type: 'Start', ...file, file: 'copy.csv' })
      .thenNothing();
  });

  test('keeps each refused row once', () => {
    const other = { ...bad, row: 5 };
    given(started)
      .when({ type: 'RefuseRows', rows: [bad] })
      .then(refused);
    given(started, refused)
      .when({ type: 'RefuseRows', rows: [bad, other] })
      .then({ type: 'import.RowRefused', data: other });
    given()
      .when({ type: 'RefuseRows', rows: [bad] })
      .thenRefused('import_unknown');
  });

  test('is completed once', () => {
    given(started, refused)
      .when({ type: 'Complete', ...counts })
      .then(completed);
    given(started, refused, completed)
      .when({ type: 'Complete', ...counts })
      .thenNothing();
    given(started, completed)
      .when({ type: 'RefuseRows', rows: [bad] })
      .thenNothing();
  });
});
