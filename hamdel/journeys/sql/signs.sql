-- purpose: every moment with the signs that it hurt; other questions ask this one
-- values: those of steps.sql
-- beside: kinds (kind_id, step, action and channel: numbers, is_contact, is_ours, is_written, is_missed, is_begun),
--   those of steps.sql
-- over: latest.sql, steps.sql
-- grain: one row a moment
-- a moment hurts that failed or was abandoned, felt bad, was heavy, was tried thrice within a minute; after which
--   the customer had to turn to the company again between an hour and seven days later, or on another channel within
--   a day; a contact in writing that waited four hours, and a call that nobody took; what was begun and followed by
--   nothing for a day (known of what is a day old)
WITH signs AS (
  SELECT
    s.id,
    s.customer_id,
    s.occurred_us,
    s.kind_id,
    kinds.step,
    CASE WHEN NOT kinds.is_ours THEN s.sentiment END AS sentiment,
    s.effort,
    COALESCE(s.outcome = 'failure', FALSE) AS failed,
    COALESCE(s.outcome = 'abandoned', FALSE) AS abandoned,
    NOT kinds.is_ours AND COALESCE(s.sentiment < -0.3, FALSE) AS felt_bad,
    COALESCE(s.effort >= 5, FALSE) AS heavy,
    NOT kinds.is_contact AND COALESCE(s.occurred_us - s.tried_us <= 60000000, FALSE) AS raged,
    kinds.is_contact
    AND COALESCE(s.next_alike_us - s.occurred_us BETWEEN 3600000000 AND 604800000000, FALSE) AS came_back,
    kinds.is_contact
    AND COALESCE(later.channel <> kinds.channel AND s.next_alike_us - s.occurred_us <= 86400000000, FALSE) AS switched,
    kinds.is_missed
    OR (kinds.is_written AND COALESCE(answer.is_ours AND s.next_us - s.occurred_us > 14400000000, FALSE)) AS waited,
    kinds.is_begun
    AND s.occurred_us <= (SELECT latest.occurred_us FROM latest) - 86400000000
    AND COALESCE(s.next_us - s.occurred_us > 86400000000, TRUE) AS dropped_off
  FROM steps AS s
  INNER JOIN kinds ON s.kind_id = kinds.kind_id
  LEFT JOIN kinds AS later ON s.next_alike_kind_id = later.kind_id
  LEFT JOIN kinds AS answer ON s.next_kind_id = answer.kind_id
)

SELECT
  *,
  failed OR abandoned OR felt_bad OR heavy OR raged OR waited AS hurt_at_once,
  failed OR abandoned OR felt_bad OR heavy OR raged OR waited OR came_back OR switched OR dropped_off AS hurt
FROM signs
