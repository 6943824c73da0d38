-- purpose: on which ways a group's moments came, and how they felt, now and in the span before
-- values: since (of before), until (of now), now_from, before_until (microseconds since 1970, [since, until))
-- beside: kinds (kind_id, step: a number, is_ours), joined, chosen, everybody as in directly_follows.sql
-- grain: one row a span and step, and one a span (step null)
WITH moment AS (
  SELECT
    COALESCE(joined.customer_id, i.profile_id) AS customer_id,
    CASE WHEN NOT kinds.is_ours THEN CAST(i.sentiment AS DOUBLE) END AS sentiment,
    kinds.step,
    i.occurred_us >= $now_from AS is_now
  FROM interactions AS i
  INNER JOIN kinds ON i.kind_id = kinds.kind_id
  LEFT JOIN joined ON i.profile_id = joined.profile_id
  WHERE
    i.occurred_us >= $since AND i.occurred_us < $until
    AND (i.occurred_us >= $now_from OR i.occurred_us < $before_until)
)

SELECT
  step,
  is_now,
  COUNT(*) AS seen,
  COUNT(DISTINCT customer_id) AS customers,
  COUNT(sentiment) AS felt,
  COUNT(*) FILTER (WHERE sentiment > 0.3) AS felt_good,
  COUNT(*) FILTER (WHERE sentiment < -0.3) AS felt_bad,
  AVG(sentiment) AS sentiment
FROM moment
WHERE $everybody OR customer_id IN (SELECT chosen.customer_id FROM chosen)
GROUP BY GROUPING SETS ((is_now, step), (is_now))
ORDER BY is_now DESC, seen DESC, step ASC
