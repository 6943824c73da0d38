-- purpose: the moments of a span by their customers as they are joined now
-- values: since, until (microseconds since 1970, [since, until)), parts, part (of how many pieces of all customers
--   which one: 1 and 0 are all of them)
-- beside: joined (profile_id, customer_id), chosen (customer_id), everybody (boolean value)
-- grain: one row a moment
WITH moment AS (
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
  WHERE i.occurred_us >= $since AND i.occurred_us < $until
)

SELECT *
FROM moment
WHERE
  ($everybody OR customer_id IN (SELECT chosen.customer_id FROM chosen))
  AND ($parts = 1 OR customer_id % $parts = $part)
