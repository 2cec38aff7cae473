import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Identity } from '../../src/app/access.ts';
import { askOffering, type OfferingAsk } from '../../src/app/commands/offering.ts';
import { askProvider } from '../../src/app/commands/provider.ts';
import { asGiven, execute } from '../../src/app/executing/execute.ts';
import { readStream } from '../../src/app/log/ledger.ts';
import type { CompiledPolicies } from '../../src/app/standing/policy-book.ts';
import type { Jurist } from '../../src/app/standing/standing.ts';
import { isRefusal } from '../../src/domain/decider.ts';
import { definition, definitionId } from '../../src/domain/definition/index.ts';
import { definitionStream } from '../../src/domain/streams.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import type { PolicyFile } from '../../src/infra/policies/policy-files.ts';
import { publishFiles } from '../../src/infra/policies/publish-files.ts';
import { DEFINITION } from '../domain/credential-terms.ts';
import { lawOf } from '../support/law.ts';

const APPROVER: Identity = { subject: 'annie', roles: ['approver'], issuer: 'an-issuer' };
const ASSESSOR: Identity = { subject: 'arno', roles: ['assessor'], issuer: 'an-issuer' };
const TENNESSEE: Identity = { subject: 'agency-tn', roles: ['agency'], state: 'TN' };
const OHIO: Identity = { subject: 'agency-oh', roles: ['agency'], state: 'OH' };
const EVENING_OF_14_JUNE = Date.parse('2024-06-15T02:00:00Z');
const WORKSHOP = {
  ...{ kind: 'workshop', title: 'Fractions', quantity: '6', unit: 'clock_hour', categories: [] },
} as const;
const OWN = { ...WORKSHOP, provider: 'an-issuer' };
const ID = 'an-issuer.fractions';

let law: readonly PolicyFile[];
beforeAll(async () => {
  law = await lawOf(['TN']);
});

let jurist: Jurist;
let count: number;
const compiled: CompiledPolicies = new Map();
beforeEach(() => {
  const clock = { now: () => EVENING_OF_14_JUNE };
  jurist = { ledger: { log: createMemoryLog(clock.now), vault: createMemoryVault(), clock }, compiled };
  count = 0;
});

function callerOf(identity: Identity) {
  count += 1;
  return { identity, commandId: `command-${count}` };
}

/** The code of the refusal, or the ids of what was recorded. */
async function ask(identity: Identity, asked: OfferingAsk): Promise<string | number> {
  const answer = await askOffering(jurist, callerOf(identity), asked);
  return isRefusal(answer) ? answer.refused : answer.revision;
}

const announce = (catalogue: string, terms: object = {}): OfferingAsk => ({
  command: { type: 'Announce', catalogue, name: 'fractions', ...OWN, ...terms },
});

describe('an offering', () => {
  test("stands in an issuer's catalogue by its approvers, and in a state's by its agency", async () => {
    const listed = announce('tn', { provider: 'a-college', states: ['TN'] });
    for (const stranger of [ASSESSOR, TENNESSEE]) {
      expect(await ask(stranger, announce('an-issuer'))).toBe('not_found');
    }
    for (const stranger of [APPROVER, OHIO, { ...APPROVER, issuer: 'tn' }]) {
      expect(await ask(stranger, listed)).toBe('not_found');
    }
    expect(await ask(APPROVER, announce('an-issuer'))).toBe(0);
    expect(await ask(TENNESSEE, listed)).toBe(0);
  });

  test('is amended and withdrawn by whoever keeps the catalogue', async () => {
    await ask(APPROVER, announce('an-issuer'));
    const amend = { type: 'Amend', ...OWN, quantity: '7', because: 'Longer.' } as const;
    const withdraw = { type: 'Withdraw', because: 'Nobody teaches it.' } as const;
    for (const command of [amend, withdraw]) {
      expect(await ask(TENNESSEE, { offering: ID, command })).toBe('not_found');
      expect(await ask(APPROVER, { offering: 'fractions', command })).toBe('not_found');
      expect(await ask(APPROVER, { offering: 'an-issuer.ratios', command })).toBe('not_found');
    }
    expect(await ask(APPROVER, { offering: ID, command: amend })).toBe(1);
    expect(await ask(APPROVER, { offering: ID, command: withdraw })).toBe(2);
  });

  test('is judged by the agency of the state that judges; what its keeper does then is of no state', async () => {
    await ask(APPROVER, announce('an-issuer'));
    const components = [{ component: 'Evidence', met: true }];
    const command = { type: 'JudgeQuality', state: 'TN', standard: 'Standard 2023', components } as const;
    expect(await ask(APPROVER, { offering: ID, command })).toBe('not_found');
    expect(await ask(OHIO, { offering: ID, command })).toBe('not_found');
    expect(await ask(TENNESSEE, { offering: ID, command })).toBe(1);
    await ask(APPROVER, { offering: ID, command: { type: 'Withdraw', because: 'Nobody teaches it.' } });

    const events = await readStream(jurist.ledger, `offering-${ID}`);
    expect(events.map(({ data, metadata }) => [metadata.state, 'on' in data && data.on])).toEqual([
      [undefined, '2024-06-15'],
      ['TN', '2024-06-14'],
      [undefined, '2024-06-15'],
    ]);
  });

  test('leads to a micro-credential that can be begun', async () => {
    const { by: actor, on: _, ...content } = DEFINITION;
    const credential = definitionId(content.issuer, content.definition);
    const target = { stream: definitionStream(credential) };
    const leading = announce('an-issuer', { credential });
    expect(await ask(APPROVER, leading)).toBe('definition_unknown');

    const publish = asGiven({ type: 'Publish', ...content } as const);
    await execute(jurist.ledger, definition, target, publish, { commandId: 'publish', actor });
    expect(await ask(APPROVER, leading)).toBe(0);

    const withdraw = asGiven({ type: 'Withdraw', because: 'Replaced.' } as const);
    await execute(jurist.ledger, definition, target, withdraw, { commandId: 'withdraw', actor });
    const command = { type: 'Amend', ...OWN, credential, quantity: '7', because: 'Longer.' } as const;
    expect(await ask(APPROVER, { offering: ID, command })).toBe('definition_unknown');
  });

  test('is in a unit that the rules of a state read where it is offered', async () => {
    await publishFiles(jurist, law, 'admin');
    const inFortnights = { unit: 'fortnight' };
    expect(await ask(APPROVER, announce('an-issuer', { ...inFortnights, states: ['TN'] }))).toBe(
      'unit_unknown',
    );
    // Of Ohio no law is published here that could say so.
    expect(await ask(APPROVER, announce('an-issuer', { ...inFortnights, states: ['TN', 'OH'] }))).toBe(0);
  });
});

describe('a provider', () => {
  test('is approved by the agency of the state alone', async () => {
    const command = { type: 'Approve', provider: 'a-college', state: 'TN', from: '2024-01-01' } as const;
    for (const stranger of [OHIO, APPROVER]) {
      const asked = { provider: 'a-college', command };
      expect(await askProvider(jurist.ledger, callerOf(stranger), asked)).toHaveProperty(
        'refused',
        'not_found',
      );
    }
    const approved = await askProvider(jurist.ledger, callerOf(TENNESSEE), {
      provider: 'a-college',
      command,
    });
    expect(approved).toMatchObject({ stream: 'provider-a-college', revision: 0 });
  });
});
