import type { Pool } from 'pg';
import type { ReadModels } from '../src/app/queries/read-models.ts';
import { readAuditTrail } from './audit_trail/read.ts';
import { readPathways } from './career_pathways/read.ts';
import { readLicenseCounts, readLicenses } from './license_status/read.ts';
import { readLicensureHours } from './licensure_hours/read.ts';
import { readUnderRepairSince } from './recertification_standing/read.ts';

/** The questions that projections answer, asked of one database. */
export function readModelsOf(pool: Pool): ReadModels {
  return {
    licenses: (question) => readLicenses(pool, question),
    licenseCounts: (state, today) => readLicenseCounts(pool, state, today),
    auditTrail: (question) => readAuditTrail(pool, question),
    licensureHours: (question) => readLicensureHours(pool, question),
    underRepairSince: (educator) => readUnderRepairSince(pool, educator),
    pathways: (question) => readPathways(pool, question),
  };
}
