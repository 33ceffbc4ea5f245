# SPDX-License-Identifier: GPL-3.0-or-later
"""The samples as files: they load with keys and CHECKs on, are tidy, and mark where each row came from."""
import os
import re
import unittest

import sample_plan

SAMPLES = ['norfolk-2013', 'norfolk-2018']
FOLDERS = SAMPLES + ['norfolk-ground']
# what nobody has counted or published for schools and small areas: every row is an estimate
ESTIMATED = ['group_capacity', 'net_capacity', 'roll', 'births', 'transfer', 'growth_area_share', 'completion',
             'project_places', 'planning_area']
# the one published admission number: Reepham, in section A
PUBLISHED_ADMISSION_NUMBERS = [2132]


class Files(unittest.TestCase):
    def test_are_tidy(self):
        for folder in FOLDERS:
            for table in sample_plan.tables(folder):
                with self.subTest(folder=folder, table=table):
                    with open(os.path.join(sample_plan.SAMPLES, folder, table + '.csv'), 'rb') as f:
                        data = f.read()
                    text = data.decode('utf-8')
                    self.assertNotIn('\r', text)
                    self.assertNotIn('\ufeff', text)
                    self.assertTrue(text.endswith('\n'))
                    head, rows = sample_plan.rows(folder, table)
                    self.assertTrue(rows, 'no rows')
                    for row in rows:
                        for value in row:
                            if value is not None:
                                self.assertEqual(value, value.strip())

    def test_are_carried_in_the_program(self):
        with open(os.path.join(sample_plan.SAMPLES, 'meson.build'), encoding='utf-8') as f:
            build = f.read()
        for folder in FOLDERS:
            listed = re.search(r"'%s': \[([^\]]*)\]" % folder, build).group(1)
            self.assertEqual(sorted(re.findall(r"'([^']+)'", listed)), sample_plan.tables(folder), folder)

    def test_ground_is_small(self):
        size = sum(os.path.getsize(os.path.join(sample_plan.SAMPLES, 'norfolk-ground', t + '.csv'))
                   for t in sample_plan.tables('norfolk-ground'))
        self.assertLess(size, 1000000)

    def test_shapes_are_closed_and_in_east_anglia(self):
        for folder in FOLDERS:
            for table in sample_plan.tables(folder):
                head, rows = sample_plan.rows(folder, table)
                if 'geom' not in head:
                    continue
                for row in rows:
                    wkt = row[head.index('geom')]
                    self.assertIsNotNone(wkt, (table, row[0]))
                    rings = re.findall(r'\(([^()]+)\)', wkt)
                    self.assertTrue(rings)
                    for ring in rings:
                        self.assertNotRegex(ring, r'\.\d{7}')
                        points = [tuple(float(v) for v in p.split()) for p in ring.split(',')]
                        for x, y in points:
                            self.assertTrue(-1 <= x <= 3 and 51.5 <= y <= 54, (table, row[0], x, y))
                        if wkt.startswith('MULTIPOLYGON'):
                            self.assertEqual(points[0], points[-1], (table, row[0]))
                            self.assertGreaterEqual(len(points), 4)


