-- purpose: what was measured in each of some periods, at one step or everywhere
-- values: since, until, whole (whether everywhere), at (else the step)
-- beside: kinds (kind_id, step: a number, is_ours), slot as in cohorts.sql, joined, chosen, everybody as in
--   directly_follows.sql
-- grain: one row a period in which something happened
WITH moment AS (
  SELECT
    COALESCE(joined.customer_id, i.profile_id) AS customer_id,
    slot.place,
    i.outcome,
    CASE WHEN NOT kinds.is_ours THEN CAST(i.sentiment AS DOUBLE) END AS sentiment,
    CAST(i.effort AS DOUBLE) AS effort
  FROM interactions AS i
  INNER JOIN kinds ON i.kind_id = kinds.kind_id
  INNER JOIN slot ON CAST(FLOOR(i.occurred_us / 9e8) AS BIGINT) = slot.slot
  LEFT JOIN joined ON i.profile_id = joined.profile_id
  WHERE i.occurred_us >= $since AND i.occurred_us < $until AND ($whole OR kinds.step = $at)
)

SELECT
  place,
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
GROUP BY place
ORDER BY place ASC
