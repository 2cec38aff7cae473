import fc from 'fast-check';
import type { Circumstances } from '../../src/domain/decider.ts';
import type { LicenseCommand } from '../../src/domain/license/index.ts';
import { routeDecisionThatIs } from '../domain/decision.ts';
import { TODAY } from '../domain/given.ts';
import type { Beginning } from './every-decider.ts';

interface Values {
  readonly day: fc.Arbitrary<string>;
  readonly text: fc.Arbitrary<string>;
}

const type = <T extends string>(name: T) => fc.constant(name);

/** A way elected and answered in one period, mostly: what is elected may then be taken. */
const way = fc.constantFrom(...[0, 1, 2, 3].map(() => ({ route: 'way', period: 'period-1' })), {
  route: 'other_way',
  period: 'period-2',
});
const decision = fc.constantFrom(
  ...[0, 1, 2, 3].map(() => routeDecisionThatIs('met', 'way', 'period-1')),
  routeDecisionThatIs('not_met', 'way', 'period-1'),
  routeDecisionThatIs('met', 'other_way', 'period-2'),
);
const event = fc.constantFrom(
  ...(['license.Advanced', 'license.Downgraded', 'license.Reinstated', 'license.Reissued'] as const),
  'license.RenewedConditionally' as const,
);

const AGENCY = { actor: 'agency', today: TODAY };
const HOLDER = { actor: 'ada', actorEducator: 'TN-1', today: TODAY };
const issued: LicenseCommand = {
  ...{ type: 'Issue', educator: 'TN-1', state: 'TN', number: '1', class: 'professional', fields: ['Math'] },
  ...{ validFrom: '2019-01-31', expiresOn: '2024-12-31' },
};
const applied: LicenseCommand = { type: 'ApplyForRenewal', period: 'period-1', opensOn: null };
const elected: LicenseCommand = {
  ...{ type: 'Elect', route: 'way', strand: 'recertification', period: 'period-1', barred: null },
};
const ordered: LicenseCommand = {
  ...{ type: 'EnterOrder', order: 'suspension', reference: '26-1', fields: [] },
  ...{ finalOn: TODAY, from: TODAY },
};
const notice: LicenseCommand = { type: 'ServeLapseNotice', method: 'mail' };

function proposed(gives: 'lapse' | 'expiration'): LicenseCommand {
  return {
    ...{ type: 'ProposeLapse', route: 'way', period: 'period-1', gives, status: 'lapsed', from: TODAY },
    ...{ noticeDays: null, decision: routeDecisionThatIs('met', 'way', 'period-1') },
  };
}

/** What its holder asks for, or the agency does, upon a license that was issued. */
function begun(by: Circumstances, ...commands: readonly LicenseCommand[]): Beginning<LicenseCommand> {
  return [{ command: issued, by: AGENCY }, ...commands.map((command) => ({ command, by }))];
}

/** What is far from the start is begun nearer to; of what is applied for the most may become. */
export const LICENSE_BEGINNINGS: readonly Beginning<LicenseCommand>[] = [
  ...[begun(HOLDER, applied), begun(HOLDER, applied)],
  ...[begun(HOLDER, elected), begun(HOLDER, elected)],
  begun(AGENCY, ordered),
  ...[begun(AGENCY, proposed('lapse'), notice), begun(AGENCY, proposed('expiration'), notice)],
];

/** What may be commanded of a license along ways of the law, by orders, and upon its paper. */
export function anyLicenseCommands({ day, text }: Values): readonly fc.Arbitrary<LicenseCommand>[] {
  const term = fc.record({
    validFrom: day,
    expiresOn: fc.option(day),
    saidBy: fc.constantFrom('law' as const, 'agency' as const),
  });
  const status = fc.constantFrom('lapsed', 'inactive', 'expired', 'valid', 'A status');
  const field = fc.constantFrom('Math', 'Physics', '');
  const onTheWay = <T extends object>(rest: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
    fc.tuple(way, fc.record<T>(rest)).map(([{ route, period }, others]) => ({ ...others, route, period }));
  const alongWays: readonly fc.Arbitrary<LicenseCommand>[] = [
    onTheWay({
      ...{ type: type('Elect'), strand: fc.constant('recertification') },
      barred: fc.constantFrom(null, null, { code: 'closed', because: 'It is closed.' }),
    }),
    fc
      .tuple(
        onTheWay({
          ...{
            type: type('GrantElection'),
            event,
            class: fc.constantFrom('master', 'master', 'master', 'A class'),
          },
          ...{ fields: fc.constantFrom(['Math'], []), from: day, decision },
        }),
        fc.record({ term, status, reservation: text }, { requiredKeys: [] }),
      )
      .map(([command, further]) => ({ ...command, ...further })),
    onTheWay({ type: type('AbandonGrant'), reservation: text }),
    onTheWay({ type: type('Inactivate'), status, from: day, decision }),
    onTheWay({ type: type('DenyElection'), because: text, decision }),
    onTheWay({
      ...{ type: type('ProposeLapse'), status, from: day, decision },
      gives: fc.constantFrom('lapse' as const, 'expiration' as const, 'inactivation' as const),
      noticeDays: fc.constantFrom(null, 21),
    }),
    fc.record(
      { type: type('ServeLapseNotice'), method: fc.constantFrom('mail', 'By mail'), servedOn: day },
      { requiredKeys: ['type', 'method'] },
    ),
    fc.record({ type: type('ConfirmLapse'), decision }),
    fc.record({ type: type('WithdrawLapse'), because: text }),
  ];
  return [
    // Most of its life lies along these.
    ...alongWays,
    ...alongWays,
    ...alongWays,
    fc.record(
      { type: type('AddEndorsement'), field, on: day, validUntil: day },
      { requiredKeys: ['type', 'field'] },
    ),
    fc.record({ type: type('RenewEndorsement'), field, validUntil: day }),
    fc.record({ type: type('DropEndorsement'), field, on: day, because: text }),
    fc.record(
      {
        type: type('EnterOrder'),
        ...{ order: fc.constantFrom('restriction' as const, 'revocation' as const), finalOn: day, from: day },
        ...{ reference: fc.constantFrom('26-1', '26-2', ''), fields: fc.constantFrom([], ['Math']) },
        until: day,
      },
      { requiredKeys: ['type', 'order', 'reference', 'fields', 'finalOn', 'from'] },
    ),
    fc.record({ type: type('LiftOrder'), reference: fc.constantFrom('26-1', '26-2'), from: day }),
    fc.record(
      { type: type('BeginStatus'), status: fc.constantFrom('retired', 'A status'), from: day, until: day },
      { requiredKeys: ['type', 'status', 'from'] },
    ),
    fc.record({ type: type('EndStatus'), status: fc.constantFrom('retired', 'invalid'), from: day }),
    fc.record({
      type: type('Surrender'),
      from: fc.constantFrom('never', '1999-01-01', 'no day', '2024-07-01'),
      because: text,
    }),
    // Seldom: nothing follows it.
    fc.record({
      type: type('Rescind'),
      because: fc.constantFrom(...Array.from({ length: 20 }, () => ''), 'words'),
    }),
    fc.record(
      {
        type: type('Correct'),
        class: fc.constantFrom('professional', 'A class'),
        fields: fc.constant(['Art']),
        because: text,
      },
      { requiredKeys: ['type', 'because'] },
    ),
  ];
}
