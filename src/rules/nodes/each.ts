import type { NodeAnswer, Outcome } from '../../domain/decision.ts';
import type { Segments } from '../language/node.ts';
import { everyOf, NEVER, needUnder, type Need, OPEN } from '../needs/need.ts';
import type { DoubtfulSegment } from '../segments/doubtful-segment.ts';
import type { Situation } from '../situation/situation.ts';
import { compileSegments } from '../segments/segments.ts';
import { sorted } from '../values/sorted.ts';
import { assembled, combined, type Quorum } from './combination.ts';
import { doubted, matterOf, type CompiledNode, type Explained, type Readings } from './compiled.ts';
import { explainedUnder } from './under-name.ts';

interface Written {
  readonly asks: string;
  readonly over: Segments;
  readonly at_least?: number | undefined;
}

/**
 * Compiles the same requirement for every segment, or for so many of them. Without a segment nothing is asked of
 * every one, and there are too few where so many must be met.
 */
export function compileEach(node: Written, part: CompiledNode, cites: readonly string[]): Readings {
  const quorum = node.at_least ?? 'every';
  const segmentsIn = compileSegments(node.over, cites);
  return {
    verdict: (situation) => {
      const segments = segmentsIn(situation);
      if ('unknown' in segments) return 'undetermined';
      if (segments.length === 0) return withoutAny(quorum);
      const judged: Judged[] = [];
      for (const { segment, doubt } of segments) {
        const outcome = part.verdict(situation.fromSegment(segment));
        const isSure = doubt.length === 0;
        if (isSure && quorum === 'every' && outcome === 'not_met') return 'not_met';
        judged.push({ outcome, isSure });
      }
      return combined(settled(judged, quorum), quorum);
    },
    find: (situation) => {
      const segments = segmentsIn(situation);
      if ('unknown' in segments) {
        const { codes, missing } = matterOf(segments.unknown);
        return { outcome: 'undetermined', codes: sorted(codes), missing };
      }
      if (segments.length === 0 && withoutAny(quorum) === 'not_met') {
        return { outcome: 'not_met', codes: ['too_few_in_force'], missing: [node.asks] };
      }
      const found = segments.map(({ segment, doubt }) => {
        const explained = part.explain(situation.fromSegment(segment));
        return { segment, doubt, explained, outcome: explained.answer.outcome, isSure: doubt.length === 0 };
      });
      const outcomes = settled(found, quorum);
      const parts = found.map(({ segment, doubt, explained, isSure }, place) => {
        const isOpen = !isSure && outcomes[place] === 'undetermined';
        const answer = isOpen ? doubted(explained.answer, matterOf(doubt)) : explained.answer;
        return named({ ...explained, answer }, String(segment.attributes.value));
      });
      return assembled(parts, quorum, node.asks);
    },
    need: (situation) => {
      // Which credits there are would decide what is asked of them.
      if (node.over.list === 'credits') return OPEN;
      const segments = segmentsIn(situation);
      return 'unknown' in segments ? NEVER : neededOfEach(segments, quorum, part, situation);
    },
  };
}

/** What each segment needs for itself; of one that may be none nothing is needed for certain where all must be met. */
function neededOfEach(
  segments: readonly DoubtfulSegment[],
  quorum: Quorum,
  part: CompiledNode,
  situation: Situation,
): Need | undefined {
  const sure = segments.filter(({ doubt }) => doubt.length === 0);
  const of = (quorum === 'every' ? sure : segments).flatMap(({ segment }) => {
    const need = part.need(situation.fromSegment(segment));
    return need === undefined ? [] : [needUnder(need, String(segment.attributes.value))];
  });
  if (quorum !== 'every') return { least: quorum, of };
  if (of.length > 0) return everyOf(of);
  return sure.length === segments.length ? undefined : OPEN;
}

function withoutAny(quorum: Quorum): Outcome {
  return quorum === 'every' ? 'not_applicable' : 'not_met';
}

interface Judged {
  readonly outcome: Outcome;
  /** Whether it certainly is a segment. */
  readonly isSure: boolean;
}

/**
 * What segments come to, given that some may be none. Where every segment counts, one that is met changes nothing
 * beside others, whether it is one or not; where so many must be met, one that is not met changes nothing, and
 * none at all are too few.
 */
function settled(judged: readonly Judged[], quorum: Quorum): readonly Outcome[] {
  const applies = ({ outcome }: Judged) => outcome !== 'not_applicable';
  const isAsked =
    judged.some((one) => one.isSure && applies(one)) || (quorum !== 'every' && judged.every(applies));
  const neutral: Outcome = quorum === 'every' ? 'met' : 'not_met';
  const areAny = quorum === 'every' || judged.some(({ isSure }) => isSure);
  return judged.map(({ outcome, isSure }) => {
    if (isSure) return outcome;
    if (outcome === 'not_applicable') return areAny ? outcome : 'undetermined';
    return isAsked && outcome === neutral ? outcome : 'undetermined';
  });
}

/** What is said of one segment, under its name: `academy:2023-24`, "2023-24: 2 more hours". */
function named(explained: Explained, name: string): Explained {
  const { answer, placements } = explainedUnder(explained, name);
  return { answer: toldOf(answer, name), placements };
}

function toldOf(answer: NodeAnswer, name: string): NodeAnswer {
  return {
    ...answer,
    asks: `${name}: ${answer.asks}`,
    missing: answer.missing.map((sentence) => `${name}: ${sentence}`),
    children: answer.children.map((child) => toldOf(child, name)),
  };
}
