import type { BoardFact, CreditFact, EvaluationFact, Facts, ServiceFact } from '../domain/facts.ts';

/** What an attribute holds. A `texts` attribute passes a test when any of its texts does. */
export type AttributeType = 'text' | 'texts' | 'amount' | 'number' | 'day' | 'yes_no';

export type Value = string | number | boolean | readonly string[];

/** The attributes of one fact by name; undefined is missing. Amounts are hundredths. */
export type Attributes = Readonly<Record<string, Value | undefined>>;

export interface Attribute {
  readonly type: AttributeType;
  /** As in "the grade is not recorded". */
  readonly words: string;
}

type Named<T> = Readonly<Record<keyof T, Value | undefined>>;

const CREDITS = {
  kind: { type: 'text', words: 'kind of activity' },
  unit: { type: 'text', words: 'unit' },
  quantity: { type: 'amount', words: 'amount' },
  categories: { type: 'texts', words: 'categories' },
  topic: { type: 'text', words: 'topic' },
  level: { type: 'text', words: 'level of the course' },
  participation: { type: 'text', words: 'way of taking part' },
  grade: { type: 'text', words: 'grade' },
  assessed: { type: 'yes_no', words: 'assessment at the end' },
  completed_on: { type: 'day', words: 'day of completion' },
  provider: { type: 'text', words: 'provider' },
} as const satisfies Record<string, Attribute>;

const EVALUATIONS = {
  school_year: { type: 'text', words: 'school year' },
  score: { type: 'text', words: 'score' },
  employer: { type: 'text', words: 'employer' },
} as const satisfies Record<string, Attribute>;

const BOARDS = {
  board: { type: 'text', words: 'board' },
  kind: { type: 'text', words: 'kind of certification' },
  certified_on: { type: 'day', words: 'day of certification' },
  valid_until: { type: 'day', words: 'last day of the certification' },
} as const satisfies Record<string, Attribute>;

const SERVICE = {
  state: { type: 'text', words: 'state of service' },
  school_year: { type: 'text', words: 'school year' },
  employer: { type: 'text', words: 'employer' },
  role: { type: 'text', words: 'role' },
  days: { type: 'number', words: 'days served' },
  fte: { type: 'amount', words: 'full-time equivalent' },
} as const satisfies Record<string, Attribute>;

const OBLIGATION = {
  'license.class': { type: 'text', words: 'class of the license' },
  'license.fields': { type: 'texts', words: 'fields of the license' },
  'license.issued_on': { type: 'day', words: 'first day of the license' },
  'license.first_term': { type: 'yes_no', words: 'first term of the license' },
  'license.others_of_class': { type: 'number', words: 'number of other licenses of the class in the state' },
  'period.starts_on': { type: 'day', words: 'first day of the period' },
  'period.ends_on': { type: 'day', words: 'last day of the period' },
} as const satisfies Record<string, Attribute>;

/** The closed lists of facts a rule may read, each with the attributes of its members. */
export const LISTS = {
  credits: CREDITS,
  evaluations: EVALUATIONS,
  boards: BOARDS,
  service: SERVICE,
} as const;

export type ListName = keyof typeof LISTS;

/** What a rule may ask of the obligation itself, anywhere. */
export const OBLIGATION_ATTRIBUTES: Readonly<Record<string, Attribute>> = OBLIGATION;

/** `setting.<name>` is an attribute too: the confirmed value of a setting. */
export const SETTING_PREFIX = 'setting.';

/** The attribute of that name as seen from the members of a list, or from the obligation alone. */
export function attributeNamed(name: string, list: ListName | undefined): Attribute | undefined {
  if (name.startsWith(SETTING_PREFIX))
    return { type: 'text', words: `setting ${name.slice(SETTING_PREFIX.length)}` };
  const members: Readonly<Record<string, Attribute>> = list === undefined ? {} : LISTS[list];
  return members[name] ?? OBLIGATION_ATTRIBUTES[name];
}

export function creditAttributes(fact: CreditFact): Named<typeof CREDITS> {
  const { kind, unit, quantity, categories, topic, level, participation, grade, assessed, provider } = fact;
  return {
    ...{ kind, unit, quantity, categories, topic, level, participation, grade, assessed, provider },
    completed_on: fact.completedOn,
  };
}

export function evaluationAttributes(fact: EvaluationFact): Named<typeof EVALUATIONS> {
  return { school_year: fact.schoolYear, score: fact.score, employer: fact.employer };
}

export function boardAttributes(fact: BoardFact): Named<typeof BOARDS> {
  return { board: fact.board, kind: fact.kind, certified_on: fact.on, valid_until: fact.until };
}

export function serviceAttributes(fact: ServiceFact): Named<typeof SERVICE> {
  const { state, schoolYear, employer, role, days, fte } = fact;
  return { state, school_year: schoolYear, employer, role, days, fte };
}

export function obligationAttributes({ license, licenses, obligation }: Facts): Named<typeof OBLIGATION> {
  const others = licenses.filter(
    (other) =>
      other.license !== license.license && other.state === license.state && other.class === license.class,
  );
  return {
    'license.class': license.class,
    'license.fields': license.fields,
    'license.issued_on': license.issuedOn,
    'license.first_term': license.validFrom === license.issuedOn,
    'license.others_of_class': others.length,
    'period.starts_on': obligation.startsOn,
    'period.ends_on': obligation.endsOn,
  };
}
