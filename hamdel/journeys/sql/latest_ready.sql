-- purpose: what latest.sql tells, from what was prepared
-- values: those of latest.sql
-- ready: ready_steps; interactions are those since
-- grain: one row
SELECT MAX(m.occurred_us) AS occurred_us
FROM (
  SELECT r.occurred_us FROM ready_steps AS r
  UNION ALL
  SELECT i.occurred_us FROM interactions AS i
) AS m
WHERE m.occurred_us >= $since AND m.occurred_us < $until
