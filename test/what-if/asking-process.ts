// Started by killed.db.test.ts: a server that carries out a what-if for ever, until it is killed.
import { AGENCY } from '../graphql/cast.ts';
import { createWhatIfs } from '../../src/app/what-if/what-ifs.ts';
import { masterKeyFrom } from '../../src/infra/keys/master-key.ts';
import { openPostgresVault } from '../../src/infra/keys/postgres-vault.ts';
import { createPostgresLog } from '../../src/infra/log/postgres-log.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { createWhatIfStore } from '../../src/infra/what-if/postgres-store.ts';
import { AS_OF, tennessee } from '../app/what-if/asked.ts';

const [url = '', secret = '', commandId = '', beatMs = ''] = process.argv.slice(2);
const fail = (error: unknown) => {
  throw error;
};
const pool = createPool({ url, applicationName: 'to be killed', onError: fail });
const ledger = {
  log: createPostgresLog(pool, { onLost: fail }),
  vault: await openPostgresVault(pool, masterKeyFrom(secret)),
  clock: { now: () => Date.now() },
};
const whatIfs = createWhatIfs({
  ...{ jurist: { ledger, compiled: new Map() }, store: createWhatIfStore(pool), onFailure: fail },
  beatMs: Number(beatMs),
  // Whoever is asked never answers: nothing is heard of it but its beat.
  startEvaluators: () => ({
    ...{ ask: () => new Promise(() => undefined), width: 1, stop: () => Promise.resolve() },
  }),
});
const ask = { state: 'TN', strand: 'recertification', policyText: await tennessee(75), asOf: AS_OF };
process.stdout.write(`${JSON.stringify(await whatIfs.start({ identity: AGENCY, commandId }, ask))}\n`);
