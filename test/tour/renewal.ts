import type { Guide } from './guide.ts';
import { AGENCY, AUDITOR, SECOND_TEACHER, TEACHER } from './people.ts';

const license = 'TN-1234567';

/** A license is renewed; another application is denied. */
export async function tourRenewal({ record, refused, ask }: Guide): Promise<void> {
  await refused('renewLicense', AGENCY, { license }, 'not_applied', 'What nobody applied for is not renewed');
  await record('applyForRenewal', TEACHER, { license }, 'A teacher applies to renew');
  await record('renewLicense', AGENCY, { license }, 'The agency renews, and the decision is kept');
  await ask(
    'renewalStatus',
    AUDITOR,
    `query ($educator: ID!) {
      renewalStatus(educator: $educator) {
        deadline completedOn
        renewal {
          on by validFrom expiresOn
          decision {
            outcome required counted attestedOnly ordinal
            policy { version digest selectedBy selectedDay }
            credits { title claimed worth counted verdict restsOn reasons { code because } }
          }
        }
      }
    }`,
    'What a renewal rested on, as an auditor reads it afterwards',
    { educator: 'TN-100001' },
  );
  const educator = 'TN-100002';
  await record(
    'registerEducator',
    AGENCY,
    { educator, state: 'TN', givenName: 'Ben', familyName: 'Ruiz' },
    'Somebody of whom less is known',
  );
  await record(
    'issueLicense',
    AGENCY,
    {
      ...{ educator, state: 'TN', number: '7654321', class: 'professional', issuedOn: '2012-09-01' },
      ...{ validFrom: '2018-09-01', expiresOn: '2024-08-31' },
    },
    'A license whose first term came before the one that runs',
  );
  await record(
    'applyForRenewal',
    SECOND_TEACHER,
    { license: 'TN-7654321' },
    'An application with nothing recorded toward it',
  );
  await record(
    'denyRenewal',
    AGENCY,
    { license: 'TN-7654321', because: 'Nothing was recorded in this period.' },
    'A renewal is denied for what it lacks',
  );
}
