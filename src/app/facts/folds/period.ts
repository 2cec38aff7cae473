import type { EndMove, ObligationFact } from '../../../domain/facts.ts';
import { isByPerson } from '../../../domain/period/index.ts';
import { addDays, type Day } from '../../../domain/values/day.ts';
import { change, type Draft, type PlacedIn } from './draft.ts';

/** An obligation, and what became of it. */
export function foldPeriod(draft: Draft, event: PlacedIn<'period'>): void {
  const { stream: period, eventId } = event;
  const set = (changed: Partial<ObligationFact>) => {
    change(draft.obligations, period, changed);
  };
  switch (event.type) {
    case 'period.Opened': {
      const { state, strand, owner, license, startsOn, endsOn } = event.data;
      draft.obligations.set(period, { period, state, strand, owner, license, startsOn, endsOn, eventId });
      return;
    }
    case 'period.Suspended': {
      const { from, ground } = event.data;
      set({ rests: [...(draft.obligations.get(period)?.rests ?? []), { from, ground, eventId }] });
      return;
    }
    case 'period.Resumed': {
      const { on, from, endsOn } = event.data;
      endRest(draft, period, on);
      if (endsOn !== from) moveEnd(draft, period, { way: 'resumption', on, from, endsOn, eventId });
      return;
    }
    case 'period.ExtensionRequested':
      set({ requested: { route: event.data.route, on: event.data.on } });
      return;
    case 'period.ExtensionDenied': {
      const { route, on } = event.data;
      answerRequest(draft, period);
      set({ denials: [...(draft.obligations.get(period)?.denials ?? []), { route, on, eventId }] });
      return;
    }
    case 'period.Extended': {
      const { way, route, on, from, endsOn } = event.data;
      if (way === 'request') answerRequest(draft, period);
      moveEnd(draft, period, { way, route, on, from, endsOn, eventId });
      return;
    }
    case 'period.Closed': {
      const { on, consequence, route } = event.data;
      // Nothing rests or is awaited of what is closed.
      answerRequest(draft, period);
      endRest(draft, period, on);
      keepNoLonger(draft, period);
      set({ closed: { on, consequence, ...(route === undefined ? {} : { route }) } });
      return;
    }
    case 'period.Reopened': {
      const { closed: _, ...open } = draft.obligations.get(period) ?? {};
      if (isObligation(open)) draft.obligations.set(period, open);
      const { on, until } = event.data;
      if (isByPerson(event.data)) set({ keptOpen: { on, ...(until === undefined ? {} : { until }) } });
      return;
    }
    case 'period.Completed':
      keepNoLonger(draft, period);
      set({ completedOn: event.data.on });
      return;
    // What it takes back is left out before.
    case 'period.Retracted':
  }
}

function endRest(draft: Draft, period: string, on: Day): void {
  const rests = draft.obligations.get(period)?.rests;
  if (rests === undefined) return;
  change(draft.obligations, period, { rests: rests.map((rest) => ({ until: addDays(on, -1), ...rest })) });
}

function answerRequest(draft: Draft, period: string): void {
  const { requested: _, ...answered } = draft.obligations.get(period) ?? {};
  if (isObligation(answered)) draft.obligations.set(period, answered);
}

/** Once it is over otherwise, or its last day is a later one, nobody keeps it open any more. */
function keepNoLonger(draft: Draft, period: string): void {
  const { keptOpen: _, ...fact } = draft.obligations.get(period) ?? {};
  if (isObligation(fact)) draft.obligations.set(period, fact);
}

function isObligation(fact: Partial<ObligationFact>): fact is ObligationFact {
  return fact.eventId !== undefined;
}

/** The term of the license that owes it lasts as long as the obligation. */
function moveEnd(draft: Draft, period: string, move: EndMove): void {
  const moved = draft.obligations.get(period);
  if (moved === undefined) return;
  keepNoLonger(draft, period);
  change(draft.obligations, period, { endsOn: move.endsOn, moves: [...(moved.moves ?? []), move] });
  const terms = draft.licenses.get(moved.license)?.terms;
  if (moved.owner !== 'license' || terms === undefined) return;
  change(draft.licenses, moved.license, {
    terms: terms.map((term) =>
      term.validFrom === moved.startsOn && term.expiresOn === move.from
        ? { ...term, expiresOn: move.endsOn }
        : term,
    ),
  });
}
