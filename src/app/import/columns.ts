import { type Columns, needed, optional, personal } from './column.ts';
import * as forms from './forms.ts';
import { PLAIN_COLUMNS, PLAIN_KINDS } from './plain-columns.ts';
import type { Cells, RowProblem } from './row.ts';

export const KINDS = [
  ...(['licenses', 'degrees', 'service', 'employment'] as const),
  ...(['evaluations', 'boards', 'activities', 'rosters'] as const),
  ...PLAIN_KINDS,
] as const;
/** The kinds of file, in the order in which they build on each other. */
export type Kind = (typeof KINDS)[number];

/** The columns of each kind of file, documented in docs/import.md. */
export const COLUMNS: Readonly<Record<Kind, Columns>> = {
  licenses: {
    educatorId: needed(forms.educatorId),
    licenseNumber: needed(forms.licenseNumber),
    state: needed(forms.state),
    licenseType: needed(forms.word('professional')),
    fields: optional(forms.anyText),
    dateOfIssuance: needed(forms.day),
    dateOfRenewal: optional(forms.day),
    dateOfExpiration: needed(forms.day),
    givenName: personal(needed(forms.anyText)),
    familyName: personal(needed(forms.anyText)),
    dateOfBirth: personal(optional(forms.day)),
    ssn: personal(optional(forms.anyText)),
    emailAddress: personal(optional(forms.anyText)),
    planApprovedOn: optional(forms.day),
    status: optional(forms.word('retired')),
    statusFrom: optional(forms.day),
    statusUntil: optional(forms.day),
  },
  degrees: {
    educatorId: needed(forms.educatorId),
    level: needed(forms.word('master')),
    field: optional(forms.anyText),
    institution: needed(forms.anyText),
    conferredOn: needed(forms.day),
    externalId: optional(forms.anyText),
  },
  service: {
    educatorId: needed(forms.educatorId),
    state: needed(forms.state),
    schoolYear: needed(forms.schoolYear),
    employer: needed(forms.anyText),
    role: needed(forms.word('teacher')),
    days: optional(forms.wholeNumber),
    fte: optional(forms.amount),
    school: optional(forms.anyText),
    setting: optional(forms.word('public')),
    field: optional(forms.anyText),
    licenseClass: optional(forms.word('professional')),
    externalId: optional(forms.anyText),
  },
  employment: {
    educatorId: needed(forms.educatorId),
    state: needed(forms.state),
    employer: needed(forms.anyText),
    setting: optional(forms.word('public')),
    position: needed(forms.word('teacher')),
    field: optional(forms.anyText),
    fte: optional(forms.amount),
    from: needed(forms.day),
    until: optional(forms.day),
    externalId: needed(forms.anyText),
  },
  evaluations: {
    educatorId: needed(forms.educatorId),
    state: needed(forms.state),
    schoolYear: needed(forms.schoolYear),
    employer: needed(forms.anyText),
    score: needed(forms.anyText),
    kind: optional(forms.word('overall')),
    ratedOn: optional(forms.day),
    externalId: optional(forms.anyText),
  },
  boards: {
    educatorId: needed(forms.educatorId),
    board: needed(forms.anyText),
    kind: needed(forms.oneOf('initial', 'renewal')),
    certifiedOn: needed(forms.day),
    validUntil: needed(forms.day),
    field: optional(forms.anyText),
    externalId: optional(forms.anyText),
  },
  activities: {
    educatorId: optional(forms.educatorId),
    licenseNumber: optional(forms.licenseNumber),
    state: needed(forms.state),
    externalId: needed(forms.anyText),
    title: needed(forms.anyText),
    kind: needed(forms.word('workshop')),
    providerId: needed(forms.anyText),
    dateCompleted: needed(forms.day),
    hours: needed(forms.amount),
    unitType: needed(forms.word('clock_hour')),
    category: optional(forms.anyText),
    topic: optional(forms.word('inclusion')),
    level: optional(forms.word('graduate')),
    participation: optional(forms.word('taken')),
    delivery: optional(forms.word('self_paced')),
    field: optional(forms.anyText),
    grade: optional(forms.anyText),
    scoreReached: optional(forms.number),
    assessed: optional(forms.yesOrNo),
    appliedAfterwards: optional(forms.yesOrNo),
    evidenceUri: optional(forms.anyText),
    approvedBy: optional(forms.anyText),
    approvedOn: optional(forms.day),
    capacity: optional(forms.oneOf('employer', 'agency')),
    attestedOn: optional(forms.day),
    reportedOn: optional(forms.day),
    deniedOn: optional(forms.day),
    denialReason: optional(
      forms.oneOf('unrelated', 'outside_period', 'undocumented', 'duplicate', 'provider_not_approved'),
    ),
  },
  rosters: {
    educatorId: optional(forms.educatorId),
    licenseNumber: optional(forms.licenseNumber),
    state: needed(forms.state),
    externalId: needed(forms.anyText),
    provider: needed(forms.anyText),
    offering: needed(forms.anyText),
    kind: optional(forms.word('workshop')),
    date: needed(forms.day),
    hours: needed(forms.amount),
    unit: needed(forms.word('clock_hour')),
    status: needed(forms.oneOf('completed', 'incomplete', 'absent')),
    assessed: optional(forms.yesOrNo),
    category: optional(forms.anyText),
    topic: optional(forms.word('inclusion')),
    reportedOn: optional(forms.day),
  },
  ...PLAIN_COLUMNS,
};

/** Kinds whose rows may name the person by a license. */
export function namesByLicense(kind: Kind): boolean {
  return kind === 'activities' || kind === 'rosters';
}

/** Kinds of which nothing but the row tells that the person is known: what they become stands in streams of its own. */
export function standsApart(kind: Kind): boolean {
  return namesByLicense(kind) || kind === 'employment';
}

/** The first cell of the row that is missing or not of its form. */
export function cellProblem(kind: Kind, cells: Cells): RowProblem | undefined {
  for (const [column, { needed: isNeeded, form }] of Object.entries(COLUMNS[kind])) {
    const text = cells.get(column);
    if (text === undefined) {
      if (isNeeded) return { column, code: 'missing', remedy: 'Fill in this cell.' };
      continue;
    }
    const problem = forms.storable(text) ?? form(text);
    if (problem !== undefined) return { column, ...problem };
  }
  return undefined;
}
