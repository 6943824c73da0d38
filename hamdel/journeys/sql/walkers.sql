-- purpose: the customers who went one way
-- values: those of ways.sql, walked (a list of steps), was_cut (whether it was longer), most (customers)
-- over: ways.sql
-- grain: one row a customer
SELECT
  customer_id,
  newest_id,
  COUNT(*) OVER () AS people
FROM ways
WHERE steps = $walked AND cut = $was_cut
ORDER BY ended_us DESC, customer_id DESC
LIMIT $most
