import { isRefusal, type Refusal } from '../../domain/decider.ts';
import type { ObligationFact } from '../../domain/facts.ts';
import type { Identity } from '../access.ts';
import type { Ledger } from '../log/ledger.ts';
import { type Known, knownOf } from './known-record.ts';
import { sees } from './may-serve.ts';
import { visibleObligations } from './visible-obligations.ts';

export interface Whom {
  /** Who holds what is named below, or else the caller, when not given. */
  readonly educator?: string;
  /** Stream of a license. */
  readonly license?: string;
  /** Stream of a period. */
  readonly period?: string;
  /** Milliseconds since 1970; everything recorded is known when not given. */
  readonly knownAt?: number;
}

export interface Owed {
  readonly known: Known;
  /** Those obligations of theirs that the caller may see and asked about. */
  readonly asked: readonly ObligationFact[];
}

/**
 * Of whom a question is, and what they owe of what it names. Undefined where nothing of them is the caller's to see.
 * A license or a period alone finds its holder; one that is not there and one that is not the caller's are alike.
 */
export async function ofWhom(
  ledger: Ledger,
  identity: Identity,
  { educator, ...named }: Whom,
): Promise<Owed | Refusal | undefined> {
  const { license, period } = named;
  const owed = (whom: string) => owedBy(ledger, identity, whom, named);
  if (educator !== undefined) return owed(educator);
  const holder = await holderOf(ledger, license ?? period);
  if (holder !== undefined && holder !== identity.educator) {
    const found = await owed(holder);
    if (found !== undefined && (isRefusal(found) || isShown(identity, found, license))) return found;
  }
  return identity.educator === undefined ? undefined : owed(identity.educator);
}

/** Whoever asks for a license or a period asks for who holds it. */
export async function holderOf({ log }: Ledger, stream: string | undefined): Promise<string | undefined> {
  const [first] = stream === undefined ? [] : await log.readStream(stream);
  return first?.metadata.educator;
}

async function owedBy(
  ledger: Ledger,
  identity: Identity,
  educator: string,
  { license, period, knownAt }: Omit<Whom, 'educator'>,
): Promise<Owed | Refusal | undefined> {
  const known = await knownOf(ledger, educator, knownAt);
  if (isRefusal(known)) return known;
  const asked = visibleObligations(identity, known)?.filter(
    (one) =>
      (license === undefined || one.license === license) && (period === undefined || one.period === period),
  );
  return asked && { known, asked };
}

/** Whether what was named is the caller's to see: something is owed under it, or nothing is under that license. */
function isShown(
  identity: Identity,
  { known: { record }, asked }: Owed,
  license: string | undefined,
): boolean {
  const state = license === undefined ? undefined : record.licenses.get(license)?.state;
  return asked.length > 0 || (state !== undefined && sees(identity, record, state));
}
