-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The plan file, version 4.
--
-- A plan is one SQLite file that is also an OGC GeoPackage 1.3. This schema is read top to bottom like a paper: who the
-- authority is, where its planning areas and schools are, what places and pupils they have, what is being built, what is
-- assumed, what the council means to do, and with what money.
--
-- Conventions
--   * Tables with a geometry are GeoPackage feature tables (they cannot be STRICT); all others are STRICT.
--   * `year` and `*_year` are the calendar year in which an ACADEMIC year begins: 2016 = 2016/17. `financial_year` likewise
--     for 1 April: 2013 = 2013-14. Dates are 'YYYY-MM-DD', or 'YYYY-MM' or 'YYYY' where no more is known.
--   * `year_group` 0 is reception, 1..14 are Years 1..14.
--   * Money is whole pence (`*_pence`); `price_base` is 'YYYYQn', or NULL for cash.
--   * NULL means not known or not said. It never means nought. A row that is absent says the same.
--   * Every input row can carry where it came from: `source_id` (see source), `dated` (the date of the fact), `note`, and
--     `estimated` = 1 when it is somebody's estimate rather than a published or counted figure.
--   * Only SQL functions built into SQLite are used, so that any GIS or SQL tool can write the file. The R-trees' triggers
--     (sp-spatial-index.c) alone call the functions that every GIS brings.
--   * Coordinates are WGS 84 longitude and latitude (srs_id 4326).

-- ----------------------------------------------------------------------------------------------------------------------
-- 1. The file itself
-- ----------------------------------------------------------------------------------------------------------------------

-- What makes this GeoPackage a plan: exactly one row. application_id and user_version belong to GeoPackage.
CREATE TABLE plan_meta (
  id             INTEGER PRIMARY KEY CHECK (id = 1),
  format         TEXT    NOT NULL CHECK (format = 'school-places-plan'),
  schema_version INTEGER NOT NULL CHECK (schema_version >= 1),
  revision       INTEGER NOT NULL DEFAULT 0 CHECK (revision >= 0), -- goes up by one with each edit, undo and redo
  title          TEXT    NOT NULL,                                 -- 'Norfolk 2013'
  created_at     TEXT    NOT NULL,                                 -- UTC, 'YYYY-MM-DDThh:mm:ssZ'
  identity       TEXT                                              -- the same in every copy of one plan; NULL in those made before version 4
) STRICT;

-- Where facts come from: a paper, a data set, a person.
CREATE TABLE source (
  id        INTEGER PRIMARY KEY,
  code      TEXT NOT NULL UNIQUE,  -- short key used in sample tables and exports: 'ngip-2013'
  title     TEXT NOT NULL,
  publisher TEXT,
  dated     TEXT,
  locator   TEXT,                  -- address, file, page or item
  licence   TEXT,
  note      TEXT
) STRICT;

-- Each edit made to the plan: what, by whom, when, why, and the SQLite changeset that made it (for undo, history, exchange).
CREATE TABLE edit_history (
  id         INTEGER PRIMARY KEY,
  revision   INTEGER NOT NULL,            -- the revision this edit produced
  label      TEXT    NOT NULL,            -- 'Change Dwellings of Thetford in 2016/17'
  reason     TEXT,
  author     TEXT    NOT NULL,
  made_at    TEXT    NOT NULL,
  -- dropped: undone, then overwritten; same: of another officer's copy, and was so here already: changes nothing, is not asked about
  -- again, and says only which rows here are its own.
  state      TEXT    NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'dropped', 'same')),
  changeset  BLOB    NOT NULL,            -- SQLite session changeset from before to after
  -- Of an edit that was brought in from another officer's copy: which edit it was there (see sp-plan-merge.h), who brought it,
  -- when and from which file, and which new rows have other keys here than where it was made ('school:12>15;…').
  origin     TEXT, brought_by TEXT, brought_at TEXT, brought_from TEXT, moved TEXT
) STRICT;

-- Edits of another officer's copy that were refused, and why: they are not offered again.
CREATE TABLE refused_edit (
  id         INTEGER PRIMARY KEY,
  origin     TEXT NOT NULL UNIQUE,
  label      TEXT NOT NULL,
  author     TEXT NOT NULL,
  made_at    TEXT NOT NULL,
  refused_by TEXT NOT NULL,
  refused_at TEXT NOT NULL,
  reason     TEXT NOT NULL CHECK (length(trim(reason)) > 0)
) STRICT;

-- ----------------------------------------------------------------------------------------------------------------------
-- 2. The authority and its ground
-- ----------------------------------------------------------------------------------------------------------------------

-- The local authority the plan is for: exactly one row.
CREATE TABLE authority (
  id        INTEGER PRIMARY KEY CHECK (id = 1),
  name      TEXT NOT NULL,
  la_code   TEXT NOT NULL,         -- three-digit DfE code: '926'
  gss_code  TEXT,                  -- 'E10000020'
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
) STRICT;

-- District councils: the local planning authorities whose local plans bring the housing.
CREATE TABLE district (
  id        INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom      MULTIPOLYGON,
  gss_code  TEXT UNIQUE,
  name      TEXT NOT NULL UNIQUE,
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
);

-- The base map drawn under everything, so that the map needs no network. Kinds: land, coast, river.
CREATE TABLE base_land (
  id        INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom      MULTIPOLYGON,
  name      TEXT,
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
);
CREATE TABLE base_line (
  id        INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom      MULTILINESTRING,
  kind      TEXT NOT NULL CHECK (kind IN ('coast', 'river')),
  name      TEXT,
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
);
-- Towns and villages to name on the map. Importance 1 is a city, 2 a large town, 3 a town, 4 a village.
CREATE TABLE base_place (
  id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom       POINT,
  name       TEXT    NOT NULL,
  importance INTEGER NOT NULL CHECK (importance BETWEEN 1 AND 4),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
);

-- Planning areas: groups of schools whose places serve each other's children, agreed with the DfE. Primary and secondary
-- areas are separate sets. `margin` is the area's own operating margin (share of pupils kept as spare places); NULL = the
-- plan's (see assumption).
CREATE TABLE planning_area (
  id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom        MULTIPOLYGON,
  code        TEXT    NOT NULL UNIQUE,                              -- DfE planning area code: '9260282'
  name        TEXT    NOT NULL,
  phase       TEXT    NOT NULL CHECK (phase IN ('primary', 'secondary')),
  district_id INTEGER REFERENCES district,
  margin      REAL    CHECK (margin BETWEEN 0 AND 0.5),
  opened_year INTEGER CHECK (opened_year BETWEEN 1900 AND 2199),
  closed_year INTEGER CHECK (closed_year BETWEEN 1900 AND 2199),    -- first year in which it is no more
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
);

-- ----------------------------------------------------------------------------------------------------------------------
-- 3. Schools, places and pupils
-- ----------------------------------------------------------------------------------------------------------------------

CREATE TABLE school (
  id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom        POINT,
  urn         INTEGER UNIQUE CHECK (urn BETWEEN 100000 AND 999999),
  dfe_number  TEXT    UNIQUE,                                       -- '926/2004': authority and establishment number
  name        TEXT    NOT NULL,
  phase       TEXT    NOT NULL CHECK (phase IN ('nursery', 'infant', 'first', 'junior', 'middle', 'primary', 'secondary',
                                                'upper', 'all-through', 'special', 'alternative')),
  status      TEXT    CHECK (status IN ('community', 'voluntary controlled', 'voluntary aided', 'foundation', 'academy',
                                        'free school', 'utc', 'studio')),
  pfi         INTEGER CHECK (pfi IN (0, 1)),                        -- hosted under a private finance contract
  first_group INTEGER CHECK (first_group BETWEEN 0 AND 14),         -- lowest year group taught
  last_group  INTEGER CHECK (last_group BETWEEN 0 AND 14 AND last_group >= first_group),
  district_id INTEGER REFERENCES district,
  opened_on   TEXT,
  closed_on   TEXT,
  site_limit_places INTEGER CHECK (site_limit_places >= 0),         -- most places the site could hold
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
);

-- Which school followed which: academy conversion, amalgamation, split.
CREATE TABLE school_link (
  id             INTEGER PRIMARY KEY,
  predecessor_id INTEGER NOT NULL REFERENCES school ON DELETE CASCADE,
  successor_id   INTEGER NOT NULL REFERENCES school ON DELETE CASCADE,
  kind           TEXT    NOT NULL CHECK (kind IN ('conversion', 'amalgamation', 'merger', 'split', 'other')),
  linked_on      TEXT,
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (predecessor_id, successor_id), CHECK (predecessor_id <> successor_id)
) STRICT;

