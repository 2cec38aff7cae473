import type { NodeAnswer, Outcome } from '../../src/domain/decision.ts';
import type { Day } from '../../src/domain/values/day.ts';
import { formatHundredths, type Hundredths } from '../../src/domain/values/hundredths.ts';
import type { Points } from './credit-points.ts';
import { ATTEST, type Judged } from './credits.ts';
import { lacks, MINIMUMS, NEED, type Division } from './minimums.ts';
import { amongThoseNotAsked } from './not-asked.ts';
import { firstTitles, inWords, listed } from './sentences.ts';

const TOTAL = 15_000;

/** Everything the answer about the 150 points is made of. */
export interface Found {
  readonly judged: readonly Judged[];
  readonly sure: readonly Judged[];
  readonly unsure: readonly Judged[];
  readonly surePoints: readonly Points[];
  readonly division: Division;
  readonly possible: Division;
  readonly endsOn: Day;
  readonly asOf: Day;
}

/** The answer about the 150 points and their four minimums. */
export function pointsAnswer(found: Found): NodeAnswer {
  const { sure, unsure, surePoints, division, possible, endsOn, asOf } = found;
  const total = sumOf(sure);
  const most = total + sumOf(unsure);
  const isFull = division.received.every((has) => has >= NEED);
  const mayBeFull = possible.received.every((has) => has >= NEED);
  const outcome: Outcome =
    total >= TOTAL && isFull ? 'met' : most >= TOTAL && mayBeFull ? 'undetermined' : 'not_met';
  const by = asOf > endsOn ? `, needed by ${inWords(endsOn)}` : ` by ${inWords(endsOn)}`;
  const short = isFull ? NONE : shortages(surePoints, by);
  const { codes, missing } =
    outcome === 'met' ? MET : unmet(found, outcome, total, most, mayBeFull, by, short);
  const events: string[] = [];
  for (const { credit } of sure) events.push(...credit.events);
  const answer: NodeAnswer = {
    id: 'points',
    kind: 'amount',
    outcome,
    asks: 'At least 150 professional development points, and 30 for each license renewed with the primary one.',
    cites: ['regulation_06', 'norton'],
    required: '150',
    counted: formatHundredths(total),
    unit: 'PDPs',
    codes,
    missing,
    events,
    children: amongThoseNotAsked(minimumAnswers(division, possible, mayBeFull, short)),
  };
  return most === total ? answer : { possible: formatHundredths(most), ...answer };
}

const MET = { codes: [], missing: [] };
const NONE: ReadonlyMap<number, string> = new Map();

function unmet(
  { judged, unsure }: Found,
  outcome: Outcome,
  total: Hundredths,
  most: Hundredths,
  mayBeFull: boolean,
  by: string,
  short: ReadonlyMap<number, string>,
): Pick<NodeAnswer, 'codes' | 'missing'> {
  const codes: string[] = [];
  const missing = total < TOTAL ? [`${more(TOTAL - total)}${by}.`] : [];
  missing.push(...new Set(short.values()));
  const waiting = judged.filter(({ reasons }) => reasons[0]?.code === 'awaiting_attestation');
  if (waiting.length > 0) {
    codes.push('awaiting_attestation');
    const titles = firstTitles(waiting.map(({ credit }) => credit.title));
    missing.push(`Not counted yet: ${listed(titles)}. ${ATTEST}`);
  }
  if (outcome === 'undetermined') {
    const about = new Map<string, Set<Judged>>();
    for (const one of unsure) {
      for (const { code, because } of one.reasons) {
        codes.push(code);
        about.set(because, (about.get(because) ?? new Set()).add(one));
      }
    }
    for (const [because, ones] of about) {
      const titles = [...ones].map(({ credit }) => credit.title);
      for (const title of firstTitles(titles)) missing.push(`${title}: ${because}`);
    }
  } else {
    if (most < TOTAL) codes.push('short_of_total');
    if (!mayBeFull) codes.push('short_of_minimum');
  }
  return { codes: [...new Set(codes)].sort(), missing };
}

const MINIMUM_TEXTS = [
  {
    id: 'content',
    label: 'the content area of the license',
    asks: 'At least 15 points in the content area of the license.',
    cites: ['regulation_06', 'north_reading', 'wiki_1999'],
  },
  {
    id: 'pedagogy',
    label: 'pedagogy',
    asks: 'At least 15 points in pedagogy.',
    cites: ['regulation_06', 'north_reading'],
  },
  {
    id: 'sei_esl',
    label: 'sheltered English immersion, ESL or bilingual education',
    asks: 'At least 15 points in sheltered English immersion, English as a second language or bilingual education.',
    cites: ['regulation_06'],
  },
  {
    id: 'students_with_disabilities',
    label: 'strategies for students with disabilities',
    asks: 'At least 15 points in strategies for students with disabilities and diverse learning styles.',
    cites: ['regulation_06', 'north_reading'],
  },
];

export const MINIMUM_IDS = MINIMUM_TEXTS.map(({ id }) => id);

/** The sentence about each minimum that is not filled; those that compete for points share one. */
function shortages(points: readonly Points[], by: string): ReadonlyMap<number, string> {
  const sentences = new Map<number, string>();
  for (const { short, set } of lacks(points)) {
    const labels = MINIMUM_TEXTS.filter((_, m) => set & (1 << m)).map(({ label }) => label);
    const isShared = labels.length > 1;
    const lacking = `${more(short)} in ${listed(labels)}${isShared ? ' together' : ''}${by}`;
    const sentence = `${lacking}${isShared ? ': an hour counts in one of them only' : ''}.`;
    for (let m = 0; m < MINIMUMS; m += 1) if (set & (1 << m)) sentences.set(m, sentence);
  }
  return sentences;
}

function minimumAnswers(
  { received }: Division,
  possible: Division,
  mayBeFull: boolean,
  short: ReadonlyMap<number, string>,
): readonly NodeAnswer[] {
  return MINIMUM_TEXTS.map(({ id, asks, cites }, m) => {
    const has = received[m] ?? 0;
    const most = Math.max(has, possible.received[m] ?? 0);
    const outcome = has >= NEED ? 'met' : most >= NEED || mayBeFull ? 'undetermined' : 'not_met';
    const sentence = outcome === 'met' ? undefined : short.get(m);
    const answer: NodeAnswer = {
      id,
      kind: 'minimum',
      outcome,
      asks,
      cites,
      required: '15',
      counted: formatHundredths(has),
      unit: 'PDPs',
      codes: outcome === 'not_met' ? ['short_of_minimum'] : [],
      missing: sentence === undefined ? [] : [sentence],
      events: [],
      children: [],
    };
    return most === has ? answer : { possible: formatHundredths(most), ...answer };
  });
}

/** "1 more PDP", "7.5 more PDPs". */
function more(amount: Hundredths): string {
  return `${formatHundredths(amount)} more ${amount === 100 ? 'PDP' : 'PDPs'}`;
}

function sumOf(judged: readonly Judged[]): Hundredths {
  let sum = 0;
  for (const one of judged) sum += one.sum;
  return sum;
}
