-- purpose: of those who came first in a period, how many came again in each later one
-- values: since (before the whole log), until, whole (whether any moment counts), at (else only those of this step)
-- beside: kinds (kind_id, step: a number, is_ours), slot (slot: a quarter of an hour since 1970, place: of its period,
--   from 0), joined, chosen, everybody as in directly_follows.sql
-- grain: one row a first period and how many periods later
WITH moment AS (
  SELECT DISTINCT
    COALESCE(joined.customer_id, i.profile_id) AS customer_id,
    COALESCE(slot.place, -1) AS place
  FROM interactions AS i
  INNER JOIN kinds ON i.kind_id = kinds.kind_id
  LEFT JOIN joined ON i.profile_id = joined.profile_id
  LEFT JOIN slot ON CAST(FLOOR(i.occurred_us / 9e8) AS BIGINT) = slot.slot
  WHERE
    i.occurred_us >= $since AND i.occurred_us < $until
    AND NOT kinds.is_ours AND ($whole OR kinds.step = $at)
),

born AS (
  SELECT
    customer_id,
    MIN(place) AS place
  FROM moment
  WHERE $everybody OR customer_id IN (SELECT chosen.customer_id FROM chosen)
  GROUP BY customer_id
)

SELECT
  born.place AS cohort,
  moment.place - born.place AS later,
  COUNT(*) AS people
FROM moment
INNER JOIN born ON moment.customer_id = born.customer_id
WHERE born.place >= 0
GROUP BY cohort, later
ORDER BY cohort ASC, later ASC
