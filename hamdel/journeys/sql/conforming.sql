-- purpose: how far customers' ways keep to an order of steps: a map's
-- values: since, until (microseconds since 1970, [since, until)), off (the step that stands for all that the map
--   does not name)
-- beside: kinds (kind_id, step: a number, in the order of the map; is_ours), joined, chosen, everybody as in
--   directly_follows.sql
-- grain: one row
-- a way keeps to the order where no step of the map comes after one that stands behind it; what the company does is
-- no step of the customer's
WITH moment AS (
  SELECT
    COALESCE(joined.customer_id, i.profile_id) AS customer_id,
    i.id,
    i.occurred_us,
    kinds.step
  FROM interactions AS i
  INNER JOIN kinds ON i.kind_id = kinds.kind_id
  LEFT JOIN joined ON i.profile_id = joined.profile_id
  WHERE i.occurred_us >= $since AND i.occurred_us < $until AND (kinds.step <> $off OR NOT kinds.is_ours)
),

on_map AS (
  SELECT
    customer_id,
    step,
    LAG(step) OVER (PARTITION BY customer_id ORDER BY occurred_us, id) AS before
  FROM moment
  WHERE step <> $off AND ($everybody OR customer_id IN (SELECT chosen.customer_id FROM chosen))
),

kept AS (
  SELECT
    customer_id,
    COUNT(*) AS moments,
    COUNT(*) FILTER (WHERE before <> step) AS moves,
    COUNT(*) FILTER (WHERE before > step) AS backs
  FROM on_map
  GROUP BY customer_id
),

strayed AS (
  SELECT
    customer_id,
    COUNT(*) AS moments
  FROM moment
  WHERE step = $off AND ($everybody OR customer_id IN (SELECT chosen.customer_id FROM chosen))
  GROUP BY customer_id
)

SELECT
  COUNT(kept.customer_id) AS customers,
  COUNT(*) FILTER (WHERE kept.backs = 0) AS in_order,
  COUNT(*) FILTER (WHERE kept.backs = 0 AND strayed.customer_id IS NULL) AS wholly,
  COUNT(*) FILTER (WHERE kept.customer_id IS NULL) AS never_there,
  COALESCE(SUM(kept.moments), 0) AS on_map,
  COALESCE(SUM(strayed.moments), 0) AS off_map,
  COALESCE(SUM(kept.moves), 0) AS moves,
  COALESCE(SUM(kept.backs), 0) AS backs
FROM kept
FULL OUTER JOIN strayed ON kept.customer_id = strayed.customer_id
