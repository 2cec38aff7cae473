import type { NodeAnswer } from '../../src/domain/decision.ts';

const nothing = { outcome: 'not_applicable', codes: [], missing: [], events: [], children: [] } as const;

export const AFTER_THE_PRIMARY: NodeAnswer = {
  ...{ id: 'after_the_primary', kind: 'all', ...nothing, cites: [] },
  asks: 'An additional license takes 30 points more, while the primary one is active.',
};

export const PLAN_IN_TIME: NodeAnswer = {
  ...{ id: 'plan_in_time', kind: 'all', ...nothing, cites: [] },
  asks: 'The plan was in place in each of the five years.',
};

const RESTRICTIONS: readonly NodeAnswer[] = [
  {
    ...{ id: 'sei_endorsement', kind: 'count', ...nothing, cites: ['restrictions'] },
    asks: 'A license restricted for want of an SEI endorsement is neither advanced, extended nor renewed without it.',
  },
  {
    ...{ id: 'full_passing_score', kind: 'count', ...nothing, cites: ['restrictions'] },
    asks: 'Who passed General Curriculum mathematics conditionally, with 227 to 239, must later earn 240.',
  },
];

const unrestricted = { ...nothing, asks: 'Nothing restricts the license.', cites: [] };

/** What is asked only of a restricted license, in some fields, or before 28 July 2017. */
export const NOT_ASKED: readonly NodeAnswer[] = [
  {
    ...{ ...unrestricted, id: 'not_restricted', kind: 'part' },
    children: [{ ...unrestricted, id: 'unrestricted', kind: 'all', children: RESTRICTIONS }],
  },
  {
    ...{ id: 'sign_language', kind: 'count', ...nothing, cites: ['regulation_06'] },
    asks: 'A passing score on a test of proficiency in sign language.',
  },
  {
    ...{ id: 'board_license', kind: 'act', ...nothing, cites: ['regulation_06'] },
    asks: 'The license as nurse or speech-language pathologist is in good standing.',
  },
  {
    ...{ id: 'before_2017', kind: 'all', ...nothing, cites: [] },
    asks: 'What else was asked before 28 July 2017.',
  },
];

const minimum = { kind: 'minimum', unit: 'PDPs', ...nothing } as const;

const ADDITIONAL_CONTENT: NodeAnswer = {
  ...{ ...minimum, id: 'additional_content', cites: ['regulation_06'] },
  asks: 'At least 15 points in the content area of the additional license.',
};

const SEI_ESL_AT_FIRST: NodeAnswer = {
  ...{ ...minimum, id: 'sei_esl_at_first', cites: ['regulation_06', 'north_reading'] },
  asks: 'At least 15 points in sheltered English immersion or English as a second language.',
};

/** The minimums in their order, with those between them that are not in force. */
export function amongThoseNotAsked([content, pedagogy, ...others]: readonly NodeAnswer[]): NodeAnswer[] {
  return [content, ADDITIONAL_CONTENT, pedagogy, SEI_ESL_AT_FIRST, ...others].filter(
    (answer) => answer !== undefined,
  );
}
