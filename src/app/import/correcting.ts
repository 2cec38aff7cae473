import { isSameClaim } from '../../domain/credit/claim.ts';
import type { CreditCommand, CreditState } from '../../domain/credit/index.ts';
import { type Refusal, refuse } from '../../domain/decider.ts';
import { dataOf } from '../../domain/decider.ts';
import type { EducatorCommand, EducatorState } from '../../domain/educator/index.ts';
import { settingOn } from '../../domain/employer/index.ts';
import type { EmploymentCommand, EmploymentState } from '../../domain/employment/index.ts';
import { standing } from '../../domain/retraction.ts';
import { sameData } from '../../domain/values/same-data.ts';
import { registerEntry } from '../commands/employment.ts';
import { type Ledger, readStream } from '../log/ledger.ts';

const BECAUSE = 'The source stated it anew under the same external id.';

/**
 * A claim under an external id that stands for another content already corrects it, unless that came with the same
 * file: of two rows that contradict each other nobody knows which is right.
 */
export async function correctingClaim(
  ledger: Ledger,
  stream: string,
  command: CreditCommand,
  { claimed, claimedFirst }: CreditState,
  importId: string | undefined,
): Promise<CreditCommand | Refusal> {
  if (command.type !== 'Claim' || claimed === undefined) return command;
  const claim = dataOf(command);
  if (isSameClaim(claimed, claim) || isSameClaim(claimedFirst, claim)) return command;
  const isMine = (await standingOf(ledger, stream)).some(
    ({ type, metadata }) => type === 'credit.Claimed' && metadata.importId === importId,
  );
  return isMine ? REPEATED : { type: 'Correct', claim, because: BECAUSE };
}

/** The same for a fact of an educator that has an external id. */
export async function correctingFact(
  ledger: Ledger,
  stream: string,
  command: EducatorCommand,
  { facts }: EducatorState,
  importId: string | undefined,
): Promise<EducatorCommand | Refusal> {
  if (!isKeyed(command)) return command;
  const { externalId } = command;
  const state = 'state' in command ? command.state : undefined;
  const keyed = facts.filter(
    ({ data }) =>
      'externalId' in data &&
      data.externalId === externalId &&
      ('state' in data ? data.state : undefined) === state,
  );
  if (keyed.length === 0) return command;
  const ids = new Set(keyed.map(({ eventId }) => eventId));
  const isMine = (await standingOf(ledger, stream)).some(
    ({ eventId, metadata, data }) =>
      ids.has(eventId) && metadata.importId === importId && !sameData(data, dataOf(command)),
  );
  return isMine ? REPEATED : { type: 'Correct', fact: command, because: BECAUSE };
}

/** The same for employment, of which kind the employer is included: where the register says that, it must agree. */
export async function correctingEmployment(
  ledger: Ledger,
  stream: string,
  command: EmploymentCommand,
  { began }: EmploymentState,
  importId: string | undefined,
): Promise<EmploymentCommand | Refusal> {
  if (command.type !== 'Begin') return command;
  const registered = settingOn(await registerEntry(ledger, command), command.on);
  const { setting = registered } = command;
  if (registered !== undefined && setting !== registered) return SETTING_DIFFERS;
  const employment = { ...dataOf(command), ...(setting === undefined ? {} : { setting }) };
  if (began === undefined) return { type: 'Begin', ...employment };
  const isMine = (await standingOf(ledger, stream)).some(
    ({ type, metadata }) => type === 'employment.Began' && metadata.importId === importId,
  );
  return isMine && !sameData(began, employment)
    ? REPEATED
    : { type: 'Correct', employment, because: BECAUSE };
}

const SETTING_DIFFERS = refuse(
  'setting_differs',
  'The register of the state says that the employer is of another kind on that day. Correct one of the two, or leave the cell empty.',
);

async function standingOf(ledger: Ledger, stream: string) {
  return standing(await readStream(ledger, stream));
}

type Keyed = Extract<EducatorCommand, { externalId?: string }>;

function isKeyed(command: EducatorCommand): command is Keyed & { readonly externalId: string } {
  return 'externalId' in command;
}

const REPEATED = refuse(
  'external_id_reused',
  'Another row of this file has the same external id with other content. Keep the one that is right.',
);
