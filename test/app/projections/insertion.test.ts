import { expect, test } from '@jest/globals';
import { insertion } from '../../../src/app/projections/insertion.ts';

const columns = { license: 'text', fields: 'text[]', issued_on: 'date' };
const plain = (sql: string) => sql.replaceAll(/\s+/g, ' ').trim();

test('an insertion takes an array for each column, and lists as their texts', () => {
  const { sql, into } = insertion('license_status', columns, 'refused');
  expect(plain(sql)).toBe(
    'INSERT INTO license_status (license, fields, issued_on) SELECT license, fields::text[], issued_on ' +
      'FROM unnest($1::text[], $2::text[], $3::date[]) AS given (license, fields, issued_on)',
  );
  expect(into).toEqual({ table: 'license_status', columns: ['license', 'fields', 'issued_on'] });
});

test('a row that is known may be passed over', () => {
  expect(plain(insertion('license_status', columns, 'passed over').sql)).toMatch(/ ON CONFLICT DO NOTHING$/);
});
