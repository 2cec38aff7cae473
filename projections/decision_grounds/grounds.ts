/**
 * Each decision beside each credit that it counted, and beside whom and what the claim had named when its facts were
 * read. Where a decision keeps no account of each credit, its credits are those whose claims made it so.
 */
export const GROUNDS = `
  SELECT given.decision, given.event_id, given.license, given.state, given.decided_on, given.ordinal, given.unit,
         given.rescinded, ground.source, ground.amount, ground.rests_on, said.provider, said.credential
  FROM read_models.decision_grounds given
  CROSS JOIN LATERAL (
    SELECT * FROM unnest(given.sources, given.amounts, given.rests_on)
    UNION ALL
    SELECT DISTINCT named.credit, NULL::numeric, NULL::text FROM read_models.claim_sources named
    WHERE named.event_id = ANY (given.made_by)
  ) ground (source, amount, rests_on)
  CROSS JOIN LATERAL (
    SELECT (array_agg(claim.provider ORDER BY claim.ordinal DESC))[1] AS provider, max(claim.credential) AS credential
    FROM read_models.claim_sources claim
    WHERE claim.credit = ground.source AND claim.ordinal <= given.read_at
      AND (claim.retracted_at IS NULL OR claim.retracted_at > given.read_at)
  ) said
  WHERE said.provider IS NOT NULL`;
