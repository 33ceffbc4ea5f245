#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of housing: every sample as councils published it, a fault of each kind by row and column, the same twice, undone.

  test-import-housing.py CLI"""

import csv
import os
import pathlib
import struct
import subprocess
import unittest

from importing import CLI, Importing

DATA = pathlib.Path(os.environ.get('SP_SHARED_DATA', ''))
REGISTERS = DATA / 'import_samples/council_registers'
NORFOLK = DATA / 'housing/brownfield_raw_norfolk'
TRAJECTORY = 'Site Ref,Site name,Status,Total,Easting,Northing,2022-23 actual,2023/24,24-25,2025-26 (Apr-Mar),Y/E March 2027\n'

# file: (sites, refused by the plan, codes of findings)
SAMPLES = {
    'bng_coords_blank_rows_836f862dcf5f.csv': (4, 0, []),
    'cp1252_2f47e9072a8b.csv': (4, 0, ['read-as-windows-1252']),
    'cp1252_newlines_9dedcde21217.csv': (16, 0, ['read-as-windows-1252']),
    'cr_only_64f7e6abdcf6.csv': (38, 1, ['row-repeated', 'line-ends-cr']),
    'embedded_newlines_1a93f47c44a4.csv': (12, 0, []),
    'header_below_row_1_3e0c517ce31e.csv': (6, 0, ['points-on-grid']),
    'lat_lon_swapped_49a918dc51d8.csv': (13, 0, ['points-swapped']),
    'macro_workbook_5a95408cd01f.xlsm': (49, 1, ['row-repeated']),
    'mixed_crs_86dee119f806.csv.gz': (2482, 0, ['point-not-placed', 'dwellings-unclear', 'range-upside-down', 'points-swapped', 'not-on-map',
                                                   'read-as-windows-1252', 'line-ends-mixed']),
    'mixed_line_ends_3513dbc663e5.csv': (24, 0, ['line-ends-mixed']),
    'ragged_edc8e02a0556.csv': (0, 0, ['nothing-used']),
    'text_in_geox_117af813c96e.csv': (39, 0, []),
    'text_in_geox_7dd47652f03a.csv': (22, 0, []),
    'transposed_table_40ba241c5f5d.csv': (3, 0, ['transposed']),
    'utf8_bom_45e6cc4d7896.csv': (16, 0, []),
    'workbook_06ce74170cf0.xlsx': (25, 0, []),
    'workbook_e80bc54cb7ce.xlsx': (6, 0, ['points-on-grid']),
}
NORFOLK_SAMPLES = {
    'broadland.csv': (19, 0, []),
    'great_yarmouth.csv': (46, 0, ['left-register']),
    'north_norfolk_a.csv': (10, 0, ['read-as-windows-1252']),
    'norwich_2019_offset_header.csv': (102, 0, ['point-not-placed', 'dwellings-unclear', 'not-on-map']),
    'south_norfolk.csv': (24, 0, ['not-on-map']),
    'south_norfolk_gis_export.csv': (5, 0, ['not-on-map']),  # 18 of its 23 are in the register before it, under the same references
}


class Housing(Importing):
    def put_districts(self):
        with self.connect() as database:
            database.execute("INSERT INTO district (gss_code, name) VALUES ('E07000143', 'Breckland'), ('E07000148', 'Norwich')")

    def put_areas(self):
        with self.connect() as database:
            database.execute("INSERT INTO planning_area (code, name, phase) VALUES ('9260001', 'Alderton', 'primary'), "
                             "('9260002', 'Beech', 'secondary')")

    # brownfield registers

    @unittest.skipUnless(REGISTERS.is_dir(), 'no shared data')
    def test_every_register(self):
        for name, (sites, refused, codes) in SAMPLES.items():
            with self.subTest(name):
                result = self.run_import('auto', str(REGISTERS / name), '--dry-run')
                self.assertEqual(self.rows(result, 'files')[0]['kind'], 'brownfield')
                counts = self.changes(result)['housing_site']
                self.assertEqual((counts[0], counts[3]), (sites, refused))
                self.assertEqual(self.codes(result), codes)

    @unittest.skipUnless(REGISTERS.is_dir(), 'no shared data')
    def test_what_is_no_table(self):
        for name, word in ('pdf_served_as_csv_ed63897e8289.csv', 'is a PDF'), ('legacy_46ebf7ab269a.xls', 'Excel 97'):
            self.assertIn(word, self.run_import('auto', str(REGISTERS / name), status=(1,)))
        self.assertEqual(self.ask('SELECT count(*) FROM housing_site'), [(0,)])

    @unittest.skipUnless(NORFOLK.is_dir(), 'no shared data')
    def test_registers_of_norfolk(self):
        for name, (sites, refused, codes) in NORFOLK_SAMPLES.items():
            with self.subTest(name):
                result = self.check_twice('auto', str(NORFOLK / name))
                counts = self.changes(result)['housing_site']
                self.assertEqual((counts[0], counts[3]), (sites, refused))
                self.assertEqual(self.codes(result), codes)
        # BFR1 of Great Yarmouth stays itself beside others, and each of Norwich is where the council's grid reference puts it
        self.assertEqual(self.ask("SELECT name, permission, dwellings_min, dwellings_max FROM housing_site "
                                  "WHERE reference = 'great-yarmouth/BFR1'"), [('137-139 King Street, Great Yarmouth', 'full', 6, 6)])
        blob, = self.ask("SELECT geom FROM housing_site WHERE reference = 'norwich/N/CAG/001'")[0]
        x, y = struct.unpack('<dd', blob[-16:])
        self.assertAlmostEqual(x, 1.2831, 2)
        self.assertAlmostEqual(y, 52.6675, 2)
        self.assertEqual(self.ask("SELECT dwellings_min, dwellings_max FROM housing_site WHERE reference = 'norwich/N/CAG/001'"), [(30, 40)])

    def test_register_faults(self):
        text = ('OrganisationURI,SiteReference,SiteNameAddress,GeoX,GeoY,PlanningStatus,PermissionType,MinNetDwellings,NetDwellingsRangeFrom,'
                'NetDwellingsRangeTo,EndDate\n'
                'http://x/norwich,,Nameless,1.2,52.6,permissioned,,5,,,\n'
                'http://x/norwich,A1,Far,100,900,permissioned,outline planning permission,about 9,,,\n'
                'http://x/norwich,A2,Upside,52.6,1.2,not permissioned,,,9,4,\n'
                'http://x/norwich,A3,Nil range,1.2,52.6,permissioned,full,7,0,0,\n'
                'http://x/norwich,A4,Gone,1.2,52.6,permissioned,full,7,,,01/02/2019\n')
        result = self.check_twice('brownfield', self.file('register.csv', text))
        self.assertEqual(self.codes(result), ['reference-missing', 'dwellings-unclear', 'point-not-placed', 'range-upside-down',
                                              'points-swapped', 'not-on-map', 'left-register'])
        for where in ('row 2, column 2 (SiteReference)', 'row 3, column 8 (MinNetDwellings): “about 9”', 'row 3, column 4 (GeoX)',
                      'row 4, column 10 (NetDwellingsRangeTo)'):
            self.assertIn(where, self.messages(result))
        self.assertEqual(self.ask('SELECT reference, permission, dwellings_min, dwellings_max FROM housing_site ORDER BY reference'),
                         [('norwich/A1', 'outline', None, None), ('norwich/A2', 'emerging', 4, 9), ('norwich/A3', 'full', 7, 7)])

    # trajectories

    def test_trajectory(self):
        rows = ('A1,Long Field,Full permission,"1,200",622329,312694,10,60,,0,12\nTotal,,,,,,10,60,,0,12\n,By name,Allocated,30,,,,,,30,\n')
        result = self.check_twice('auto', self.file('trajectory.csv', TRAJECTORY + rows))
        self.assertEqual(self.changes(result), {'housing_site': (2, 0, 0, 0), 'completion': (8, 0, 0, 0)})
        self.assertEqual(self.codes(result), ['financial-years', 'totals-passed-over', 'reference-from-name'])
        got = self.ask("SELECT c.year, c.dwellings, c.kind, c.estimated FROM completion c JOIN housing_site s ON s.id = c.site_id "
                       "WHERE s.reference = 'A1' ORDER BY year")
        # 60 in 2023-24 are 25 in 2022/23 and 35 in 2023/24; the blank of 2024-25 adds nothing and is not nought
        wanted = [(2021, 50 / 12, 'actual'), (2022, 70 / 12 + 25, 'expected'), (2023, 35, 'expected'), (2024, 0, 'expected'),
                  (2025, 5, 'expected'), (2026, 7, 'expected')]
        self.assertEqual(len(got), len(wanted))
        for (year, dwellings, kind, estimated), (y, d, k) in zip(got, wanted):
            self.assertEqual((year, kind, estimated), (y, k, 1))
            self.assertAlmostEqual(dwellings, d, 9)
        self.assertAlmostEqual(sum(row[1] for row in got), 82, 9)

    def test_trajectory_bases(self):
        text = 'Site name,Reference,2024,2025/26\nOne,R1,12,24\n'
        path = self.file('trajectory.csv', text)
        self.run_import('site-trajectories', path, '--set', 'basis=academic')
        self.assertEqual(self.ask('SELECT year, dwellings, estimated FROM completion ORDER BY year'), [(2024, 12, 0), (2025, 24, 0)])
        self.run_import('site-trajectories', self.file('b.csv', text.replace('R1', 'R2')), '--set', 'basis=calendar')
        self.assertEqual(self.ask("SELECT year, dwellings FROM completion WHERE site_id = 2 ORDER BY year"), [(2023, 8), (2024, 20), (2025, 8)])
        self.assertIn('financial, academic or calendar', self.run_import('site-trajectories', path, '--set', 'basis=lunar', status=(1,)))

    def test_trajectory_faults(self):
        rows = 'A2,Bad,Outline,5,,,1,x1,2,3,\nA4,Over,UC,10,,,0,20,,,\n,,Outline,5,,,1,1,2,3,\nA6,Off,,5,99,99,1,,,,\nA7,Minus,,,,,-4,,,,\n'
        result = self.run_import('site-trajectories', self.file('bad.csv', TRAJECTORY + rows), status=(3,))
        self.assertEqual(self.codes(result), ['not-a-number', 'years-exceed-total', 'name-missing', 'point-not-placed', 'financial-years'])
        text = self.messages(result)
        for where in ('bad.csv, row 2, column 8 (2023/24): “x1”', 'row 3, column 4 (Total)', 'row 4, column 2 (Site name)',
                      'row 5, column 5 (Easting)', 'row 6, column 7 (2022-23 actual): “-4”'):
            self.assertIn(where, text)
        self.assertEqual(self.ask("SELECT reference FROM housing_site ORDER BY 1"), [('A4',), ('A6',)])

    # districts

    def test_growth_areas_are_made(self):
        """A growth area that the plan does not have is added with its sites; its pupils go where all its rows say, or nowhere yet."""
        self.put_areas()
        head = 'Site,Growth area,Primary planning area (code),Secondary planning area,2022/23\n'
        path = self.file('t.csv', head + 'East Field,North Farm,9260001,beech,60\nWest Field,north farm,ALDERTON,,30\nHeath,Quarry,,,10\n'
                                         'Corner,,9260001,,5\n')
        result = self.check_twice('auto', path)
        self.assertEqual(self.changes(result)['growth_area'], (2, 0, 0, 0))
        self.assertEqual(self.ask('SELECT category, number, name FROM growth_area ORDER BY id'), [(3, 1, 'North Farm'), (3, 2, 'Quarry')])
        self.assertEqual(self.ask('SELECT g.name, a.code, s.share FROM growth_area_share s JOIN growth_area g ON g.id = s.growth_area_id '
                                  'JOIN planning_area a ON a.id = s.area_id ORDER BY a.code'),
                         [('North Farm', '9260001', 1), ('North Farm', '9260002', 1)])
        self.assertEqual(self.ask('SELECT s.name, g.name FROM housing_site s LEFT JOIN growth_area g ON g.id = s.growth_area_id ORDER BY s.id'),
                         [('East Field', 'North Farm'), ('West Field', 'North Farm'), ('Heath', 'Quarry'), ('Corner', None)])
        self.assertIn('row 2: the plan had no growth area “North Farm”, so it was added, with all its pupils going to Alderton and Beech',
                      self.messages(result))
        self.assertIn('row 4: the plan had no growth area “Quarry”, so it was added. Its rows name no planning area of the plan',
                      self.messages(result))
        more = self.file('more.csv', head + 'One,Airfield,9260001,,6\nTwo,Airfield,9260002,,7\nThree,Quarry,,,8\n')
        result = self.run_import('auto', more)
        self.assertEqual(self.changes(result)['growth_area'], (1, 0, 0, 0))
        self.assertIn('“Airfield”, so it was added. Its rows name several planning areas', self.messages(result))
        self.assertNotIn('“Quarry”', self.messages(result))
        self.assertEqual(self.ask("SELECT number FROM growth_area WHERE name = 'Airfield'"), [(3,)])
        for _ in range(2):
            subprocess.run([CLI, 'edit', self.plan, 'undo'], check=True, capture_output=True)
        self.assertEqual(self.ask('SELECT count(*) FROM growth_area'), [(0,)])

    def test_live_table_shape(self):
        self.put_districts()
        text = ('Table 122,,,,,\n,,,,,\n,DCLG code,CurrentONS code,Met and Shire County Totals,Lower and Single Tier Authority Data,,2001-02,2019-20R\n'
                ',F2605,E07000143,,Breckland,,"1,368",587\n,A1,E07000999,,Elsewhere,,5,6\n,G2625,,,Norwich UA,,-3,..\n')
        result = self.check_twice('auto', self.file('lt122.csv', text))
        self.assertEqual(self.rows(result, 'files')[0]['kind'], 'district-dwellings')
        self.assertEqual(self.ask('SELECT district_id, financial_year, measure, builder, dwellings FROM district_completion ORDER BY 1, 2'),
                         [(1, 2001, 'net additions', 'all', 1368), (1, 2019, 'net additions', 'all', 587), (2, 2001, 'net additions', 'all', -3)])

    def test_completions(self):
        self.put_districts()
        head = 'ONS Code,Local Authority,DS_P,DS_HA,DS_LA,DS_Total,DC_P,DC_HA,DC_LA,DC_Total,'
        year = head + 'year\nE07000143,Breckland,330,0,110,430,310,30,70,410,1981\nE07000143,Breckland,x,..,1,1,1,1,many,1,1982\n'
        result = self.run_import('auto', self.file('year.csv', year))
        self.assertEqual(self.codes(result), ['not-a-number', 'years-ending'])
        self.assertIn('row 3, column 9 (DC_LA): “many”', self.messages(result))
        self.assertEqual(self.ask("SELECT financial_year, dwellings FROM district_completion WHERE measure = 'completions' "
                                  "AND builder = 'private' ORDER BY 1"), [(1980, 310), (1981, 1)])
        quarters = head + 'quarter\n' + ''.join(f'E07000148,Norwich,,,,,,,,{n},{q}\n' for n, q in
                                                ((140, '2006 Q2'), (130, '2006 Q3'), (190, '2006 Q4'), (140, '2007 Q1'), (5, '2007 Q2')))
        result = self.run_import('auto', self.file('quarters.csv', quarters))
        self.assertEqual(self.codes(result), ['quarters-missing'])
        self.assertEqual(self.ask('SELECT financial_year, dwellings FROM district_completion WHERE district_id = 2'), [(2006, 600)])
        self.assertIn('row 2, column 11 (quarter): “Spring”',
                      self.messages(self.run_import('district-dwellings', self.file('q.csv', head + 'quarter\nE07000148,Norwich,,,,,,,,1,Spring\n'))))

    def test_districts_are_needed(self):
        for kind, text in (('district-dwellings', 'code,name,2001-02\nE1,A,5\n'), ('local-plans', 'name,plan_title\nA,B\n')):
            self.assertIn('the plan has none yet', self.run_import(kind, self.file('x.csv', text), status=(1,)))

    def test_local_plans(self):
        self.put_districts()
        head = ('name,ons_code,plan_title,start_year,end_year,housing_number_type,number,min,max,joint_plan_total,is_joint_plan,notes,published,'
                'submitted,found_sound,adopted\n')
        rows = ('Breckland District Council,E07000143,Local Plan,2011,2036,HOUSING_REQUIREMENT_TOTAL,15298,,,,False,,2017-08-21,,,2019-11-28\n'
                'Breckland District Council,E07000143,Update,2021,2046,HOUSING_REQUIREMENT_YEARLY_AVERAGE,672,,,,False,"two\nlines",,,,\n'
                'Norwich City Council,E07000148,Greater Norwich,2018,2038,HOUSING_REQUIREMENT_TOTAL,,,,40541,True,,2021-02-01,2021-07-30,,\n'
                'Norwich City Council,E07000148,Range,2018,2038,HOUSING_REQUIREMENT_RANGE,,2650,2900,,False,,,,,\n'
                'Norwich City Council,E07000148,Yearly range,2011,2031,HOUSING_REQUIREMENT_YEARLY_RANGE,,258,364,,False,,,,,\n'
                'Norwich City Council,E07000148,Bad,2018,2038,HOUSING_REQUIREMENT_TOTAL,lots,,,,False,,,,,tomorrow\n'
                'Norwich City Council,E07000148,,2018,2038,HOUSING_REQUIREMENT_TOTAL,1,,,,False,,,,,\n')
        result = self.check_twice('auto', self.file('plans.csv', head + rows))
        self.assertEqual(self.codes(result), ['not-a-date', 'not-a-number', 'title-missing', 'joint-plans'])
        self.assertEqual(self.ask('SELECT plan_name, dwellings_min, dwellings_max, yearly, joint, stage, adopted_on FROM local_plan_number ORDER BY id'),
                         [('Local Plan', 15298, 15298, None, 0, 'adopted', '2019-11-28'), ('Update', None, None, 672, 0, 'in preparation', None),
                          ('Greater Norwich', 40541, 40541, None, 1, 'submitted', None), ('Range', 2650, 2900, None, 0, 'in preparation', None),
                          ('Yearly range', 5160, 7280, None, 0, 'in preparation', None)])

    @unittest.skipUnless(DATA.is_dir(), 'no shared data')
    def test_live_tables(self):
        self.run_import('districts', str(DATA / 'boundaries/norfolk_districts.geojson'))
        result = self.check_twice('auto', str(DATA / 'housing/live_table_122_net_additional_dwellings_2001_2021.ods'))
        self.assertEqual(self.changes(result)['district_completion'], (7 * 20, 0, 0, 0))
        self.assertEqual(self.ask("SELECT financial_year, round(dwellings) FROM district_completion c JOIN district d ON d.id = c.district_id "
                                  "WHERE d.name = 'Norwich' AND financial_year IN (2001, 2020) ORDER BY 1"), [(2001, 347), (2020, 164)])
        # the tidy table says the same before rounding
        self.run_import('auto', str(DATA / 'housing/norfolk_net_additional_dwellings_by_district_2002_2021.csv'))
        self.assertEqual(self.ask("SELECT count(*) FROM district_completion"), [(140,)])
        result = self.check_twice('auto', str(DATA / 'housing/local_plan_housing_numbers.csv.gz'))
        self.assertEqual(self.changes(result)['local_plan_number'], (11, 0, 0, 0))
        result = self.check_twice('auto', str(DATA / 'housing/new_build_starts_completions_by_district_1981_2021.csv.gz'))
        self.assertEqual(self.changes(result)['district_completion'][3], 0)

    # pre-school children, yields

    def test_preschool(self):
        self.put_districts()
        self.put_areas()
        text = ('Planning area,Academic year,0 year olds,Aged 1,2,3,4,5,Date\n9260001,2021/22,30,31,c,33,34,35,2021-09-01\n'
                'Breckland,2021/22,300,301,302,303,304,305,01/09/2021\nNowhere,2021/22,1,1,1,1,1,1,\nAlderton,2022/23,x9,1,1,1,1,1,\n')
        result = self.check_twice('auto', self.file('children.csv', text))
        self.assertEqual(self.rows(result, 'files')[0]['kind'], 'preschool')
        self.assertEqual(self.codes(result), ['not-a-number', 'of-school-age'])
        self.assertIn('row 5, column 3 (0 year olds): “x9”', self.messages(result))
        self.assertEqual(self.ask('SELECT area_id, district_id, year, age, children, counted_on FROM preschool_register WHERE age IN (2, 4) ORDER BY id'),
                         [(1, None, 2021, 4, 34, '2021-09-01'), (1, None, 2022, 2, 1, None), (1, None, 2022, 4, 1, None),
                          (None, 1, 2021, 2, 302, '2021-09-01'), (None, 1, 2021, 4, 304, '2021-09-01')])
        long = 'planning_area_code,year,age,children\n9260001,2023,4,40\n9260001,2023,17,40\n'
        self.assertEqual(self.changes(self.run_import('preschool', self.file('long.csv', long)))['preschool_register'], (1, 0, 0, 0))
        self.assertIn('which year', self.run_import('preschool', self.file('no.csv', 'planning area,age 4\n9260001,4\n'), status=(1,)))

    def test_yields(self):
        wide = ('Estate,Dwelling type,Tenure,Bedrooms,Dwellings,Primary,Secondary,Years since completion\nMill Rise,Houses,Market,4+,40,12,5,3\n'
                'Mill Rise,Apartment,Social rent,2,20,3,,3\nOak,castle,,,10,1,1,\nElm,,,,0,1,1,\nAsh,,,9,10,1,1,\n')
        result = self.check_twice('auto', self.file('yields.csv', wide))
        self.assertEqual(self.rows(result, 'files')[0]['kind'], 'yield-observations')
        self.assertEqual(self.codes(result), ['word-unknown', 'not-a-number'])
        self.assertEqual(self.ask('SELECT name, phase, dwelling_type, tenure, bedrooms, years_since, dwellings, pupils FROM yield_observation ORDER BY id'),
                         [('Mill Rise', 'primary', 'house', 'market', 4, 3, 40, 12), ('Mill Rise', 'secondary', 'house', 'market', 4, 3, 40, 5),
                          ('Mill Rise', 'primary', 'flat', 'affordable', 2, 3, 20, 3)])
        long = 'Scheme,Phase,Homes,Pupils\nYew,Post-16,100,4\nYew,university,100,4\n'
        result = self.run_import('yield-observations', self.file('long.csv', long))
        self.assertEqual(self.codes(result), ['phase-unknown'])


if __name__ == '__main__':
    unittest.main()
