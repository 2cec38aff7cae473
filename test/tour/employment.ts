import type { Guide } from './guide.ts';
import { AGENCY, DISTRICT, SECOND_TEACHER } from './people.ts';

const SCHOOLS = { employer: 'davidson-county', state: 'TN' };
const ACADEMY = { employer: 'cumberland-academy', state: 'TN' };

/** Employers are registered, and a teacher is employed, day by day. */
export async function tourEmployment(guide: Guide): Promise<void> {
  await registered(guide);
  await employed(guide);
}

async function registered({ record, refused, ask }: Guide): Promise<void> {
  await record(
    'registerEmployer',
    AGENCY,
    { ...SCHOOLS, name: 'Davidson County Schools', setting: 'public' },
    'An employer is registered under the name that records know it by',
  );
  await record(
    'registerEmployer',
    AGENCY,
    { ...ACADEMY, name: 'Cumberland Academy', setting: 'nonpublic' },
    'A nonpublic school',
  );
  await refused(
    'registerEmployer',
    DISTRICT,
    { ...ACADEMY, name: 'Ours', setting: 'public' },
    'not_found',
    'The register is the agency’s alone',
  );
  await record(
    'renameEmployer',
    AGENCY,
    { ...ACADEMY, name: 'Academy of the Cumberland' },
    'It is called otherwise now; records go on naming it as before',
  );
  await record(
    'reclassifyEmployer',
    AGENCY,
    { ...ACADEMY, setting: 'charter', from: '2024-07-01', because: 'It was chartered.' },
    'From a day on it is a charter school',
  );
  const closed = await record(
    'closeEmployer',
    AGENCY,
    { ...ACADEMY, until: '2025-06-30', because: 'Too few pupils.' },
    'It closes, and nobody begins there after that day',
  );
  await record(
    'retractEmployerChange',
    AGENCY,
    { ...ACADEMY, eventId: closed.events[0], because: 'Pupils have come.' },
    'What was said in error is taken back',
  );
  await ask(
    'employers',
    SECOND_TEACHER,
    `{
  employers(filter: { state: "TN" }, asOf: "2024-06-30", sort: { by: name }, first: 10) {
    totalCount edges { node { employer name setting registeredOn closedAfter } }
  }
}`,
    'Anybody reads the register, as of any day',
  );
}

async function employed({ record, refused, ask, world }: Guide): Promise<void> {
  const post = { educator: 'TN-100002', ...SCHOOLS, position: 'teacher', field: 'Mathematics 6-12' };
  const { id: employment } = await record(
    'beginEmployment',
    DISTRICT,
    { ...post, fte: '1', on: '2020-08-01' },
    'An employer records employment of its own people',
  );
  await refused(
    'beginEmployment',
    DISTRICT,
    { ...post, educator: 'TN-100091', on: '2020-08-01' },
    'not_found',
    'Whom nothing connects with the employer, the agency records first',
  );
  await refused(
    'beginEmployment',
    AGENCY,
    { ...post, employer: 'nowhere', on: '2020-08-01' },
    'employer_unknown',
    'Of which kind an employer is says the register',
  );
  await record('beginLeave', DISTRICT, { employment, on: '2021-01-04' }, 'The first day of a leave');
  await record('endLeave', DISTRICT, { employment, on: '2021-03-31' }, 'The last day of a leave');
  await record(
    'changeAssignment',
    DISTRICT,
    { employment, position: 'assistant_principal', fte: '1', on: '2022-08-01' },
    'Another assignment from a day on',
  );
  const ended = await record(
    'endEmployment',
    DISTRICT,
    { employment, on: '2023-06-30' },
    'The last day of employment',
  );
  await refused(
    'changeAssignment',
    DISTRICT,
    { employment, position: 'principal', on: '2023-08-01' },
    'after_it_ended',
    'Nothing happens after its end',
  );
  await record(
    'retractEmployment',
    AGENCY,
    { employment, eventId: ended.events[0], because: 'It was another person.' },
    'The end is taken back: the assignment goes on',
  );
  await world.settled();
  await ask(
    'employments',
    SECOND_TEACHER,
    `{
  employments(sort: { by: from }, first: 10) {
    totalCount
    edges {
      node {
        employer setting position field fte from until beganOn endsOn onLeave leaves { from until }
      }
    }
  }
}`,
    'A teacher reads where they are and were employed',
  );
  await ask(
    'employments',
    AGENCY,
    `{
  employments(filter: { position: "teacher", on: "2021-02-01", onLeave: true }, first: 10) {
    edges { node { educator employer from until } }
  }
}`,
    'An agency asks which teachers were on leave on a day',
  );
}