-- Which schools make up which area, and when: an area's history is re-cut from this. to_year is the first year in which
-- the school is no longer in the area; NULL = still there. A school belongs to at most one primary and one secondary area
-- in a year.
CREATE TABLE area_school (
  id        INTEGER PRIMARY KEY,
  area_id   INTEGER NOT NULL REFERENCES planning_area ON DELETE CASCADE,
  school_id INTEGER NOT NULL REFERENCES school ON DELETE CASCADE,
  from_year INTEGER CHECK (from_year BETWEEN 1900 AND 2199),
  to_year   INTEGER CHECK (to_year BETWEEN 1900 AND 2199 AND to_year > from_year),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (area_id, school_id, from_year)
) STRICT;
CREATE UNIQUE INDEX area_school_once ON area_school (area_id, school_id, ifnull(from_year, -1));

-- Published admission number (PAN) of a school for an entry year group in a year.
CREATE TABLE admission_number (
  id          INTEGER PRIMARY KEY,
  school_id   INTEGER NOT NULL REFERENCES school ON DELETE CASCADE,
  entry_group INTEGER NOT NULL CHECK (entry_group BETWEEN 0 AND 14),
  year        INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),   -- applies from this year until a later row
  places      INTEGER NOT NULL CHECK (places BETWEEN 0 AND 2000),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (school_id, entry_group, year)
) STRICT;

-- Net capacity of a school (all year groups), as assessed from its rooms; applies from `year` until a later row.
CREATE TABLE net_capacity (
  id        INTEGER PRIMARY KEY,
  school_id INTEGER NOT NULL REFERENCES school ON DELETE CASCADE,
  year      INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
  places    INTEGER NOT NULL CHECK (places BETWEEN 0 AND 10000),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (school_id, year)
) STRICT;

-- Places in each year group from a year until a later row of that year group (a bulge class raises one year group at a
-- time). Temporary places are those of the total that are in temporary accommodation. This, not net capacity or PAN, is
-- what need is computed from.
CREATE TABLE group_capacity (
  id         INTEGER PRIMARY KEY,
  school_id  INTEGER NOT NULL REFERENCES school ON DELETE CASCADE,
  year_group INTEGER NOT NULL CHECK (year_group BETWEEN 0 AND 14),
  year       INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
  places     INTEGER NOT NULL CHECK (places BETWEEN 0 AND 2000),
  temporary  INTEGER CHECK (temporary BETWEEN 0 AND 2000),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (school_id, year_group, year)
) STRICT;

-- Pupils on roll at the January census of an academic year.
CREATE TABLE roll (
  id         INTEGER PRIMARY KEY,
  school_id  INTEGER NOT NULL REFERENCES school ON DELETE CASCADE,
  year_group INTEGER NOT NULL CHECK (year_group BETWEEN 0 AND 14),
  year       INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
  pupils     INTEGER NOT NULL CHECK (pupils BETWEEN 0 AND 5000),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (school_id, year_group, year)
) STRICT;

-- The authority's published totals by year group. 'history' are totals the school rolls should add to; 'outturn' are what
-- happened after the plan was made, kept apart: no forecast reads them, they only show how it turned out.
CREATE TABLE authority_roll (
  id         INTEGER PRIMARY KEY,
  kind       TEXT    NOT NULL CHECK (kind IN ('history', 'outturn')),
  year_group INTEGER NOT NULL CHECK (year_group BETWEEN 0 AND 14),
  year       INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
  pupils     INTEGER NOT NULL CHECK (pupils >= 0),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (kind, year_group, year)
) STRICT;

-- Births to residents of a primary planning area that feed reception in September of entry_year.
CREATE TABLE births (
  id         INTEGER PRIMARY KEY,
  area_id    INTEGER NOT NULL REFERENCES planning_area ON DELETE CASCADE,
  entry_year INTEGER NOT NULL CHECK (entry_year BETWEEN 1900 AND 2199),
  births     REAL    NOT NULL CHECK (births BETWEEN 0 AND 1000000),
  projected  INTEGER NOT NULL DEFAULT 0 CHECK (projected IN (0, 1)),  -- 1: the births had not happened when the plan was made
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (area_id, entry_year)
) STRICT;

-- Births by district as published, by the September they feed (mid-year births: four years on).
CREATE TABLE district_births (
  id          INTEGER PRIMARY KEY,
  district_id INTEGER NOT NULL REFERENCES district ON DELETE CASCADE,
  entry_year  INTEGER NOT NULL CHECK (entry_year BETWEEN 1900 AND 2199),
  births      REAL    NOT NULL CHECK (births BETWEEN 0 AND 1000000),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (district_id, entry_year)
) STRICT;

-- Share of the Year 6 of a primary area that moves on to a secondary area. Shares of one primary area may add to less than
-- 1 (private schools, other counties) but not to more than 1.5.
CREATE TABLE transfer (
  id                INTEGER PRIMARY KEY,
  primary_area_id   INTEGER NOT NULL REFERENCES planning_area ON DELETE CASCADE,
  secondary_area_id INTEGER NOT NULL REFERENCES planning_area ON DELETE CASCADE,
  share             REAL    NOT NULL CHECK (share BETWEEN 0 AND 1.5),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (primary_area_id, secondary_area_id)
) STRICT;

-- ----------------------------------------------------------------------------------------------------------------------
-- 4. Growth: areas, sites, dwellings, yields
-- ----------------------------------------------------------------------------------------------------------------------

-- A growth area as the plan's paper lists it. Category 1: several new schools; 2: one new school; 3: other investment.
-- dwellings_min..max is a range and stays one; dwellings_text is what the paper prints.
CREATE TABLE growth_area (
  id             INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom           POINT,
  category       INTEGER NOT NULL CHECK (category IN (1, 2, 3)),
  number         INTEGER NOT NULL CHECK (number > 0),              -- its number in the paper
  name           TEXT    NOT NULL,
  heading        TEXT,                                             -- as printed
  district_id    INTEGER REFERENCES district,
  dwellings_min  INTEGER CHECK (dwellings_min >= 0),
  dwellings_max  INTEGER CHECK (dwellings_max >= dwellings_min),   -- NULL with a minimum: 'at least'
  dwellings_text TEXT,
  horizon_year   INTEGER CHECK (horizon_year BETWEEN 1900 AND 2199), -- calendar year by which, as printed
  not_before     TEXT,                                             -- start no sooner than: 'YYYY' or 'YYYY-MM'
  start_text     TEXT,                                             -- what the paper says of the start
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (category, number)
);

-- The statements the council prints under a growth area, in order. 'context' is the text between heading and lists.
CREATE TABLE growth_statement (
  id             INTEGER PRIMARY KEY,
  growth_area_id INTEGER NOT NULL REFERENCES growth_area ON DELETE CASCADE,
  list           TEXT    NOT NULL CHECK (list IN ('context', 'actions to date', 'current proposals', 'future proposals')),
  list_heading   TEXT,                                             -- as printed: 'Immediate NCC Capital proposals'
  position       INTEGER NOT NULL CHECK (position > 0),
  text           TEXT    NOT NULL CHECK (length(trim(text)) > 0),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (growth_area_id, list, position)
) STRICT;

-- Which planning areas take the pupils of a growth area (shares per phase add to 1).
CREATE TABLE growth_area_share (
  id             INTEGER PRIMARY KEY,
  growth_area_id INTEGER NOT NULL REFERENCES growth_area ON DELETE CASCADE,
  area_id        INTEGER NOT NULL REFERENCES planning_area ON DELETE CASCADE,
  share          REAL    NOT NULL CHECK (share > 0 AND share <= 1),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (growth_area_id, area_id)
) STRICT;

-- Housing sites: where the dwellings of a growth area are. A growth area with no known sites has one site of its own name.
-- permission: built, under construction, full, outline, allocated, emerging, windfall.
-- A site outside every growth area (growth_area_id NULL) says itself which planning areas take its pupils: primary_area_id
-- and secondary_area_id. Where secondary_area_id is NULL, its secondary pupils go as Year 6 of its primary area does (see
-- transfer). In a growth area, growth_area_share says it and these two are not read.
CREATE TABLE housing_site (
  id             INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom           POINT,
  growth_area_id INTEGER REFERENCES growth_area ON DELETE CASCADE,
  reference      TEXT    UNIQUE,                                   -- planning reference or the plan's own
  name           TEXT    NOT NULL,
  permission     TEXT    CHECK (permission IN ('built', 'under construction', 'full', 'outline', 'allocated', 'emerging', 'windfall')),
  dwellings_min  INTEGER CHECK (dwellings_min >= 0),
  dwellings_max  INTEGER CHECK (dwellings_max >= dwellings_min),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  primary_area_id   INTEGER REFERENCES planning_area,
  secondary_area_id INTEGER REFERENCES planning_area
);

