import { educatorStream, licenseStream } from '../../domain/streams.ts';
import { cell, type Cells, given, listed, type RowPlan, type RowProblem, type Step } from './row.ts';

/** A status and its days belong together. */
export function licenseProblem(cells: Cells): RowProblem | undefined {
  const [status, from] = ['status', 'statusFrom'].map((column) => cells.has(column));
  if (status === from && (status === true || !cells.has('statusUntil'))) return undefined;
  return {
    column: status === true ? 'statusFrom' : 'status',
    code: 'missing',
    remedy: 'A status has a first day: fill in status and statusFrom, or leave both empty with statusUntil.',
  };
}

/** A person with a license, and the approval of a plan and a status where there is one. */
export function planLicense(cells: Cells): RowPlan {
  const educator = cell(cells, 'educatorId');
  const state = cell(cells, 'state');
  return {
    educator,
    state,
    steps: [
      ...[register(cells, educator), issue(cells, educator, state)],
      ...[...approvePlan(cells, state), ...beginStatus(cells, state)],
    ],
  };
}

/** One person may hold licenses of several states, but is registered once, where the educator id says. */
function register(cells: Cells, educator: string): Step {
  const { ssn, ...details } = given(cells, { birthDate: 'dateOfBirth', ssn: 'ssn', email: 'emailAddress' });
  return {
    name: 'register',
    category: 'educator',
    stream: educatorStream(educator),
    command: {
      type: 'Register',
      educator,
      state: educator.slice(0, 2),
      givenName: cell(cells, 'givenName'),
      familyName: cell(cells, 'familyName'),
      ...details,
      ...(ssn === undefined ? {} : { ssn: ssn.replace(/^(\d{3})-(\d{2})-(\d{4})$/, '$1$2$3') }),
    },
    blame: {
      otherwise: 'educatorId',
      name_unreadable: 'givenName',
      birth_date: 'dateOfBirth',
      ssn: 'ssn',
      email: 'emailAddress',
    },
  };
}

function issue(cells: Cells, educator: string, state: string): Step {
  const number = cell(cells, 'licenseNumber');
  const issuedOn = cell(cells, 'dateOfIssuance');
  const renewedOn = cells.get('dateOfRenewal');
  return {
    name: 'issue',
    category: 'license',
    stream: licenseStream(state, number),
    command: {
      type: 'Issue',
      educator,
      state,
      number,
      class: cell(cells, 'licenseType'),
      fields: listed(cells, 'fields'),
      ...(renewedOn === undefined || renewedOn === issuedOn ? {} : { issuedOn }),
      validFrom: renewedOn ?? issuedOn,
      expiresOn: cell(cells, 'dateOfExpiration'),
    },
    blame: {
      otherwise: 'licenseNumber',
      license_class: 'licenseType',
      fields: 'fields',
      license_days: 'dateOfExpiration',
      issued_on: 'dateOfRenewal',
    },
  };
}

function approvePlan(cells: Cells, state: string): readonly Step[] {
  const on = cells.get('planApprovedOn');
  if (on === undefined) return [];
  return [
    {
      name: 'plan',
      category: 'license',
      stream: licenseStream(state, cell(cells, 'licenseNumber')),
      command: { type: 'ApprovePlan', capacity: 'supervisor', on },
      blame: { otherwise: 'planApprovedOn' },
    },
  ];
}

/** A status that no way of the law gives, as `retired`. */
function beginStatus(cells: Cells, state: string): readonly Step[] {
  if (!cells.has('status')) return [];
  return [
    {
      name: 'status',
      category: 'license',
      stream: licenseStream(state, cell(cells, 'licenseNumber')),
      command: {
        type: 'BeginStatus',
        status: cell(cells, 'status'),
        from: cell(cells, 'statusFrom'),
        ...given(cells, { until: 'statusUntil' }),
      },
      blame: {
        otherwise: 'statusFrom',
        status: 'status',
        status_given: 'status',
        status_days: 'statusUntil',
      },
    },
  ];
}
