import { expect, test } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { type EducatorRecord, factsFor, type PlacedEvent, recordOf } from '../../src/app/facts/facts-of.ts';
import { standingUnder } from '../../src/app/standing/standing.ts';
import { isRefusal } from '../../src/domain/decider.ts';
import { provider } from '../../src/domain/provider/index.ts';
import { type ProviderRegister, registerOf } from '../../src/domain/provider/register.ts';
import { periodStream } from '../../src/domain/streams.ts';
import { isDay } from '../../src/domain/values/day.ts';
import { schemaText } from '../../src/infra/schema-text.ts';
import { OBLIGATION_ATTRIBUTES, obligationReader } from '../../src/rules/language/facts-vocabulary.ts';
import {
  type Attribute,
  type AttributeType,
  LIST_NAMES,
  LISTS,
  type ListName,
} from '../../src/rules/language/lists.ts';
import { Lists } from '../../src/rules/situation/items.ts';
import { withApprovals } from '../../src/rules/situation/provider-approvals.ts';
import { compiledPolicy } from '../policies/policy-files.ts';
import { CLAIMED, OWED, STATED, wholeRecord } from './whole-record.ts';

/** What rules work out of a credit by themselves, from which others it stands among. */
const WORKED_OUT: Readonly<Partial<Record<ListName, readonly string[]>>> = {
  credits: ['carried', 'entry', 'worth'],
};

/** What depends on the day asked about is worked out of the service: its roles are asked for there. */
const OF_A_DAY: readonly string[] = ['service.main_role'];

const every = (record: EducatorRecord) => {
  const facts = factsFor(record, OWED, 1);
  if (facts === undefined) throw new Error('The obligation is on record.');
  return facts;
};

/** As rules read each type: an amount that came as text would never pass a test. */
const HOLDS: Readonly<Record<AttributeType, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string' && value !== '',
  texts: (value) => Array.isArray(value) && value.length > 0,
  amount: Number.isInteger,
  decimal: Number.isInteger,
  number: Number.isFinite,
  day: (value) => typeof value === 'string' && isDay(value),
  yes_no: (value) => typeof value === 'boolean',
};

test('whatever a rule may ask of an educator, a command can record', () => {
  const asked = Object.fromEntries(Object.keys(LISTS.credits).map((name) => [name, true]));
  const known = every(recordOf('TN-1', wholeRecord()));
  const facts = withApprovals(known, { register: approvalsOfState(), askedOfCredits: asked });
  const lists = new Lists(facts, asked);
  const unsaidOf = (list: ListName, attributes: Readonly<Record<string, Attribute>>) => {
    // Rules give a span without a last day one of their own: what stands on record is looked at where it can be.
    const records: Readonly<Record<string, readonly Said[]>> = { ...facts.further, acts: lists.of('acts') };
    const members: readonly Said[] = records[list] ?? lists.of(list);
    return Object.entries(attributes).flatMap(([name, { type }]) =>
      WORKED_OUT[list]?.includes(name) || members.some((member) => HOLDS[type](member.attributes[name]))
        ? []
        : [`${list}.${name}`],
    );
  };
  const unsaid = LIST_NAMES.flatMap((list) => unsaidOf(list, LISTS[list]));
  const ofObligation = Object.entries(OBLIGATION_ATTRIBUTES).flatMap(([name, { type }]) =>
    OF_A_DAY.includes(name) || HOLDS[type](obligationReader(name)(facts)) ? [] : [name],
  );
  expect([...unsaid, ...ofObligation]).toEqual([]);
});

/** What the state says of whoever offers something, by a command of its own. */
function approvalsOfState(): ProviderRegister {
  const command = { type: 'Approve', provider: 'a-college', state: 'TN', from: '2020-01-01' } as const;
  const decided = provider.decide(command, provider.initial, { actor: 'agency', today: '2020-01-01' });
  const events = isRefusal(decided) ? [] : decided;
  const place = { stream: 'provider-a-college', eventId: 'approved' };
  const register = registerOf(
    'TN',
    events.map((event) => ({ ...event, ...place })),
  );
  if (register === undefined) throw new Error('It approves one.');
  return register;
}

