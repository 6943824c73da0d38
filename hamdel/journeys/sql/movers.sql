-- purpose: the customers who went from one step right to another
-- values: since, until, at (the step they left), target (the step they came to), most
-- beside: kinds (kind_id, step: a number), joined, chosen, everybody as in directly_follows.sql
-- grain: one row a customer
WITH moment AS (
  SELECT
    COALESCE(joined.customer_id, i.profile_id) AS customer_id,
    i.id,
    i.occurred_us,
    kinds.step
  FROM interactions AS i
  INNER JOIN kinds ON i.kind_id = kinds.kind_id
  LEFT JOIN joined ON i.profile_id = joined.profile_id
  WHERE i.occurred_us >= $since AND i.occurred_us < $until
),

followed AS (
  SELECT
    customer_id,
    step,
    LEAD(step) OVER one_customer AS next_step,
    LEAD(id) OVER one_customer AS next_id,
    LEAD(occurred_us) OVER one_customer AS next_us
  FROM moment
  WHERE $everybody OR customer_id IN (SELECT chosen.customer_id FROM chosen)
  WINDOW one_customer AS (PARTITION BY customer_id ORDER BY occurred_us, id)
)

SELECT
  customer_id,
  COUNT(*) AS times,
  ARG_MAX(next_id, (next_us, next_id)) AS newest_id,
  COUNT(*) OVER () AS people
FROM followed
WHERE step = $at AND next_step = $target
GROUP BY customer_id
ORDER BY MAX(next_us) DESC, newest_id DESC
LIMIT $most
