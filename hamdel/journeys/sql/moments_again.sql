-- purpose: the moments of a span whose neighbors are not those that they had when steps were prepared: all of the
--   customers who had a moment since, or who were joined or parted since
-- values, beside: those of moments.sql
-- ready: ready_steps, ready_joined (as it was then); interactions are those since
-- over: touched.sql
-- grain: one row a moment
WITH moment AS (
  SELECT
    COALESCE(joined.customer_id, r.profile_id) AS customer_id,
    r.profile_id,
    r.id,
    r.occurred_us,
    r.kind_id,
    r.outcome,
    r.sentiment,
    r.effort
  FROM ready_steps AS r
  LEFT JOIN joined ON r.profile_id = joined.profile_id
  UNION ALL
  SELECT
    COALESCE(joined.customer_id, i.profile_id) AS customer_id,
    i.profile_id,
    i.id,
    i.occurred_us,
    i.kind_id,
    i.outcome,
    i.sentiment,
    i.effort
  FROM interactions AS i
  LEFT JOIN joined ON i.profile_id = joined.profile_id
)

SELECT *
FROM moment
WHERE
  occurred_us >= $since
  AND occurred_us < $until
  AND customer_id IN (SELECT touched.customer_id FROM touched)
  AND ($everybody OR customer_id IN (SELECT chosen.customer_id FROM chosen))
