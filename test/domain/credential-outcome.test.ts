import { describe, test } from '@jest/globals';
import { credential } from '../../src/domain/credential/index.ts';
import type { CredentialEvent } from '../../src/domain/credential/events.ts';
import {
  APPROVER,
  ASSESSOR,
  assigned,
  awarded,
  LEARNER,
  notYet,
  OTHER,
  review,
  screened,
  started,
  submitted,
} from './credential-life.ts';
import { specify, TODAY } from './given.ts';

const { given } = specify(credential);
const on = TODAY;
const failed = [started, submitted(), screened(), ...review('grace', 'not_yet'), notYet(1, on)];
const held = [started, submitted(), screened(), ...review('grace', 'met'), awarded];

const FILE = { type: 'FileAppeal', because: 'It is there.' } as const;
const filed: CredentialEvent = {
  type: 'credential.AppealFiled',
  data: { against: 'not_yet', attempt: 1, because: 'It is there.', on },
};
const decided = (outcome: 'upheld' | 'overturned', against: 'not_yet' | 'revocation' = 'not_yet') =>
  ({
    type: 'credential.AppealDecided',
    data: { against, attempt: 1, by: 'mary', outcome, because: 'So.', on },
  }) as const;

describe('an answer of not yet', () => {
  test('is appealed by its learner until the last day for it, once', () => {
    given(...failed)
      .when(FILE, LEARNER)
      .then(filed);
    given(...failed)
      .when(FILE, APPROVER)
      .thenRefused('not_the_learner');
    given(...failed)
      .when(FILE, { ...LEARNER, today: '2024-06-16' })
      .thenRefused('appeal_late');
    given(...failed, filed)
      .when(FILE, LEARNER)
      .thenNothing();
    given(...failed, filed, decided('upheld'))
      .when(FILE, LEARNER)
      .thenRefused('appeal_decided');
    given(...held)
      .when(FILE, LEARNER)
      .thenRefused('nothing_to_appeal');
  });

  test('is looked at by somebody who neither assessed nor gave it', () => {
    const overturn = { type: 'DecideAppeal', outcome: 'overturned', because: 'So.' } as const;
    for (const involved of [ASSESSOR, APPROVER]) {
      given(...failed, filed)
        .when(overturn, involved)
        .thenRefused('own_decision');
    }
    given(...failed, filed)
      .when(overturn, OTHER)
      .then(decided('overturned'));
    given(...failed, filed, decided('overturned'))
      .when(overturn, OTHER)
      .thenNothing();
    given(...failed, filed, decided('overturned'))
      .when({ ...overturn, outcome: 'upheld' }, OTHER)
      .thenRefused('appeal_decided');
    given(...failed)
      .when(overturn, OTHER)
      .thenRefused('no_appeal');
  });

  test('that is overturned is assessed anew by another, and answered by another', () => {
    const anew = [...failed, filed, decided('overturned')];
    given(...anew)
      .when({ type: 'Claim' }, ASSESSOR)
      .thenRefused('another_assessor');
    given(...anew)
      .when({ type: 'Claim' }, APPROVER)
      .thenRefused('another_assessor');
    given(...anew)
      .when({ type: 'Claim' }, OTHER)
      .then(assigned('mary'));
    given(...anew, ...review('mary', 'met'))
      .when({ type: 'Award' }, APPROVER)
      .thenRefused('assessor_decides');
    const chief = { actor: 'chief', today: TODAY };
    given(...anew, ...review('mary', 'met'))
      .when({ type: 'Award' }, chief)
      .then({
        type: 'credential.Awarded',
        data: { attempt: 1, approver: 'chief', on, validUntil: '2025-06-14' },
      });
  });

  test('keeps the next attempt waiting while its appeal is', () => {
    const work = [{ digest: 'b'.repeat(64), requirement: 'lesson', kind: 'video', reference: 'store/2' }];
    given(...failed, filed)
      .when({ type: 'SubmitEvidence', submission: 's-2', work, attested: true, note: 'Again.' }, LEARNER)
      .thenRefused('appeal_pending');
  });
});

