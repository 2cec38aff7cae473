import { connect } from '../graphql/live.ts';
import type { Guide, Visitor } from './guide.ts';
import { AGENCY } from './people.ts';

const FOLLOWER: Visitor = {
  title: 'teacher TN-100091',
  identity: { subject: 'teacher-tn-100091', roles: ['teacher'], educator: 'TN-100091' },
};

const QUERY = `subscription ($after: Ordinal) {
  statusChanged(after: $after) {
    ordinal license status validFrom expiresOn deadline outcome codes renewalAppliedOn
  }
}`;

/** A license is followed over a socket while it is applied for. The educator is of this stop alone. */
export async function tourStatus({ world, record, keep }: Guide): Promise<void> {
  await record(
    'registerEducator',
    AGENCY,
    {
      ...{ educator: 'TN-100091', state: 'TN', givenName: 'Theo', familyName: 'Marsh' },
      ...{ birthDate: '1988-11-30', ssn: '900000091' },
    },
    'An educator whose license will be followed',
  );
  await record(
    'issueLicense',
    AGENCY,
    {
      ...{ educator: 'TN-100091', state: 'TN', number: '7700091', class: 'professional' },
      ...{ fields: ['Mathematics 6-12'], validFrom: '2018-09-01', expiresOn: '2024-08-31' },
    },
    'A license to be followed',
  );
  const token = await world.server.token(FOLLOWER.identity);
  const first = await connect(world.server, token);
  first.subscribe(QUERY);
  const now = await first.change<{ readonly ordinal: number }>('statusChanged');
  keep({
    ...{ operation: 'statusChanged', asker: FOLLOWER.title, query: QUERY, variables: {} },
    shows: 'The first message says how the license stands',
    answer: { statusChanged: now },
  });
  first.close();
  await first.closed;
  await record(
    'applyForRenewal',
    FOLLOWER,
    { license: 'TN-7700091' },
    'What happens while nobody follows is told to who comes back',
  );
  const again = await connect(world.server, token);
  const variables = { after: now.ordinal };
  again.subscribe(QUERY, variables);
  keep({
    ...{ operation: 'statusChanged', asker: FOLLOWER.title, query: QUERY, variables },
    shows: 'After a lost connection: what changed since the last message',
    answer: { statusChanged: await again.change('statusChanged') },
  });
  again.close();
  await again.closed;
}
