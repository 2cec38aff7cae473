/**
 * Each decision beside each credit that it counted, and beside whom and what the claim had named when its facts were
 * read. It rests also on claims that made its answer so and of which nothing was counted, as where one is looked for.
 */
export const GROUNDS = `
  SELECT given.decision, given.event_id, given.license, given.state, given.decided_on, given.ordinal, given.unit,
         given.rescinded, ground.source, ground.amount, ground.rests_on, said.provider, said.credential
  FROM read_models.decision_grounds given
  CROSS JOIN LATERAL (
    SELECT * FROM unnest(given.sources, given.amounts, given.rests_on)
    UNION ALL
    SELECT DISTINCT named.credit, NULL::numeric, NULL::text FROM read_models.claim_sources named
    WHERE named.event_id = ANY (given.made_by) AND NOT named.credit = ANY (given.sources)
  ) ground (source, amount, rests_on)
  CROSS JOIN LATERAL (${saidOf('ground.source', 'given.read_at')}) said
  WHERE said.provider IS NOT NULL`;

/** Each approval of a credit, beside whom and what its claim named then. Nothing is counted by it. */
export const APPROVALS = `
  SELECT approval.decision, approval.state, approval.decided_on, approval.credit AS source, approval.undone_by,
         said.provider, said.credential
  FROM read_models.credit_approvals approval
  CROSS JOIN LATERAL (${saidOf('approval.credit', 'approval.ordinal')}) said
  WHERE said.provider IS NOT NULL`;

/** Whom and what the claim of a credit named at a place of the log. */
function saidOf(credit: string, ordinal: string): string {
  return `
    SELECT (array_agg(claim.provider ORDER BY claim.ordinal DESC))[1] AS provider, max(claim.credential) AS credential
    FROM read_models.claim_sources claim
    WHERE claim.credit = ${credit} AND claim.ordinal <= ${ordinal}
      AND (claim.retracted_at IS NULL OR claim.retracted_at > ${ordinal})`;
}
