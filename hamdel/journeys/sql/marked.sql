-- purpose: the newest moments that one rule fits, and how many there are in all
-- values: since, until (microseconds since 1970, [since, until)), most
-- beside: kinds (kind_id), joined, chosen, everybody as in directly_follows.sql, marking as in marks.sql
-- grain: one row a moment
WITH fitting AS (
  SELECT DISTINCT
    i.id,
    i.occurred_us
  FROM interactions AS i
  LEFT JOIN joined ON i.profile_id = joined.profile_id
  INNER JOIN marking
    ON
      i.kind_id = marking.kind_id
      AND (marking.outcome IS NULL OR i.outcome = marking.outcome)
      AND (marking.emotion IS NULL OR i.emotion = marking.emotion)
      AND (marking.sentiment_from IS NULL OR ROUND(CAST(i.sentiment AS DOUBLE), 2) >= marking.sentiment_from)
      AND (marking.sentiment_to IS NULL OR ROUND(CAST(i.sentiment AS DOUBLE), 2) <= marking.sentiment_to)
      AND (marking.effort_from IS NULL OR CAST(i.effort AS DOUBLE) >= marking.effort_from)
      AND (marking.effort_to IS NULL OR CAST(i.effort AS DOUBLE) <= marking.effort_to)
  WHERE
    i.occurred_us >= $since AND i.occurred_us < $until
    AND ($everybody OR COALESCE(joined.customer_id, i.profile_id) IN (SELECT chosen.customer_id FROM chosen))
)

SELECT
  id,
  COUNT(*) OVER () AS fitting
FROM fitting
ORDER BY occurred_us DESC, id DESC
LIMIT $most
