import { describeLog } from './behaviour.ts';
import { startPostgresLog } from './postgres-engine.ts';

describeLog('PostgreSQL', startPostgresLog, { modelRuns: 15 });
