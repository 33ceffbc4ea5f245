# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample's rolls and births against the published totals of the county and its districts."""
import csv
import gzip
import os
import unittest

import sample_plan

ROLLS = os.path.join(sample_plan.SHARED, 'rolls/england_la_by_ncyear/la_by_ncyear_201112_201920.csv.gz')
HOMES = os.path.join(sample_plan.SHARED, 'housing/norfolk_net_additional_dwellings_by_district_2002_2021.csv')
BIRTHS = os.path.join(sample_plan.SHARED, 'population/norfolk_births_year_to_midyear.csv')


class County(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.db = sample_plan.load('norfolk-2013')

    def totals(self, sql):
        return {tuple(r)[:-1]: tuple(r)[-1] for r in self.db.execute(sql)}

    def test_schools_add_to_the_county_to_the_last_pupil(self):
        schools = self.totals('SELECT year, year_group, sum (pupils) FROM roll GROUP BY 1, 2')
        county = self.totals("SELECT year, year_group, pupils FROM authority_roll WHERE kind = 'history'")
        self.assertEqual(len(county), 3 * 15)
        self.assertEqual(schools, county)

    @unittest.skipUnless(os.path.exists(ROLLS), 'the shared data are not here')
    def test_county_is_as_published(self):
        for sample, last in (('norfolk-2013', 2013), ('norfolk-2018', 2017)):
            db = sample_plan.load(sample)
            held = {(r['year'], r['year_group']): (r['kind'], r['pupils']) for r in db.execute('SELECT * FROM authority_roll')}
            with gzip.open(ROLLS, 'rt', encoding='utf-8') as f:
                published = {(int(r['time_period'][:4]), 0 if r['nc_year'] == 'reception' else int(r['nc_year'][11:])):
                             int(float(r['headcount'])) for r in csv.DictReader(f) if r['old_la_code'] == '926'}
            self.assertEqual({k: v[1] for k, v in held.items()}, published)
            for (year, _), (kind, _) in held.items():
                self.assertEqual(kind, 'history' if year <= last else 'outturn')

    def test_births_of_areas_add_to_the_districts(self):
        areas = self.totals('SELECT entry_year, round (sum (births), 2) FROM births GROUP BY 1')
        districts = self.totals('SELECT entry_year, sum (births) FROM district_births GROUP BY 1')
        self.assertEqual(areas, districts)
        # the plan is of November 2013: no birth after mid-2013 is known to it
        self.assertEqual(max(areas), (2017,))
        self.assertEqual(self.totals('SELECT max (dated) FROM births'), {(): '2013-06'})

    @unittest.skipUnless(os.path.exists(BIRTHS), 'the shared data are not here')
    def test_births_are_as_published(self):
        held = self.totals('SELECT d.gss_code, b.entry_year, b.births FROM district_births AS b'
                           ' JOIN district AS d ON d.id = b.district_id')
        with open(BIRTHS, encoding='utf-8') as f:
            published = {(r['gss_code'], y + 4): float(r[str(y)]) for r in csv.DictReader(f) for y in range(2007, 2014)}
        self.assertEqual(held, published)

    @unittest.skipUnless(os.path.exists(HOMES), 'the shared data are not here')
    def test_past_completions_add_to_the_districts(self):
        """What is held for the areas is what the seven districts added, no dwelling lost, in the three years of the ratios."""
        held = self.totals("SELECT year, sum (dwellings) FROM completion WHERE kind = 'actual' GROUP BY 1")
        published = {}
        with open(HOMES, encoding='utf-8') as f:
            for r in csv.DictReader(f):
                year = int(r['year']) - 1  # the financial year is named by its end
                if 2010 <= year <= 2012:
                    published[year,] = published.get((year,), 0) + round(float(r['net dwellings']))
        self.assertEqual(held, published)

    def test_every_primary_area_has_a_past_and_blank_years_ahead(self):
        self.assertEqual(self.totals("SELECT count (DISTINCT primary_area_id), count (*) FROM housing_site WHERE growth_area_id"
                                     " IS NULL"), {(46,): 46})
        self.assertEqual(self.totals('SELECT min (year), max (year), count (*) FROM completion AS c JOIN housing_site AS s'
                                     ' ON s.id = c.site_id WHERE growth_area_id IS NULL'), {(2010, 2012): 3 * 46})

    def test_no_roll_is_later_than_the_plan(self):
        self.assertEqual(self.totals('SELECT min (year), max (year) FROM roll'), {(2011,): 2013})

    def test_areas_are_not_absurd(self):
        """Pupils of a planning area in 2013 against its places: none under a third or over a sixth too many."""
        for phase, low, high in (('primary', 0, 6), ('secondary', 7, 11)):
            for row in self.db.execute(
                    'SELECT a.name, (SELECT sum (pupils) FROM roll AS r JOIN area_school AS m USING (school_id)'
                    ' WHERE m.area_id = a.id AND r.year = 2013 AND year_group BETWEEN :low AND :high) AS pupils,'
                    ' (SELECT sum (places) FROM group_capacity AS c JOIN area_school AS m USING (school_id)'
                    ' WHERE m.area_id = a.id AND c.year <= 2013 AND year_group BETWEEN :low AND :high) AS places'
                    ' FROM planning_area AS a WHERE phase = :phase', {'phase': phase, 'low': low, 'high': high}):
                self.assertGreater(row['pupils'] / row['places'], 1 / 3, row['name'])
                self.assertLess(row['pupils'] / row['places'], 7 / 6, row['name'])


if __name__ == '__main__':
    unittest.main()
