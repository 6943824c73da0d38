-- purpose: how many customers came how far along ordered steps, and how long it took them
-- values: those of levels.sql
-- over: levels.sql
-- grain: one row
SELECT
  COUNT(*) AS reached1,
  COUNT(*) FILTER (WHERE reached >= 2) AS reached2,
  COUNT(*) FILTER (WHERE reached >= 3) AS reached3,
  COUNT(*) FILTER (WHERE reached >= 4) AS reached4,
  COUNT(*) FILTER (WHERE reached >= 5) AS reached5,
  COUNT(*) FILTER (WHERE reached >= 6) AS reached6,
  MEDIAN(took2) / 1e6 AS median2,
  MEDIAN(took3) / 1e6 AS median3,
  MEDIAN(took4) / 1e6 AS median4,
  MEDIAN(took5) / 1e6 AS median5,
  MEDIAN(took6) / 1e6 AS median6
FROM levels
