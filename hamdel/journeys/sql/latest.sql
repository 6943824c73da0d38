-- purpose: when the newest moment of a span was, whoever had it: what comes after is not known yet
-- values: since, until (microseconds since 1970, [since, until))
-- grain: one row
SELECT MAX(i.occurred_us) AS occurred_us
FROM interactions AS i
WHERE i.occurred_us >= $since AND i.occurred_us < $until
