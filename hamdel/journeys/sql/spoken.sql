-- purpose: the moments in which a group's customers felt most: of each customer the strongest, either way
-- values: since, until (microseconds since 1970, [since, until)), most
-- beside: kinds (kind_id, is_ours), joined, chosen, everybody as in directly_follows.sql
-- grain: one row a customer
WITH moment AS (
  SELECT
    COALESCE(joined.customer_id, i.profile_id) AS customer_id,
    i.id,
    i.occurred_us,
    ABS(CAST(i.sentiment AS DOUBLE)) AS strength
  FROM interactions AS i
  INNER JOIN kinds ON i.kind_id = kinds.kind_id
  LEFT JOIN joined ON i.profile_id = joined.profile_id
  WHERE i.occurred_us >= $since AND i.occurred_us < $until AND i.sentiment IS NOT NULL AND NOT kinds.is_ours
)

SELECT
  customer_id,
  MAX_BY(id, strength * 1e15 + occurred_us / 1e9) AS id
FROM moment
WHERE $everybody OR customer_id IN (SELECT chosen.customer_id FROM chosen)
GROUP BY customer_id
ORDER BY MAX(strength) DESC, customer_id ASC
LIMIT $most