-- What will be built on a site: share of its dwellings by type, tenure and bedrooms (4 = four or more). No rows = mix not
-- known, the all-dwellings yield is used.
CREATE TABLE dwelling_mix (
  id            INTEGER PRIMARY KEY,
  site_id       INTEGER NOT NULL REFERENCES housing_site ON DELETE CASCADE,
  dwelling_type TEXT    CHECK (dwelling_type IN ('house', 'flat')),
  tenure        TEXT    CHECK (tenure IN ('market', 'affordable')),
  bedrooms      INTEGER CHECK (bedrooms BETWEEN 1 AND 4),
  share         REAL    NOT NULL CHECK (share > 0 AND share <= 1),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX dwelling_mix_once ON dwelling_mix
  (site_id, ifnull(dwelling_type, ''), ifnull(tenure, ''), ifnull(bedrooms, -1));

-- Dwellings completed on a site in an academic year (1 September to 31 August): their children are first counted at the
-- January census of the NEXT academic year. No row = not known (blank is not nought); 0 = none will be built.
CREATE TABLE completion (
  id        INTEGER PRIMARY KEY,
  site_id   INTEGER NOT NULL REFERENCES housing_site ON DELETE CASCADE,
  year      INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
  dwellings REAL    NOT NULL CHECK (dwellings BETWEEN 0 AND 100000),
  kind      TEXT    NOT NULL DEFAULT 'expected' CHECK (kind IN ('actual', 'expected')),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (site_id, year)
) STRICT;

-- Pupils per dwelling. NULL in dwelling_type, tenure or bedrooms = all. The most detailed row that fits is used.
-- years_since NULL = the yield of settled stock, reached by way of yield_build_up; a number = the yield of dwellings that
-- many years after completion, used as it stands.
CREATE TABLE yield (
  id            INTEGER PRIMARY KEY,
  phase         TEXT    NOT NULL CHECK (phase IN ('early years', 'primary', 'secondary', 'post-16', 'special')),
  dwelling_type TEXT    CHECK (dwelling_type IN ('house', 'flat')),
  tenure        TEXT    CHECK (tenure IN ('market', 'affordable')),
  bedrooms      INTEGER CHECK (bedrooms BETWEEN 1 AND 4),
  years_since   INTEGER CHECK (years_since BETWEEN 0 AND 60),
  pupils_per_dwelling REAL NOT NULL CHECK (pupils_per_dwelling BETWEEN 0 AND 3),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX yield_once ON yield
  (phase, ifnull(dwelling_type, ''), ifnull(tenure, ''), ifnull(bedrooms, -1), ifnull(years_since, -1));

-- How the yield of new dwellings builds up: the share of the settled yield reached some years after completion.
CREATE TABLE yield_build_up (
  id          INTEGER PRIMARY KEY,
  phase       TEXT    NOT NULL CHECK (phase IN ('early years', 'primary', 'secondary', 'post-16', 'special')),
  years_since INTEGER NOT NULL CHECK (years_since BETWEEN 0 AND 60),
  share       REAL    NOT NULL CHECK (share BETWEEN 0 AND 3),      -- above 1 where new estates peak above the settled yield
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (phase, years_since)
) STRICT;

-- ----------------------------------------------------------------------------------------------------------------------
-- 5. Assumptions and scenarios
-- ----------------------------------------------------------------------------------------------------------------------

-- The plan's assumptions: exactly one row; a scenario may override any of them.
CREATE TABLE assumption (
  id               INTEGER PRIMARY KEY CHECK (id = 1),
  origin_year      INTEGER NOT NULL CHECK (origin_year BETWEEN 1900 AND 2199),  -- last census used; forecasts start after it
  horizon          INTEGER NOT NULL DEFAULT 10 CHECK (horizon BETWEEN 1 AND 30), -- academic years ahead
  weight_1         REAL NOT NULL DEFAULT 3 CHECK (weight_1 >= 0),  -- weights of the latest ratios, most recent first
  weight_2         REAL NOT NULL DEFAULT 2 CHECK (weight_2 >= 0),
  weight_3         REAL NOT NULL DEFAULT 1 CHECK (weight_3 >= 0),
  operating_margin REAL NOT NULL DEFAULT 0.05 CHECK (operating_margin BETWEEN 0 AND 0.5), -- share of pupils kept spare
  yield_factor     REAL NOT NULL DEFAULT 1 CHECK (yield_factor BETWEEN 0 AND 5),          -- multiplies every yield
  seed             INTEGER NOT NULL DEFAULT 1,
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  CHECK (weight_1 + weight_2 + weight_3 > 0)
) STRICT;

-- A scenario is its parent with some things different. The row with no parent is the plan as it stands.
CREATE TABLE scenario (
  id        INTEGER PRIMARY KEY,
  parent_id INTEGER REFERENCES scenario ON DELETE RESTRICT,
  name      TEXT NOT NULL UNIQUE,
  note      TEXT,
  CHECK (parent_id <> id)
) STRICT;

-- One thing that a scenario has different, and why (compulsory). What target_id is and which of year and year_group are
-- used follows from the subject:
--   completion        dwellings of site target_id in year          (value NULL = not known)
--   start slip        all expected completions of site target_id later by value years (whole)
--   yield factor      multiplies yields; target_id NULL = all, else those of that site, upon the plan's
--   take-up           births-to-reception ratio of area target_id
--   progression       ratio into year_group of area target_id
--   pupils            adjustment added to area target_id in year, year_group (pupils, may be negative)
--   places            places of school target_id in year_group from year on
--   operating margin  of area target_id, or of the plan when NULL
--   weight            ratio weight number year_group (1, 2, 3)
--   build rate        dwellings a year of site target_id, from its first expected year
--   go-ahead          chance that site target_id is built at all, 0 to 1
--   stall             chance that a year of building at site target_id brings nothing, 0 to 0.9
--   admission number  PAN of school target_id for entry year_group from year on
--   project budget    of project target_id, in whole pence         (value NULL = not known)
--   project slip      dates of project target_id later by value years (whole)
--   project spend     of project target_id in financial year, in whole pence
--   pot amount        of pot target_id in financial year, in whole pence
--   option            option target_id is carried out, its places counting from year; value 0 = it is not
CREATE TABLE scenario_override (
  id          INTEGER PRIMARY KEY,
  scenario_id INTEGER NOT NULL REFERENCES scenario ON DELETE CASCADE,
  subject     TEXT    NOT NULL CHECK (subject IN ('completion', 'start slip', 'build rate', 'yield factor', 'take-up',
                                                  'progression', 'pupils', 'places', 'admission number',
                                                  'operating margin', 'weight', 'project budget', 'project slip',
                                                  'project spend', 'pot amount', 'option', 'go-ahead', 'stall')),
  target_id   INTEGER,
  year        INTEGER CHECK (year BETWEEN 1900 AND 2199),
  year_group  INTEGER CHECK (year_group BETWEEN 0 AND 14),
  value       REAL,
  reason      TEXT    NOT NULL CHECK (length(trim(reason)) > 0),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX scenario_override_once ON scenario_override
  (scenario_id, subject, ifnull(target_id, -1), ifnull(year, -1), ifnull(year_group, -1));

-- ----------------------------------------------------------------------------------------------------------------------
-- 6. Capital projects
-- ----------------------------------------------------------------------------------------------------------------------

-- The project tables of the plan: 1 in preparation for delivery, 2 to be commissioned with no dependencies, 3 to be
-- commissioned with dependencies. indicative_pence is the cost the paper gives for the whole table where it prices no
-- single project ('likely in order of £28m overall').
CREATE TABLE programme_table (
  number           INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 9),
  title            TEXT NOT NULL,
  indicative_pence INTEGER CHECK (indicative_pence >= 0),
  indicative_text  TEXT,
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
) STRICT;

CREATE TABLE project (
  id               INTEGER PRIMARY KEY,
  reference        TEXT UNIQUE,                                    -- 'EC4595'
  programme_table  INTEGER REFERENCES programme_table,
  position         INTEGER,                                        -- order in the printed table
  name             TEXT NOT NULL,                                  -- 'School or planning area' as printed
  description      TEXT,                                           -- 'Project' as printed
  school_id        INTEGER REFERENCES school,                      -- the main school; see project_school
  area_id          INTEGER REFERENCES planning_area,               -- where the places count
  places_from      INTEGER CHECK (places_from >= 0),
  places_to_min    INTEGER CHECK (places_to_min >= 0),             -- a range stays a range: 210 or 315
  places_to_max    INTEGER CHECK (places_to_max >= places_to_min),
  riba_stage       TEXT,                                           -- 'B', 'C', 'B or C', '2': as reported
  budget_pence     INTEGER CHECK (budget_pence >= 0),
  price_base       TEXT CHECK (price_base GLOB '[12][0-9][0-9][0-9]Q[1-4]'),
  completion_text  TEXT,                                           -- as printed: 'Sept. ''15'
  completion_on    TEXT,                                           -- 'YYYY-MM'; NULL = not dated
  places_from_year INTEGER CHECK (places_from_year BETWEEN 1900 AND 2199), -- academic year in which its places first count
  spend_to_date_pence INTEGER CHECK (spend_to_date_pence >= 0),
  spend_to_date_on TEXT,                                           -- '2013-03-31'
  profile_total_pence INTEGER,                                     -- total as printed in the spend profile
  committed        INTEGER NOT NULL DEFAULT 0 CHECK (committed IN (0, 1)), -- 1: its places are counted as planned supply
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  -- what is done
  kind TEXT CHECK (kind IN ('new school', 'expansion', 'replacement', 'relocation',
    'amalgamation', 'bulge class', 'temporary', 'permanent accommodation', 'improvement', 'specialist', 'site', 'other')),
  phase TEXT CHECK (phase IN ('primary', 'secondary', 'special')), -- whom it is for
  location_factor REAL CHECK (location_factor BETWEEN 0.5 AND 2), -- what building costs here against the nation
  earliest_start_on TEXT, -- works begin no sooner
  lead_months INTEGER CHECK (lead_months BETWEEN 0 AND 240), -- from the decision to completion
  temporary_places INTEGER CHECK (temporary_places BETWEEN 0 AND 5000) -- in use until its completion
) STRICT;

-- The schools a project builds at, where there are several.
CREATE TABLE project_school (
  id         INTEGER PRIMARY KEY,
  project_id INTEGER NOT NULL REFERENCES project ON DELETE CASCADE,
  school_id  INTEGER NOT NULL REFERENCES school ON DELETE CASCADE,
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (project_id, school_id)
) STRICT;

-- Spend by financial year, actual or profiled. No row = not said.
CREATE TABLE project_spend (
  id             INTEGER PRIMARY KEY,
  project_id     INTEGER NOT NULL REFERENCES project ON DELETE CASCADE,
  financial_year INTEGER NOT NULL CHECK (financial_year BETWEEN 1900 AND 2199),
  amount_pence   INTEGER NOT NULL,
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (project_id, financial_year)
) STRICT;

-- What must happen first.
CREATE TABLE project_dependency (
  id         INTEGER PRIMARY KEY,
  project_id INTEGER NOT NULL REFERENCES project ON DELETE CASCADE,
  position   INTEGER NOT NULL CHECK (position > 0),
  kind       TEXT    NOT NULL CHECK (kind IN ('land', 'planning', 'pfi', 'academy', 'diocese', 'organisation', 'district',
                                              'contribution', 'review', 'other')),
  text       TEXT    NOT NULL,                                     -- as printed
  state      TEXT    NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'in hand', 'met', 'failed')),
  owner      TEXT,
  due_on     TEXT,
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (project_id, position)
) STRICT;

