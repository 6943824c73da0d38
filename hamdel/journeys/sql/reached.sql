-- purpose: the customers who came to a step of a funnel and no further, or at least to it
-- values: those of levels.sql, level (1…6), and_stopped (whether only those who came no further), most
-- over: levels.sql
-- grain: one row a customer
SELECT
  customer_id,
  newest_id,
  COUNT(*) OVER () AS people
FROM levels
WHERE reached = $level OR (reached > $level AND NOT $and_stopped)
ORDER BY began_us DESC, customer_id DESC
LIMIT $most
