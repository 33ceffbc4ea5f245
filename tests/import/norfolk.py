#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A full plan of Norfolk from files alone, by data/norfolk-from-files.sh: what is in it, the same again, undone, and how long it took.

  norfolk.py CLI"""

import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import unittest

CLI = sys.argv.pop(1)
ROOT = pathlib.Path(os.environ['SP_SOURCE_ROOT'])
DATA = pathlib.Path(os.environ['SP_SHARED_DATA'])


def run(*words):
    return subprocess.run([CLI, *words], capture_output=True, text=True, timeout=120)


class Norfolk(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.plan = os.path.join(cls.folder.name, 'norfolk.places.gpkg')
        before = os.times()
        cls.done = subprocess.run(['/bin/sh', ROOT / 'data/norfolk-from-files.sh', CLI, DATA, cls.plan], capture_output=True, text=True, timeout=300)
        after = os.times()
        cls.busy = after.children_user + after.children_system - before.children_user - before.children_system

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def count(self, sql):
        with sqlite3.connect(self.plan) as database:
            return database.execute(sql).fetchone()

    def test_it_is_built(self):
        self.assertEqual(self.done.returncode, 0, self.done.stdout + self.done.stderr)

    def test_under_a_minute_of_work(self):
        self.assertLess(self.busy, 60)

    def test_schools(self):
        self.assertEqual(self.count('SELECT count(*), count(geom), count(DISTINCT geom) FROM school'), (401, 401, 390))
        self.assertEqual(self.count("SELECT count(*) FROM school WHERE phase IN ('secondary', 'upper')"), (51,))
        self.assertEqual(self.count('SELECT count(*) FROM school WHERE district_id IS NULL'), (0,))

    def test_points(self):
        """Aldborough, E 619130 N 334311, against PROJ: within a metre."""
        blob, = self.count('SELECT geom FROM school WHERE urn = 120777')
        done = subprocess.run(['gdaltransform', '-s_srs', 'EPSG:27700', '-t_srs', 'EPSG:4326', '-output_xy'], input='619130 334311\n',
                              capture_output=True, text=True, timeout=60)
        import struct
        x, y = struct.unpack('<dd', blob[-16:])
        wanted = [float(word) for word in done.stdout.split()[:2]]
        self.assertAlmostEqual(x, wanted[0], 5)
        self.assertAlmostEqual(y, wanted[1], 5)

    def test_planning_areas(self):
        # 46 and 32: the survey's "47 and 33" count its blank code as one.
        self.assertEqual(self.count("SELECT sum(phase = 'primary'), sum(phase = 'secondary') FROM planning_area"), (46, 32))
        self.assertEqual(self.count('SELECT count(*) FROM planning_area WHERE geom IS NULL'), (1,))
        self.assertGreater(self.count('SELECT count(*) FROM area_school')[0], 350)
        self.assertEqual(self.count('SELECT count(*) FROM (SELECT 1 FROM area_school m JOIN planning_area a ON a.id = m.area_id '
                                    'GROUP BY m.school_id, a.phase HAVING count(*) > 1)'), (0,))

    def test_capacities(self):
        self.assertEqual(self.count('SELECT count(*) FROM net_capacity WHERE year = 2020'), (399,))
        self.assertGreater(self.count('SELECT count(*) FROM net_capacity WHERE year = 2014')[0], 350)
        self.assertEqual(self.count('SELECT count(*) FROM group_capacity WHERE estimated = 0'), (0,))
        self.assertEqual(self.count("SELECT n.places, sum(g.places) FROM net_capacity n JOIN group_capacity g USING (school_id, year) "
                                    "JOIN school s ON s.id = n.school_id WHERE s.urn = 120777"), (140, 140))

    def test_rolls(self):
        self.assertEqual(self.count('SELECT min(year), max(year), count(DISTINCT year) FROM authority_roll'), (2011, 2019, 9))
        self.assertEqual(self.count("SELECT count(*) FROM authority_roll WHERE kind = 'outturn' AND year <= 2018"), (0,))

    def test_births(self):
        """Norfolk's births to the middle of 2012 were 9,555: they start school in 2016."""
        self.assertEqual(self.count('SELECT sum(births), count(*) FROM district_births WHERE entry_year = 2016'), (9555.0, 7))
        self.assertEqual(self.count('SELECT count(DISTINCT entry_year) FROM births WHERE estimated = 1'), (5,))
        total, children = self.count('SELECT (SELECT sum(births) FROM births WHERE entry_year = 2023), '
                                     '(SELECT sum(people) FROM small_area_people WHERE age = 0)')
        self.assertAlmostEqual(total / children, 1, 2)

    def test_plan_is_sound(self):
        done = run('check', self.plan)
        self.assertIn(done.returncode, (0, 3), done.stderr)
        self.assertIn(run('need', self.plan, '--quiet').returncode, (0, 1, 3))
        with sqlite3.connect(self.plan) as database:
            self.assertEqual(database.execute('PRAGMA foreign_key_check').fetchall(), [])

    def test_again_changes_nothing(self):
        before = run('dump', self.plan).stdout
        revision = self.count('SELECT revision FROM plan_meta')
        files = {'register': ('schools/norfolk_mainstream_schools_2022-04.csv', '--set', 'year=2020/21'),
                 'capacity': ('capacity/scap_2015_norfolk_schools.csv', '--set', 'year=2014/15'),
                 'districts': ('boundaries/norfolk_districts.geojson',),
                 'population': ('population/norfolk_lsoa_population_single_age_mid2019.csv',),
                 'school-links': ('schools/gias_links_2025-04-22.csv.gz',)}
        for kind, (path, *rest) in files.items():
            done = run('import', self.plan, kind, str(DATA / path), *rest)
            self.assertIn(done.returncode, (0, 3), done.stderr)
        self.assertEqual(self.count('SELECT revision FROM plan_meta'), revision)
        self.assertEqual(run('dump', self.plan).stdout, before)


if __name__ == '__main__':
    unittest.main(verbosity=1)
