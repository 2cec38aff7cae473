import { isRefusal } from '../../src/domain/decider.ts';
import { readRows, type Row } from '../../src/app/import/read-rows.ts';
import { planRow, rowProblem } from '../../src/app/import/plan-row.ts';
import type { Kind } from '../../src/app/import/columns.ts';
import { isRowProblem, type RowPlan, type RowProblem } from '../../src/app/import/row.ts';

export const TODAY = '2025-03-01';

/** A text as a stream of bytes, cut at every `size` bytes. */
export async function* bytesOf(text: string, size = 64): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) {
    yield await Promise.resolve(bytes.subarray(at, at + size));
  }
}

export async function rowsOf(text: string, size?: number): Promise<readonly Row[]> {
  const read = await readRows(bytesOf(text, size));
  if (isRefusal(read)) throw new Error(read.because);
  return collected(read.rows);
}

export const GOOD = {
  licenses: {
    educatorId: 'TN-100001',
    licenseNumber: '000123',
    state: 'TN',
    licenseType: 'professional',
    fields: 'Elementary K-5; Reading K-12',
    dateOfIssuance: '2018-09-01',
    dateOfExpiration: '2024-08-31',
    givenName: 'Marisol',
    familyName: 'Quillfeather',
    dateOfBirth: '1985-02-28',
    ssn: '900-00-1234',
    emailAddress: 'm.q@example.org',
    planApprovedOn: '2018-10-01',
  },
  degrees: {
    educatorId: 'TN-100001',
    level: 'master',
    field: 'Mathematics',
    institution: 'Cumberland College',
    conferredOn: '2016-05-14',
    externalId: 'D-1',
  },
  service: {
    educatorId: 'TN-100001',
    state: 'TN',
    schoolYear: '2021-22',
    employer: 'davidson-county',
    role: 'teacher',
    days: '180',
    fte: '0.50',
  },
  employment: {
    educatorId: 'TN-100001',
    state: 'TN',
    employer: 'davidson-county',
    setting: 'public',
    position: 'teacher',
    field: 'Elementary K-5',
    fte: '0.50',
    from: '2019-08-01',
    externalId: 'P-1',
  },
  evaluations: {
    educatorId: 'TN-100001',
    state: 'TN',
    schoolYear: '2021-22',
    employer: 'davidson-county',
    score: '5',
  },
  boards: {
    educatorId: 'TN-100001',
    board: 'National Board',
    kind: 'initial',
    certifiedOn: '2020-12-14',
    validUntil: '2025-12-14',
  },
  activities: {
    educatorId: 'TN-100001',
    state: 'TN',
    externalId: 'A-1',
    title: 'Number sense',
    kind: 'workshop',
    providerId: 'tn-academy',
    dateCompleted: '2022-10-08',
    hours: '3.50',
    unitType: 'clock_hour',
    category: 'content; pedagogy',
    assessed: 'yes',
    approvedBy: 'davidson-county',
    approvedOn: '2022-10-20',
    capacity: 'employer',
  },
  rosters: {
    educatorId: 'TN-100001',
    state: 'TN',
    externalId: 'R-1',
    provider: 'tn-academy',
    offering: 'Fractions in depth',
    date: '2023-02-11',
    hours: '6',
    unit: 'clock_hour',
    status: 'completed',
    assessed: 'yes',
    category: 'content',
    reportedOn: '2023-02-20',
  },
  tests: {
    ...{ educatorId: 'TN-100001', test: 'Praxis 5161', field: 'Mathematics 6-12', scoreReached: '165' },
    ...{ passed: 'yes', takenOn: '2018-03-01' },
  },
  acts: {
    ...{ educatorId: 'TN-100001', state: 'TN', act: 'penalty_paid', doneBy: 'educator' },
    ...{ doneOn: '2024-05-01', result: 'granted', about: 'Mathematics 6-12', quantity: '500.00' },
    ...{ from: '2024-05-01', until: '2024-05-31' },
  },
  measures: {
    ...{ educatorId: 'TN-100001', state: 'TN', measure: 'team_size', value: '5', school: 'Hillside' },
    ...{ schoolYear: '2023-24', measuredOn: '2023-08-15' },
  },
  designations: {
    ...{ educatorId: 'TN-100001', state: 'TN', designation: 'mentor', program: 'District mentors' },
    ...{ school: 'Hillside', field: 'Mathematics 6-12', designatedOn: '2022-08-01' },
    validUntil: '2025-07-31',
  },
  foreign: {
    ...{ educatorId: 'TN-100001', issuedIn: 'PA', class: 'instructional_ii', field: 'Mathematics' },
    ...{ unencumbered: 'yes', issuedOn: '2016-07-01', validUntil: '2026-06-30' },
    ...{ source: 'A department', verifiedOn: '2018-08-01' },
  },
  awards: {
    ...{ educatorId: 'TN-100001', credential: 'IL1', issuer: 'An issuer', stack: 'Leading' },
    ...{ competency: 'Leads a team', scoreReached: '3.5', awardedOn: '2023-11-30' },
    validUntil: '2028-11-29',
  },
} satisfies Record<Kind, Record<string, string>>;

export type Changes = Readonly<Record<string, string>>;

/** What becomes of the good row of that kind with some cells changed; an empty text empties the cell. */
export function plan(kind: Kind, changes: Changes = {}): RowPlan | RowProblem {
  const cells = new Map(Object.entries({ ...GOOD[kind], ...changes }).filter(([, text]) => text !== ''));
  return rowProblem(kind, cells) ?? planRow(kind, cells, 'a9e1c9a4-8f0e-5d6b-8a9d-0e3f6d2b1c00', TODAY);
}

export function planned(kind: Kind, changes: Changes = {}): RowPlan {
  const answer = plan(kind, changes);
  if (isRowProblem(answer)) throw new Error(`${answer.column}: ${answer.remedy}`);
  return answer;
}

/** The cells as lines of CSV below their header. */
export function csvOf(rows: readonly Changes[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join(','));
  return `${[columns.join(','), ...lines].join('\r\n')}\r\n`;
}

export async function collected<T>(source: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}
