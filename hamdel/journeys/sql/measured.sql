-- purpose: what was measured at each step: how often, of how many, how it ended, how it felt, what it took
-- values: since, until (microseconds since 1970, [since, until))
-- beside: kinds (kind_id, step: a number, is_ours), joined, chosen, everybody as in directly_follows.sql
-- grain: one row a step
WITH moment AS (
  SELECT
    COALESCE(joined.customer_id, i.profile_id) AS customer_id,
    i.outcome,
    CASE WHEN NOT kinds.is_ours THEN CAST(i.sentiment AS DOUBLE) END AS sentiment,
    CAST(i.effort AS DOUBLE) AS effort,
    kinds.step
  FROM interactions AS i
  INNER JOIN kinds ON i.kind_id = kinds.kind_id
  LEFT JOIN joined ON i.profile_id = joined.profile_id
  WHERE i.occurred_us >= $since AND i.occurred_us < $until
)

SELECT
  step,
  COUNT(*) AS seen,
  COUNT(DISTINCT customer_id) AS customers,
  COUNT(*) FILTER (WHERE outcome = 'success') AS succeeded,
  COUNT(*) FILTER (WHERE outcome = 'failure') AS failed,
  COUNT(*) FILTER (WHERE outcome = 'abandoned') AS abandoned,
  COUNT(sentiment) AS felt,
  AVG(sentiment) AS sentiment,
  STDDEV_SAMP(sentiment) AS sentiment_spread,
  COUNT(effort) AS told,
  AVG(effort) AS effort,
  STDDEV_SAMP(effort) AS effort_spread
FROM moment
WHERE $everybody OR customer_id IN (SELECT chosen.customer_id FROM chosen)
GROUP BY step
ORDER BY seen DESC, step ASC