const OPEN = {
  type: 'OpenInvestigation',
  grounds: 'shared_work',
  because: 'Seen elsewhere.',
  committee: ['v-1', 'v-2', 'v-3'],
  respondBy: '2024-06-20',
} as const;
const { type: _, ...suspected } = OPEN;
const opened: CredentialEvent = {
  type: 'credential.InvestigationOpened',
  data: { ...suspected, by: 'mary', on },
};
const voted = (by: string, vote: 'revoke' | 'keep', day = on): CredentialEvent => ({
  type: 'credential.Voted',
  data: { by, vote, on: day },
});
const responded: CredentialEvent = {
  type: 'credential.LearnerResponded',
  data: { response: 'Mine.', on },
};
const revoked: CredentialEvent = {
  type: 'credential.Revoked',
  data: { on, grounds: 'shared_work', because: 'Seen elsewhere.', revoke: 2, keep: 0 },
};
const member = (actor: string, today = TODAY) => ({ actor, today });

describe('an award', () => {
  test('is investigated by an odd committee of people without a part in it', () => {
    given(...held)
      .when(OPEN, OTHER)
      .then(opened);
    given(...held, opened)
      .when(OPEN, OTHER)
      .thenNothing();
    for (const committee of [['v-1'], ['v-1', 'v-2'], ['v-1', 'v-1', 'v-2'], ['v-1', 'v-2', 'grace']]) {
      given(...held)
        .when({ ...OPEN, committee }, OTHER)
        .thenRefused('committee');
    }
    given(...held)
      .when({ ...OPEN, committee: ['v-1', 'v-2', 'mary'] }, OTHER)
      .thenRefused('committee');
    given(...failed)
      .when(OPEN, OTHER)
      .thenRefused('nothing_to_revoke');
  });

  test('is not voted on before its learner could be heard', () => {
    const vote = { type: 'Vote', vote: 'revoke' } as const;
    given(...held, opened)
      .when(vote, member('v-1', '2024-06-20'))
      .thenRefused('response_awaited');
    given(...held, opened)
      .when(vote, member('v-1', '2024-06-21'))
      .then(voted('v-1', 'revoke', '2024-06-21'));
    given(...held, opened)
      .when({ type: 'Respond', response: 'Mine.' }, LEARNER)
      .then(responded);
    given(...held, opened, responded)
      .when(vote, member('v-1'))
      .then(voted('v-1', 'revoke'));
  });

  test('is revoked, or kept, by the vote that makes a majority; each member has one', () => {
    const asked = [...held, opened, responded];
    const revoke = { type: 'Vote', vote: 'revoke' } as const;
    const keep = { type: 'Vote', vote: 'keep' } as const;
    given(...asked)
      .when(revoke, APPROVER)
      .thenRefused('not_on_committee');
    given(...asked, voted('v-1', 'revoke'))
      .when(revoke, member('v-1'))
      .thenNothing();
    given(...asked, voted('v-1', 'revoke'))
      .when(keep, member('v-1'))
      .thenRefused('already_voted');
    given(...asked, voted('v-1', 'revoke'))
      .when(revoke, member('v-2'))
      .then(voted('v-2', 'revoke'), revoked);
    given(...asked, voted('v-1', 'keep'))
      .when(keep, member('v-2'))
      .then(voted('v-2', 'keep'), {
        type: 'credential.InvestigationClosed',
        data: { on, revoke: 0, keep: 2 },
      });
  });

  test('that was revoked stands again when an appeal is granted', () => {
    const gone = [...held, opened, responded, voted('v-1', 'revoke'), voted('v-2', 'revoke'), revoked];
    const appealed: CredentialEvent = {
      type: 'credential.AppealFiled',
      data: { against: 'revocation', attempt: 1, because: 'It is there.', on },
    };
    given(...gone)
      .when(FILE, LEARNER)
      .then(appealed);
    const overturn = { type: 'DecideAppeal', outcome: 'overturned', because: 'So.' } as const;
    for (const involved of ['grace', 'annie', 'mary', 'v-3']) {
      given(...gone, appealed)
        .when(overturn, member(involved))
        .thenRefused('own_decision');
    }
    given(...gone, appealed)
      .when(overturn, member('chief'))
      .then(
        {
          type: 'credential.AppealDecided',
          data: { against: 'revocation', attempt: 1, by: 'chief', outcome: 'overturned', because: 'So.', on },
        },
        { type: 'credential.Restored', data: { on } },
      );
  });

  test('runs out the day after its last, and not before', () => {
    given(...held)
      .when({ type: 'Expire' }, member('calendar', '2025-06-14'))
      .thenRefused('still_valid');
    given(...held)
      .when({ type: 'Expire' }, member('calendar', '2025-06-15'))
      .then({ type: 'credential.Expired', data: { on: '2025-06-15' } });
    given(...held, revoked)
      .when({ type: 'Expire' }, member('calendar', '2025-06-15'))
      .thenNothing();
  });
});
