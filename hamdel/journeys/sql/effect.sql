-- purpose: how it went before something was mended and after: at each step, and at one of them by kind and by day
-- values: those of signs.sql, before_since, before_until, after_since, after_until (microseconds), ripe_until (of
--   moments before it one knows whether their customer came back), at (a step), ahead_us (the company's clock is so
--   far ahead of UTC)
-- over: signs.sql
-- grain: one row a step and span (kind_id, day null), and at the step one a kind and span, one a day and span
WITH placed AS (
  SELECT
    *,
    occurred_us >= $after_since AS is_after,
    occurred_us < $ripe_until AS is_ripe,
    CASE WHEN step = $at THEN kind_id END AS kind,
    CASE WHEN step = $at THEN (occurred_us + $ahead_us) // 86400000000 END AS day
  FROM signs
  WHERE
    (occurred_us >= $before_since AND occurred_us < $before_until)
    OR (occurred_us >= $after_since AND occurred_us < $after_until)
)

SELECT
  step,
  is_after,
  CASE GROUPING(kind, day) WHEN 3 THEN 'step' WHEN 1 THEN 'kind' ELSE 'day' END AS part,
  COALESCE(kind, day) AS piece,
  COUNT(*) AS seen,
  COUNT(*) FILTER (WHERE hurt_at_once) AS hurt,
  COUNT(*) FILTER (WHERE failed OR abandoned) AS failed,
  COUNT(*) FILTER (WHERE is_ripe) AS ripe,
  COUNT(*) FILTER (WHERE is_ripe AND came_back) AS came_back,
  COUNT(sentiment) AS felt,
  COALESCE(AVG(CAST(sentiment AS DOUBLE)), 0e0) AS feeling,
  COALESCE(VAR_SAMP(CAST(sentiment AS DOUBLE)), 0e0) AS feeling_spread,
  COUNT(effort) AS told,
  COALESCE(AVG(CAST(effort AS DOUBLE)), 0e0) AS effort,
  COALESCE(VAR_SAMP(CAST(effort AS DOUBLE)), 0e0) AS effort_spread
FROM placed
GROUP BY GROUPING SETS ((step, is_after), (step, is_after, kind), (step, is_after, day))
HAVING GROUPING(kind, day) = 3 OR COALESCE(kind, day) IS NOT NULL
ORDER BY step ASC, is_after ASC, part ASC, piece ASC
