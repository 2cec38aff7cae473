import type { Guide } from './guide.ts';
import { tourApplications } from './application.ts';
import { tourCredential } from './credential.ts';
import { tourCredit } from './credit.ts';
import { tourDefinition } from './definition.ts';
import { tourDecisions } from './decisions.ts';
import { tourDispute } from './dispute.ts';
import { tourEducator } from './educator.ts';
import { tourEmployment } from './employment.ts';
import { tourEvaluation } from './evaluation.ts';
import { tourGoals } from './goals.ts';
import { tourImports } from './imports.ts';
import { tourLicense } from './license.ts';
import { tourLicenseRecord } from './license-record.ts';
import { tourLicenseWays } from './license-ways.ts';
import { tourOfferings } from './offering.ts';
import { tourOverview } from './overview.ts';
import { tourPathways } from './pathways.ts';
import { tourPeriods } from './period.ts';
import { tourPlans } from './plan.ts';
import { tourPlanning } from './planning.ts';
import { tourPolicy } from './policy.ts';
import { tourQueue } from './queue.ts';
import { tourRenewal } from './renewal.ts';
import { tourStatus } from './status.ts';
import { tourWhatIf } from './what-if.ts';
import { tourViews } from './views.ts';

/** The stops in their order: each builds on those before. The first day is 1 July 2024. */
export const STOPS: readonly ((guide: Guide) => Promise<void>)[] = [
  tourPolicy,
  tourEducator,
  tourLicense,
  tourPlanning,
  tourOverview,
  tourDefinition,
  tourOfferings,
  tourCredential,
  tourCredit,
  tourQueue,
  tourWhatIf,
  tourRenewal,
  tourDecisions,
  tourDispute,
  tourPathways,
  tourStatus,
  tourViews,
  tourPeriods,
  tourImports,
  tourLicenseWays,
  tourLicenseRecord,
  tourApplications,
  tourGoals,
  tourEvaluation,
  tourPlans,
  tourEmployment,
];
