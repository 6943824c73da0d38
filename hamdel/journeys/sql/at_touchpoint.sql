-- purpose: one touchpoint in a span and the one before it: whole, by way (channel and device), by emotion
-- values: since (of the span before), until, now_from, elsewhere (the step of moments that are not at the touchpoint)
-- beside: kinds (kind_id, step: a number of a way, is_ours), joined, chosen, everybody as in directly_follows.sql
-- grain: one row a span (way and emotion null), one a span and way, one a span and emotion
WITH moment AS (
  SELECT
    COALESCE(joined.customer_id, i.profile_id) AS customer_id,
    i.occurred_us >= $now_from AS is_now,
    kinds.step AS way,
    i.outcome,
    CASE WHEN NOT kinds.is_ours THEN i.emotion END AS emotion,
    CASE WHEN NOT kinds.is_ours THEN CAST(i.sentiment AS DOUBLE) END AS sentiment,
    CAST(i.effort AS DOUBLE) AS effort
  FROM interactions AS i
  INNER JOIN kinds ON i.kind_id = kinds.kind_id
  LEFT JOIN joined ON i.profile_id = joined.profile_id
  WHERE i.occurred_us >= $since AND i.occurred_us < $until AND kinds.step <> $elsewhere
)

SELECT
  is_now,
  CASE GROUPING(way, emotion) WHEN 3 THEN 'whole' WHEN 1 THEN 'way' ELSE 'emotion' END AS part,
  way,
  emotion,
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
  STDDEV_SAMP(effort) AS effort_spread,
  COUNT(*) FILTER (WHERE sentiment > 0.3) AS felt_good,
  COUNT(*) FILTER (WHERE sentiment < -0.3) AS felt_bad
FROM moment
WHERE $everybody OR customer_id IN (SELECT chosen.customer_id FROM chosen)
GROUP BY GROUPING SETS ((is_now), (is_now, way), (is_now, emotion))
ORDER BY is_now DESC, part ASC, seen DESC, way ASC, emotion ASC
