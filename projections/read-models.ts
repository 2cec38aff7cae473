import type { Pool } from 'pg';
import type { Projection } from '../src/app/projections/projection.ts';
import type { ReadModels } from '../src/app/queries/read-models.ts';
import { applications } from './applications/projection.ts';
import { readApplications } from './applications/read.ts';
import { auditTrail } from './audit_trail/projection.ts';
import { readImportedEvents, readImports } from './audit_trail/read-imports.ts';
import { readAuditTrail } from './audit_trail/read.ts';
import { careerPathways } from './career_pathways/projection.ts';
import { readPathways } from './career_pathways/read.ts';
import { employers } from './employers/projection.ts';
import { readEmployers } from './employers/read.ts';
import { employments } from './employments/projection.ts';
import { readEmployments } from './employments/read.ts';
import { evaluations } from './evaluations/projection.ts';
import { readEvaluations } from './evaluations/read.ts';
import { growthGoals } from './growth_goals/projection.ts';
import { readGoalLearning } from './growth_goals/read.ts';
import { licenseStatus } from './license_status/projection.ts';
import { readLicenseCounts, readLicenses } from './license_status/read.ts';
import { licensureHours } from './licensure_hours/projection.ts';
import { readLicensureHours } from './licensure_hours/read.ts';
import { offerings } from './offerings/projection.ts';
import { readOfferedIn, readOfferings } from './offerings/read.ts';
import { ofOwnVersion } from './own-version.ts';
import { periods } from './periods/projection.ts';
import { readDue, readDueCounts, readDueSummary } from './periods/read-due.ts';
import { readPeriods } from './periods/read.ts';
import { recertificationStanding } from './recertification_standing/projection.ts';
import { readUnderRepairSince } from './recertification_standing/read.ts';
import { reviews } from './reviews/projection.ts';
import { readReviews } from './reviews/read.ts';

import { decisionGrounds } from './decision_grounds/projection.ts';
import { readAttestedShares } from './decision_grounds/read-shares.ts';
import { readDecisionsRestingOn } from './decision_grounds/read.ts';
import { decisions } from './decisions/projection.ts';
import { readDecisions } from './decisions/read.ts';
import { reviewQueue } from './review_queue/projection.ts';
import { readReviewCounts, readReviewQueue } from './review_queue/read.ts';
import { stateOverview } from './state_overview/projection.ts';
import { readStateOverview } from './state_overview/read.ts';
import { submittedWork } from './submitted_work/projection.ts';
import { readSeenWork } from './submitted_work/read.ts';

/** The questions that projections answer, asked of one database. */
export function readModelsOf(pool: Pool): ReadModels {
  const own = <T>(projections: readonly Projection[], read: () => Promise<T>) =>
    ofOwnVersion(pool, projections, read);
  const withStandings = [licenseStatus, recertificationStanding, stateOverview];
  const awaited = [reviewQueue, recertificationStanding, licensureHours, stateOverview, employments];
  return {
    stateOverview: (question) => own(withStandings, () => readStateOverview(pool, question)),
    decisions: (question) => own([decisions], () => readDecisions(pool, question)),
    decisionsRestingOn: (question) =>
      own([decisionGrounds, decisions, reviews], () => readDecisionsRestingOn(pool, question)),
    attestedShares: (question) => own([decisionGrounds], () => readAttestedShares(pool, question)),
    reviewQueue: (question) => own(awaited, () => readReviewQueue(pool, question)),
    reviewCounts: (sight, today) => own(awaited, () => readReviewCounts(pool, sight, today)),
    licenses: (question) => own(withStandings, () => readLicenses(pool, question)),
    licenseCounts: (state, today) => own([licenseStatus], () => readLicenseCounts(pool, state, today)),
    auditTrail: (question) => own([auditTrail], () => readAuditTrail(pool, question)),
    imports: (question) => own([auditTrail], () => readImports(pool, question)),
    importedEvents: (importId) => own([auditTrail], () => readImportedEvents(pool, importId)),
    licensureHours: (question) => own([licensureHours], () => readLicensureHours(pool, question)),
    pathways: (question) => own([careerPathways], () => readPathways(pool, question)),
    evaluations: (question) => own([evaluations], () => readEvaluations(pool, question)),
    periods: (question) => own([periods], () => readPeriods(pool, question)),
    due: (question) => own([periods], () => readDue(pool, question)),
    dueSummary: (state, route) => own([periods], () => readDueSummary(pool, state, route)),
    dueCounts: (state) => own([periods], () => readDueCounts(pool, state)),
    applications: (question) => own([applications], () => readApplications(pool, question)),
    seenWork: (question) => own([submittedWork], () => readSeenWork(pool, question)),
    offerings: (question) => own([offerings], () => readOfferings(pool, question)),
    offeredIn: (state, when) => own([offerings], () => readOfferedIn(pool, state, when)),
    employers: (question) => own([employers], () => readEmployers(pool, question)),
    employments: (question) => own([employments], () => readEmployments(pool, question)),
    goalLearning: (question) => own([growthGoals], () => readGoalLearning(pool, question)),
    reviews: (question) => own([reviews], () => readReviews(pool, question)),
    underRepairSince: (educator) => readUnderRepairSince(pool, educator),
  };
}
