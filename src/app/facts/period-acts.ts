import type { FurtherFact, ObligationFact } from '../../domain/facts.ts';

/**
 * What became of a period as acts that rules may ask for: a route that was taken is an act under its id, the
 * decision on a request is `extension_decision` with its result, and the days it rested are `period_suspended`.
 */
export function actsOf({ moves = [], denials = [], rests = [] }: ObligationFact): readonly FurtherFact[] {
  const taken = moves.flatMap(({ way, route, on, eventId }) => {
    if (route === undefined) return [];
    const act = { eventId, attributes: { act: route, on, by: way === 'statute' ? 'statute' : 'agency' } };
    return way === 'statute' ? [act] : [act, decisionOn(route, on, 'granted', eventId)];
  });
  return [
    ...taken,
    ...denials.map(({ route, on, eventId }) => decisionOn(route, on, 'refused', eventId)),
    ...rests.map(({ from, until, ground, eventId }) => ({
      eventId,
      attributes: { act: 'period_suspended', on: from, by: 'agency', about: ground, from, until },
    })),
  ];
}

/** The decision of the agency on a request for more time by a route. */
export function decisionOn(
  route: string,
  on: string,
  result: 'granted' | 'refused',
  eventId: string,
): FurtherFact {
  return { eventId, attributes: { act: 'extension_decision', on, by: 'agency', result, about: route } };
}
