-- purpose: every moment with the signs that it hurt; other questions ask this one
-- values: those of steps.sql
-- beside: kinds (kind_id, step and action: numbers, is_contact, is_ours), those of steps.sql
-- over: steps.sql
-- grain: one row a moment
-- a moment hurts that failed or was abandoned, felt bad, was heavy, was tried thrice within a minute, or after which
--   the customer had to turn to the company again between an hour and seven days later
WITH signs AS (
  SELECT
    s.id,
    s.customer_id,
    s.occurred_us,
    kinds.step,
    CASE WHEN NOT kinds.is_ours THEN s.sentiment END AS sentiment,
    COALESCE(s.outcome = 'failure', FALSE) AS failed,
    COALESCE(s.outcome = 'abandoned', FALSE) AS abandoned,
    NOT kinds.is_ours AND COALESCE(s.sentiment < -0.3, FALSE) AS felt_bad,
    COALESCE(s.effort >= 5, FALSE) AS heavy,
    NOT kinds.is_contact AND COALESCE(s.occurred_us - s.tried_us <= 60000000, FALSE) AS raged,
    kinds.is_contact
    AND COALESCE(s.next_alike_us - s.occurred_us BETWEEN 3600000000 AND 604800000000, FALSE) AS came_back
  FROM steps AS s
  INNER JOIN kinds ON s.kind_id = kinds.kind_id
)

SELECT
  *,
  failed OR abandoned OR felt_bad OR heavy OR raged OR came_back AS hurt
FROM signs
