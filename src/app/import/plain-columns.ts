import { type Columns, needed, optional } from './column.ts';
import * as forms from './forms.ts';

/** The kinds of file whose rows are facts beside each other: the same one said twice is one. */
export const PLAIN_KINDS = ['tests', 'acts', 'measures', 'designations', 'foreign', 'awards'] as const;
export type PlainKind = (typeof PLAIN_KINDS)[number];

export const PLAIN_COLUMNS = {
  tests: {
    educatorId: needed(forms.educatorId),
    test: needed(forms.anyText),
    field: optional(forms.anyText),
    scoreReached: optional(forms.number),
    passed: optional(forms.yesOrNo),
    takenOn: needed(forms.day),
  },
  acts: {
    educatorId: needed(forms.educatorId),
    state: needed(forms.state),
    act: needed(forms.word('background_check')),
    doneBy: needed(forms.word('agency')),
    doneOn: needed(forms.day),
    result: optional(forms.anyText),
    about: optional(forms.anyText),
    quantity: optional(forms.amount),
    from: optional(forms.day),
    until: optional(forms.day),
  },
  measures: {
    educatorId: needed(forms.educatorId),
    state: needed(forms.state),
    measure: needed(forms.word('team_size')),
    value: needed(forms.decimal),
    school: optional(forms.anyText),
    schoolYear: optional(forms.schoolYear),
    measuredOn: needed(forms.day),
  },
  designations: {
    educatorId: needed(forms.educatorId),
    state: needed(forms.state),
    designation: needed(forms.word('lead')),
    program: optional(forms.anyText),
    school: optional(forms.anyText),
    field: optional(forms.anyText),
    designatedOn: needed(forms.day),
    validUntil: optional(forms.day),
  },
  foreign: {
    educatorId: needed(forms.educatorId),
    issuedIn: needed(forms.anyText),
    class: needed(forms.anyText),
    field: optional(forms.anyText),
    unencumbered: needed(forms.yesOrNo),
    issuedOn: optional(forms.day),
    validUntil: optional(forms.day),
    source: needed(forms.anyText),
    verifiedOn: needed(forms.day),
  },
  awards: {
    educatorId: needed(forms.educatorId),
    credential: needed(forms.anyText),
    issuer: needed(forms.anyText),
    stack: optional(forms.anyText),
    competency: optional(forms.anyText),
    scoreReached: optional(forms.number),
    awardedOn: needed(forms.day),
    validUntil: optional(forms.day),
  },
} as const satisfies Readonly<Record<PlainKind, Columns>>;

/** A column that only this kind of file has. */
export const PLAIN_TELLING: Readonly<Record<PlainKind, string>> = {
  tests: 'test',
  acts: 'act',
  measures: 'measure',
  designations: 'designation',
  foreign: 'unencumbered',
  awards: 'awardedOn',
};
