import type { Identity } from '../../src/app/access.ts';

/** The people of these tests. */
export const TEACHER: Identity = { subject: 'teacher-1', roles: ['teacher'], educator: 'TN-100001' };
export const OTHER_TEACHER: Identity = { subject: 'teacher-2', roles: ['teacher'], educator: 'TN-100002' };
export const ASSESSOR: Identity = { subject: 'assessor-1', roles: ['assessor'], issuer: 'an-issuer' };
export const OTHER_ASSESSOR: Identity = { subject: 'assessor-2', roles: ['assessor'], issuer: 'an-issuer' };
export const APPROVER: Identity = { subject: 'approver-1', roles: ['approver'], issuer: 'an-issuer' };
export const AGENCY: Identity = { subject: 'agency-tn', roles: ['agency'], state: 'TN' };
export const OTHER_AGENCY: Identity = { subject: 'agency-pa', roles: ['agency'], state: 'PA' };
export const DISTRICT: Identity = { subject: 'district-1', roles: ['district'], employer: 'a-district' };
export const UNION: Identity = { subject: 'union-tn', roles: ['union'], state: 'TN' };
export const AUDITOR: Identity = { subject: 'auditor-tn', roles: ['auditor'], state: 'TN' };
export const ADMIN: Identity = { subject: 'admin-1', roles: ['admin'] };

/** Somebody to be registered. */
export const ADA = {
  educator: 'TN-100001',
  state: 'TN',
  givenName: 'Ada',
  familyName: 'Lovelace',
  birthDate: '1985-12-10',
  ssn: '987654320',
};

export const LICENSE = {
  educator: 'TN-100001',
  state: 'TN',
  number: '1234567',
  class: 'professional',
  fields: ['Elementary K-5'],
  validFrom: '2018-09-01',
  expiresOn: '2024-08-31',
};

export const CLAIM = {
  educator: 'TN-100001',
  state: 'TN',
  kind: 'workshop',
  title: 'Reading foundations',
  quantity: '7.5',
  unit: 'clock_hour',
  completedOn: '2024-03-01',
  provider: 'A College',
};
