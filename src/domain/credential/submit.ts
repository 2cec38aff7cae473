import { type Refusal, refuse } from '../decider.ts';
import { isPlainText, isSha256, isWord } from '../values/identifiers.ts';
import { sameData } from '../values/same-data.ts';
import type { Answer, Begun, Command } from './begun.ts';
import type { Artifact } from './learning-events.ts';
import type { CredentialState } from './state.ts';
import type { Terms } from './terms.ts';

export function submit(command: Command<'SubmitEvidence'>, { state, started, by }: Begun): Answer {
  const { current } = state;
  const { submission, work, note, due } = command;
  if (current !== undefined && isSame(current, command) && current.answer === undefined) return [];
  const problem = closed(state) ?? tooEarly(state, started.terms) ?? checkWork(command, started.terms);
  if (problem !== undefined) return problem;
  const attempt = (current?.attempt ?? 0) + 1;
  if (attempt > 1 && note === undefined) {
    return refuse('note', 'Say what has changed since the attempt before, so that it is seen.');
  }
  if (note !== undefined && !isPlainText(note, 5000))
    return refuse('note', 'A note has 1 to 5000 characters.');
  return [
    {
      type: 'credential.EvidenceSubmitted',
      data: {
        ...{ attempt, on: by.today, submission, work, attested: true },
        artifacts: work.map(({ digest }) => digest),
        ...(note === undefined ? {} : { note }),
        ...(due === undefined ? {} : { due }),
      },
    },
  ];
}

function isSame(
  { work, note }: NonNullable<CredentialState['current']>,
  command: Command<'SubmitEvidence'>,
): boolean {
  return sameData(work, command.work) && (note ?? undefined) === command.note && command.attested;
}

/** What stands in the way of any further attempt. */
function closed({ current, awardedOn, revokedOn, expiredOn, appeal }: CredentialState): Refusal | undefined {
  if (revokedOn !== undefined) {
    return refuse('revoked', 'This micro-credential was revoked. You may appeal; you cannot submit again.');
  }
  if (expiredOn !== undefined) {
    return refuse('expired', 'This micro-credential has run out. Start it anew to earn it again.');
  }
  if (awardedOn !== undefined) return refuse('already_awarded', 'This micro-credential is awarded already.');
  if (current !== undefined && current.answer === undefined) {
    return refuse('under_assessment', 'An attempt is being assessed. Submit again after its answer.');
  }
  return appeal !== undefined && appeal.decided === undefined
    ? refuse('appeal_pending', 'Your appeal is being decided. Submit again after its answer.')
    : undefined;
}

function tooEarly({ notYets }: CredentialState, { coachAfter }: Terms): Refusal | undefined {
  return coachAfter !== undefined && notYets >= coachAfter
    ? refuse(
        'coach_meeting_due',
        `After ${coachAfter === 1 ? 'an attempt that was' : `${coachAfter} attempts that were`} not yet enough, meet a coach of the issuer before the next.`,
      )
    : undefined;
}

function checkWork({ work, attested }: Command<'SubmitEvidence'>, terms: Terms): Refusal | undefined {
  if (!attested) {
    return refuse(
      'not_attested',
      'State that the work is your own and names no student before you submit it.',
    );
  }
  if (work.length === 0 || work.length > 50) return refuse('artifacts', 'Submit 1 to 50 artifacts.');
  if (new Set(work.map(({ digest }) => digest)).size < work.length) {
    return refuse(
      'artifacts',
      'The same artifact is submitted once; say of one part of the work that it shows it.',
    );
  }
  const bad = work.map((artifact) => checkArtifact(artifact, terms)).find((found) => found !== undefined);
  if (bad !== undefined) return bad;
  const shown = new Set(work.map(({ requirement }) => requirement));
  const lacking = terms.requirements.filter((requirement) => !shown.has(requirement));
  return lacking.length > 0
    ? refuse('work_missing', `Nothing is submitted yet for: ${lacking.join('; ')}.`)
    : undefined;
}

/** A reference is a key that says nothing by itself: names and titles have no place in it. */
const REFERENCE = /^[\w.~:/?#@!$&'()*+,;=%-]{1,500}$/;

function checkArtifact(
  { digest, requirement, kind, reference }: Artifact,
  terms: Terms,
): Refusal | undefined {
  if (!isSha256(digest)) {
    return refuse('artifacts', 'Each artifact is named by its SHA-256 digest in 64 lower-case hex digits.');
  }
  if (!isWord(kind)) return refuse('artifacts', 'The kind of an artifact is a lower-case word, as video.');
  if (!REFERENCE.test(reference)) {
    return refuse(
      'artifacts',
      'A reference is the key or address of a file, of 1 to 500 characters without spaces.',
    );
  }
  const { requirements } = terms;
  return requirements.length === 0 || requirements.includes(requirement)
    ? undefined
    : refuse('requirement_unknown', `The parts of the work are: ${requirements.join('; ')}.`);
}
