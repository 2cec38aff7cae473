import type { Facts } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import { formatHundredths } from '../../domain/values/hundredths.ts';
import type { Audit } from '../language/route.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { unencoded } from '../policy/run.ts';
import { matterOf, type Matter } from '../settings/run-situation.ts';
import type { At } from '../situation/clock.ts';
import type { Situation } from '../situation/situation.ts';
import { holdsUntil, type Dated } from '../values/holds-until.ts';
import { sorted } from '../values/sorted.ts';
import { agreedUpon, ask, lacking, settingsMet, type Settings } from './asked.ts';
import type { CompiledAudit } from './compile-audits.ts';
import type { AuditAnswer } from './route-answer.ts';
import { dayIn, shownDay } from './shown-day.ts';

/** The audits that concern the educator, or may. Pure. */
export function auditsOf(
  policy: CompiledPolicy,
  settings: Settings,
  facts: Facts,
  asOf: Day,
): readonly AuditAnswer[] {
  const matter = matterOf(policy, facts);
  return policy.audits.flatMap((audit) => {
    const now = auditOn(audit, matter, settings, asOf);
    if (now.answer === undefined) return [];
    const later = (day: Day) => auditOn(audit, matter, settings, day);
    return [{ ...now.answer, holdsUntil: holdsUntil<AnswerOnDay | undefined>(now, later) }];
  });
}

type AnswerOnDay = Omit<AuditAnswer, 'holdsUntil'>;

function auditOn(
  audit: CompiledAudit,
  matter: Matter,
  settings: Settings,
  asOf: Day,
): Dated<AnswerOnDay | undefined> {
  const { policy } = matter;
  const asked = ask(matter, settings, asOf, (situation) => auditIn(audit, policy, situation));
  if (!asked.cutOff && asked.branches.every(({ answer }) => answer.concerns === 'no')) {
    return { answer: undefined, next: asked.clock.next() };
  }
  const { concerns, ...found } = agreedUpon(policy, asked, ([first]) => ({ ...first, ...UNKNOWN }));
  const { id, asks, cite, sample, keeps, when_missing: whenMissing = null } = audit.written;
  const size = found.size === null ? null : formatHundredths(found.size);
  const keepUntil = shownDay(found.keepUntil, asked.clock);
  return {
    answer: {
      ...{ id, asks, cites: Object.keys(cite), concerns: concerns === 'yes' ? 'yes' : 'undetermined' },
      ...{ codes: found.codes, missing: found.missing },
      sample: sample === undefined ? null : { ...sampleOf(sample, size), per: sample.per },
      ...{ keeps: keeps?.what ?? null, keepUntil, whenMissing },
      settings: settingsMet(policy, settings, asked.reached),
    },
    next: asked.clock.next(),
  };
}

function sampleOf(sample: NonNullable<Audit['sample']>, size: string | null) {
  return sample.percent === undefined ? { percent: null, count: size } : { percent: size, count: null };
}

const UNKNOWN = { concerns: 'undetermined', size: null, keepUntil: null } as const;

interface Found {
  readonly concerns: 'yes' | 'no' | 'undetermined';
  /** Hundredths of a percent, or of one. */
  readonly size: number | null;
  readonly keepUntil: At | null;
  readonly codes: readonly string[];
  readonly missing: readonly string[];
}

function auditIn(audit: CompiledAudit, policy: CompiledPolicy, situation: Situation): Found {
  const { scope, size, keepUntil } = audit;
  const isTheirs = scope.holds(situation);
  if (isTheirs === false) return { ...UNKNOWN, concerns: 'no', codes: [], missing: [] };
  const amount = size?.at(situation);
  const until = dayIn(keepUntil, situation);
  const unknown = lacking([
    ...(isTheirs === undefined ? scope.missing(situation) : []),
    ...(amount === undefined ? (size?.missing(situation) ?? []) : []),
    ...until.missing,
  ]);
  const notEncoded = unencoded(policy, situation);
  return {
    concerns: isTheirs === undefined || notEncoded !== undefined ? 'undetermined' : 'yes',
    size: amount ?? null,
    keepUntil: until.value,
    codes: sorted([...(notEncoded?.codes ?? []), ...unknown.codes]),
    missing: [...(notEncoded?.missing ?? []), ...unknown.missing],
  };
}
