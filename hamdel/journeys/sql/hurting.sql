-- purpose: the newest moments at one step that hurt, and what went with each
-- values: those of signs.sql, at (a step), most
-- over: signs.sql
-- grain: one row a moment
SELECT
  id,
  customer_id,
  failed,
  abandoned,
  felt_bad,
  heavy,
  raged,
  came_back,
  switched,
  waited,
  dropped_off
FROM signs
WHERE hurt AND step = $at
ORDER BY occurred_us DESC, id DESC
LIMIT $most
