-- purpose: how far customers' walks keep to an order of steps: a map's
-- values: since, until (microseconds since 1970, [since, until)), off (the step that stands for all that the map
--   does not name), quiet (microseconds without a moment, after which another walk begins)
-- beside: kinds (kind_id, step: a number, in the order of the map; is_ours), joined, chosen, everybody as in
--   directly_follows.sql
-- grain: one row
-- a walk of at least two steps of the map keeps to it where none comes after one that stands behind it; what the
-- company does is no step of the customer's
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

begun AS (
  SELECT
    *,
    COALESCE(
      occurred_us - LAG(occurred_us) OVER (PARTITION BY customer_id ORDER BY occurred_us, id) > $quiet, FALSE
    ) AS begins
  FROM moment
  WHERE $everybody OR customer_id IN (SELECT chosen.customer_id FROM chosen)
),

walked AS (
  SELECT
    *,
    COUNT(*) FILTER (WHERE begins) OVER (PARTITION BY customer_id ORDER BY occurred_us, id) AS walk
  FROM begun
),

stepped AS (
  SELECT
    customer_id,
    walk,
    step,
    LAG(step) OVER (PARTITION BY customer_id, walk, step = $off ORDER BY occurred_us, id) AS before
  FROM walked
),

kept AS (
  SELECT
    customer_id,
    walk,
    COUNT(*) FILTER (WHERE step <> $off) AS on_map,
    COUNT(*) FILTER (WHERE step = $off) AS off_map,
    COUNT(DISTINCT step) FILTER (WHERE step <> $off) AS steps,
    COUNT(*) FILTER (WHERE step <> $off AND before <> step) AS moves,
    COUNT(*) FILTER (WHERE step <> $off AND before > step) AS backs
  FROM stepped
  GROUP BY customer_id, walk
)

SELECT
  COUNT(*) FILTER (WHERE steps > 1) AS walks,
  COUNT(*) FILTER (WHERE steps > 1 AND backs = 0) AS in_order,
  COUNT(*) FILTER (WHERE steps > 1 AND backs = 0 AND off_map = 0) AS wholly,
  COUNT(DISTINCT customer_id) AS people,
  COUNT(DISTINCT customer_id) FILTER (WHERE on_map > 0) AS there,
  COALESCE(SUM(on_map), 0) AS on_map,
  COALESCE(SUM(off_map), 0) AS off_map,
  COALESCE(SUM(moves), 0) AS moves,
  COALESCE(SUM(backs), 0) AS backs
FROM kept
