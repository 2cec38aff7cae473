import { publishPolicy } from '../../src/app/commands/policy.ts';
import { asGiven, execute } from '../../src/app/executing/execute.ts';
import { digestOf } from '../../src/app/standing/policy-book.ts';
import type { Jurist } from '../../src/app/standing/standing.ts';
import { application } from '../../src/domain/application/index.ts';
import { isRefusal } from '../../src/domain/decider.ts';
import { applicationStream } from '../../src/domain/streams.ts';
import { teacherWithTwo } from './illinois.ts';

/** Invented: Illinois itself asks no hours of those who apply. */
const LAW = `schema: 1
state: IL
strand: initial_licensure
version: 1
title: Who is licensed, as invented
time_zone: America/Chicago
unit: { one: hour, many: hours }
since: 2020-07-01
selected_by: application
citations:
  rule_1: { title: Rule 1, link: https://example.org/rule-1, basis: regulation, verified_on: 2026-11-21 }
credits:
  within: { span: any_time, cite: { rule_1: IL.requirements.1 } }
  counts_when: { acts: [claimed], remedy: Claim it., cite: { rule_1: IL.requirements.1 } }
  entries:
    - id: hours
      from: credits
      since: unknown
      where: { unit: clock_hour }
      worth: { per_unit: 1 }
      cite: { rule_1: IL.requirements.1 }
  used_once: { cite: { rule_1: IL.requirements.1 } }
require:
  - for: { license.class: master }
    tree:
      kind: amount
      id: hours
      asks: A hundred hours.
      since: unknown
      at_least: 100
      cite: { rule_1: IL.requirements.1 }
`;

export async function publishApplicationLaw(jurist: Jurist): Promise<void> {
  const law = { state: 'IL', strand: 'initial_licensure', version: 1, schema: 1, text: LAW };
  const command = { type: 'Publish' as const, ...law, digest: digestOf(LAW) };
  const answer = await publishPolicy(jurist, command, { commandId: 'publish-law', actor: 'admin' });
  if (isRefusal(answer)) throw new Error(answer.because);
}

/** A teacher with a renewal that takes 120 hours, another license applied for that takes 100, and 120 hours. */
export async function applicantWithLicense(jurist: Jurist, nth: number) {
  const teacher = await teacherWithTwo(jurist, nth, [{ id: `hours-${nth}`, quantity: '120' }]);
  const stream = applicationStream(String(nth));
  const filed = { educator: teacher.educator, state: 'IL', kind: 'license', class: 'master', fields: [] };
  const answer = await execute(
    jurist.ledger,
    application,
    { stream, educator: teacher.educator, state: 'IL' },
    asGiven({ type: 'File' as const, ...filed, kind: 'license' as const }),
    { commandId: `file-${nth}`, actor: 'her', actorEducator: teacher.educator },
  );
  if (isRefusal(answer)) throw new Error(answer.because);
  const [filing = ''] = answer.events;
  return { ...teacher, application: String(nth), filing };
}
