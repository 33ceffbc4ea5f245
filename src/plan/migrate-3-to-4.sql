-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 4: rounds, methods, movement, delivery of sites, terms of money, options and programmes, other people's files.
-- Sections as in schema.sql.

-- 1. Copies of one plan know each other.
ALTER TABLE plan_meta ADD COLUMN identity TEXT;

-- 1. Edits brought in from another officer's copy, and those refused.
CREATE TABLE new_edit_history (
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
INSERT INTO new_edit_history (id, revision, label, reason, author, made_at, state, changeset)
  SELECT id, revision, label, reason, author, made_at, state, changeset FROM edit_history;
DROP TABLE edit_history;
ALTER TABLE new_edit_history RENAME TO edit_history;
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

-- 5. A scenario may also change admission numbers, how fast a site is built, and the money.
CREATE TABLE new_scenario_override (
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
INSERT INTO new_scenario_override SELECT * FROM scenario_override;
DROP TABLE scenario_override;
ALTER TABLE new_scenario_override RENAME TO scenario_override;
CREATE UNIQUE INDEX scenario_override_once ON scenario_override
  (scenario_id, subject, ifnull(target_id, -1), ifnull(year, -1), ifnull(year_group, -1));

-- 9. Forecast rounds: forecasts kept, frozen
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

-- 12. How sites deliver, and what the council's own estates yielded
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

-- 13. Terms of money: contributions, indices, transactions
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
ALTER TABLE pot ADD COLUMN carry_years INTEGER CHECK (carry_years BETWEEN 0 AND 30);
ALTER TABLE pot ADD COLUMN award_years INTEGER CHECK (award_years BETWEEN 1 AND 5);
ALTER TABLE pot ADD COLUMN interest_rate REAL CHECK (interest_rate BETWEEN 0 AND 0.5);
ALTER TABLE pot ADD COLUMN repay_years INTEGER CHECK (repay_years BETWEEN 1 AND 60);
ALTER TABLE agreement ADD COLUMN kind TEXT CHECK (kind IN ('section 106', 'unilateral undertaking', 'deed of variation', 'section 278', 'other'));
ALTER TABLE agreement ADD COLUMN organisation TEXT;
ALTER TABLE agreement ADD COLUMN document_url TEXT;
ALTER TABLE agreement ADD COLUMN district_id INTEGER REFERENCES district;
ALTER TABLE agreement ADD COLUMN ended_on TEXT;
ALTER TABLE agreement ADD COLUMN ended_why TEXT CHECK (ended_why IN ('permission lapsed', 'deed superseded', 'discharged'));
ALTER TABLE obligation ADD COLUMN reference TEXT;
ALTER TABLE obligation ADD COLUMN basis TEXT CHECK (basis IN ('fixed', 'per dwelling'));
ALTER TABLE obligation ADD COLUMN land_hectares REAL CHECK (land_hectares BETWEEN 0 AND 1000);
ALTER TABLE obligation ADD COLUMN index_id INTEGER REFERENCES cost_index;
ALTER TABLE obligation ADD COLUMN cost_per_place_pence INTEGER CHECK (cost_per_place_pence >= 0);
ALTER TABLE obligation ADD COLUMN headroom_places REAL CHECK (headroom_places >= 0);
ALTER TABLE obligation ADD COLUMN received_pence INTEGER CHECK (received_pence >= 0);
ALTER TABLE obligation ADD COLUMN pay_back_on TEXT;
ALTER TABLE obligation ADD COLUMN pay_back_years INTEGER CHECK (pay_back_years BETWEEN 1 AND 60);
ALTER TABLE obligation ADD COLUMN project_id INTEGER REFERENCES project;
ALTER TABLE obligation ADD COLUMN school_id INTEGER REFERENCES school;
CREATE UNIQUE INDEX obligation_once ON obligation (agreement_id, reference);
ALTER TABLE cil_claim ADD COLUMN state TEXT CHECK (state IN ('planned', 'submitted', 'agreed', 'refused', 'paid'));

-- 14. Options and programmes
ALTER TABLE project ADD COLUMN kind TEXT CHECK (kind IN ('new school', 'expansion', 'replacement', 'relocation', 'amalgamation', 'bulge class', 'temporary', 'permanent accommodation', 'improvement', 'specialist', 'site', 'other'));
ALTER TABLE project ADD COLUMN phase TEXT CHECK (phase IN ('primary', 'secondary', 'special'));
ALTER TABLE project ADD COLUMN location_factor REAL CHECK (location_factor BETWEEN 0.5 AND 2);
ALTER TABLE project ADD COLUMN earliest_start_on TEXT;
ALTER TABLE project ADD COLUMN lead_months INTEGER CHECK (lead_months BETWEEN 0 AND 240);
ALTER TABLE project ADD COLUMN temporary_places INTEGER CHECK (temporary_places BETWEEN 0 AND 5000);

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
-- each time, against the need and the money of the day.
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

-- 15. Other people's files: mappings, small areas, styles
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
