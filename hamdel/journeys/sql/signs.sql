-- purpose: every moment with the signs that it hurt; other questions ask this one
-- values: since, until (microseconds since 1970, [since, until))
-- beside: kinds (kind_id, step and action: numbers, is_contact, is_ours), joined, chosen, everybody as in
--   directly_follows.sql
-- grain: one row a moment
-- a moment hurts that failed or was abandoned, felt bad, was heavy, was tried thrice within a minute, or after which
--   the customer had to turn to the company again between an hour and seven days later
WITH moment AS (
  SELECT
    COALESCE(joined.customer_id, i.profile_id) AS customer_id,
    i.id,
    i.occurred_us,
    i.outcome,
    CASE WHEN NOT kinds.is_ours THEN i.sentiment END AS sentiment,
    i.effort,
    kinds.step,
    kinds.action,
    kinds.is_contact
  FROM interactions AS i
  INNER JOIN kinds ON i.kind_id = kinds.kind_id
  LEFT JOIN joined ON i.profile_id = joined.profile_id
  WHERE i.occurred_us >= $since AND i.occurred_us < $until
),

around AS (
  SELECT
    *,
    LEAD(occurred_us) OVER (PARTITION BY customer_id, is_contact ORDER BY occurred_us, id) AS next_us,
    LAG(occurred_us, 2) OVER (PARTITION BY customer_id, action ORDER BY occurred_us, id) AS tried_us
  FROM moment
  WHERE $everybody OR customer_id IN (SELECT chosen.customer_id FROM chosen)
),

signs AS (
  SELECT
    id,
    customer_id,
    occurred_us,
    step,
    sentiment,
    COALESCE(outcome = 'failure', FALSE) AS failed,
    COALESCE(outcome = 'abandoned', FALSE) AS abandoned,
    COALESCE(sentiment < -0.3, FALSE) AS felt_bad,
    COALESCE(effort >= 5, FALSE) AS heavy,
    NOT is_contact AND COALESCE(occurred_us - tried_us <= 60000000, FALSE) AS raged,
    is_contact AND COALESCE(next_us - occurred_us BETWEEN 3600000000 AND 604800000000, FALSE) AS came_back
  FROM around
)

SELECT
  *,
  failed OR abandoned OR felt_bad OR heavy OR raged OR came_back AS hurt
FROM signs
