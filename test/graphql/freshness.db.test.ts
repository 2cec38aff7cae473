import { describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { PROJECTIONS } from '../../projections/index.ts';
import { startProjector } from '../../src/infra/projector/projector.ts';
import { freshLedger } from '../support/ledger.ts';
import { ADA, AGENCY, LICENSE } from './cast.ts';
import { startTestServer } from './http-server.ts';

describe('what was just recorded', () => {
  test('is in the lists when they are asked for at least that', async () => {
    const fresh = await freshLedger();
    const logger = pino({ level: 'silent' });
    const { jurist, pool } = fresh;
    const projector = startProjector({ pool, jurist, projections: PROJECTIONS, logger });
    const { progress } = projector;
    const live = await startTestServer({ jurist, pool, progress });
    await live.tell(AGENCY, 'registerEducator', ADA);
    const { body } = await live.tell(AGENCY, 'issueLicense', LICENSE);
    const { stream, revision, ordinal } = body.data?.answer as Record<string, string | number>;
    const query = `query ($atLeast: Position) {
      licenses(filter: { name: { given: "Ada", family: "Lovelace" } }, atLeast: $atLeast) { edges { node { id } } }
      auditTrail(educator: "TN-100001", atLeast: $atLeast) {
        totalCount
        edges { node { ordinal revision type actor data recordedAt hash } }
      }
    }`;
    for (const atLeast of [`${String(stream)}@${String(revision)}`, String(ordinal)]) {
      const reply = await live.ask(AGENCY, query, { atLeast });
      expect(reply.body.errors).toBeUndefined();
      expect(reply.body.data?.licenses).toEqual({ edges: [{ node: { id: 'TN-1234567' } }] });
      const trail = reply.body.data?.auditTrail as {
        totalCount: number;
        edges: readonly { node: Record<string, unknown> }[];
      };
      expect(trail.totalCount).toBe(2);
      const [registered, issued] = trail.edges.map(({ node }) => node);
      expect(registered).toMatchObject({ ordinal: 1, type: 'educator.Registered', actor: 'agency-tn' });
      expect(JSON.parse(String(registered?.data))).toEqual({
        ...{ educator: 'TN-100001', state: 'TN', birthDate: '[personal]', ssn: '[personal]' },
        ...{ givenName: '[personal]', familyName: '[personal]' },
      });
      const [, stored] = await jurist.ledger.log.readAll(0, 10);
      expect(issued).toMatchObject({ data: stored?.data, hash: stored?.hash, revision: 0 });
      expect(issued?.recordedAt).toBe(new Date(stored?.recordedAt ?? 0).toISOString());
    }
    await live.close();
    await projector.stop();
    await fresh.close();
  }, 60_000);
});
