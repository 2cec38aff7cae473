/** A definition as an approver publishes it: two criteria that must both be met, judged on one lesson. */
export function lessonStudy(issuer: string, changed: object = {}) {
  const levels = [
    { level: 'not_yet', describes: 'It is told.', points: 0, demonstrates: false },
    { level: 'met', describes: 'It is shown.', points: 1, demonstrates: true },
  ];
  return {
    ...{ issuer, definition: 'lesson-study', version: 1, title: 'Lesson study' },
    competency: 'Studies a lesson with others, and changes it by what was seen.',
    requirements: [{ requirement: 'lesson', asks: 'A lesson on video, and what you made of it.' }],
    criteria: ['plans', 'reflects'].map((criterion) => ({
      ...{ criterion, requirement: 'lesson', asks: `How the teacher ${criterion}.`, levels },
    })),
    clocks: { zone: 'America/Chicago' },
    ...changed,
  };
}

/** One artifact; another mark makes another one. */
export function workOf(mark: string) {
  return [{ digest: mark.repeat(64), requirement: 'lesson', kind: 'video', reference: `store/${mark}` }];
}

/** Asks for the anonymous ids of a credential's attempts. */
export const SUBMISSIONS =
  'query ($id: ID!) { credential(id: $id) { learning { attempts { submission } } } }';

/** The anonymous id of the last attempt, out of the answer to `SUBMISSIONS`. */
export function lastSubmission(data: Readonly<Record<string, unknown>> | null | undefined): string {
  const { credential } = data as {
    readonly credential: {
      readonly learning: { readonly attempts: readonly { readonly submission: string }[] };
    };
  };
  return credential.learning.attempts.at(-1)?.submission ?? '';
}
