import { describe, test } from '@jest/globals';
import type { Circumstances } from '../../src/domain/decider.ts';
import { goal } from '../../src/domain/goal/index.ts';
import type { GoalEvent } from '../../src/domain/goal/events.ts';
import { specify, TODAY } from './given.ts';

const { given } = specify(goal);
const ADA: Circumstances = { actor: 'ada', actorEducator: 'TN-1', today: TODAY };
const DISTRICT: Circumstances = { actor: 'district', today: TODAY };
const WHAT = { educator: 'TN-1', state: 'TN', goal: 'Hears every pupil.', definitions: ['a.one'] } as const;
const OWN = { type: 'Set', source: 'teacher', ...WHAT } as const;
const THEIRS = { type: 'Set', source: 'evaluation', employer: 'a-district', ...WHAT } as const;
const own: GoalEvent = {
  type: 'goal.Set',
  data: { ...WHAT, source: 'teacher', by: 'ada', on: TODAY },
};
const theirs: GoalEvent = {
  type: 'goal.Set',
  data: { ...WHAT, source: 'evaluation', employer: 'a-district', by: 'district', on: TODAY },
};
const reached: GoalEvent = {
  type: 'goal.Closed',
  data: { outcome: 'reached', by: 'ada', on: TODAY },
};

describe('a goal', () => {
  test('of a teacher is set by the teacher alone, and names no employer', () => {
    given().when(OWN, ADA).then(own);
    given(own).when(OWN, ADA).thenNothing();
    given().when(OWN, DISTRICT).thenRefused('not_their_own');
    given()
      .when({ ...OWN, employer: 'a-district' }, ADA)
      .thenRefused('employer');
  });

  test('of an evaluation is set by somebody else, for an employer that is named', () => {
    given().when(THEIRS, DISTRICT).then(theirs);
    given().when(THEIRS, ADA).thenRefused('own_work');
    const { employer: _, ...unnamed } = THEIRS;
    given().when(unnamed, DISTRICT).thenRefused('employer');
  });

  test('says what is to be reached, and names each micro-credential once, at most twenty', () => {
    given()
      .when({ ...OWN, goal: ' ' }, ADA)
      .thenRefused('goal');
    given()
      .when({ ...OWN, definitions: ['a.one', 'a.one'] }, ADA)
      .thenRefused('tied_twice');
    given()
      .when({ ...OWN, definitions: ['one'] }, ADA)
      .thenRefused('definition_id');
    const named = (many: number) => Array.from({ length: many }, (_, nth) => `a.no-${nth}`);
    const twenty = { ...OWN, definitions: named(20) };
    given()
      .when(twenty, ADA)
      .then({ type: 'goal.Set', data: { ...own.data, definitions: named(20) } });
    given()
      .when({ ...OWN, definitions: named(21) }, ADA)
      .thenRefused('too_many_ties');
  });

  test('is tied by the learner, too, and untied by whoever set it alone', () => {
    const tied: GoalEvent = {
      type: 'goal.CredentialTied',
      data: { definition: 'a.two', by: 'ada', on: TODAY },
    };
    given(theirs).when({ type: 'Tie', definition: 'a.two' }, ADA).then(tied);
    given(theirs, tied).when({ type: 'Tie', definition: 'a.two' }, ADA).thenNothing();
    given(theirs, tied).when({ type: 'Untie', definition: 'a.two' }, ADA).thenRefused('not_yours_to_change');
    given(theirs)
      .when({ type: 'Untie', definition: 'a.one' }, DISTRICT)
      .then({
        type: 'goal.CredentialUntied',
        data: { definition: 'a.one', by: 'district', on: TODAY },
      });
    given(theirs).when({ type: 'Untie', definition: 'a.two' }, DISTRICT).thenNothing();
  });

  test('is closed once by whoever set it, and is tied to nothing more', () => {
    given(own).when({ type: 'Close', outcome: 'reached' }, ADA).then(reached);
    given(own).when({ type: 'Close', outcome: 'reached' }, DISTRICT).thenRefused('not_yours_to_change');
    given(own, reached).when({ type: 'Close', outcome: 'reached' }, ADA).thenNothing();
    given(own, reached)
      .when({ type: 'Close', outcome: 'dropped' }, ADA)
      .thenRefused('goal_closed', 'reached');
    given(own, reached).when({ type: 'Tie', definition: 'a.two' }, ADA).thenRefused('goal_closed');
    given(own, reached).when({ type: 'Untie', definition: 'a.one' }, ADA).thenRefused('goal_closed');
  });

  test('that was never set is not there', () => {
    given().when({ type: 'Close', outcome: 'dropped' }, ADA).thenRefused('not_found');
  });
});
