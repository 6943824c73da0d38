-- purpose: how far each customer came along ordered steps: each after the one before, all within a time of the first
-- values: since, until (the first step, and the others, lie in [since, until)), first_until (the first step lies before
--   it), steps (a list of six; unused ones are -1), window_us
-- beside: kinds (kind_id, step: a number), joined, chosen, everybody as in directly_follows.sql
-- grain: one row a customer who was at the first step
-- of several ways to come to a step the one that began last counts: if any is in time, it is
WITH moment AS (
  SELECT
    COALESCE(joined.customer_id, i.profile_id) AS customer_id,
    i.id,
    i.occurred_us,
    kinds.step,
    CASE WHEN kinds.step = $steps[1] AND i.occurred_us < $first_until THEN i.occurred_us END AS began1
  FROM interactions AS i
  INNER JOIN kinds ON i.kind_id = kinds.kind_id
  LEFT JOIN joined ON i.profile_id = joined.profile_id
  WHERE i.occurred_us >= $since AND i.occurred_us < $until AND kinds.step IN (SELECT UNNEST($steps))
),

level2 AS (
  SELECT
    *,
    CASE WHEN step = $steps[2] THEN MAX(began1) OVER earlier END AS began2
  FROM moment
  WHERE $everybody OR customer_id IN (SELECT chosen.customer_id FROM chosen)
  WINDOW
    earlier AS (
      PARTITION BY customer_id ORDER BY occurred_us, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
),

level3 AS (
  SELECT
    *,
    CASE
      WHEN step = $steps[3]
        THEN MAX(CASE WHEN occurred_us - began2 <= $window_us THEN began2 END) OVER earlier
    END AS began3
  FROM level2
  WINDOW
    earlier AS (
      PARTITION BY customer_id ORDER BY occurred_us, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
),

level4 AS (
  SELECT
    *,
    CASE
      WHEN step = $steps[4]
        THEN MAX(CASE WHEN occurred_us - began3 <= $window_us THEN began3 END) OVER earlier
    END AS began4
  FROM level3
  WINDOW
    earlier AS (
      PARTITION BY customer_id ORDER BY occurred_us, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
),

level5 AS (
  SELECT
    *,
    CASE
      WHEN step = $steps[5]
        THEN MAX(CASE WHEN occurred_us - began4 <= $window_us THEN began4 END) OVER earlier
    END AS began5
  FROM level4
  WINDOW
    earlier AS (
      PARTITION BY customer_id ORDER BY occurred_us, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
),

level6 AS (
  SELECT
    *,
    CASE
      WHEN step = $steps[6]
        THEN MAX(CASE WHEN occurred_us - began5 <= $window_us THEN began5 END) OVER earlier
    END AS began6
  FROM level5
  WINDOW
    earlier AS (
      PARTITION BY customer_id ORDER BY occurred_us, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
),

took AS (
  SELECT
    customer_id,
    MAX(began1) AS began_us,
    ARG_MAX(id, (occurred_us, id)) AS newest_id,
    MIN(occurred_us - began2) AS took2,
    MIN(occurred_us - began3) AS took3,
    MIN(occurred_us - began4) AS took4,
    MIN(occurred_us - began5) AS took5,
    MIN(occurred_us - began6) AS took6
  FROM level6
  GROUP BY customer_id
)

SELECT
  customer_id,
  began_us,
  newest_id,
  CASE WHEN took2 <= $window_us THEN took2 END AS took2,
  CASE WHEN took3 <= $window_us THEN took3 END AS took3,
  CASE WHEN took4 <= $window_us THEN took4 END AS took4,
  CASE WHEN took5 <= $window_us THEN took5 END AS took5,
  CASE WHEN took6 <= $window_us THEN took6 END AS took6,
  CASE
    WHEN took6 <= $window_us THEN 6
    WHEN took5 <= $window_us THEN 5
    WHEN took4 <= $window_us THEN 4
    WHEN took3 <= $window_us THEN 3
    WHEN took2 <= $window_us THEN 2
    ELSE 1
  END AS reached
FROM took
WHERE began_us IS NOT NULL
