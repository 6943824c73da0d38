-- purpose: what each customer of a part of all usually does: how often on each way, when, how it ended and felt
-- values: since, until (microseconds since 1970, [since, until)), part, parts (customers whose id leaves `part` when
--   divided by `parts`), ahead_us (the company's clock is so far ahead of UTC), least (moments, fewer are left out)
-- beside: kinds (kind_id, step: a number, is_contact, is_ours), joined, chosen, everybody as in directly_follows.sql,
--   buying (kind_id: those in which somebody buys)
-- grain: one row a customer and step
-- night is from nine to six; the week-end is Thursday and Friday (1970-01-01 was a Thursday)
WITH moment AS (
  SELECT
    COALESCE(joined.customer_id, i.profile_id) AS customer_id,
    i.kind_id,
    i.outcome,
    (i.occurred_us + $ahead_us) // 3600000000 AS hour,
    CASE WHEN NOT kinds.is_ours THEN CAST(i.sentiment AS DOUBLE) END AS sentiment,
    kinds.step,
    kinds.is_contact
  FROM interactions AS i
  INNER JOIN kinds ON i.kind_id = kinds.kind_id
  LEFT JOIN joined ON i.profile_id = joined.profile_id
  WHERE i.occurred_us >= $since AND i.occurred_us < $until AND NOT kinds.is_ours
),

counted AS (
  SELECT
    customer_id,
    step,
    COUNT(*) AS seen,
    COUNT(*) FILTER (WHERE hour % 24 >= 21 OR hour % 24 < 6) AS night,
    COUNT(*) FILTER (WHERE hour // 24 % 7 < 2) AS weekend,
    COUNT(*) FILTER (WHERE outcome = 'failure') AS failed,
    COUNT(*) FILTER (WHERE is_contact) AS contacts,
    COUNT(*) FILTER (WHERE kind_id IN (SELECT buying.kind_id FROM buying)) AS bought,
    COUNT(sentiment) AS felt,
    COALESCE(SUM(sentiment), 0e0) AS feeling
  FROM moment
  WHERE
    customer_id % $parts = $part
    AND ($everybody OR customer_id IN (SELECT chosen.customer_id FROM chosen))
  GROUP BY customer_id, step
)

SELECT *
FROM counted
QUALIFY SUM(seen) OVER (PARTITION BY customer_id) >= $least
ORDER BY customer_id ASC, step ASC
