import type { RestsOn } from '../../domain/decision.ts';
import type { CreditActs } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import type { CountsWhen } from '../language/credits.ts';
import type { Clock } from '../situation/clock.ts';
import type { Item } from '../situation/item.ts';
import type { Finding } from '../situation/valued.ts';

type Act = CountsWhen['acts'][number];

const DENIALS: Readonly<Record<string, string>> = {
  unrelated: 'it is not related to the work',
  outside_period: 'it lies outside the period',
  undocumented: 'it is not documented',
  duplicate: 'it was submitted before',
  provider_not_approved: 'its provider is not approved',
};

const AWAITING: Readonly<Record<Act, string>> = {
  claimed: 'awaiting_claim',
  attested: 'awaiting_attestation',
  provider_reported: 'awaiting_provider_report',
  approved: 'awaiting_approval',
};

const AWAITED: ReadonlySet<string> = new Set(Object.values(AWAITING));

/** Whether a code says that an act upon a credit is still awaited. */
export function isAwaited(code: string): boolean {
  return AWAITED.has(code);
}

/** What a counting item rests on, as far as the day has seen it: the strongest act done. */
export function restsOn({ acts }: Item, clock: Clock): RestsOn {
  if (acts === null) return 'record';
  if (isSeen(acts.approvedOn, clock)) return 'approval';
  return isSeen(acts.providerReportedOn, clock) ? 'provider_report' : 'attestation';
}

/**
 * Why the acts done so far do not make a credit count, undefined when they do. A pending act is nothing
 * missing: the credit simply does not count yet. Of several acts that would do, the first names the code.
 */
export function unsettled(item: Item, rule: CountsWhen, clock: Clock): Finding | undefined {
  const { acts } = item;
  if (acts === null) return undefined;
  if (isSeen(acts.withdrawnOn, clock)) {
    return { code: 'withdrawn', because: () => 'It was withdrawn.', ...citing(rule) };
  }
  if (isSeen(acts.reversedOn, clock)) {
    return { code: 'reversed', because: () => 'It was reversed.', ...citing(rule) };
  }
  if (isDenied(acts, clock)) {
    const why = DENIALS[acts.denialReason ?? ''];
    return {
      code: 'denied',
      because: () => `It was denied${why === undefined ? '' : `: ${why}`}.`,
      ...citing(rule),
    };
  }
  for (const act of rule.acts) if (isDone(act, item, acts, clock)) return undefined;
  return { code: AWAITING[rule.acts[0] ?? 'claimed'], because: () => rule.remedy, ...citing(rule) };
}

/** A denial stands until a later approval. */
function isDenied({ deniedOn, approvedOn }: CreditActs, clock: Clock): boolean {
  if (!isSeen(deniedOn, clock)) return false;
  return !isSeen(approvedOn, clock) || approvedOn <= deniedOn;
}

/** A credit is on record because it was claimed; where the day of that is known, it must have come. */
function isDone(act: Act, { attributes }: Item, acts: CreditActs, clock: Clock): boolean {
  switch (act) {
    case 'claimed': {
      const { claimed_on: claimedOn } = attributes;
      return typeof claimedOn !== 'string' || isSeen(claimedOn, clock);
    }
    case 'attested':
      return isSeen(acts.attestedOn, clock);
    case 'provider_reported':
      return isSeen(acts.providerReportedOn, clock);
    case 'approved':
      return isSeen(acts.approvedOn, clock);
  }
}

function isSeen(day: Day | undefined, clock: Clock): day is Day {
  return day !== undefined && clock.hasCome(day);
}

function citing({ cite }: CountsWhen) {
  return { cites: Object.keys(cite) };
}