-- Places a project adds in a year group from a year on (negative: takes away).
CREATE TABLE project_places (
  id         INTEGER PRIMARY KEY,
  project_id INTEGER NOT NULL REFERENCES project ON DELETE CASCADE,
  area_id    INTEGER NOT NULL REFERENCES planning_area,
  year_group INTEGER NOT NULL CHECK (year_group BETWEEN 0 AND 14),
  year       INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
  places     INTEGER NOT NULL CHECK (places BETWEEN -2000 AND 2000),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (project_id, area_id, year_group, year)
) STRICT;

-- Which growth areas a project answers.
CREATE TABLE growth_area_project (
  id             INTEGER PRIMARY KEY,
  growth_area_id INTEGER NOT NULL REFERENCES growth_area ON DELETE CASCADE,
  project_id     INTEGER NOT NULL REFERENCES project ON DELETE CASCADE,
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (growth_area_id, project_id)
) STRICT;

-- ----------------------------------------------------------------------------------------------------------------------
-- 7. Money
-- ----------------------------------------------------------------------------------------------------------------------

-- A pot: money from one source with its terms. What it may pay for is the AND of the restrictions that are not NULL.
-- carry_years: for how many financial years after its own an amount may still be spent; 0 = what is left at the year's end
-- lapses, NULL = until spend_by. award_years: for how many years the award of one row stands (no more comes in the others).
-- interest_rate (a year) and repay_years are of borrowing: what it costs the revenue budget.
CREATE TABLE pot (
  id             INTEGER PRIMARY KEY,
  position       INTEGER NOT NULL DEFAULT 1,
  name           TEXT NOT NULL,                                    -- as printed: 'BN 2013-15'
  source         TEXT NOT NULL CHECK (source IN ('basic need', 'mid-year basic need', 'targeted basic need', 'condition',
                   'lcvap', 'devolved formula capital', 'high needs', 'project grant', 'section 106', 'cil', 'hif',
                   'capital receipts', 'revenue and reserves', 'borrowing', 'carry forward', 'school or diocese',
                   'dfe grant', 'other')),
  programme      TEXT NOT NULL DEFAULT 'growth' CHECK (programme IN ('growth', 'other')), -- growth: counts against the plan's projects
  certainty      TEXT NOT NULL DEFAULT 'announced' CHECK (certainty IN ('received', 'announced', 'expected', 'at risk')),
  purpose        TEXT CHECK (purpose IN ('growth', 'condition', 'send')),
  phase          TEXT CHECK (phase IN ('primary', 'secondary', 'special')),
  area_id        INTEGER REFERENCES planning_area,
  school_id      INTEGER REFERENCES school,
  growth_area_id INTEGER REFERENCES growth_area,
  project_id     INTEGER REFERENCES project,
  terms          TEXT,                                             -- what it may pay for, in words
  earliest_on    TEXT,
  spend_by       TEXT,
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  carry_years INTEGER CHECK (carry_years BETWEEN 0 AND 30),
  award_years INTEGER CHECK (award_years BETWEEN 1 AND 5),
  interest_rate REAL CHECK (interest_rate BETWEEN 0 AND 0.5),
  repay_years INTEGER CHECK (repay_years BETWEEN 1 AND 60)
) STRICT;

