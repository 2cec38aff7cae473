import { describe, expect, test } from '@jest/globals';
import { life } from '../../bench/rebuild/life.ts';
import { flatness } from '../../bench/rebuild/progress.ts';
import { categoryOf } from '../../src/domain/streams.ts';

const lives = Array.from({ length: 60 }, (_, number) => life(number));

describe('invented lives', () => {
  test('are the same for the same number, and others for others', () => {
    expect(Array.from({ length: 60 }, (_, number) => life(number))).toEqual(lives);
    expect(new Set(lives.map(({ educator }) => educator)).size).toBe(lives.length);
  });

  test('hold events in streams of their own category, with all that a rebuild has to take in', () => {
    const events = lives.flatMap(({ happenings }) => happenings);
    for (const { stream, event } of events)
      expect(event.type).toMatch(new RegExp(`^${categoryOf(stream)}\\.`));
    expect(new Set(events.map(({ event }) => event.type))).toEqual(
      new Set([
        ...['educator.Registered', 'educator.ServiceRecorded', 'educator.EvaluationRated'],
        ...['educator.BoardCertified', 'license.Issued', 'license.PlanApproved', 'license.RenewalApplied'],
        ...['period.Opened', 'credit.Claimed', 'credit.Attested', 'credit.ProviderReported'],
        ...['credit.Approved', 'credit.Denied', 'credential.Started', 'credential.EvidenceSubmitted'],
        ...['credential.AssessorAssigned', 'credential.CriterionScored', 'credential.Recommended'],
        'credential.Awarded',
      ]),
    );
    expect(new Set(lives.map(({ state }) => state))).toEqual(new Set(['TN', 'MA', 'PA']));
  });
});

test('the last tenth is as fast as the first where the same is done in the same time', () => {
  const even = Array.from({ length: 101 }, (_, nth) => ({ at: nth * 100, done: nth * 5 }));
  expect(flatness(even)).toEqual({ first: 50, last: 50 });
  const tired = even.map(({ at, done }) => ({ at: done > 450 ? 9_000 + (at - 9_000) * 4 : at, done }));
  expect(flatness(tired)).toEqual({ first: 50, last: 12.5 });
});
