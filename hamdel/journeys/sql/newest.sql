-- purpose: the newest moments at a step
-- values: since, until, at (a step), most
-- beside: kinds (kind_id, step: a number), joined, chosen, everybody as in directly_follows.sql
-- grain: one row a moment
WITH moment AS (
  SELECT
    COALESCE(joined.customer_id, i.profile_id) AS customer_id,
    i.id,
    i.occurred_us
  FROM interactions AS i
  INNER JOIN kinds ON i.kind_id = kinds.kind_id
  LEFT JOIN joined ON i.profile_id = joined.profile_id
  WHERE i.occurred_us >= $since AND i.occurred_us < $until AND kinds.step = $at
)

SELECT
  id,
  customer_id
FROM moment
WHERE $everybody OR customer_id IN (SELECT chosen.customer_id FROM chosen)
ORDER BY occurred_us DESC, id DESC
LIMIT $most
