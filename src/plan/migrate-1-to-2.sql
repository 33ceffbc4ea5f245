-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 2: a membership, a share of a mix or a yield can be said only once, blanks included. A plan that says one twice
-- keeps the row that was entered last.
DELETE FROM area_school WHERE id NOT IN
  (SELECT max(id) FROM area_school GROUP BY area_id, school_id, ifnull(from_year, -1));
DELETE FROM dwelling_mix WHERE id NOT IN
  (SELECT max(id) FROM dwelling_mix GROUP BY site_id, ifnull(dwelling_type, ''), ifnull(tenure, ''), ifnull(bedrooms, -1));
DELETE FROM yield WHERE id NOT IN
  (SELECT max(id) FROM yield GROUP BY phase, ifnull(dwelling_type, ''), ifnull(tenure, ''), ifnull(bedrooms, -1),
   ifnull(years_since, -1));
CREATE UNIQUE INDEX area_school_once ON area_school (area_id, school_id, ifnull(from_year, -1));
CREATE UNIQUE INDEX dwelling_mix_once ON dwelling_mix
  (site_id, ifnull(dwelling_type, ''), ifnull(tenure, ''), ifnull(bedrooms, -1));
CREATE UNIQUE INDEX yield_once ON yield
  (phase, ifnull(dwelling_type, ''), ifnull(tenure, ''), ifnull(bedrooms, -1), ifnull(years_since, -1));
