import { describe, test } from '@jest/globals';
import { credential } from '../../src/domain/credential/index.ts';
import type { CredentialEvent } from '../../src/domain/credential/events.ts';
import { APPROVER, awarded, OTHER, review, screened, started, submitted } from './credential-life.ts';
import { specify, TODAY } from './given.ts';

const { given } = specify(credential);
const held = [started, submitted(), screened(), ...review('grace', 'met'), awarded];
const OPEN = {
  ...({ type: 'OpenInvestigation', grounds: 'shared_work', because: 'Seen elsewhere.' } as const),
  committee: ['v-1', 'v-2', 'v-3'],
  respondBy: '2024-06-20',
};
const { type: _, ...suspected } = OPEN;
const opened: CredentialEvent = {
  type: 'credential.InvestigationOpened',
  data: { ...suspected, by: 'mary', on: TODAY },
};
const responded: CredentialEvent = {
  type: 'credential.LearnerResponded',
  data: { response: 'Mine.', on: TODAY },
};
const asked = [...held, opened, responded];
const member = (actor: string) => ({ actor, today: TODAY });
const voted = (by: string): CredentialEvent => ({
  type: 'credential.Voted',
  data: { by, vote: 'keep', on: TODAY },
});
const VOTE = { type: 'Vote', vote: 'keep' } as const;
const kept = (revoke: number, keep: number): CredentialEvent => ({
  type: 'credential.InvestigationClosed',
  data: { on: TODAY, revoke, keep },
});
const REPLACE = {
  ...({ type: 'ReplaceMember', member: 'v-2', replacement: 'v-4', because: 'Nobody of that name.' } as const),
};
const replaced: CredentialEvent = {
  type: 'credential.CommitteeMemberReplaced',
  data: { by: 'mary', member: 'v-2', replacement: 'v-4', because: 'Nobody of that name.', on: TODAY },
};

describe('a committee', () => {
  test('has nobody in it who is known to be the learner, or opens the investigation', () => {
    given(...held)
      .when({ ...OPEN, committee: ['v-1', 'v-2', 'ada'], learners: ['ada'] }, OTHER)
      .thenRefused('committee');
    given(...held)
      .when({ ...OPEN, committee: ['v-1', 'v-2', 'mary'], learners: ['ada'] }, OTHER)
      .thenRefused('committee');
    given(...held)
      .when({ ...OPEN, learners: ['ada'] }, OTHER)
      .then(opened);
  });

  test('gets another member for one who does not vote, and then ends', () => {
    given(...asked)
      .when(REPLACE, OTHER)
      .then(replaced);
    given(...asked, replaced)
      .when(REPLACE, OTHER)
      .thenNothing();
    given(...asked, replaced)
      .when({ ...REPLACE, replacement: 'v-5' }, OTHER)
      .thenRefused('already_replaced');
    given(...asked, replaced)
      .when(VOTE, member('v-2'))
      .thenRefused('not_on_committee');
    given(...asked, voted('v-1'), replaced)
      .when(VOTE, member('v-4'))
      .then(voted('v-4'), kept(0, 2));
  });

  test('keeps whoever has voted, and is filled by nobody who sits in it', () => {
    given(...asked, voted('v-2'))
      .when(REPLACE, OTHER)
      .thenRefused('already_voted');
    given(...asked)
      .when(REPLACE, member('v-1'))
      .thenRefused('own_decision');
    given(...asked)
      .when({ ...REPLACE, member: 'v-9' }, OTHER)
      .thenRefused('not_on_committee');
    given(...held)
      .when(REPLACE, OTHER)
      .thenRefused('no_investigation');
    given(...asked, voted('v-1'), voted('v-3'), kept(0, 2))
      .when(REPLACE, OTHER)
      .thenRefused('investigation_over');
    given(...asked)
      .when({ ...REPLACE, because: '' }, OTHER)
      .thenRefused('because');
  });

  test('is not filled with who fills it, opened it, reviewed the work, learns from it or had a seat', () => {
    const chief = member('chief');
    for (const replacement of ['chief', 'mary', 'grace', 'annie', 'ada', 'v-3', '']) {
      given(...asked)
        .when({ ...REPLACE, replacement, learners: ['ada'] }, chief)
        .thenRefused('committee');
    }
    given(...asked, replaced)
      .when({ ...REPLACE, member: 'v-3', replacement: 'v-2' }, chief)
      .thenRefused('committee');
  });

  test('takes everybody who had a seat in it from the appeal', () => {
    const gone: readonly CredentialEvent[] = [
      ...asked,
      replaced,
      {
        type: 'credential.Revoked',
        data: { on: TODAY, grounds: 'shared_work', because: 'Seen elsewhere.', revoke: 2, keep: 0 },
      },
      {
        type: 'credential.AppealFiled',
        data: { against: 'revocation', attempt: 1, because: 'It is mine.', on: TODAY },
      },
    ];
    const uphold = { type: 'DecideAppeal', outcome: 'upheld', because: 'So.' } as const;
    for (const by of [member('v-2'), member('v-4'), APPROVER]) {
      given(...gone)
        .when(uphold, by)
        .thenRefused('own_decision');
    }
  });
});
