-- purpose: the ways that most customers went alike
-- values: those of ways.sql, most (ways)
-- over: ways.sql
-- grain: one row a way (a list of steps)
SELECT
  steps,
  cut,
  COUNT(*) AS people,
  MEDIAN(took_us) / 1e6 AS median_seconds,
  COUNT(*) OVER () AS ways,
  SUM(COUNT(*)) OVER () AS ended,
  MAX(everybody) AS everybody
FROM ways
GROUP BY steps, cut
ORDER BY people DESC, steps ASC, cut ASC
LIMIT $most
