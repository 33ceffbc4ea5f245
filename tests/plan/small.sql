-- SPDX-License-Identifier: GPL-3.0-or-later
-- A ten-line plan: two primary areas, a secondary one, three schools, one growth area with two sites, a project, a pot.
INSERT INTO source (id, code, title) VALUES (1, 'paper', 'The paper'), (2, 'census', 'School census');
INSERT INTO district (id, name, gss_code) VALUES (1, 'Breckland', 'E07000143');
INSERT INTO planning_area (id, code, name, phase, district_id, margin) VALUES
  (10, '9260002', 'Thetford', 'primary', 1, NULL), (11, '9260001', 'Attleborough', 'primary', 1, 0.1),
  (12, '9269001', 'Thetford', 'secondary', NULL, NULL);
INSERT INTO school (id, urn, name, phase, first_group, last_group, opened_on, closed_on) VALUES
  (5, 120001, 'Drake', 'primary', 0, 6, NULL, NULL), (6, 120002, 'Queensway', 'junior', NULL, NULL, NULL, '2014-08-31'),
  (7, 120003, 'Thetford Academy', 'secondary', 7, 13, '2010-09', NULL);
INSERT INTO area_school (area_id, school_id, from_year, to_year) VALUES
  (10, 5, NULL, NULL), (11, 6, NULL, 2012), (10, 6, 2012, NULL), (12, 7, NULL, NULL);
INSERT INTO admission_number (school_id, entry_group, year, places) VALUES (5, 0, 2010, 30), (5, 0, 2014, 60);
INSERT INTO net_capacity (school_id, year, places) VALUES (5, 2011, 210), (5, 2014, 420);
INSERT INTO group_capacity (school_id, year_group, year, places, temporary) VALUES
  (5, 0, 2010, 30, 0), (5, 0, 2014, 60, 30), (6, 3, 2009, 60, NULL);
INSERT INTO roll (school_id, year_group, year, pupils, source_id) VALUES
  (5, 0, 2011, 28, 2), (5, 0, 2012, 29, 2), (5, 0, 2013, 30, 2), (5, 1, 2013, 0, 2), (6, 3, 2013, 55, 2), (7, 7, 2013, 150, 2);
INSERT INTO authority_roll (kind, year_group, year, pupils) VALUES ('history', 0, 2013, 30), ('outturn', 0, 2014, 33);
INSERT INTO births (area_id, entry_year, births, projected) VALUES (10, 2013, 31.5, 0), (10, 2014, 33, 1);
INSERT INTO transfer (primary_area_id, secondary_area_id, share) VALUES (10, 12, 0.9), (11, 12, 0.1);
INSERT INTO growth_area (id, category, number, name, district_id, dwellings_min, dwellings_max, horizon_year, source_id) VALUES
  (3, 2, 1, 'Attleborough', 1, 4000, NULL, 2026, 1), (2, 1, 1, 'Thetford', 1, 5000, 6000, 2026, 1);
INSERT INTO growth_statement (growth_area_id, list, position, text) VALUES
  (2, 'future proposals', 1, 'New primary school'), (2, 'actions to date', 2, 'Second'), (2, 'actions to date', 1, 'First'),
  (3, 'context', 1, 'Context of Attleborough');
INSERT INTO growth_area_share (growth_area_id, area_id, share) VALUES (2, 10, 0.75), (2, 11, 0.25), (2, 12, 1), (3, 11, 1), (3, 12, 1);
INSERT INTO housing_site (id, growth_area_id, reference, name, permission) VALUES
  (20, 2, 'TH1', 'Kingsfleet', 'outline'), (21, 3, NULL, 'Attleborough', 'emerging'), (22, 2, 'TH2', 'Station', 'full');
INSERT INTO dwelling_mix (site_id, dwelling_type, tenure, bedrooms, share) VALUES (20, 'house', 'market', 3, 0.7), (20, 'flat', NULL, NULL, 0.3);
INSERT INTO completion (site_id, year, dwellings, kind) VALUES
  (20, 2012, 10, 'actual'), (20, 2014, 50, 'expected'), (20, 2015, 100, 'expected'), (20, 2016, 150, 'expected'), (22, 2014, 0, 'expected');
INSERT INTO "yield" (phase, dwelling_type, pupils_per_dwelling) VALUES ('primary', NULL, 0.25), ('primary', 'flat', 0.1);
INSERT INTO yield_build_up (phase, years_since, share) VALUES ('primary', 0, 0.5), ('primary', 5, 1);
UPDATE assumption SET horizon = 5;
INSERT INTO scenario (id, parent_id, name) VALUES (2, 1, 'Slow'), (3, 2, 'Slower'), (4, 3, 'Slowest');
INSERT INTO programme_table (number, title, indicative_pence) VALUES (1, 'In preparation', NULL), (2, 'No dependencies', 2800000000);
INSERT INTO project (id, reference, programme_table, position, name, school_id, area_id, budget_pence, price_base, committed) VALUES
  (31, 'EC2', 1, 2, 'Attleborough', NULL, 11, 250000, '2013Q1', 0), (30, 'EC1', 1, 1, 'Thetford Drake', 5, 10, 280000000, NULL, 1);
INSERT INTO project_school (project_id, school_id) VALUES (30, 5), (30, 6);
INSERT INTO project_spend (project_id, financial_year, amount_pence) VALUES (30, 2014, 100000000), (30, 2013, 180000000);
INSERT INTO project_dependency (project_id, position, kind, text) VALUES (30, 1, 'planning', 'Planning consent');
INSERT INTO project_places (project_id, area_id, year_group, year, places) VALUES (30, 10, 0, 2015, 30);
INSERT INTO growth_area_project (growth_area_id, project_id) VALUES (2, 30), (3, 31);
INSERT INTO pot (id, position, name, source, area_id) VALUES (41, 2, 'S106', 'section 106', 10), (40, 1, 'BN 2013-15', 'basic need', NULL);
INSERT INTO pot_amount (pot_id, financial_year, amount_pence) VALUES (40, 2013, 500000000), (41, NULL, -100);
INSERT INTO agreement (id, reference, title, growth_area_id, site_id) VALUES (50, 'A1', 'Kingsfleet', 2, 20);
INSERT INTO obligation (agreement_id, position, kind, text, amount_pence, "trigger", trigger_value, pot_id) VALUES
  (50, 1, 'money', 'Primary contribution', 1000, 'occupation', 50, 41), (50, 2, 'land', '2 ha', NULL, NULL, NULL, NULL);
INSERT INTO cil_claim (district_id, text, probability) VALUES (1, 'Secondary places', 0.5);
INSERT INTO published_table (id, code, title, edition, unit, decimals) VALUES (60, 't1', 'Table 1', '2013', 'GBP million', 3);
INSERT INTO published_column (id, table_id, position, heading, role) VALUES (1, 60, 1, 'Scheme', 'label'), (2, 60, 2, 'Budget', 'number');
INSERT INTO published_row (id, table_id, position, role) VALUES (1, 60, 1, 'line'), (2, 60, 2, 'total');
INSERT INTO published_cell (row_id, column_id, text) VALUES (1, 1, 'Drake'), (1, 2, '2.800'), (2, 2, '2.800');
INSERT INTO published_claim (text, left_expression, right_expression) VALUES ('agrees', 't1!Drake!Budget', 't1!Total!Budget');