-- Money of a pot by financial year; financial_year NULL = the paper does not date it. An award for two years is entered
-- once, in the first, with the pot's spend_by date: never in both. Amounts may be negative.
CREATE TABLE pot_amount (
  id             INTEGER PRIMARY KEY,
  pot_id         INTEGER NOT NULL REFERENCES pot ON DELETE CASCADE,
  financial_year INTEGER CHECK (financial_year BETWEEN 1900 AND 2199),
  amount_pence   INTEGER NOT NULL,
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX pot_amount_once ON pot_amount (pot_id, ifnull(financial_year, -1));

-- Section 106 agreements and the obligations in them.
-- An agreement ends when its permission lapses, another deed takes its place, or all has been done; each date is its own.
CREATE TABLE agreement (
  id             INTEGER PRIMARY KEY,
  reference      TEXT UNIQUE,
  planning_application TEXT,
  title          TEXT NOT NULL,
  growth_area_id INTEGER REFERENCES growth_area,
  site_id        INTEGER REFERENCES housing_site,
  signed_on      TEXT,
  pay_back_on    TEXT,
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  kind TEXT CHECK (kind IN ('section 106', 'unilateral undertaking', 'deed of variation', 'section 278', 'other')),
  organisation TEXT,
  document_url TEXT,
  district_id INTEGER REFERENCES district,
  ended_on TEXT,
  ended_why TEXT CHECK (ended_why IN ('permission lapsed', 'deed superseded', 'discharged'))
) STRICT;
-- basis: amount_pence is for all ('fixed', also when NULL) or for each dwelling. cost_per_place_pence, headroom_places and the
-- rows of obligation_dwelling keep the calculation. Where project_id or school_id is said, the money is tied to it; several
-- obligations of one project pool into it. pay_back_on, or pay_back_years after receipt, goes before the agreement's. received_on
-- says that all has come that will; receipts in parts are rows of contribution_transaction.
CREATE TABLE obligation (
  id            INTEGER PRIMARY KEY,
  agreement_id  INTEGER NOT NULL REFERENCES agreement ON DELETE CASCADE,
  position      INTEGER NOT NULL DEFAULT 1,
  kind          TEXT NOT NULL CHECK (kind IN ('money', 'land')),
  phase         TEXT CHECK (phase IN ('early years', 'primary', 'secondary', 'post-16', 'special')),
  text          TEXT NOT NULL,
  amount_pence  INTEGER CHECK (amount_pence >= 0),                 -- NULL = not known
  price_base    TEXT CHECK (price_base GLOB '[12][0-9][0-9][0-9]Q[1-4]'),
  trigger       TEXT CHECK (trigger IN ('commencement', 'occupation', 'share of dwellings', 'date')),
  trigger_value REAL,                                              -- n-th occupation, or share 0..1
  trigger_on    TEXT,                                              -- for a date
  triggered_on  TEXT, due_on TEXT, received_on TEXT, allocated_on TEXT, spent_on TEXT,
  pot_id        INTEGER REFERENCES pot,                            -- where it is banked once received
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  reference TEXT,
  basis TEXT CHECK (basis IN ('fixed', 'per dwelling')),
  land_hectares REAL CHECK (land_hectares BETWEEN 0 AND 1000),
  index_id INTEGER REFERENCES cost_index,
  cost_per_place_pence INTEGER CHECK (cost_per_place_pence >= 0),
  headroom_places REAL CHECK (headroom_places >= 0),
  received_pence INTEGER CHECK (received_pence >= 0),
  pay_back_on TEXT,
  pay_back_years INTEGER CHECK (pay_back_years BETWEEN 1 AND 60),
  project_id INTEGER REFERENCES project,
  school_id INTEGER REFERENCES school
) STRICT;
CREATE UNIQUE INDEX obligation_once ON obligation (agreement_id, reference);

-- Money asked of a district's community infrastructure levy: never certain until paid. state NULL = not said; a claim that was
-- refused brings nothing, whatever its probability.
CREATE TABLE cil_claim (
  id             INTEGER PRIMARY KEY,
  district_id    INTEGER REFERENCES district,
  project_id     INTEGER REFERENCES project,
  text           TEXT NOT NULL,
  financial_year INTEGER CHECK (financial_year BETWEEN 1900 AND 2199),
  amount_pence   INTEGER CHECK (amount_pence >= 0),
  probability    REAL CHECK (probability BETWEEN 0 AND 1),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  state TEXT CHECK (state IN ('planned', 'submitted', 'agreed', 'refused', 'paid'))
) STRICT;

-- ----------------------------------------------------------------------------------------------------------------------
-- 8. Tables kept as published, for reconciliation
-- ----------------------------------------------------------------------------------------------------------------------

-- A table of a paper, kept cell for cell as printed, faults included. `unit` applies to its numbers.
CREATE TABLE published_table (
  id        INTEGER PRIMARY KEY,
  code      TEXT NOT NULL UNIQUE,                                  -- 'ngip-2013-c4'
  title     TEXT NOT NULL,
  edition   TEXT NOT NULL,                                         -- the paper and its date
  unit      TEXT NOT NULL CHECK (unit IN ('GBP', 'GBP thousand', 'GBP million', 'pupils', 'places', 'dwellings', 'percent')),
  decimals  INTEGER CHECK (decimals BETWEEN 0 AND 6),              -- to which the paper prints; NULL = as they come
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
) STRICT;
-- Columns: 'label' text that names the row, 'text' other words, 'number' a figure, 'total' the sum of the number columns of
-- its row (negative and bracketed figures included).
CREATE TABLE published_column (
  id       INTEGER PRIMARY KEY,
  table_id INTEGER NOT NULL REFERENCES published_table ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position > 0),
  heading  TEXT    NOT NULL,
  role     TEXT    NOT NULL CHECK (role IN ('label', 'text', 'number', 'total')),
  financial_year INTEGER,
  UNIQUE (table_id, position)
) STRICT;
-- Rows: 'line', 'total' (the sum of the lines above it back to the last total of the same level), 'subtotal' likewise,
-- 'heading' and 'note' carry no figures.
CREATE TABLE published_row (
  id       INTEGER PRIMARY KEY,
  table_id INTEGER NOT NULL REFERENCES published_table ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position > 0),
  role     TEXT    NOT NULL CHECK (role IN ('line', 'subtotal', 'total', 'heading', 'note')),
  UNIQUE (table_id, position)
) STRICT;
-- Cells exactly as printed ('32.271*', '(3.379)', ''); their numbers are read by the program. No row = an empty cell.
CREATE TABLE published_cell (
  id        INTEGER PRIMARY KEY,
  row_id    INTEGER NOT NULL REFERENCES published_row ON DELETE CASCADE,
  column_id INTEGER NOT NULL REFERENCES published_column ON DELETE CASCADE,
  text      TEXT    NOT NULL,
  UNIQUE (row_id, column_id)
) STRICT;
-- A statement in a paper that some figures should agree with others: 'forming £8.3m in table at 5', 'demand against envelope'.
-- left and right name cells as 'table-code!row label!column heading', several joined by ' + '; or each is a table's code and
-- no more: two editions of one table, every figure of which should be the same.
CREATE TABLE published_claim (
  id        INTEGER PRIMARY KEY,
  text      TEXT NOT NULL,
  left_expression  TEXT NOT NULL,
  right_expression TEXT NOT NULL,
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
) STRICT;

-- ----------------------------------------------------------------------------------------------------------------------
-- 9. Forecast rounds: forecasts kept, frozen
-- ----------------------------------------------------------------------------------------------------------------------

-- A forecast as it was given out, kept: it stays as it is while the plan goes on. One that this program made holds the
-- inputs it was made from (kind 'kept'), frozen, so that it can be made again to the last bit; one typed in from an old
-- paper (kind 'typed in') holds its figures only. Years are forecast from the origin year, the last that was counted.
CREATE TABLE forecast_round (
  id             INTEGER PRIMARY KEY,
  name           TEXT    NOT NULL UNIQUE CHECK (length(trim(name)) > 0), -- 'SCAP 2018'
  kind           TEXT    NOT NULL CHECK (kind IN ('kept', 'typed in')),
  made_at        TEXT    NOT NULL,                                 -- UTC, 'YYYY-MM-DDThh:mm:ssZ'; typed in: the paper's date
  author         TEXT,
  revision       INTEGER,                                          -- of the plan it was made from
  scenario       TEXT,                                             -- name of the scenario it was made under
  origin_year    INTEGER NOT NULL CHECK (origin_year BETWEEN 1900 AND 2199),
  horizon        INTEGER NOT NULL CHECK (horizon BETWEEN 1 AND 30), -- academic years ahead
  options        TEXT,                                             -- 'method=weighted horizon=10': what was asked of the engine
  inputs         BLOB,                                             -- the plan's input tables as text, compressed (zlib)
  inputs_sha256  TEXT,                                             -- of that text before it was compressed
  results_sha256 TEXT,                                             -- of the values
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  CHECK ((kind = 'kept') = (inputs IS NOT NULL AND inputs_sha256 IS NOT NULL AND results_sha256 IS NOT NULL))
) STRICT;
-- What a round says: pupils of the authority, an area or a school, in year groups first_group to last_group together. The
-- four components add to pupils; bounds are those of the intervals that hold 80 and 95 times in a hundred. NULL = the round
-- does not say. counted: the pupils that were counted in that year, where the paper that judges the round prints them; else
-- it is compared with the plan's own rolls.
CREATE TABLE forecast_round_value (
  id          INTEGER PRIMARY KEY,
  round_id    INTEGER NOT NULL REFERENCES forecast_round ON DELETE CASCADE,
  level       TEXT    NOT NULL CHECK (level IN ('authority', 'area', 'school')),
  code        TEXT    NOT NULL,                                    -- of the area or school; of the authority, its DfE code
  year        INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
  first_group INTEGER NOT NULL CHECK (first_group BETWEEN 0 AND 14),
  last_group  INTEGER NOT NULL CHECK (last_group BETWEEN 0 AND 14 AND last_group >= first_group),
  pupils      REAL    NOT NULL CHECK (pupils BETWEEN 0 AND 100000000),
  moved_up REAL, births REAL, housing REAL, adjustment REAL,
  lower_80 REAL, upper_80 REAL, lower_95 REAL, upper_95 REAL,
  counted     REAL    CHECK (counted >= 0),
  UNIQUE (round_id, level, code, year, first_group, last_group)
) STRICT;

-- ----------------------------------------------------------------------------------------------------------------------
-- 10. Methods chosen and years left out
-- ----------------------------------------------------------------------------------------------------------------------

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

-- ----------------------------------------------------------------------------------------------------------------------
-- 11. Movement between schools, and children not yet at school
-- ----------------------------------------------------------------------------------------------------------------------

-- Share of a school's oldest year group (or of the year group below into_group) that moves on to another school at
-- into_group: infant to junior (3), first to middle (5), middle to upper (8 or 9), primary to secondary (7). Where a school has none,
-- the shares of past intakes are used.
CREATE TABLE school_transfer (
  id             INTEGER PRIMARY KEY,
  from_school_id INTEGER NOT NULL REFERENCES school ON DELETE CASCADE,
  to_school_id   INTEGER NOT NULL REFERENCES school ON DELETE CASCADE,
  into_group     INTEGER NOT NULL CHECK (into_group BETWEEN 1 AND 14),
  share          REAL    NOT NULL CHECK (share BETWEEN 0 AND 1.5),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (from_school_id, to_school_id, into_group), CHECK (from_school_id <> to_school_id)
) STRICT;

