-- purpose: the people who were at a step, by their newest moment there
-- values: since, until, at (a step), facet (all, success, failure, abandoned, negative, positive), most
-- beside: kinds (kind_id, step: a number, is_ours), joined, chosen, everybody as in directly_follows.sql
-- grain: one row a customer
WITH moment AS (
  SELECT
    COALESCE(joined.customer_id, i.profile_id) AS customer_id,
    i.id,
    i.occurred_us,
    i.outcome,
    CASE WHEN NOT kinds.is_ours THEN i.sentiment END AS sentiment
  FROM interactions AS i
  INNER JOIN kinds ON i.kind_id = kinds.kind_id
  LEFT JOIN joined ON i.profile_id = joined.profile_id
  WHERE i.occurred_us >= $since AND i.occurred_us < $until AND kinds.step = $at
)

SELECT
  customer_id,
  COUNT(*) AS times,
  ARG_MAX(id, (occurred_us, id)) AS newest_id,
  COUNT(*) OVER () AS people
FROM moment
WHERE
  ($everybody OR customer_id IN (SELECT chosen.customer_id FROM chosen))
  AND CASE $facet
    WHEN 'all' THEN TRUE
    WHEN 'negative' THEN COALESCE(sentiment < -0.3, FALSE)
    WHEN 'positive' THEN COALESCE(sentiment > 0.3, FALSE)
    ELSE COALESCE(outcome = $facet, FALSE)
  END
GROUP BY customer_id
ORDER BY MAX(occurred_us) DESC, newest_id DESC
LIMIT $most
