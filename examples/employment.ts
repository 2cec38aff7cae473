import type { Day } from '../src/domain/values/day.ts';
import type { Row } from './rows.ts';

export interface Post {
  readonly state: string;
  readonly employer: string;
  readonly position: string;
  /** Subject areas as the license names them, `;` between them: the first is served in. */
  readonly fields: string;
  readonly from: Day;
}

/** Employment is on record of every tenth educator, and of every twentieth that a later post was another one. */
export function employmentOf(educatorId: string, { fields, from, position, ...place }: Post): readonly Row[] {
  const number = Number(educatorId.slice(3));
  if (number % 10 !== 1) return [];
  const [field = ''] = fields.split(';');
  const first = { educatorId, ...place, position, field, fte: '1', from, externalId: `${educatorId}-P1` };
  if (number % 20 !== 1 || from >= CHANGE) return [first];
  return [
    { ...first, until: BEFORE },
    { ...first, position: 'coach', fte: '0.5', from: CHANGE, externalId: `${educatorId}-P2` },
  ];
}

const BEFORE: Day = '2024-07-31';
const CHANGE: Day = '2024-08-01';
