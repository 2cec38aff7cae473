import type { Visitor } from './guide.ts';

/** Whom the tour meets. A visitor of one subject alone is named there. */
export const TEACHER: Visitor = {
  title: 'teacher TN-100001',
  identity: { subject: 'teacher-tn-100001', roles: ['teacher'], educator: 'TN-100001' },
};
export const SECOND_TEACHER: Visitor = {
  title: 'teacher TN-100002',
  identity: { subject: 'teacher-tn-100002', roles: ['teacher'], educator: 'TN-100002' },
};
export const AGENCY: Visitor = {
  title: 'agency of Tennessee',
  identity: { subject: 'agency-tn', roles: ['agency'], state: 'TN' },
};
export const DISTRICT: Visitor = {
  title: 'district davidson-county',
  identity: { subject: 'district-davidson', roles: ['district'], employer: 'davidson-county' },
};
export const UNION: Visitor = {
  title: 'union in Tennessee',
  identity: { subject: 'union-tn', roles: ['union'], state: 'TN' },
};
export const AUDITOR: Visitor = {
  title: 'auditor of Tennessee',
  identity: { subject: 'auditor-tn', roles: ['auditor'], state: 'TN' },
};
export const ASSESSOR: Visitor = {
  title: 'assessor of an-issuer',
  identity: { subject: 'assessor-1', roles: ['assessor'], issuer: 'an-issuer' },
};
export const APPROVER: Visitor = {
  title: 'approver of an-issuer',
  identity: { subject: 'approver-1', roles: ['approver'], issuer: 'an-issuer' },
};
export const ADMIN: Visitor = {
  title: 'administrator',
  identity: { subject: 'admin-1', roles: ['admin'] },
};
