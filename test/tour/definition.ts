import type { Guide } from './guide.ts';
import { APPROVER, TEACHER } from './people.ts';

const LEVELS = [
  { level: 'emerging', describes: 'It is told.', points: 0, demonstrates: false },
  { level: 'demonstrated', describes: 'It is shown, and grounded.', points: 2, demonstrates: true },
];

export const DEFINITION = 'an-issuer.formative-assessment-1';

const FORMATIVE = {
  ...{ issuer: 'an-issuer', definition: 'formative-assessment-1', version: 1 },
  title: 'Formative assessment',
  competency: 'Finds out while teaching what pupils think, and changes the lesson by it.',
  requirements: [{ requirement: 'lesson', asks: 'A lesson on video, with what pupils wrote.' }],
  criteria: [
    {
      ...{ criterion: 'plans from evidence', requirement: 'lesson', levels: LEVELS },
      asks: 'What is taught next follows from what pupils showed.',
    },
    {
      ...{ criterion: 'reflects on results', requirement: 'lesson', levels: LEVELS },
      asks: 'What came of it is weighed, and what follows is said.',
    },
  ],
  coachAfter: 3,
  clocks: { zone: 'America/Chicago', closed: ['2024-07-05'] },
};

/** What a micro-credential is, before anybody earns it. */
export async function tourDefinition({ record, refused, ask }: Guide): Promise<void> {
  await record(
    'publishDefinition',
    APPROVER,
    FORMATIVE,
    'An issuer says what is asked, and how it is judged',
  );
  await refused(
    'publishDefinition',
    APPROVER,
    { ...FORMATIVE, title: 'Assessment' },
    'version_published',
    'What is published never changes: another text is another version',
  );
  const stack = {
    ...{ issuer: 'an-issuer', definition: 'assessment', version: 1, title: 'Assessment for learning' },
    ...{ competency: 'Assesses so that pupils learn by it.', requirements: [], criteria: [] },
    ...{ stack: [DEFINITION], reviews: true },
  };
  await record(
    'publishDefinition',
    APPROVER,
    stack,
    'A stack is held by whoever holds its parts, and may give the right to assess them',
  );
  await ask(
    'definition',
    TEACHER,
    `query ($id: ID!) {
      definition(id: $id) {
        version title competency assessors screened coachAfter withdrawnOn
        requirements { requirement asks }
        criteria { criterion asks levels { level describes demonstrates } }
        clocks { zone screen assess decide appeal closed }
      }
    }`,
    'Learners read the rubric that assessors use',
    { id: DEFINITION },
  );
  await ask(
    'definitions',
    TEACHER,
    '{ definitions(issuer: "an-issuer", search: "pupils", first: 10) { totalCount edges { node { id title stack } } } }',
    'What an issuer has to offer',
  );
  await record(
    'withdrawDefinition',
    APPROVER,
    { definition: 'an-issuer.assessment', because: 'A longer stack replaces it.' },
    'Nobody is to build on it any more',
  );
}
