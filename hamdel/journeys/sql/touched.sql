-- purpose: the customers of whom what was prepared is not true any more
-- beside: joined (profile_id, customer_id); ready: ready_joined (as it was then); interactions are those since
-- grain: one row a customer
WITH moved AS (
  SELECT
    COALESCE(joined.profile_id, ready_joined.profile_id) AS profile_id,
    joined.customer_id AS now_id,
    ready_joined.customer_id AS then_id
  FROM joined
  FULL OUTER JOIN ready_joined ON joined.profile_id = ready_joined.profile_id
  WHERE joined.customer_id IS DISTINCT FROM ready_joined.customer_id
)

SELECT COALESCE(joined.customer_id, i.profile_id) AS customer_id
FROM interactions AS i
LEFT JOIN joined ON i.profile_id = joined.profile_id
WHERE i.occurred_us >= $since AND i.occurred_us < $until
UNION
SELECT COALESCE(now_id, profile_id) AS customer_id FROM moved
UNION
SELECT COALESCE(then_id, profile_id) AS customer_id FROM moved
