-- purpose: how many moments came and hurt at each step in each hour, by signs that are known at once
-- values: those of signs.sql
-- over: signs.sql
-- grain: one row a step and hour (hours since 1970)
SELECT
  step,
  occurred_us // 3600000000 AS hour,
  COUNT(*) AS seen,
  COUNT(*) FILTER (WHERE hurt_at_once) AS hurt
FROM signs
GROUP BY step, hour
ORDER BY step ASC, hour ASC