-- Staying-on ratio into a sixth form year group: of one school, of one planning area, or (both NULL) of the whole authority.
-- The nearest wins; where none is held the ratio is learned from past rolls.
CREATE TABLE staying_on (
  id         INTEGER PRIMARY KEY,
  area_id    INTEGER REFERENCES planning_area ON DELETE CASCADE,
  school_id  INTEGER REFERENCES school ON DELETE CASCADE,
  year_group INTEGER NOT NULL CHECK (year_group BETWEEN 12 AND 14),
  ratio      REAL    NOT NULL CHECK (ratio BETWEEN 0 AND 5),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  CHECK (area_id IS NULL OR school_id IS NULL)
) STRICT;
CREATE UNIQUE INDEX staying_on_once ON staying_on (ifnull(area_id, -1), ifnull(school_id, -1), year_group);

-- Children not yet at school, as registered (with family doctors, or early years): aged `age` on 31 August as the academic
-- year `year` begins, so that those aged 4 start reception in that September and those aged 0 four years on. Of a primary
-- planning area, or of a district, whose children are then shared among its areas as its reception pupils are.
CREATE TABLE preschool_register (
  id          INTEGER PRIMARY KEY,
  area_id     INTEGER REFERENCES planning_area ON DELETE CASCADE,
  district_id INTEGER REFERENCES district ON DELETE CASCADE,
  year        INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
  age         INTEGER NOT NULL CHECK (age BETWEEN 0 AND 4),
  children    REAL    NOT NULL CHECK (children BETWEEN 0 AND 1000000),
  counted_on  TEXT,                                                -- the day of the count
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  CHECK ((area_id IS NULL) <> (district_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX preschool_register_once ON preschool_register (ifnull(area_id, -1), ifnull(district_id, -1), year, age);

-- ----------------------------------------------------------------------------------------------------------------------
-- 12. How sites deliver, and what the council's own estates yielded
-- ----------------------------------------------------------------------------------------------------------------------

-- How sites are delivered, by planning stage, where a site does not say otherwise (site_delivery); permission NULL = stage not
-- said. Chances and shares 0 to 1, times in years. A plan begins with estimates (delivery-defaults.sql), for the council to
-- replace by its own record:
-- probabilities are the middle of the usual discount by planning status (built and under construction 100 %, full permission
-- 90-100, outline 70-90, allocated 40-70, emerging 0-30, windfall by trend), slippage of 1-2 years is typical, and the rest
-- is judgement: rates a fifth either way, a stall one year in twenty, a quarter of a year empty. No row = as planned.
CREATE TABLE delivery_default (
  id          INTEGER PRIMARY KEY,
  permission  TEXT CHECK (permission IN ('built', 'under construction', 'full', 'outline', 'allocated', 'emerging', 'windfall')),
  probability REAL NOT NULL CHECK (probability BETWEEN 0 AND 1),   -- that the site is built at all
  slip_mean   REAL NOT NULL CHECK (slip_mean BETWEEN 0 AND 5),     -- years it starts later than planned, on average
  slip_spread REAL NOT NULL CHECK (slip_spread BETWEEN 0 AND 3),   -- standard deviation of that
  rate_spread REAL NOT NULL CHECK (rate_spread BETWEEN 0 AND 1),   -- standard deviation of the build rate, as a share of it
  stall       REAL NOT NULL CHECK (stall BETWEEN 0 AND 0.9),       -- chance that a year of building brings nothing
  lag         REAL NOT NULL CHECK (lag BETWEEN 0 AND 3),           -- years from completion to being lived in
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX delivery_default_once ON delivery_default (ifnull(permission, ''));

-- What is expected of one site. NULL = as its stage (delivery_default) or, of start and rate, not said. Where the plan holds no
-- dwellings by year for the site from its origin on, they are laid from start_year at `rate` a year until its dwellings (the
-- higher figure of a range) are built, and shown as the estimate they are; dwellings by year come before that.
CREATE TABLE site_delivery (
  id          INTEGER PRIMARY KEY,
  site_id     INTEGER NOT NULL UNIQUE REFERENCES housing_site ON DELETE CASCADE,
  start_year  INTEGER CHECK (start_year BETWEEN 1900 AND 2199),    -- academic year of the first completions
  rate        REAL CHECK (rate > 0 AND rate <= 5000),              -- dwellings a year
  most_a_year REAL CHECK (most_a_year > 0 AND most_a_year <= 5000), -- no year brings more, whatever is drawn
  probability REAL CHECK (probability BETWEEN 0 AND 1),
  slip_mean   REAL CHECK (slip_mean BETWEEN 0 AND 5),
  slip_spread REAL CHECK (slip_spread BETWEEN 0 AND 3),
  rate_spread REAL CHECK (rate_spread BETWEEN 0 AND 1),
  stall       REAL CHECK (stall BETWEEN 0 AND 0.9),
  lag         REAL CHECK (lag BETWEEN 0 AND 3),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
) STRICT;

-- Pupils counted on the council's own completed estates, by address or survey: what its own yields are derived from, shrunk to
-- the yield held by how many dwellings they rest on. NULL in dwelling_type, tenure or bedrooms = all; years_since NULL = of all
-- ages since completion.
CREATE TABLE yield_observation (
  id            INTEGER PRIMARY KEY,
  name          TEXT    NOT NULL CHECK (length(trim(name)) > 0),   -- the estate or scheme
  site_id       INTEGER REFERENCES housing_site ON DELETE SET NULL,
  phase         TEXT    NOT NULL CHECK (phase IN ('early years', 'primary', 'secondary', 'post-16', 'special')),
  dwelling_type TEXT    CHECK (dwelling_type IN ('house', 'flat')),
  tenure        TEXT    CHECK (tenure IN ('market', 'affordable')),
  bedrooms      INTEGER CHECK (bedrooms BETWEEN 1 AND 4),
  years_since   INTEGER CHECK (years_since BETWEEN 0 AND 60),
  dwellings     REAL    NOT NULL CHECK (dwellings > 0 AND dwellings <= 1000000),
  pupils        REAL    NOT NULL CHECK (pupils >= 0 AND pupils <= 1000000),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
) STRICT;

-- ----------------------------------------------------------------------------------------------------------------------
-- 13. Terms of money: contributions, indices, transactions
-- ----------------------------------------------------------------------------------------------------------------------

-- Indices of building cost by which contributions and costs are brought to the prices of another quarter.
CREATE TABLE cost_index (
  id        INTEGER PRIMARY KEY,
  code      TEXT NOT NULL UNIQUE,                                  -- 'tpi': the BCIS All-in Tender Price Index, which is checked
  title     TEXT NOT NULL,
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
) STRICT;
CREATE TABLE cost_index_value (
  id        INTEGER PRIMARY KEY,
  index_id  INTEGER NOT NULL REFERENCES cost_index ON DELETE CASCADE,
  quarter   TEXT    NOT NULL CHECK (quarter GLOB '[12][0-9][0-9][0-9]Q[1-4]'),
  value     REAL    NOT NULL CHECK (value > 0 AND value < 1000000),
  forecast  INTEGER NOT NULL DEFAULT 0 CHECK (forecast IN (0, 1)),  -- 1: of a quarter that had not been when it was published
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (index_id, quarter)
) STRICT;

-- The dwellings an obligation was worked out from: dwellings x pupils per dwelling, by kind of dwelling.
CREATE TABLE obligation_dwelling (
  id            INTEGER PRIMARY KEY,
  obligation_id INTEGER NOT NULL REFERENCES obligation ON DELETE CASCADE,
  position      INTEGER NOT NULL DEFAULT 1,
  dwelling_type TEXT    CHECK (dwelling_type IN ('house', 'flat')),
  tenure        TEXT    CHECK (tenure IN ('market', 'affordable')),
  bedrooms      INTEGER CHECK (bedrooms BETWEEN 1 AND 4),
  dwellings     REAL    NOT NULL CHECK (dwellings BETWEEN 0 AND 100000),
  pupils_per_dwelling REAL NOT NULL CHECK (pupils_per_dwelling BETWEEN 0 AND 3),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
) STRICT;

-- What has happened to the money of an obligation, as the national layout of developer contributions has it. Receipts in parts are
-- rows of their own and add up; happened_on NULL = on a day that is not said. They count before obligation.received_pence.
CREATE TABLE contribution_transaction (
  id            INTEGER PRIMARY KEY,
  obligation_id INTEGER NOT NULL REFERENCES obligation ON DELETE CASCADE,
  state         TEXT    NOT NULL CHECK (state IN ('secured', 'received', 'allocated', 'transferred', 'spent', 'returned')),
  amount_pence  INTEGER NOT NULL CHECK (amount_pence >= 0),
  happened_on   TEXT,
  reference     TEXT,
  project_id    INTEGER REFERENCES project,                        -- allocated to, or spent on
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
) STRICT;
-- Two officers who read the same file have each payment once, when their copies are merged. Those without a reference are apart.
CREATE UNIQUE INDEX contribution_transaction_once ON contribution_transaction (obligation_id, reference);

-- What the planner has fixed: that so much of a pot goes to a project, in a financial year or (NULL) when it can. A part fixed
-- by hand is taken to be of the pot's purpose; all its other terms hold. no_more = 1: of this project the pot pays only that.
CREATE TABLE pot_allocation (
  id             INTEGER PRIMARY KEY,
  pot_id         INTEGER NOT NULL REFERENCES pot ON DELETE CASCADE,
  project_id     INTEGER NOT NULL REFERENCES project ON DELETE CASCADE,
  financial_year INTEGER CHECK (financial_year BETWEEN 1900 AND 2199),
  amount_pence   INTEGER NOT NULL CHECK (amount_pence >= 0),
  no_more        INTEGER NOT NULL DEFAULT 0 CHECK (no_more IN (0, 1)),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX pot_allocation_once ON pot_allocation (pot_id, project_id, ifnull(financial_year, -1));

-- What is assumed of money: at most one row. as_of: the day on which the money is looked at (NULL = 1 September of the first
-- forecast year). forward_limit_pence: most that may be outstanding for costs that later money will pay; NULL = no limit.
-- The rates are the Basic Need rates a place; funded_*: places that earlier awards have paid for.
CREATE TABLE money_assumption (
  id                  INTEGER PRIMARY KEY CHECK (id = 1),
  as_of               TEXT,
  region              TEXT,
  location_factor     REAL    CHECK (location_factor BETWEEN 0.1 AND 10),
  index_id            INTEGER REFERENCES cost_index,
  price_base          TEXT    CHECK (price_base GLOB '[12][0-9][0-9][0-9]Q[1-4]'),
  forward_limit_pence INTEGER CHECK (forward_limit_pence >= 0),
  basic_need_margin   REAL    CHECK (basic_need_margin BETWEEN 0 AND 0.5),
  primary_rate_pence  INTEGER CHECK (primary_rate_pence >= 0),
  secondary_rate_pence INTEGER CHECK (secondary_rate_pence >= 0),
  funded_primary      REAL    CHECK (funded_primary >= 0),
  funded_secondary    REAL    CHECK (funded_secondary >= 0),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
) STRICT;

-- ----------------------------------------------------------------------------------------------------------------------
-- 14. Options and programmes
-- ----------------------------------------------------------------------------------------------------------------------

-- A scheme has a kind and a phase; see project for the columns this section adds to it. What must be decided before it:
-- who approves it, and whether they have.
CREATE TABLE project_approval (
  id          INTEGER PRIMARY KEY,
  project_id  INTEGER NOT NULL REFERENCES project ON DELETE CASCADE,
  position    INTEGER NOT NULL CHECK (position > 0),
  text        TEXT    NOT NULL CHECK (length(trim(text)) > 0),     -- 'Full business case'
  body        TEXT,                                                -- who approves: 'Capital priorities group'
  state       TEXT    NOT NULL DEFAULT 'needed' CHECK (state IN ('needed', 'sought', 'given', 'refused')),
  decided_on  TEXT,
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (project_id, position)
) STRICT;

-- A project that must be complete before another may be.
CREATE TABLE project_after (
  id               INTEGER PRIMARY KEY,
  project_id       INTEGER NOT NULL REFERENCES project ON DELETE CASCADE,
  after_project_id INTEGER NOT NULL REFERENCES project ON DELETE CASCADE,
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (project_id, after_project_id), CHECK (project_id <> after_project_id)
) STRICT;

-- What may go wrong with a project, on the council's scale of five by five: likelihood 1 rare to 5 almost certain, impact
-- 1 slight to 5 severe.
CREATE TABLE project_risk (
  id          INTEGER PRIMARY KEY,
  project_id  INTEGER NOT NULL REFERENCES project ON DELETE CASCADE,
  position    INTEGER NOT NULL CHECK (position > 0),
  text        TEXT    NOT NULL CHECK (length(trim(text)) > 0),
  likelihood  INTEGER NOT NULL CHECK (likelihood BETWEEN 1 AND 5),
  impact      INTEGER NOT NULL CHECK (impact BETWEEN 1 AND 5),
  owner       TEXT,
  mitigation  TEXT,
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (project_id, position)
) STRICT;

-- What an earlier edition of the plan said of a project: the variance since the last edition is read from it.
CREATE TABLE project_edition (
  id              INTEGER PRIMARY KEY,
  project_id      INTEGER NOT NULL REFERENCES project ON DELETE CASCADE,
  edition         TEXT    NOT NULL,                                -- 'Growth and Investment Plan, November 2013'
  edition_on      TEXT    NOT NULL,                                -- its date; editions are read in this order
  budget_pence    INTEGER CHECK (budget_pence >= 0),
  completion_text TEXT,
  completion_on   TEXT,
  riba_stage      TEXT,
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (project_id, edition)
) STRICT;
CREATE TABLE project_edition_spend (
  id             INTEGER PRIMARY KEY,
  edition_id     INTEGER NOT NULL REFERENCES project_edition ON DELETE CASCADE,
  financial_year INTEGER NOT NULL CHECK (financial_year BETWEEN 1900 AND 2199),
  amount_pence   INTEGER NOT NULL,
  UNIQUE (edition_id, financial_year)
) STRICT;

-- What could be done: a planner's own option, or a proposed one that was kept because a programme or a scenario uses it.
-- It has no date: its places, spend and dependencies are counted from the academic year in which it opens, which a
-- programme chooses and a scenario carries out (see scenario_override, 'option'). An option with a project is that
-- project, dated: what the project has no price or places for, the option gives.
CREATE TABLE option (
  id              INTEGER PRIMARY KEY,
  key             TEXT    NOT NULL UNIQUE CHECK (length(trim(key)) > 0), -- 'expand-2377-60'; of a proposed one, how it is known again
  origin          TEXT    NOT NULL DEFAULT 'own' CHECK (origin IN ('own', 'proposed')),
  name            TEXT    NOT NULL CHECK (length(trim(name)) > 0),
  kind            TEXT    NOT NULL CHECK (kind IN ('admission number', 'bulge class', 'temporary block', 'expansion',
                    'amalgamation', 'new school', 'secondary forms', 'admission number cut', 'mothballed classrooms',
                    'merger', 'closure', 'other')),
  phase           TEXT    NOT NULL CHECK (phase IN ('primary', 'secondary', 'special')),
  school_id       INTEGER REFERENCES school ON DELETE CASCADE,
  area_id         INTEGER REFERENCES planning_area ON DELETE CASCADE, -- where its money may be spent; its places say their own
  growth_area_id  INTEGER REFERENCES growth_area ON DELETE SET NULL,
  project_id      INTEGER REFERENCES project ON DELETE CASCADE,
  purpose         TEXT    NOT NULL DEFAULT 'growth' CHECK (purpose IN ('growth', 'condition', 'send')),
  cost_pence      INTEGER CHECK (cost_pence BETWEEN -100000000000000 AND 100000000000000), -- NULL = not known; below nought: it saves
  price_base      TEXT    CHECK (price_base GLOB '[12][0-9][0-9][0-9]Q[1-4]'),
  lead_months     INTEGER CHECK (lead_months BETWEEN 0 AND 240),   -- from the decision to opening
  earliest_year   INTEGER CHECK (earliest_year BETWEEN 1900 AND 2199), -- academic years in which it may open; NULL = any
  latest_year     INTEGER CHECK (latest_year BETWEEN 1900 AND 2199),
  exclusive       TEXT,                                            -- options that say the same here exclude one another
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  CHECK (latest_year >= earliest_year)
) STRICT;
-- Places it adds (or below nought, takes away) in a year group from so many years after it opens: each row to those before it.
CREATE TABLE option_places (
  id          INTEGER PRIMARY KEY,
  option_id   INTEGER NOT NULL REFERENCES option ON DELETE CASCADE,
  area_id     INTEGER NOT NULL REFERENCES planning_area ON DELETE CASCADE,
  year_group  INTEGER NOT NULL CHECK (year_group BETWEEN 0 AND 14),
  years_after INTEGER NOT NULL CHECK (years_after BETWEEN 0 AND 40),
  places      INTEGER NOT NULL CHECK (places BETWEEN -2000 AND 2000),
  UNIQUE (option_id, area_id, year_group, years_after)
) STRICT;
-- Share of its cost spent in the financial year that begins so many years after the one in which it opens (1 September of
-- 2016 is in 2016-17, years_after 0; the year before is -1). No rows = by its lead time, see the program's manual.
CREATE TABLE option_spend (
  id          INTEGER PRIMARY KEY,
  option_id   INTEGER NOT NULL REFERENCES option ON DELETE CASCADE,
  years_after INTEGER NOT NULL CHECK (years_after BETWEEN -20 AND 20),
  share       REAL    NOT NULL CHECK (share > 0 AND share <= 1),
  UNIQUE (option_id, years_after)
) STRICT;
-- What must happen before it may open: something with a date, another option, or a project.
CREATE TABLE option_dependency (
  id            INTEGER PRIMARY KEY,
  option_id     INTEGER NOT NULL REFERENCES option ON DELETE CASCADE,
  position      INTEGER NOT NULL CHECK (position > 0),
  kind          TEXT    NOT NULL CHECK (kind IN ('land', 'planning', 'pfi', 'academy', 'diocese', 'organisation', 'district',
                                                 'contribution', 'review', 'other')),
  text          TEXT    NOT NULL,
  state         TEXT    NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'in hand', 'met', 'failed')),
  owner         TEXT,
  due_on        TEXT,
  on_option_id  INTEGER REFERENCES option ON DELETE CASCADE,
  on_project_id INTEGER REFERENCES project ON DELETE CASCADE,
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (option_id, position), CHECK (on_option_id <> option_id)
) STRICT;

-- Programmes worth comparing: what was chosen, when it opens, and what the planner asked for. Figures are worked out anew
-- each time, against the need and the money of the day; what was true of it when it was saved is in the note: 'proved' (the best, to
-- 0.1 %), 'not proved, 12 pupil-years' (fewer could still have been found), 'cost not proved', 'search stopped'.
CREATE TABLE programme (
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL UNIQUE CHECK (length(trim(name)) > 0),
  made_on   TEXT,
  quantile  REAL CHECK (quantile = -1 OR (quantile > 0 AND quantile < 1)), -- of the paths of pupils to meet; NULL = the
                                                                   -- forecast itself; -1 = what is expected over the paths
  capacity_pence INTEGER CHECK (capacity_pence >= 0),              -- most that can be built in a financial year; NULL = no limit
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
) STRICT;
CREATE TABLE programme_choice (
  id           INTEGER PRIMARY KEY,
  programme_id INTEGER NOT NULL REFERENCES programme ON DELETE CASCADE,
  option_id    INTEGER NOT NULL REFERENCES option ON DELETE CASCADE,
  year         INTEGER CHECK (year BETWEEN 1900 AND 2199),         -- academic year in which it opens; NULL = not chosen
  asked        TEXT    CHECK (asked IN ('pinned', 'forbidden')),   -- by the planner; NULL = the program chose
  UNIQUE (programme_id, option_id)
) STRICT;

-- ----------------------------------------------------------------------------------------------------------------------
-- 15. Other people's files: mappings, small areas, styles
-- ----------------------------------------------------------------------------------------------------------------------

-- How the columns of a file were said to mean what they mean, kept for next year's file. `definition` is JSON:
-- {"kind": "register", "columns": {"LA (code)": "authority", ...}, "constants": {"year": "2017/18"}}.
CREATE TABLE import_mapping (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE CHECK (length(trim(name)) > 0),
  kind       TEXT NOT NULL,                                        -- as `import --kinds` lists them
  definition TEXT NOT NULL,
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
) STRICT;

-- Small areas that statistics are published for. Their children are spread to planning areas by small_area_share.
CREATE TABLE small_area (
  id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom        MULTIPOLYGON,
  code        TEXT NOT NULL UNIQUE,                                -- 'E01026419', 'E05005757'
  name        TEXT,
  kind        TEXT NOT NULL CHECK (kind IN ('ward', 'lsoa', 'msoa', 'other')),
  district_id INTEGER REFERENCES district,
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
);

-- People of a small area by age last birthday at the middle of a calendar year. Held for ages 0 to 18 only.
CREATE TABLE small_area_people (
  id            INTEGER PRIMARY KEY,
  small_area_id INTEGER NOT NULL REFERENCES small_area ON DELETE CASCADE,
  year          INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199), -- 30 June of this calendar year
  age           INTEGER NOT NULL CHECK (age BETWEEN 0 AND 18),
  people        REAL    NOT NULL CHECK (people BETWEEN 0 AND 100000),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (small_area_id, year, age)
) STRICT;

-- Births to residents of a small area that feed reception in September of entry_year.
CREATE TABLE small_area_births (
  id            INTEGER PRIMARY KEY,
  small_area_id INTEGER NOT NULL REFERENCES small_area ON DELETE CASCADE,
  entry_year    INTEGER NOT NULL CHECK (entry_year BETWEEN 1900 AND 2199),
  births        REAL    NOT NULL CHECK (births BETWEEN 0 AND 100000),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (small_area_id, entry_year)
) STRICT;

-- The share of a small area's children that live in a planning area (shares to the areas of one phase add to at most 1).
CREATE TABLE small_area_share (
  id            INTEGER PRIMARY KEY,
  small_area_id INTEGER NOT NULL REFERENCES small_area ON DELETE CASCADE,
  area_id       INTEGER NOT NULL REFERENCES planning_area ON DELETE CASCADE,
  share         REAL    NOT NULL CHECK (share > 0 AND share <= 1),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (small_area_id, area_id)
) STRICT;

-- Catchments as a council draws them: of one school, or of several that share it (school_id NULL).
CREATE TABLE catchment (
  id        INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom      MULTIPOLYGON,
  code      TEXT NOT NULL UNIQUE,
  name      TEXT NOT NULL,
  phase     TEXT CHECK (phase IN ('primary', 'secondary')),
  school_id INTEGER REFERENCES school,
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1))
);

