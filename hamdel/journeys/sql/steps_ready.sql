-- purpose: what steps.sql tells, from what was prepared where that is true still
-- values, beside, ready: those of moments_again.sql
-- over: touched.sql, around.sql
-- grain: one row a moment
SELECT
  r.customer_id,
  r.profile_id,
  r.id,
  r.occurred_us,
  r.kind_id,
  r.outcome,
  r.sentiment,
  r.effort,
  CASE WHEN r.next_us < $until THEN r.next_kind_id END AS next_kind_id,
  CASE WHEN r.next_us < $until THEN r.next_us END AS next_us,
  CASE WHEN r.next_alike_us < $until THEN r.next_alike_kind_id END AS next_alike_kind_id,
  CASE WHEN r.next_alike_us < $until THEN r.next_alike_us END AS next_alike_us,
  CASE WHEN r.tried_us >= $since THEN r.tried_us END AS tried_us
FROM ready_steps AS r
WHERE
  r.occurred_us >= $since
  AND r.occurred_us < $until
  AND r.customer_id NOT IN (SELECT touched.customer_id FROM touched)
  AND ($everybody OR r.customer_id IN (SELECT chosen.customer_id FROM chosen))
UNION ALL
SELECT
  customer_id,
  profile_id,
  id,
  occurred_us,
  kind_id,
  outcome,
  sentiment,
  effort,
  next_kind_id,
  next_us,
  next_alike_kind_id,
  next_alike_us,
  tried_us
FROM around
