-- purpose: how many moments at each step are marked positive, neutral or negative by the first rule that fits
-- values: since, until (microseconds since 1970, [since, until))
-- beside: kinds (kind_id, step: a number), joined, chosen, everybody as in directly_follows.sql,
--   marking (place, kind_id, outcome, emotion, sentiment_from, sentiment_to, effort_from, effort_to, mark): a rule's
--   part for one kind; null asks nothing; lower places come first
-- grain: one row a step
WITH alike AS (
  SELECT
    kinds.step,
    i.kind_id,
    i.outcome,
    i.emotion,
    ROUND(CAST(i.sentiment AS DOUBLE), 2) AS sentiment,
    CAST(i.effort AS DOUBLE) AS effort,
    COUNT(*) AS seen
  FROM interactions AS i
  INNER JOIN kinds ON i.kind_id = kinds.kind_id
  LEFT JOIN joined ON i.profile_id = joined.profile_id
  WHERE
    i.occurred_us >= $since AND i.occurred_us < $until
    AND ($everybody OR COALESCE(joined.customer_id, i.profile_id) IN (SELECT chosen.customer_id FROM chosen))
  GROUP BY ALL
),

marked AS (
  SELECT
    alike.step,
    alike.seen,
    ARG_MIN(marking.mark, marking.place) AS mark
  FROM alike
  LEFT JOIN marking
    ON
      alike.kind_id = marking.kind_id
      AND (marking.outcome IS NULL OR alike.outcome = marking.outcome)
      AND (marking.emotion IS NULL OR alike.emotion = marking.emotion)
      AND (marking.sentiment_from IS NULL OR alike.sentiment >= marking.sentiment_from)
      AND (marking.sentiment_to IS NULL OR alike.sentiment <= marking.sentiment_to)
      AND (marking.effort_from IS NULL OR alike.effort >= marking.effort_from)
      AND (marking.effort_to IS NULL OR alike.effort <= marking.effort_to)
  GROUP BY alike.step, alike.kind_id, alike.outcome, alike.emotion, alike.sentiment, alike.effort, alike.seen
)

SELECT
  step,
  SUM(seen) AS seen,
  COALESCE(SUM(seen) FILTER (WHERE mark = 'positive'), 0) AS positive,
  COALESCE(SUM(seen) FILTER (WHERE mark = 'neutral'), 0) AS neutral,
  COALESCE(SUM(seen) FILTER (WHERE mark = 'negative'), 0) AS negative
FROM marked
GROUP BY step
ORDER BY seen DESC, step ASC
