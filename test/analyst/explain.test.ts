import { describe, expect, test } from '@jest/globals';
import { atDesk } from './desk.ts';
import { POLICY } from './invented-policy.ts';

const RECORD = `license: { class: professional, valid_from: 2020-07-01, expires_on: 2025-06-30 }
credits:
  - { title: Workshop, amount: 60 clock_hour, completed_on: 2024-01-15, acts: [approved] }
  - { title: Lecture, amount: 3 clock_hour, completed_on: 2024-02-15 }
`;

const FILES = { 'p.yaml': POLICY, 'record.yaml': RECORD };
const RULE = 'source: State Board rule 7, https://example.org/rule-7 (regulation, verified on 2026-11-21)';

const ASKED = ['explain', 'p.yaml', 'record.yaml', '--as-of', '2025-01-01'];

/** The Tennessee policy read at the desk, for a license whose text turns on settings. */
const SETTINGS = `  version_day: { asks: Which day?, because: No source says., values: [expiration, application] }\n`;

describe('explain', () => {
  test('prints outcome, requirement, credits and what is missing, each with its source', () => {
    expect(atDesk(FILES, ASKED)).toEqual({
      exit: 0,
      printed: `Renewal of the teaching licenses of Zz (ZZ recertification, version 1)
As of 1 January 2025, for the period from 1 July 2020 to 30 June 2025. The text is that of 30 June 2025 (expiration).

Outcome: not met (awaiting_approval, short_of_total)

Requirement
  hours [amount]: not met (awaiting_approval, short_of_total)
    At least 100 hours.
    required 100, counted 60 hours
    ${RULE}
    missing: 40 more hours by 30 June 2025.
    missing: Not counted yet: Lecture. Ask your district to approve it.

Credits
  Workshop: counted
    60 clock_hour of 15 January 2024, worth 60 hours, counted 60
    60 in hours
    rests on approval
  Lecture: not counted
    3 clock_hour of 15 February 2024, worth 0 hours, counted 0
    awaiting_approval: Ask your district to approve it.
      ${RULE}

Missing
  40 more hours by 30 June 2025.
  Not counted yet: Lecture. Ask your district to approve it.

Holds until 1 July 2025, the first day on which it changes though nothing happens.`,
    });
  });

  test('says what follows from each value of a setting nobody has confirmed', () => {
    const policy = POLICY.replace('selected_by: expiration', 'selected_by: { setting: version_day }').replace(
      'credits:\n',
      `settings:\n${SETTINGS}credits:\n`,
    );
    const files = { ...FILES, 'p.yaml': policy };
    expect(atDesk(files, ASKED).printed).toContain(`Settings
  version_day is not confirmed
      Which day?
        expiration: not met
        application: not met`);
    const confirmed = { ...files, 'record.yaml': `${RECORD}settings: { version_day: application }\n` };
    expect(atDesk(confirmed, ASKED).printed).toContain('  version_day = application\n');
  });

  test('prints the decision itself with --json', () => {
    const { printed } = atDesk(FILES, [...ASKED, '--json']);
    expect(JSON.parse(printed)).toMatchObject({
      outcome: 'not_met',
      asOf: '2025-01-01',
      policy: { digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
      holdsUntil: '2025-07-01',
    });
  });

  test('shows what may follow, in which days, and what there is afterwards', () => {
    const policy = `${POLICY}routes:
  - id: hardship
    asks: One more year for hardship.
    gives: extension
    for: { license.class: professional }
    starts_by: [holder, employer]
    opens: { of: period_end, minus: { years: 1 }, plus: { days: 1 } }
    closes: period_end
    tree:
      kind: amount
      id: half
      asks: Half of the hours.
      since: unknown
      at_least: 50
      cite: { rule_7: ZZ.lifecycle.1 }
    result: { adds: { years: 1 }, next_is_shorter: true }
    at_most_times: 1
    cite: { rule_7: ZZ.lifecycle.1 }
`;
    const { printed } = atDesk({ ...FILES, 'p.yaml': policy }, ASKED);
    expect(printed.slice(printed.indexOf('What may follow'))).toBe(`What may follow
  hardship [extension]: met
    One more year for hardship.
    open from 1 July 2024 until 30 June 2025, begun by holder or employer
    may be taken 1 more time
    afterwards: the period ends on 30 June 2026, the next period is shorter by 1 year
    ${RULE}
    half [amount]: met
      Half of the hours.
      required 50, counted 60 hours
      ${RULE}
    Holds until 1 July 2025, the first day on which it changes though nothing happens.`);
  });

  test('shows the separate answers about the license', () => {
    const policy = `${POLICY}answers:
  - id: standing
    asks: Does the license stand?
    is:
      - { value: active, for: {}, because: Nothing stands against it., cite: { rule_7: ZZ.licenses.4 } }
`;
    expect(atDesk({ ...FILES, 'p.yaml': policy }, ASKED).printed).toContain(`
Answers about the license
  standing: active
    Does the license stand?
    Nothing stands against it.
    ${RULE}
    Holds until something happens: no day is in sight that changes it.`);
  });

  test('shows audits, with what is to be kept until when', () => {
    const policy = `${POLICY}audits:
  - id: yearly
    asks: Ten percent of the renewals of a year are audited.
    for: {}
    sample: { percent: 10, per: year }
    keeps: { what: Certificates., until: { of: period_end, plus: { years: 5 } } }
    cite: { rule_7: ZZ.audits.1 }
`;
    expect(atDesk({ ...FILES, 'p.yaml': policy }, ASKED).printed).toContain(`
Audits
  yearly: concerns the holder
    Ten percent of the renewals of a year are audited.
    sample: 10 percent in each year
    to be kept until 30 June 2030: Certificates.
    ${RULE}
    Holds until something happens: no day is in sight that changes it.`);
  });

  test('says how long a result lasts whose first day nobody knows yet', () => {
    const policy = `${POLICY}routes:
  - { id: role, asks: A role., gives: designation, for: {}, result: { for: { years: 3 } }, cite: { rule_7: ZZ.roles.1 } }
`;
    expect(atDesk({ ...FILES, 'p.yaml': policy }, ASKED).printed).toContain('afterwards: for 3 years');
  });

  test('takes the day from the record where none is asked about, and the asked one before it', () => {
    const files = { ...FILES, 'record.yaml': `${RECORD}as_of: 2025-07-01\n` };
    expect(atDesk(files, ASKED.slice(0, 3)).printed).toContain('As of 1 July 2025');
    expect(atDesk(files, ASKED).printed).toContain('As of 1 January 2025');
  });

  test.each([
    ['no day', ASKED.slice(0, 3), 'Say which day is asked about'],
    ['a day that is none', [...ASKED.slice(0, 4), '2025-02-29'], '2025-02-29 is no day'],
    ['no record', ASKED.slice(0, 2), 'explain takes one policy file and one record'],
    [
      'a file that is not there',
      ['explain', 'p.yaml', 'no.yaml', '--as-of', '2025-01-01'],
      'no.yaml does not exist',
    ],
    [
      'a file of many cases',
      ['explain', 'p.yaml', 'many.cases.yaml', '--as-of', '2025-01-01'],
      'many.cases.yaml holds many cases: name a file with one of them alone, without expect.',
    ],
  ])('refuses %s', (_, args, message) => {
    const asking = () => atDesk({ ...FILES, 'many.cases.yaml': 'cases: []' }, args);
    expect(asking).toThrow(message);
  });

  test('names the problems of a record', () => {
    const files = {
      ...FILES,
      'record.yaml': RECORD.replace('completed_on: 2024-01-15', 'done_on: 2024-01-15'),
    };
    const { exit, printed } = atDesk(files, ASKED);
    expect(printed).toContain('record.yaml:3 credits.0.completed_on is missing.');
    expect(exit).toBe(1);
  });
});
