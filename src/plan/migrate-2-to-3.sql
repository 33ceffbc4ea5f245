-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 3: a housing site outside every growth area says which planning areas take its pupils.
ALTER TABLE housing_site ADD COLUMN primary_area_id   INTEGER REFERENCES planning_area;
ALTER TABLE housing_site ADD COLUMN secondary_area_id INTEGER REFERENCES planning_area;