interface Said {
  readonly attributes: Readonly<Record<string, unknown>>;
}

test('whatever a command states of an educator, the API asks for', () => {
  const inputs = new Map(
    parse(schemaText()).definitions.flatMap((one) =>
      one.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION
        ? [[one.name.value, (one.fields ?? []).map(({ name }) => name.value)] as const]
        : [],
    ),
  );
  const lacking = Object.entries(ASKED_BY).flatMap(([type, input]) => {
    const fields = inputs.get(input) ?? [];
    return Object.keys({ ...STATED, Claim: CLAIMED }[type as keyof typeof ASKED_BY])
      .map((name) => (input === 'RecordActInput' && name === 'by' ? 'doneBy' : name))
      .filter((name) => !NOT_ASKED.includes(name) && !fields.includes(name))
      .map((name) => `${input}.${name}`);
  });
  expect(lacking).toEqual([]);
});

const ASKED_BY: Readonly<Record<keyof typeof STATED | 'Claim', string>> = {
  RecordService: 'RecordServiceInput',
  RateEvaluation: 'RecordEvaluationInput',
  CertifyByBoard: 'RecordBoardCertificateInput',
  ConferDegree: 'RecordDegreeInput',
  RecordTest: 'RecordTestInput',
  RecordAct: 'RecordActInput',
  RecordMeasure: 'RecordMeasureInput',
  DesignateRole: 'DesignateRoleInput',
  VerifyForeignCredential: 'VerifyForeignCredentialInput',
  RecordAward: 'RecordAwardInput',
  Claim: 'ClaimCreditInput',
};

/** The command itself, the key of a source, and the day of a claim, which is the one on which it is made. */
const NOT_ASKED: readonly string[] = ['type', 'externalId', 'claimedOn'];

test('a year counts toward a license for life in North Carolina once its kind of school is on record', () => {
  const law = { policy: compiledPolicy('nc/recertification.yaml'), settings: new Map<string, string>() };
  const license = 'license-NC-1';
  const owed = periodStream(license, '2022-07-01');
  const said = { educator: 'NC-1', state: 'NC' };
  const issued = {
    ...{ ...said, number: '1', class: 'continuing', fields: [], issuedOn: '1990-07-01' },
    ...{ validFrom: '2022-07-01', expiresOn: '2027-06-30' },
  };
  const opened = {
    ...{ ...said, strand: 'recertification', owner: 'license', license },
    ...{ startsOn: '2022-07-01', endsOn: '2027-06-30' },
  };
  const served = (first: number) => ({
    ...{ state: 'NC', schoolYear: `${first}-${String(first + 1).slice(2)}`, employer: 'A district' },
    role: 'teacher',
  });
  const lifetime = (setting: object) => {
    const years = Array.from({ length: 30 }, (_, nth) => ({
      ...{ stream: 'educator-NC-1', type: 'educator.ServiceRecorded' },
      data: { ...served(1990 + nth), ...(nth === 0 ? setting : { setting: 'public' }) },
    }));
    const events = [
      { stream: license, type: 'license.Issued', data: issued },
      { stream: owed, type: 'period.Opened', data: opened },
      ...years,
    ].map((event, nth) => ({ ...event, eventId: `event-${nth}` })) as unknown as readonly PlacedEvent[];
    const standing = standingUnder(law, recordOf('NC-1', events), owed, '2024-06-15', 1);
    return standing?.consequences().routes.find(({ id }) => id === 'lifetime_license');
  };
  const open = lifetime({});
  expect(open?.outcome).toBe('undetermined');
  expect(open?.missing.join(' ')).toContain('Service 1990-91: The kind of school is not recorded.');
  expect(lifetime({ setting: 'public' })).toMatchObject({ outcome: 'met', missing: [] });
});