-- What was returned to the DfE for a planning area (school capacity survey, place planning), as published. made_year is the
-- academic year of the return. NULL = not applicable, not available or held back.
CREATE TABLE area_return (
  id               INTEGER PRIMARY KEY,
  area_id          INTEGER NOT NULL REFERENCES planning_area ON DELETE CASCADE,
  made_year        INTEGER NOT NULL CHECK (made_year BETWEEN 1900 AND 2199),
  year             INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
  year_group       INTEGER NOT NULL CHECK (year_group BETWEEN 0 AND 14),
  pupils           REAL CHECK (pupils BETWEEN 0 AND 100000),       -- forecast
  capacity         REAL CHECK (capacity BETWEEN 0 AND 100000),     -- estimated, before the places below
  planned_places   REAL CHECK (planned_places BETWEEN -100000 AND 100000),
  central_places   REAL CHECK (central_places BETWEEN -100000 AND 100000),
  need_minus_spare REAL CHECK (need_minus_spare BETWEEN -100000 AND 100000),
  need             REAL CHECK (need BETWEEN 0 AND 100000),
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (area_id, made_year, year, year_group)
) STRICT;

-- Dwellings of a district as the government's live tables count them, by financial year.
CREATE TABLE district_completion (
  id             INTEGER PRIMARY KEY,
  district_id    INTEGER NOT NULL REFERENCES district ON DELETE CASCADE,
  financial_year INTEGER NOT NULL CHECK (financial_year BETWEEN 1900 AND 2199),
  measure        TEXT    NOT NULL CHECK (measure IN ('net additions', 'completions', 'starts')),
  builder        TEXT    NOT NULL DEFAULT 'all' CHECK (builder IN ('all', 'private', 'housing association', 'council')),
  dwellings      REAL    NOT NULL CHECK (dwellings BETWEEN -100000 AND 100000), -- net additions can be negative
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (district_id, financial_year, measure, builder)
) STRICT;

