-- purpose: how many moments hurt at each step, now and in the span before, and how that went over time
-- values: those of signs.sql (from the beginning of before to the end of now), now_from, before_until, slice
--   (microseconds of a piece of the curve)
-- over: signs.sql
-- grain: one row a step and span (slice_at null), and one a step and slice (span null)
WITH placed AS (
  SELECT
    *,
    CASE
      WHEN occurred_us >= $now_from THEN 'now'
      WHEN occurred_us < $before_until THEN 'before'
      ELSE 'between'
    END AS span,
    CAST(FLOOR((occurred_us - $since) / CAST($slice AS DOUBLE)) AS INTEGER) AS slice_at
  FROM signs
)

SELECT
  step,
  span,
  slice_at,
  COUNT(*) AS seen,
  COUNT(DISTINCT customer_id) AS customers,
  COUNT(*) FILTER (WHERE hurt) AS hurt,
  COUNT(*) FILTER (WHERE failed) AS failed,
  COUNT(*) FILTER (WHERE abandoned) AS abandoned,
  COUNT(*) FILTER (WHERE felt_bad) AS felt_bad,
  COUNT(*) FILTER (WHERE heavy) AS heavy,
  COUNT(*) FILTER (WHERE raged) AS raged,
  COUNT(*) FILTER (WHERE came_back) AS came_back,
  COUNT(*) FILTER (WHERE switched) AS switched,
  COUNT(*) FILTER (WHERE waited) AS waited,
  COUNT(*) FILTER (WHERE dropped_off) AS dropped_off,
  ARG_MIN(id, (sentiment, id)) FILTER (WHERE felt_bad AND occurred_us >= $now_from) AS worst_id
FROM placed
GROUP BY GROUPING SETS ((step, span), (step, slice_at))
ORDER BY step ASC, span ASC, slice_at ASC
