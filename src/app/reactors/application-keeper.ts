import { carryOutGrant } from '../applying/carry-out-grant.ts';
import type { Reactor } from './reactor.ts';

/** What is granted is written into the license, or the grant is set aside. */
export const applicationKeeper: Reactor = {
  name: 'application-keeper',
  types: ['application.Granted'],
  follow: (event) =>
    event.type === 'application.Granted'
      ? [{ name: 'carry-out', run: (ledger, request) => carryOutGrant(ledger, event, request) }]
      : [],
};