-- The dwellings that a local plan asks for. A joint plan repeats one total for each of its districts: `joint` says so, and
-- such totals are not to be added.
CREATE TABLE local_plan_number (
  id            INTEGER PRIMARY KEY,
  district_id   INTEGER NOT NULL REFERENCES district ON DELETE CASCADE,
  plan_name     TEXT    NOT NULL,
  from_year     INTEGER CHECK (from_year BETWEEN 1900 AND 2199),   -- calendar years, as printed
  to_year       INTEGER CHECK (to_year BETWEEN 1900 AND 2199 AND to_year >= from_year),
  dwellings_min INTEGER CHECK (dwellings_min >= 0),
  dwellings_max INTEGER CHECK (dwellings_max >= dwellings_min),
  yearly        REAL    CHECK (yearly >= 0),
  joint         INTEGER NOT NULL DEFAULT 0 CHECK (joint IN (0, 1)),
  stage         TEXT,                                              -- 'adopted', 'submitted': as the file says
  adopted_on    TEXT,
  source_id INTEGER REFERENCES source, dated TEXT, note TEXT, estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
  UNIQUE (district_id, plan_name)
) STRICT;

-- ----------------------------------------------------------------------------------------------------------------------
-- 16. Indexes for the ways the program reads
-- ----------------------------------------------------------------------------------------------------------------------
CREATE INDEX area_school_by_school ON area_school (school_id);
CREATE INDEX completion_by_site ON completion (site_id, year);
CREATE INDEX growth_statement_by_area ON growth_statement (growth_area_id, list, position);
