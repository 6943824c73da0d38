-- purpose: every moment of a span with what came around it in the span; other questions ask this one
-- values, beside: those of around.sql
-- over: around.sql
-- grain: one row a moment
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
