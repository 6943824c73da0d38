-- purpose: every moment with what came around it: the next one; of a contact the next contact; the one before the
--   last of the same action
-- values, beside: those of moments.sql, kinds (kind_id, action: a number, is_contact)
-- over: moments.sql
-- grain: one row a moment
SELECT
  m.customer_id,
  m.profile_id,
  m.id,
  m.occurred_us,
  m.kind_id,
  m.outcome,
  m.sentiment,
  m.effort,
  LEAD(m.kind_id) OVER one_customer AS next_kind_id,
  LEAD(m.occurred_us) OVER one_customer AS next_us,
  LEAD(m.kind_id) OVER alike AS next_alike_kind_id,
  LEAD(m.occurred_us) OVER alike AS next_alike_us,
  LAG(m.occurred_us, 2)
    OVER (PARTITION BY m.customer_id, kinds.action ORDER BY m.occurred_us, m.id)
    AS tried_us
FROM moments AS m
INNER JOIN kinds ON m.kind_id = kinds.kind_id
WINDOW
  one_customer AS (PARTITION BY m.customer_id ORDER BY m.occurred_us, m.id),
  alike AS (PARTITION BY m.customer_id, kinds.is_contact ORDER BY m.occurred_us, m.id)