class Plans(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.plans = {s: sample_plan.load(s) for s in SAMPLES}

    def one(self, sample, sql, *values):
        return self.plans[sample].execute(sql, values).fetchone()[0]

    def test_have_one_authority_and_one_set_of_assumptions(self):
        for sample in SAMPLES:
            self.assertEqual(self.one(sample, 'SELECT name FROM authority'), 'Norfolk')
            self.assertEqual(self.one(sample, 'SELECT count (*) FROM assumption'), 1)
            self.assertEqual(self.one(sample, 'SELECT count (*) FROM district'), 7)
            self.assertEqual(self.one(sample, 'SELECT count (*) FROM scenario WHERE parent_id IS NULL'), 1)
        self.assertEqual(self.one('norfolk-2013', 'SELECT origin_year FROM assumption'), 2013)

    def test_every_row_has_a_source_and_a_date(self):
        for sample, db in self.plans.items():
            for (table,) in db.execute("SELECT m.name FROM sqlite_schema AS m JOIN pragma_table_info (m.name) AS c"
                                       " ON c.name = 'source_id' WHERE m.type = 'table'").fetchall():
                with self.subTest(sample=sample, table=table):
                    self.assertEqual(self.one(sample, 'SELECT count (*) FROM %s WHERE source_id IS NULL'
                                              ' OR dated IS NULL' % table), 0)

    def test_no_estimate_is_unmarked(self):
        db = self.plans['norfolk-2013']
        own = self.one('norfolk-2013', "SELECT id FROM source WHERE code = 'sample-estimate'")
        for table in {t for t in sample_plan.tables('norfolk-2013')
                      if 'source_id' in sample_plan.rows('norfolk-2013', t)[0]}:
            self.assertEqual(self.one('norfolk-2013', 'SELECT count (*) FROM %s WHERE source_id = ? AND NOT estimated'
                                      % table, own), 0, table)
        for table in ESTIMATED:
            self.assertEqual(self.one('norfolk-2013', 'SELECT count (*) FROM %s WHERE NOT estimated' % table), 0, table)
        published = [r['school_id'] for r in db.execute('SELECT school_id FROM admission_number WHERE NOT estimated')]
        self.assertEqual(published, PUBLISHED_ADMISSION_NUMBERS)

    def test_every_area_has_schools_and_every_mainstream_school_an_area(self):
        self.assertEqual(self.one('norfolk-2013', 'SELECT count (*) FROM planning_area AS a WHERE NOT EXISTS'
                                  ' (SELECT 1 FROM area_school WHERE area_id = a.id)'), 0)
        self.assertEqual(self.one('norfolk-2013', "SELECT count (*) FROM school AS s WHERE phase <> 'special'"
                                  ' AND NOT EXISTS (SELECT 1 FROM area_school WHERE school_id = s.id)'), 0)
        self.assertEqual(self.one('norfolk-2013', "SELECT count (*) FROM school AS s JOIN area_school AS m ON m.school_id = s.id"
                                  " WHERE phase = 'special'"), 0)
        self.assertEqual(self.one('norfolk-2013', 'SELECT count (*) - count (DISTINCT name) FROM planning_area'), 0)

    def test_nothing_is_taught_outside_a_schools_year_groups(self):
        for table in ('roll', 'group_capacity'):
            self.assertEqual(self.one('norfolk-2013', 'SELECT count (*) FROM %s AS t JOIN school AS s ON s.id = t.school_id'
                                      ' WHERE year_group NOT BETWEEN first_group AND last_group' % table), 0, table)

    def test_shares_add_to_one(self):
        db = self.plans['norfolk-2013']
        for row in db.execute('SELECT primary_area_id AS a, sum (share) AS s FROM transfer GROUP BY 1'):
            self.assertAlmostEqual(row['s'], 1, places=9, msg=row['a'])
        self.assertEqual(self.one('norfolk-2013', 'SELECT count (DISTINCT primary_area_id) FROM transfer'),
                         self.one('norfolk-2013', "SELECT count (*) FROM planning_area WHERE phase = 'primary'"))
        rows = db.execute('SELECT growth_area_id AS g, phase, sum (share) AS s FROM growth_area_share AS x'
                          ' JOIN planning_area AS a ON a.id = x.area_id GROUP BY 1, 2').fetchall()
        self.assertEqual(len(rows), 29 * 2)
        for row in rows:
            self.assertAlmostEqual(row['s'], 1, places=9, msg=row['g'])

    def test_dwellings_stay_within_the_range_and_blank_is_not_nought(self):
        db = self.plans['norfolk-2013']
        for row in db.execute('SELECT s.name, s.dwellings_max AS most, sum (c.dwellings) AS built FROM housing_site AS s'
                              ' JOIN completion AS c ON c.site_id = s.id WHERE s.dwellings_max IS NOT NULL GROUP BY s.id'):
            self.assertLessEqual(row['built'], row['most'], row['name'])
        # a site whose start the paper does not give has no row at all
        silent = db.execute("SELECT count (*) FROM housing_site AS s WHERE note LIKE '%does not say when%' AND EXISTS"
                            ' (SELECT 1 FROM completion WHERE site_id = s.id)').fetchone()[0]
        self.assertEqual(silent, 0)
        self.assertEqual(self.one('norfolk-2013', 'SELECT count (*) FROM growth_area AS g WHERE NOT EXISTS'
                                  ' (SELECT 1 FROM housing_site WHERE growth_area_id = g.id)'), 1)  # Queen's Hill

    def test_projects_reach_the_places_they_are_for(self):
        """Places in the paper's target = places before + places added, over the schools of the project. Before: as the project has
        it, else as the survey; where the two differ, the rows of the places say so."""
        db = self.plans['norfolk-2013']
        for row in db.execute(
                'SELECT p.name, p.places_from, p.places_to_max AS target, (SELECT sum (places) FROM project_places WHERE project_id = p.id)'
                ' AS added, (SELECT sum (places) FROM group_capacity AS c JOIN project_school AS s USING (school_id)'
                ' WHERE s.project_id = p.id) AS surveyed, (SELECT min (note) FROM project_places WHERE project_id = p.id) AS note'
                ' FROM project AS p WHERE p.id IN (SELECT project_id FROM project_places)'):
            before = row['surveyed'] if row['places_from'] is None else row['places_from']
            self.assertEqual(before + row['added'], row['target'], row['name'])
            if before != row['surveyed']:
                self.assertIn(f"the survey of 2015 holds {row['surveyed']} places", row['note'], row['name'])

    def test_overrides_have_reasons(self):
        self.assertGreaterEqual(self.one('norfolk-2013', 'SELECT count (*) FROM scenario'), 3)
        self.assertEqual(self.one('norfolk-2013', "SELECT count (*) FROM scenario_override WHERE subject = 'start slip'"
                                  ' AND target_id NOT IN (SELECT id FROM housing_site)'), 0)


if __name__ == '__main__':
    unittest.main()
