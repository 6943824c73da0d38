-- purpose: which step came right after which, of one customer, in time; equal times in order of arrival
-- values: those of steps.sql, most (flows)
-- beside: kinds (kind_id, step: a number), those of steps.sql
-- over: steps.sql
-- grain: one row a pair of steps
SELECT
  here.step AS source,
  there.step AS target,
  COUNT(*) AS times,
  MEDIAN(steps.next_us - steps.occurred_us) / 1e6 AS median_seconds
FROM steps
INNER JOIN kinds AS here ON steps.kind_id = here.kind_id
INNER JOIN kinds AS there ON steps.next_kind_id = there.kind_id
GROUP BY here.step, there.step
ORDER BY times DESC, source ASC, target ASC
LIMIT $most
