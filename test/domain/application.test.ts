import { describe, test } from '@jest/globals';
import type { ApplicationEvent, Filed, Granted } from '../../src/domain/application/events.ts';
import { application } from '../../src/domain/application/index.ts';
import type { Circumstances } from '../../src/domain/decider.ts';
import { decisionThatIs } from './decision.ts';
import { AGENCY, specify, TODAY } from './given.ts';

const { given } = specify(application);

const APPLICANT: Circumstances = { actor: 'ada', actorEducator: 'TN-1', today: TODAY };
const OTHER: Circumstances = { actor: 'grace', actorEducator: 'TN-2', today: TODAY };

const held = { educator: 'TN-1', state: 'TN', class: 'practitioner' } as const;
const first = { ...held, kind: 'license', fields: ['Math'] } as const;
const filed: Filed = { type: 'application.Filed', data: { ...first, on: TODAY } };
const field = { ...held, kind: 'endorsement', fields: ['Physics'], license: 'license-TN-7' } as const;
const asked: Filed = { type: 'application.Filed', data: { ...field, on: TODAY } };
const term = { license: 'license-TN-7', from: TODAY, until: null } as const;
const because = 'It is all in the file.';
const granted: Granted = {
  type: 'application.Granted',
  data: { by: AGENCY.actor, on: TODAY, ...term, class: 'practitioner', fields: ['Math'], because },
};
const denied: ApplicationEvent = {
  type: 'application.Denied',
  data: { by: AGENCY.actor, on: TODAY, because },
};
const withdrawn: ApplicationEvent = { type: 'application.Withdrawn', data: { by: 'ada', on: TODAY } };

describe('an application', () => {
  test('is filed by whom it is for, once, until it is answered', () => {
    const file = { type: 'File', ...first } as const;
    given().when(file, APPLICANT).then(filed);
    given().when(file, OTHER).thenRefused('not_yours');
    given().when(file, AGENCY).thenRefused('not_yours');
    given(filed).when(file, APPLICANT).thenNothing();
    given(filed)
      .when({ ...file, fields: [] }, APPLICANT)
      .thenRefused('already_applied');
    for (const answer of [withdrawn, denied, granted]) given(filed, answer).when(file, APPLICANT).then(filed);
  });

  test('for an endorsement is for one field, upon a license', () => {
    const { license: _, ...without } = field;
    given()
      .when({ type: 'File', ...field }, APPLICANT)
      .then(asked);
    given()
      .when({ type: 'File', ...field, fields: ['A', 'B'] }, APPLICANT)
      .thenRefused('fields');
    given()
      .when({ type: 'File', ...without }, APPLICANT)
      .thenRefused('license');
    given()
      .when({ type: 'File', ...first, license: 'license-TN-7' }, APPLICANT)
      .thenRefused('license');
  });

  test('is amended and withdrawn by who applied, while it is open', () => {
    const amend = { type: 'Amend', fields: ['Math', 'Physics'] } as const;
    const amended: ApplicationEvent = {
      type: 'application.Amended',
      data: { by: 'ada', on: TODAY, fields: amend.fields },
    };
    given(filed).when(amend, APPLICANT).then(amended);
    given(filed, amended).when(amend, APPLICANT).thenNothing();
    given(filed).when(amend, OTHER).thenRefused('not_yours');
    given(filed, denied).when(amend, APPLICANT).thenRefused('not_open');
    given(asked).when(amend, APPLICANT).thenRefused('nothing_to_amend');
    given(filed).when({ type: 'Withdraw' }, APPLICANT).then(withdrawn);
    given(filed, withdrawn).when({ type: 'Withdraw' }, APPLICANT).thenNothing();
    given(filed).when({ type: 'Withdraw' }).thenRefused('not_yours');
    given(filed, granted).when({ type: 'Withdraw' }, APPLICANT).thenRefused('not_open');
  });

  test('is granted once, by hand with a reason or by a law that is met', () => {
    const grant = { type: 'Grant', ...term, because } as const;
    given(filed).when(grant).then(granted);
    given(filed, granted).when(grant).thenNothing();
    given(filed, granted)
      .when({ ...grant, license: 'license-TN-8' })
      .thenRefused('already_granted');
    given(filed)
      .when({ type: 'Grant', ...term })
      .thenRefused('reason_needed');
    given(filed)
      .when({ ...grant, because: ' ' })
      .thenRefused('because');
    for (const outcome of ['not_met', 'undetermined', 'not_applicable'] as const) {
      given(filed)
        .when({ ...grant, decision: decisionThatIs(outcome) })
        .thenRefused(`requirement_${outcome}`);
    }
    const { because: _, ...data } = granted.data;
    const decision = decisionThatIs('met');
    given(filed)
      .when({ type: 'Grant', ...term, decision })
      .then({ type: 'application.Granted', data: { ...data, decision } });
    given(filed).when(grant, APPLICANT).thenRefused('own_work');
    given(filed, withdrawn).when(grant).thenRefused('not_open');
    given(filed)
      .when({ ...grant, license: 'license-PA-7' })
      .thenRefused('other_state');
    given(asked)
      .when({ ...grant, license: 'license-TN-8' })
      .thenRefused('other_license');
    given(filed)
      .when({ ...grant, until: '2024-06-14' })
      .thenRefused('license_days');
  });

  test('is open again where a grant could not be carried out', () => {
    const aside = { grant: 'event-1', license: 'license-TN-7', code: 'license_number_taken' } as const;
    const setAside: ApplicationEvent = {
      type: 'application.GrantSetAside',
      data: { ...aside, on: TODAY },
    };
    given(filed, granted)
      .when({ type: 'SetGrantAside', ...aside })
      .then(setAside);
    given(filed, granted, setAside)
      .when({ type: 'SetGrantAside', ...aside })
      .thenNothing();
    given(filed, granted)
      .when({ type: 'SetGrantAside', ...aside, grant: 'another' })
      .thenNothing();
    given(filed, granted, setAside).when({ type: 'Deny', because }).then(denied);
  });

  test('is not granted under a reservation that was given back, nor given back what it was granted under', () => {
    const grant = { type: 'Grant', ...term, because } as const;
    const abandon = { type: 'AbandonGrant', reservation: 'e-5' } as const;
    const abandoned: ApplicationEvent = {
      type: 'application.GrantAbandoned',
      data: { reservation: 'e-5' },
    };
    const under = { ...granted, data: { ...granted.data, reservation: 'e-5' } };
    given(filed).when(abandon).then(abandoned);
    given(filed, abandoned).when(abandon).thenNothing();
    given(filed, abandoned)
      .when({ ...grant, reservation: 'e-5' })
      .thenRefused('set_aside');
    given(filed, abandoned)
      .when({ ...grant, reservation: 'e-6' })
      .then({ ...granted, data: { ...granted.data, reservation: 'e-6' } });
    given(filed, under).when(abandon).thenNothing();
    given().when(abandon).thenRefused('not_found');
  });

  test('is denied with a reason, never against a law that is met', () => {
    given(filed).when({ type: 'Deny', because }).then(denied);
    given(filed, denied).when({ type: 'Deny', because }).thenNothing();
    given(filed).when({ type: 'Deny', because: '' }).thenRefused('because');
    given(filed).when({ type: 'Deny', because }, APPLICANT).thenRefused('own_work');
    given(filed)
      .when({ type: 'Deny', because, decision: decisionThatIs('met') })
      .thenRefused('requirement_met');
    given().when({ type: 'Deny', because }).thenRefused('not_found');
  });
});
