-- purpose: the way of each customer: all of it, or what led to an end; repeats in a row are one step
-- values: since, until, at (a step), goal (whole; step: up to the first time at the step; left: up to the last moment
--   of those who were silent since silent_since), silent_since, within (microseconds before the end), longest (steps)
-- beside: kinds (kind_id, step: a number), joined, chosen, everybody as in directly_follows.sql
-- grain: one row a customer who came to the end
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

ended AS (
  SELECT
    customer_id,
    CASE
      WHEN $goal = 'step' THEN MIN(occurred_us) FILTER (WHERE step = $at)
      WHEN $goal = 'whole' OR MAX(occurred_us) < $silent_since THEN MAX(occurred_us)
    END AS ended_us,
    COUNT(*) OVER () AS everybody
  FROM moment
  WHERE $everybody OR customer_id IN (SELECT chosen.customer_id FROM chosen)
  GROUP BY customer_id
),

stepped AS (
  SELECT
    moment.customer_id,
    moment.id,
    moment.occurred_us,
    moment.step,
    COALESCE(LAG(moment.step) OVER one_customer <> moment.step, TRUE) AS moved
  FROM moment
  INNER JOIN ended ON moment.customer_id = ended.customer_id
  WHERE
    moment.occurred_us <= ended.ended_us
    AND moment.occurred_us >= ended.ended_us - $within
    AND ($goal <> 'step' OR moment.step <> $at)
  WINDOW one_customer AS (PARTITION BY moment.customer_id ORDER BY moment.occurred_us, moment.id)
),

gone AS (
  SELECT
    customer_id,
    LIST(step ORDER BY occurred_us, id) FILTER (WHERE moved) AS steps,
    MIN(occurred_us) AS began_us,
    ARG_MAX(id, (occurred_us, id)) AS newest_id
  FROM stepped
  GROUP BY customer_id
)

SELECT
  ended.customer_id,
  ended.everybody,
  ended.ended_us,
  gone.newest_id,
  COALESCE(ended.ended_us - gone.began_us, 0) AS took_us,
  COALESCE(LEN(gone.steps) > $longest, FALSE) AS cut,
  CASE
    WHEN gone.steps IS NULL THEN []
    WHEN $goal = 'whole' THEN LIST_SLICE(gone.steps, 1, $longest)
    ELSE LIST_SLICE(gone.steps, -$longest, -1)
  END AS steps
FROM ended
LEFT JOIN gone ON ended.customer_id = gone.customer_id
WHERE ended.ended_us IS NOT NULL
