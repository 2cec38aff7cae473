/** What an attribute holds. A `texts` attribute passes a test when any of its texts does. */
export type AttributeType = 'text' | 'texts' | 'amount' | 'decimal' | 'number' | 'day' | 'yes_no';

export interface Attribute {
  readonly type: AttributeType;
  /** As in "the grade is not recorded". */
  readonly words: string;
}

const text = (words: string) => ({ type: 'text', words }) as const;
const texts = (words: string) => ({ type: 'texts', words }) as const;
const amount = (words: string) => ({ type: 'amount', words }) as const;
const decimal = (words: string) => ({ type: 'decimal', words }) as const;
const number = (words: string) => ({ type: 'number', words }) as const;
const day = (words: string) => ({ type: 'day', words }) as const;
const yesNo = (words: string) => ({ type: 'yes_no', words }) as const;

/**
 * The closed lists of facts a rule may read, each with the attributes of its members. `day` names the attribute
 * an item belongs to in time; what lies after the day asked about is not seen.
 */
export const LISTS = {
  credits: {
    kind: text('kind of activity'),
    unit: text('unit'),
    quantity: amount('amount'),
    categories: texts('categories'),
    topic: text('topic'),
    level: text('level of the course'),
    participation: text('way of taking part'),
    delivery: text('way of delivery'),
    field: text('field'),
    grade: text('grade'),
    score: number('score'),
    assessed: yesNo('assessment at the end'),
    applied_afterwards: yesNo('application after the event'),
    completed_on: day('day of completion'),
    school_year: text('school year'),
    claimed_on: day('day of the claim'),
    approved_on: day('day of the approval'),
    approved_by: text('capacity of who approved it'),
    provider: text('provider'),
    provider_approved: yesNo('approval of the provider'),
    carried: yesNo('earning in an earlier period'),
    entry: text('rule it counts by'),
    worth: amount('amount it counts for'),
  },
  evaluations: {
    school_year: text('school year'),
    score: text('score'),
    employer: text('employer'),
    kind: text('kind of evaluation'),
    rated_on: day('day of the rating'),
  },
  boards: {
    board: text('board'),
    kind: text('kind of certification'),
    field: text('field'),
    certified_on: day('day of certification'),
    valid_until: day('last day of the certification'),
  },
  service: {
    state: text('state of service'),
    school_year: text('school year'),
    employer: text('employer'),
    school: text('school'),
    setting: text('kind of school'),
    role: text('role'),
    field: text('field'),
    license_class: text('class of the license served under'),
    days: number('days served'),
    fte: amount('full-time equivalent'),
  },
  licenses: {
    class: text('class of the license'),
    state: text('state of the license'),
    fields: texts('fields of the license'),
    issued_on: day('first day of the license'),
    valid_from: day('first day of the term'),
    expires_on: day('last day of the term'),
    this: yesNo('being the license asked about'),
  },
  endorsements: {
    field: text('field'),
    added_on: day('day of the endorsement'),
    valid_until: day('last day of the endorsement'),
    restricted: yesNo('restriction'),
  },
  degrees: {
    level: text('level of the degree'),
    field: text('field of the degree'),
    institution: text('institution'),
    conferred_on: day('day of the degree'),
  },
  tests: {
    test: text('test'),
    field: text('field'),
    score: number('score'),
    passed: yesNo('passing'),
    taken_on: day('day of the test'),
  },
  awards: {
    credential: text('micro-credential'),
    stack: text('stack'),
    competency: text('competency'),
    issuer: text('issuer'),
    score: number('score'),
    awarded_on: day('day of the award'),
    valid_until: day('last day of the award'),
  },
  roles: {
    role: text('role'),
    program: text('programme'),
    school: text('school'),
    field: text('field'),
    designated_on: day('day of designation'),
    valid_until: day('last day of the designation'),
    ended_on: day('day the designation ended'),
  },
  acts: {
    act: text('act'),
    on: day('day of the act'),
    by: text('capacity of who acted'),
    result: text('result'),
    about: text('subject'),
    quantity: amount('amount'),
    from: day('first day it speaks of'),
    until: day('last day it speaks of'),
  },
  employment: {
    employer: text('employer'),
    setting: text('kind of employer'),
    position: text('position'),
    field: text('field'),
    fte: amount('full-time equivalent'),
    from: day('first day of employment'),
    until: day('last day of employment'),
  },
  statuses: {
    status: text('status'),
    from: day('first day of the status'),
    until: day('last day of the status'),
  },
  orders: {
    order: text('order'),
    field: text('field'),
    from: day('first day of the order'),
    until: day('last day of the order'),
  },
  foreign: {
    state: text('state'),
    class: text('class'),
    field: text('field'),
    unencumbered: yesNo('freedom from encumbrance'),
    issued_on: day('day of issue'),
    valid_until: day('last day'),
    verified_on: day('day of verification'),
  },
  measures: {
    measure: text('measure'),
    value: decimal('value'),
    school: text('school'),
    school_year: text('school year'),
    on: day('day of the measure'),
  },
  periods: {
    strand: text('strand'),
    class: text('class'),
    starts_on: day('first day'),
    ends_on: day('last day'),
    completed_on: day('day of completion'),
    met_by: texts('rules it was met by'),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Attribute>>>>;

export type ListName = keyof typeof LISTS;

export const LIST_NAMES = Object.keys(LISTS) as [ListName, ...ListName[]];

/** The attribute that says when a member of a list was; that of a school year is its last day. */
export const DAY_OF: Readonly<Record<ListName, string>> = {
  credits: 'completed_on',
  evaluations: 'school_year',
  boards: 'certified_on',
  service: 'school_year',
  licenses: 'issued_on',
  endorsements: 'added_on',
  degrees: 'conferred_on',
  tests: 'taken_on',
  awards: 'awarded_on',
  roles: 'designated_on',
  acts: 'on',
  employment: 'from',
  statuses: 'from',
  orders: 'from',
  foreign: 'verified_on',
  measures: 'on',
  periods: 'ends_on',
};

/** Stands for the last day of a span that has none on record and is still so. That it comes is no change. */
export const STILL = '2199-12-31';

/** The lists of spans in which an absent last day says that it is still so, with the attributes concerned. */
export const OPEN_ENDS: Readonly<Partial<Record<ListName, readonly string[]>>> = {
  endorsements: ['valid_until'],
  awards: ['valid_until'],
  roles: ['valid_until', 'ended_on'],
  employment: ['until'],
  statuses: ['until'],
  orders: ['until'],
};
