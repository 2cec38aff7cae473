import type { Projection } from '../src/app/projections/projection.ts';
import { applications } from './applications/projection.ts';
import { auditTrail } from './audit_trail/projection.ts';
import { careerPathways } from './career_pathways/projection.ts';
import { decisionGrounds } from './decision_grounds/projection.ts';
import { decisions } from './decisions/projection.ts';
import { employers } from './employers/projection.ts';
import { employments } from './employments/projection.ts';
import { evaluations } from './evaluations/projection.ts';
import { growthGoals } from './growth_goals/projection.ts';
import { licenseStatus } from './license_status/projection.ts';
import { licensureHours } from './licensure_hours/projection.ts';
import { offerings } from './offerings/projection.ts';
import { periods } from './periods/projection.ts';
import { recertificationStanding } from './recertification_standing/projection.ts';
import { reviewQueue } from './review_queue/projection.ts';
import { reviews } from './reviews/projection.ts';
import { stateOverview } from './state_overview/projection.ts';
import { submittedWork } from './submitted_work/projection.ts';

/** Every question the ledger keeps an answer to. */
export const PROJECTIONS: readonly Projection[] = [
  licensureHours,
  licenseStatus,
  recertificationStanding,
  careerPathways,
  evaluations,
  reviews,
  auditTrail,
  periods,
  decisions,
  decisionGrounds,
  reviewQueue,
  stateOverview,
  applications,
  submittedWork,
  offerings,
  growthGoals,
  employers,
  employments,
];
