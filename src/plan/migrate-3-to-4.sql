-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 4: rounds, methods, movement, delivery of sites, terms of money, options and programmes, other people's files.
-- Sections as in schema.sql.

-- 5. A scenario may also change admission numbers, how fast a site is built, and the money.
CREATE TABLE new_scenario_override (
  id          INTEGER PRIMARY KEY,
  scenario_id INTEGER NOT NULL REFERENCES scenario ON DELETE CASCADE,
  subject     TEXT    NOT NULL CHECK (subject IN ('completion', 'start slip', 'build rate', 'yield factor', 'take-up',
                                                  'progression', 'pupils', 'places', 'admission number',
                                                  'operating margin', 'weight', 'project budget', 'project slip',
                                                  'project spend', 'pot amount', 'option')),
  target_id   INTEGER,
  year        INTEGER CHECK (year BETWEEN 1900 AND 2199),
  year_group  INTEGER CHECK (year_group BETWEEN 0 AND 14),
  value       REAL,
  reason      TEXT    NOT NULL CHECK (length(trim(reason)) > 0),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
) STRICT;
INSERT INTO new_scenario_override SELECT * FROM scenario_override;
DROP TABLE scenario_override;
ALTER TABLE new_scenario_override RENAME TO scenario_override;
CREATE UNIQUE INDEX scenario_override_once ON scenario_override
  (scenario_id, subject, ifnull(target_id, -1), ifnull(year, -1), ifnull(year_group, -1));

-- 9. Forecast rounds: forecasts kept, frozen

-- 10. Methods chosen and years left out
-- Years whose January census is left out of ratios: a closure, a pandemic, a census taken wrongly. The rolls stay; only what is
-- formed over them is left out. area_id NULL = everywhere.
CREATE TABLE excluded_year (
  id        INTEGER PRIMARY KEY,
  year      INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),    -- academic year
  area_id   INTEGER REFERENCES planning_area ON DELETE CASCADE,
  reason    TEXT    NOT NULL CHECK (length(trim(reason)) > 0),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX excluded_year_once ON excluded_year (year, ifnull(area_id, -1));

-- The method a planner has chosen in place of the one the forecast would take. The narrowest that fits is used: one area's before
-- that of all, then one entry point's, then one phase's. `point` is how children come into a year group: NULL = however.
-- `method` is a name as the forecast knows it ('weighted', 'mean-3', 'auto' …).
CREATE TABLE method_choice (
  id        INTEGER PRIMARY KEY,
  area_id   INTEGER REFERENCES planning_area ON DELETE CASCADE,     -- NULL = all areas
  phase     TEXT CHECK (phase IN ('primary', 'secondary')),         -- NULL = both
  point     TEXT CHECK (point IN ('reception', 'year 7', 'other entry', 'moving up', 'sixth form')),
  method    TEXT    NOT NULL CHECK (length(trim(method)) > 0),
  reason    TEXT    NOT NULL CHECK (length(trim(reason)) > 0),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX method_choice_once ON method_choice (ifnull(area_id, -1), ifnull(phase, ''), ifnull(point, ''));

-- 11. Movement between schools, and children not yet at school

-- 12. How sites deliver, and what the council's own estates yielded

-- 13. Terms of money: contributions, indices, transactions

-- 14. Options and programmes

-- 15. Other people's files: mappings, small areas, styles
