-- purpose: which step came right after which, of one customer, in time; equal times in order of arrival
-- values: since, until (microseconds since 1970, [since, until)), most (flows)
-- beside: kinds (kind_id, step: a number), joined (profile_id, customer_id), chosen (customer_id),
--   everybody (boolean value)
-- grain: one row a pair of steps
WITH moment AS (
  SELECT
    COALESCE(joined.customer_id, i.profile_id) AS customer_id,
    i.id,
    i.occurred_us,
    kinds.step
  FROM interactions AS i
  INNER JOIN kinds ON i.kind_id = kinds.kind_id
  LEFT JOIN joined ON i.profile_id = joined.profile_id
  WHERE i.occurred_us >= $since AND i.occurred_us < $until
),

followed AS (
  SELECT
    step AS source,
    LEAD(step) OVER one_customer AS target,
    LEAD(occurred_us) OVER one_customer - occurred_us AS gap_us
  FROM moment
  WHERE $everybody OR customer_id IN (SELECT chosen.customer_id FROM chosen)
  WINDOW one_customer AS (PARTITION BY customer_id ORDER BY occurred_us, id)
)

SELECT
  source,
  target,
  COUNT(*) AS times,
  MEDIAN(gap_us) / 1e6 AS median_seconds
FROM followed
WHERE target IS NOT NULL
GROUP BY source, target
ORDER BY times DESC, source ASC, target ASC
LIMIT $most
