import type { Judged } from './credits.ts';

const LEAST = 1_000;

const BELOW = {
  code: 'below_topic_floor',
  because:
    'Less than 10 PDPs in its topic: At least 10 points must be earned in a topic for any of them to count.',
  cites: ['regulation_06', 'development_faq'],
};

const OPEN = {
  code: 'topic_floor_open',
  because: 'Whether its topic reaches 10 PDPs is not settled.',
  cites: BELOW.cites,
};

const NO_TOPIC = { code: 'missing_topic', because: 'The topic is not recorded.', cites: BELOW.cites };

/** At least ten points in a topic, or none of them count: 603 CMR 44.06(2). */
export function applyFloor(judged: readonly Judged[]): void {
  const topics = new Map<string, { sure: number; most: number }>();
  let loose = 0;
  let richest = 0;
  for (const { credit, sum, certain } of judged) {
    if (credit.topic === undefined) {
      loose += sum;
      continue;
    }
    const topic = topics.get(credit.topic) ?? { sure: 0, most: 0 };
    if (certain) topic.sure += sum;
    topic.most += sum;
    richest = Math.max(richest, topic.most);
    topics.set(credit.topic, topic);
  }
  for (const one of judged) {
    if (!one.counts) continue;
    const topic = one.credit.topic === undefined ? undefined : topics.get(one.credit.topic);
    const sure = topic ? topic.sure : one.certain ? one.sum : 0;
    if (sure >= LEAST) continue;
    if ((topic ? topic.most : richest) + loose < LEAST) {
      one.counts = false;
      one.reasons.push(BELOW);
    } else if (topic === undefined) {
      one.reasons.push(NO_TOPIC);
    } else if (one.certain || one.sum < LEAST) {
      one.reasons.push(OPEN);
    }
    one.certain = false;
  }
}
