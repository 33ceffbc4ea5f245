#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The import command: a good file of each kind and one bad file for each rule, by row and column of the finding; mappings; the plan
as it was when a file is refused, tried or undone.

  test-import.py CLI READER"""

import csv
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

from importing import CLI, Importing

READER = sys.argv.pop()

REGISTER = ('URN,LA (code),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),'
            'PhaseOfEducation (name),StatutoryLowAge,StatutoryHighAge,OpenDate,CloseDate,SchoolCapacity,CensusDate,Easting,Northing\n')
GOOD = ('120001,926,2000,Alder Infant School,Community school,Open,Primary,4,7,,,90,21-01-2013,619130,334311\n'
        '120002,926,2001,Alder Junior School,Academy converter,Open,Primary,7,11,01-09-2011,,120,21-01-2013,619130,334311\n'
        '120003,926,4000,Beech High,Voluntary aided school,Open,Secondary,11,18,,,900,21-01-2013,603504,294348\n'
        '120004,850,4000,Elsewhere High,Community school,Open,Secondary,11,16,,,900,,440000,140000\n'
        '120005,926,6000,Private Hall,Other independent school,Open,Not applicable,3,18,,,,,603504,294348\n')
SCAP = 'LAEstab,Schoolname,Netcapacity (1),PrimaryCapacity (2),SecondaryCapacity (2),Primary PA code (2),Secondary PA code (2)\n'
PLACES = ('time_period,old_la_code,planning_area_code,planning_area_name,education_phase,nc_year_group,pupil_forecast,estimated_capacity,'
          'la_planned_places,central_programme_places,additional_need_minus_spare_places,additional_need_only_places\n')


class Import(Importing):
    origin = '2013/14'

    def codes(self, result):
        """Each as often as it was found, but for the columns not found (importing.py)."""
        return [row['code'] for row in self.rows(result, 'findings') if row['code'] != 'columns-not-found']

    def lacking(self, result):
        """What is said of the columns of a file; None = nothing."""
        return next((row['message'] for row in self.rows(result, 'findings') if row['code'] == 'columns-not-found'), None)

    def test_columns_not_found(self):
        """Which columns are wanted and not there, and which headings mean nothing: one may be the other. All known: silence."""
        some = 'urn,council,Estab no,name,Phase of education\n120001,926,2000,Alder School,Primary\n'
        said = self.lacking(self.run_import('register', self.file('some.csv', some), '--dry-run'))
        self.assertRegex(said, r'no column was found for authority \(three-digit code\), establishment number \(four digits\), DfE number')
        self.assertIn('These headings were not used: “council”, “Estab no”. If one of them is such a column, say so with --mapping', said)
        mapped = self.file('map.json', json.dumps({'columns': {'council': 'authority', 'Estab no': 'establishment'}}))
        said = self.lacking(self.run_import('register', self.file('some.csv', some), '--dry-run', '--mapping', mapped))
        self.assertNotIn('authority', said)
        self.assertNotIn('not used', said)
        self.assertIn('What the plan holds of that stays as it is', said)
        links = 'URN,LinkURN,LinkType,LinkEstablishedDate\n'
        self.run_import('register', self.file('r.csv', REGISTER + GOOD))
        self.assertIsNone(self.lacking(self.run_import('school-links', self.file('l.csv', links + '120001,120002,Successor,01-09-2011\n'))))
        many = self.file('many.csv', 'urn,name,' + ','.join(f'c{i}' for i in range(20)) + '\n120001,Alder' + ',x' * 20 + '\n')
        self.assertIn('“c11” and 8 more.', self.lacking(self.run_import('register', many, '--dry-run')))

    def test_headings_as_people_write_them(self):
        """The meanings of --kinds, and their words with or without brackets, are headings; what --set alone says is not."""
        plain = self.file('r.csv', 'URN,authority,Establishment number,Name of the school,Phase of education,Lowest age,Highest age,Year\n'
                                   '120001,926,2000,Alder School,Primary,4,11,2013\n')
        result = self.run_import('auto', plain)
        self.assertEqual([row['meaning'] for row in self.rows(result, 'columns')],
                         ['urn', 'authority', 'establishment', 'name', 'phase', 'low-age', 'high-age', None])
        listed = {(row['kind'], row['meaning']): row['headings'] for row in self.kinds()}
        self.assertTrue(listed['register', 'authority'].startswith('authority, lacode, la, '))
        self.assertEqual(listed['register', 'year'], 'none; it is said with --set year=VALUE')
        self.assertIn('a year, as 2024/25', listed['site-trajectories', 'expected'])
        rolls = self.file('rolls.csv', 'DfE number,School,Year,Reception,Year 1\n926/2000,Alder School,2013/14,30,29\n')
        self.assertEqual(self.changes(self.run_import('auto', rolls))['roll'], (2, 0, 0, 0))

    def kinds(self):
        done = subprocess.run([CLI, 'import', '--kinds', '--format', 'json'], capture_output=True, text=True, check=True)
        return self.rows(json.loads(done.stdout), 'columns')

    def test_a_school_without_its_number(self):
        """The plan has the school and not its number: that is what the refusal says."""
        self.run_import('register', self.file('r.csv', 'URN,Name,Phase\n120001,Alder School,Primary\n'))
        rolls = 'DfE number,School,Year,Reception\n926/2000,alder school,2013/14,30\n926/2001,Birch School,2013/14,30\n'
        result = self.run_import('school-rolls', self.file('rolls.csv', rolls))
        self.assertEqual(self.codes(result)[:2], ['school-without-number', 'school-unknown'])
        self.assertIn('the plan has Alder School, but without a DfE number, so it cannot be told whether it is 926/2000. Import the register '
                      'again with authority and establishment number', self.messages(result))
        unnumbered = self.file('names.csv', rolls.replace('DfE number,', '').replace('926/2000,', '').replace('926/2001,', ''))
        self.assertEqual(self.changes(self.run_import('school-rolls', unnumbered))['roll'][0], 1)

    def put_schools(self):
        return self.run_import('register', self.file('register.csv', REGISTER + GOOD))

    # the register

    def test_register(self):
        result = self.put_schools()
        self.assertEqual(self.changes(result), {'school': (3, 0, 0, 0), 'net_capacity': (3, 0, 0, 0)})
        self.assertEqual(self.rows(result, 'files')[0]['elsewhere'], 1)
        self.assertIn('not-planned-for', self.codes(result))
        text = self.dump()
        self.assertIn("'926/2000'", text)
        for phase in ("'infant'", "'junior'", "'secondary'"):
            self.assertIn(phase, text)
        self.assertEqual(self.changes(self.put_schools())['school'], (0, 0, 3, 0))

    def test_register_found_out(self):
        result = self.run_import('auto', self.file('x.csv', REGISTER + GOOD), '--dry-run')
        self.assertEqual(self.rows(result, 'files')[0]['kind'], 'register')

    def test_register_faults(self):
        bad = ('12A,926,2000,No number,Community school,Open,Primary,4,7,,,90,,619130,334311\n'
               ',926,2001,Blank number,Community school,Open,Primary,4,7,,,90,,619130,334311\n'
               '120007,926,2002,,Community school,Open,Primary,4,7,,,90,,619130,334311\n'
               '120008,926,2003,Closed when,Community school,Closed,Primary,4,7,,,90,,619130,334311\n'
               '120009,926,2004,Many places,Community school,Open,Primary,4,7,,,9e9,,619130,334311\n'
               '120010,926,2005,Off the grid,Community school,Open,Primary,4,7,,,0,,1,99999999\n')
        result = self.run_import('register', self.file('bad.csv', REGISTER + bad), status=(3,))
        self.assertEqual([code for code in self.codes(result) if code != 'nothing-used'],
                         ['not-a-number', 'urn-missing', 'name-missing', 'closed-when', 'not-a-number', 'point-not-on-grid', 'capacity-nought'])
        text = self.messages(result)
        for where in ('bad.csv, row 2, column 1 (URN): “12A”', 'row 3, column 1 (URN)', 'row 4, column 4 (EstablishmentName)',
                      'row 5, column 11 (CloseDate)', 'row 6, column 12 (SchoolCapacity): “9e9”', 'row 7, column 14 (Easting)'):
            self.assertIn(where, text)

    # tables as they were published

    def test_published_table(self):
        """As printed: roles found, cells kept to the letter, checked at once, replaced by the next, undone in one step."""
        before = self.dump()
        table = ('title,Reserves\nedition,"Paper of March 2015"\nunit,£m\ndated,31 March 2015\nsource,Budget paper\n\n'
                 'Line,Note,2013-14,2014-15,Total\nOpening,,18.989,17.200,\nGrants,,,,\nBasic Need,*,"27.000*",(5.000),22.000\n'
                 'Total,,45.989,12.200,22.000\nClosing,,17.300,4.000,\n')
        entered = self.rows(self.run_import('published-table', self.file('paper.csv', table)), 'published')[0]
        self.assertEqual([entered[key] for key in ('title', 'unit', 'rows', 'columns', 'totals')],
                         ['Reserves', '£m', 5, 5, 'row “Total”; column “Total”'])
        text = self.dump()
        for kept in ("'reserves-paper-of-march-2015', 'Reserves', 'Paper of March 2015', 'GBP million'", "'27.000*'", "'(5.000)'",
                     "'2013-14', 'number', 2013", "'Total', 'total', NULL", "'Note', 'text', NULL", "'2015-03-31'", "'Budget paper'"):
            self.assertIn(kept, text)
        self.assertEqual(re.findall(r'INTO "published_row".*, \'(\w+)\'\);', text)[-5:], ['line', 'heading', 'line', 'total', 'line'])
        said = subprocess.run([CLI, 'reconcile', self.plan], capture_output=True, text=True).stdout
        self.assertIn('17.3', said)
        self.assertIn('17.2', said)
        self.run_import('published-table', self.file('paper.csv', table.replace('17.200', '17.300')))
        self.assertEqual(self.dump().count("'reserves-paper-of-march-2015'"), 1)
        self.assertIn("'17.300'", self.dump())
        for _ in range(2):
            subprocess.run([CLI, 'edit', self.plan, 'undo'], check=True, capture_output=True)
        self.assertEqual(self.dump().count('published_table'), before.count('published_table'))

    def test_published_table_faults(self):
        head = 'Line,2013-14\n'
        result = self.run_import('published-table', self.file('bad.csv', head + 'Grant,1,234\nLevy,TBC later\nOther,2.5\nMore,1\n'),
                                 '--set', 'title=T', '--set', 'edition=E', '--set', 'unit=£000', status=(3,))
        said = self.messages(result)
        self.assertIn('bad.csv, row 2, column 3', said)
        self.assertIn('bad.csv, row 3, column 2 (2013-14): “TBC later” is not a figure', said)
        for words, left in ((['--set', 'title=T', '--set', 'edition=E'], 'does not say its unit'),
                            (['--set', 'title=T', '--set', 'edition=E', '--set', 'unit=shillings'], 'shillings')):
            done = subprocess.run([CLI, 'import', self.plan, 'published-table', self.file('x.csv', head + 'Grant,1\n'), *words],
                                  capture_output=True, text=True)
            self.assertEqual(done.returncode, 1)
            self.assertIn(left, done.stderr)

    def test_published_table_of_two_columns(self):
        """A row of headings that begins with “Source” is no line that says the source."""
        facts = 'title,Money\nedition,Paper of March 2015\nunit,£m\nsource,Budget paper\n'
        for head, kept in (('Source,£m\n', "'Budget paper'"), ('Title,2014-15\n', "'Money'")):
            self.run_import('published-table', self.file('two.csv', facts + head + 'Basic Need,12.500\nLevy,0.500\nTotal,13.000\n'))
            text = self.dump()
            self.assertIn(kept, text)
            self.assertEqual(re.findall(r'INTO "published_row".*, \'(\w+)\'\);', text)[-3:], ['line', 'line', 'total'])
            self.assertIn("'12.500'", text)
            subprocess.run([CLI, 'edit', self.plan, 'undo'], check=True, capture_output=True)
        bare = 'title,Money\nedition,E\nunit,£m\nSource,£m\nBasic Need,12.500\nTotal,12.500\n'  # the only “source” there is
        self.run_import('published-table', self.file('bare.csv', bare))
        self.assertEqual(re.findall(r'INTO "published_row".*, \'(\w+)\'\);', self.dump())[-2:], ['line', 'total'])

    def test_published_tables_together(self):
        """One that cannot be read keeps the others out: nothing is half done."""
        before = self.dump()
        good = self.file('good.csv', 'title,T\nedition,E\nunit,£m\nLine,2013-14\nGrant,1\n')
        bad = self.file('bad.csv', 'title,U\nedition,E\nLine,2013-14\nGrant,1\n')
        done = subprocess.run([CLI, 'import', self.plan, 'published-table', good, bad], capture_output=True, text=True)
        self.assertEqual(done.returncode, 1)
        self.assertIn('bad.csv does not say its unit', done.stderr)
        self.assertEqual(self.dump(), before)

    # capacities and planning areas

    def test_capacity(self):
        self.put_schools()
        scap = SCAP + '9262000,Alder Infant School,90,90,,9260012,\n9262001,Alder Junior School,122.0,122,,9260012,\n9264000,Beech High,901,,901,,9260011\n'
        result = self.run_import('capacity', self.file('scap.csv', scap), '--set', 'year=2012/13')
        self.assertEqual(self.changes(result)['planning_area'], (2, 0, 1, 0))
        self.assertEqual(self.changes(result)['area_school'], (3, 0, 0, 0))
        self.assertEqual(self.changes(result)['group_capacity'], (3 + 4 + 7, 0, 0, 0))
        again = self.run_import('capacity', self.file('scap.csv', scap), '--set', 'year=2012/13')
        self.assertEqual({row[0] + row[1] for row in self.changes(again).values()}, {0})

    def test_capacity_faults(self):
        self.put_schools()
        slipped = SCAP + '9262000,Alder,Infant School,90,90,,9260012\n9269999,Nobody,90,90,,9260012,\n12,Short,90,90,,9260012,\n'
        result = self.run_import('capacity', self.file('scap.csv', slipped), '--set', 'year=2012/13', status=(3,))
        self.assertEqual(self.codes(result), ['not-a-number', 'school-unknown', 'number-missing'])
        self.assertIn('row 2, column 3 (Netcapacity (1)): “Infant School”', self.messages(result))
        self.assertIn('does not say of which year', self.run_import('capacity', self.file('scap.csv', slipped), status=(1,)))
        self.assertIn('year-from-name', self.codes(self.run_import('capacity', self.file('scap 2013.csv', slipped), '-n')))

    def test_year_of_capacity_in_a_name(self):
        self.put_schools()
        for name, year in (('scap 2013.csv', 2012), ('scap 2013-14.csv', 2013), ('scap_201314.csv', 2013), ('scap 2013_2014 v2.csv', 2013),
                           ('scap 2013-04-14.csv', 2012)):
            result = self.run_import('capacity', self.file(name, SCAP + '9264000,Beech High,901,,901,,9260011\n'))
            self.assertIn('year-from-name', self.codes(result), name)
            self.assertTrue(re.search(rf'INTO "net_capacity" .*VALUES \(\d+, \d+, {year}, 901', self.dump()), name)
            subprocess.run([CLI, 'edit', self.plan, 'undo'], capture_output=True, check=True, timeout=60)
        two = self.file('scap 2013-14 and 2014-15.csv', SCAP + '9264000,Beech High,901,,901,,9260011\n')
        self.assertIn('does not say of which year', self.run_import('capacity', two, status=(1,)))

    def test_place_planning(self):
        rows = ('202425,926,9260012,Alderton,Primary,Reception,30.5,60,0,0,-29.5,0\n202425,926,9260012,Alderton,Primary,1,c,z,:,0,0,0\n'
                '202425,926,z,z,Primary,Reception,726.1,900,0,0,0,0\n202425,850,8500012,Far,Primary,Reception,30,60,0,0,0,0\n'
                '202425,926,9260012,Alderton,Primary,Year 99,30,60,0,0,0,0\n202425,926,9260012,Alderton,Primary,2,many,60,0,0,0,0\n')
        result = self.run_import('auto', self.file('places.csv', PLACES + rows))
        self.assertEqual(self.changes(result), {'planning_area': (1, 0, 0, 0), 'area_return': (2, 0, 0, 0)})
        self.assertEqual(self.codes(result), ['not-a-year-group', 'not-a-number'])
        self.assertIn('row 7, column 7 (pupil_forecast): “many”', self.messages(result))
        self.assertIn('30.5', self.dump())

    # pupils

    def test_school_rolls(self):
        self.put_schools()
        wide = 'URN,school_name,time_period,R,Year 1,Year 2\n120001,Alder Infant School,201314,30,29,c\n999999,Nobody,201314,1,1,1\n'
        result = self.run_import('auto', self.file('rolls.csv', wide))
        self.assertEqual(self.changes(result), {'roll': (2, 0, 0, 0)})
        self.assertEqual(self.codes(result), ['school-unknown'])
        parts = ('URN,school_name,time_period,Full time girls Reception,Full time boys Reception,Part time boys Reception,'
                 'Full time girls Year group Not followed\n120001,Alder,201213,10,11,2,5\n')
        self.assertEqual(self.changes(self.run_import('school-rolls', self.file('parts.csv', parts))), {'roll': (1, 0, 0, 0)})
        self.assertIn('VALUES (3, 1, 0, 2012, 23', self.dump())
        ages = 'URN,school_name,time_period,full-time girls aged 4,full-time boys aged 4,full-time boys aged 5\n120001,Alder,201112,9,8,7\n'
        self.assertEqual(self.changes(self.run_import('school-rolls', self.file('ages.csv', ages))), {'roll': (2, 0, 0, 0)})

    def test_census_of_one_year(self):
        self.put_schools()
        census = self.file('january.csv', 'School,URN,Type,Year R,Year 1,Total\nAlder,120001,CO,20,21,41\n')
        self.assertIn('of which year its pupils are. Say it with --set year=', self.run_import('auto', census, status=(1,)))
        result = self.run_import('auto', census, '--set', 'year=2014/15', '--save-mapping', 'ours')
        self.assertEqual(self.changes(result), {'roll': (2, 0, 0, 0)})
        # next January's file is not taken for last January's
        later = self.file('next-january.csv', 'School,URN,Type,Year R,Year 1,Total\nAlder,120001,CO,30,31,61\n')
        before = self.dump()
        self.assertIn('of which year its pupils are', self.run_import('auto', later, '--mapping', 'ours', status=(1,)))
        self.assertEqual(self.dump(), before)
        result = self.run_import('auto', later, '--mapping', 'ours', '--set', 'year=2015/16')
        self.assertEqual(self.changes(result), {'roll': (2, 0, 0, 0)})

    def test_authority_rolls(self):
        long = 'time_period,old_la_code,nc_year,headcount\n201314,926,reception,100\n201415,926,year_group_1,90\n201314,926,nursery,5\n'
        result = self.run_import('auto', self.file('la.csv', long))
        self.assertEqual(self.changes(result), {'authority_roll': (2, 0, 0, 0)})
        self.assertEqual(self.codes(result), ['not-a-year-group'])
        self.assertIn('outturn', self.dump())

    # births and ground

    def square(self, name, west, properties):
        ring = [[west, 52], [west + 1, 52], [west + 1, 53], [west, 53], [west, 52]]
        return {'type': 'Feature', 'properties': properties, 'geometry': {'type': 'Polygon', 'coordinates': [ring]}}

    def layer(self, name, features):
        return self.file(name, json.dumps({'type': 'FeatureCollection', 'features': features}))

    def put_districts(self):
        squares = [self.square('d', w, {'LAD_CODE': f'E0700000{w}', 'LAD_NAME': f'District {w}'}) for w in (0, 1)]
        return self.run_import('auto', self.layer('districts.geojson', squares))

    def test_districts(self):
        self.assertEqual(self.changes(self.put_districts()), {'district': (2, 0, 0, 0)})
        point = {'type': 'Feature', 'properties': {'LAD_CODE': 'E07000009', 'LAD_NAME': 'Point'}, 'geometry': {'type': 'Point', 'coordinates': [1, 52]}}
        empty = {'type': 'Feature', 'properties': {'LAD_CODE': 'E07000008', 'LAD_NAME': 'Nothing'}, 'geometry': None}
        bow = {'type': 'Feature', 'properties': {'LAD_CODE': 'E07000007', 'LAD_NAME': 'Bow tie'},
               'geometry': {'type': 'Polygon', 'coordinates': [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}}
        result = self.run_import('districts', self.layer('odd.geojson', [point, empty, bow]), status=(3,))
        self.assertEqual(self.changes(result), {'district': (1, 0, 0, 0)})
        self.assertEqual(self.codes(result), ['not-an-area', 'shape-missing', 'shape-null', 'shape-mended'])

    def test_births(self):
        self.put_districts()
        text = ('gss_code,gss_name,geography,date,type,annual_births\nE07000000,District 0,LAD21,2012-07-01,actual,100\n'
                'E07000000,District 0,LAD21,2012-09-01,interpolated,104.5\nE07000001,District 1,LAD21,2012-07-01,actual,x\n'
                'E07000001,District 1,LAD21,2013-07-01,actual,-4\nE06000001,Hartlepool,LAD21,2012-07-01,actual,1000\n')
        result = self.run_import('auto', self.file('births.csv', text))
        self.assertEqual(self.changes(result), {'district_births': (1, 0, 0, 0)})
        self.assertEqual(self.codes(result), ['not-a-number'])
        self.assertIn(', 2016, 100.0,', self.dump())
        self.run_import('auto', self.file('births.csv', text), '--set', 'basis=school-year')
        self.assertIn(', 2016, 104.5,', self.dump())

    def test_births_by_month(self):
        self.put_districts()
        months = [(2012, m) for m in range(9, 13)] + [(2013, m) for m in range(1, 9)]
        text = 'code,name,month,monthly births\n' + ''.join(f'E07000000,District 0,{y}-{m:02},10\n' for y, m in months)
        text += 'E07000001,District 1,2013-01,10\n'
        result = self.run_import('district-births', self.file('months.csv', text))
        self.assertEqual(self.changes(result), {'district_births': (1, 0, 0, 0)})
        self.assertEqual(self.codes(result), ['months-missing'])
        self.assertIn(', 2017, 120.0,', self.dump())

    def test_planning_areas_against_schools(self):
        self.put_schools()
        self.run_import('capacity', self.file('scap.csv', SCAP + '9262000,Alder Infant School,90,90,,9260012,\n'), '--set', 'year=2012/13')
        area = self.square('a', 5, {'PA_code': '9260012', 'PA_name': 'Elsewhere'})
        result = self.run_import('auto', self.layer('areas.geojson', [area]), '-n', status=(3,))
        self.assertEqual(self.changes(result), {'planning_area': (0, 1, 0, 0)})
        self.assertEqual(self.codes(result), ['school-outside-area'])
        self.assertIn('Alder Infant School', self.messages(result))

    def test_small_areas_are_spread(self):
        self.put_districts()
        areas = [self.square('a', w, {'planning_area_code': f'926001{w}', 'name': f'Area {w}', 'phase': 'primary'}) for w in (0, 1)]
        self.assertEqual(self.changes(self.run_import('auto', self.layer('areas.geojson', areas))), {'planning_area': (2, 0, 0, 0)})
        small = [self.square('s', 0, {'LSOA11CD': 'E01000001', 'LSOA11NM': 'West'}), self.square('s', 0.5, {'LSOA11CD': 'E01000002', 'LSOA11NM': 'Both'}),
                 self.square('s', 9, {'LSOA11CD': 'E01000009', 'LSOA11NM': 'Abroad'})]
        self.assertEqual(self.changes(self.run_import('auto', self.layer('lsoa.geojson', small))), {'small_area': (2, 0, 0, 0)})
        people = 'lsoa11_code,lsoa11_name,0,1,2,3,4,5,40,90+\nE01000001,West,10,9,8,7,6,5,50,3\nE01000002,Both,20,20,20,20,20,20,50,3\n'
        result = self.run_import('auto', self.file('mid2013.csv', people))
        self.assertEqual(self.changes(result)['small_area_people'], (12, 0, 0, 0))
        self.assertEqual(self.changes(result)['births'], (10, 0, 0, 0))
        self.assertIn(', 2017, 20.0,', self.dump())  # 10 and half of 20
        self.assertIn(', 2017, 10.0,', self.dump())
        # a later count takes the place of this one, and an earlier one does not
        later = self.file('mid2014.csv', people.replace('West,10,9,8', 'West,12,11,8'))
        self.assertEqual(self.changes(self.run_import('auto', later))['births'], (2, 4, 4, 0))
        before = self.dump()
        result = self.run_import('auto', self.file('mid2013.csv', people))
        self.assertEqual(self.codes(result), ['counted-later'])
        self.assertIn('entering in 2014/15 and after', self.messages(result))
        self.assertEqual(self.dump(), before)
        # areas drawn anew: their births are told of until the counts are read again
        self.assertEqual(self.codes(self.run_import('auto', self.layer('areas.geojson', areas), '-n')), [])
        moved = [self.square('a', w + 0.25, {'planning_area_code': f'926001{w}', 'name': f'Area {w}', 'phase': 'primary'}) for w in (0, 1)]
        result = self.run_import('auto', self.layer('moved.geojson', moved), '-n', status=(3,))
        self.assertEqual(self.codes(result), ['births-of-earlier-shapes'])
        self.assertIn('that of the middle of 2014 last', self.messages(result))
        both = 'midyear,' + people.replace('E01', '2016,E01') + people.split('\n', 1)[1].replace('E01', '2015,E01').replace('West,10', 'West,99')
        self.run_import('population', self.file('both.csv', both))
        self.assertIn(', 2019, 19.0,', self.dump())  # of 2016, though the rows of 2015 come after

    def test_small_areas_of_two_kinds(self):
        """Wards and LSOAs lie over each other: a file of one is spread by those alone; what it leaves out is told."""
        self.put_districts()
        areas = [self.square('a', w, {'planning_area_code': f'926001{w}', 'name': f'Area {w}', 'phase': 'primary'}) for w in (0, 1)]
        self.run_import('auto', self.layer('areas.geojson', areas))
        for names, code in ((('LSOA11CD', 'LSOA11NM'), 'E0100000'), (('WD13CD', 'WD13NM'), 'E0500000')):
            small = [self.square('s', w, {names[0]: f'{code}{w}', names[1]: f'{code}{w}'}) for w in (0, 1)]
            self.assertEqual(self.changes(self.run_import('auto', self.layer(f'{code}.geojson', small))), {'small_area': (2, 0, 0, 0)})
        heading = 'lsoa11_code,lsoa11_name,0,1,2,3,4,5,40,90+\n'
        one = 'E01000000,A,10,9,8,7,6,5,50,3\n'
        result = self.run_import('auto', self.file('mid2013.csv', heading + one), '-n', status=(3,))
        self.assertEqual(self.changes(result)['births'], (5, 0, 0, 0))
        self.assertEqual(self.codes(result), ['small-areas-silent'])
        self.assertIn('small area E01000001', self.messages(result))
        result = self.run_import('auto', self.file('mid2013.csv', heading + one + one.replace('000,A', '001,B')), status=(0,))
        self.assertEqual(self.changes(result)['births'], (10, 0, 0, 0))
        result = self.run_import('auto', self.file('mid2014.csv', heading + one.replace('E01000000', 'E01999999')), status=(3,))
        self.assertEqual(self.codes(result), ['nothing-used'])

    # the frame

    def test_mapping(self):
        odd = 'When,Where,Which,How many\n2013/14,926,R,100\n'
        path = self.file('odd.csv', odd)
        self.assertIn('of no kind that is known by its headings (When, Where, Which, How many)', self.run_import('auto', path, status=(1,)))
        self.assertIn('no column for', self.run_import('authority-rolls', path, status=(1,)))
        mapping = self.file('m.json', json.dumps({'kind': 'authority-rolls', 'columns': {'When': 'year', 'Where': 'authority', 'Which': 'group',
                                                                                         'How many': 'pupils'}}))
        result = self.run_import('auto', path, '--mapping', mapping, '--save-mapping', 'ours')
        self.assertEqual(self.changes(result), {'authority_roll': (1, 0, 0, 0)})
        undone = subprocess.run([CLI, 'edit', self.plan, 'undo'], capture_output=True, text=True, timeout=60).stdout
        self.assertIn('Undone: Import odd.csv', undone)  # the reading stays
        next_year = self.file('next.csv', odd.replace('2013/14', '2014/15'))
        self.assertEqual(self.changes(self.run_import('auto', next_year, '--mapping', 'ours')), {'authority_roll': (1, 0, 0, 0)})
        self.assertIn('ours', self.run_import('auto', next_year, '--mapping', 'theirs', status=(1,)))
        self.assertIn('not JSON', self.run_import('auto', path, '--mapping', next_year, status=(1,)))

    def test_headings_below_and_turned_round(self):
        text = 'time_period,old_la_code,nc_year,headcount\n201314,926,R,100\n201314,926,Y1,90\n'
        below = self.file('below.csv', 'Table 7: pupils\n,,,\n' + text + 'Source: DfE\n')
        result = self.run_import('auto', below, '-n')
        self.assertEqual(self.changes(result), {'authority_roll': (2, 0, 0, 0)})
        self.assertEqual(self.codes(result), ['notes-passed-over'] if 'rows-shorter' not in self.codes(result) else self.codes(result))
        turned = self.file('turned.csv', '\n'.join(','.join(column) for column in zip(*(line.split(',') for line in text.split()))) + '\n')
        result = self.run_import('auto', turned, '-n')
        self.assertEqual(self.changes(result), {'authority_roll': (2, 0, 0, 0)})
        self.assertIn('transposed', self.codes(result))

    def test_nothing_is_half_applied(self):
        self.put_schools()
        before = self.dump()
        broken = self.file('broken.csv', 'time_period,old_la_code,nc_year,headcount\n201314,926,R,100\n201314,926,"Y1,90\n')
        self.assertIn('row 3', self.run_import('auto', broken, status=(1,)))
        good = self.file('good.csv', 'time_period,old_la_code,nc_year,headcount\n201314,926,R,100\n')
        done = subprocess.run([CLI, 'import', self.plan, 'auto', good, broken], capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 1)
        self.run_import('auto', good, '-n')
        self.assertEqual(self.dump(), before)

    def test_several_files_are_one_edit(self):
        rows = 'time_period,old_la_code,nc_year,headcount\n'
        a, b = (self.file(name, rows + f'201314,926,{group},100\n') for name, group in (('a.csv', 'R'), ('b.csv', 'Y1')))
        result = self.run_import('auto', a, b, '--source', 'dfe-2014', '--reason', 'New figures')
        self.assertEqual([row['file'] for row in self.rows(result, 'files')], ['a.csv', 'b.csv'])
        done = subprocess.run([CLI, 'history', self.plan, '--format', 'csv'], capture_output=True, text=True, check=True)
        rows = list(csv.DictReader(io.StringIO(done.stdout)))
        self.assertEqual(len(rows), 1)
        self.assertIn('dfe-2014', self.dump())

    def test_kinds(self):
        done = subprocess.run([CLI, 'import', '--kinds', '--format', 'json'], capture_output=True, text=True, check=True)
        kinds = {row['kind'] for row in self.rows(json.loads(done.stdout), 'kinds')}
        self.assertLessEqual({'register', 'capacity', 'place-planning', 'district-births', 'population', 'areas-from-schools'}, kinds)

    def test_misuse(self):
        self.assertIn('no kind “nonsense”', self.run_import('nonsense', self.file('x.csv', 'a\n1\n'), status=(1,)))
        self.assertEqual(subprocess.run([CLI, 'import', self.plan], capture_output=True).returncode, 2)
        self.assertIn('“yaer” is no meaning', self.run_import('register', self.file('x.csv', REGISTER + GOOD), '--set', 'yaer=2013', status=(1,)))
        self.assertIn('not MEANING=VALUE', self.run_import('register', self.file('x.csv', REGISTER), '--set', 'year', status=(1,)))

    def test_only_the_reader_links_gdal(self):
        for program, wanted in ((CLI, False), (CLI.replace('cli/school-places-cli', 'app/school-places'), False), (READER, True)):
            done = subprocess.run(['ldd', program], capture_output=True, text=True, check=True)
            self.assertEqual('libgdal' in done.stdout, wanted, program)

    def test_strangers(self):
        """What is not understood is named with what was seen of it; shapes of districts are boundaries, whatever columns they have."""
        square = {'type': 'Polygon', 'coordinates': [[[1, 52], [1.5, 52], [1.5, 52.5], [1, 52.5], [1, 52]]]}

        def drawn(**columns):
            return json.dumps({'type': 'FeatureCollection', 'features': [{'type': 'Feature', 'properties': columns, 'geometry': square}]})

        told = self.run_import('auto', self.file('odd.geojson', drawn(group='x', title='y')), '--dry-run', status=(1,))
        self.assertIn('headings (group, title). It holds shapes: if they are boundaries', told)
        result = self.run_import('auto', self.file('boroughs.geojson', drawn(NAME='Camden', GSS_CODE='E09000007', HECTARES=2178.9)), '--dry-run')
        self.assertIn('district', {row['table'] for row in self.rows(result, 'changes')})
        told = self.run_import('auto', self.file('districts.csv', 'la_code,la_name,lad_code\n926,Norfolk,E07000143\n'), status=(1,))
        self.assertIn('of no kind that is known', told)  # names of districts, and nothing of dwellings
        # a row of figures is not taken for ages of children
        for figures in ('200809,LA3,Houses,4+,District,0,16,0', '201516,Adur,EHCP,District,215,1561,14'):
            table = self.file('share.csv', 'year_of_count,la_name,sort,rooms,level,a,b,c\n' + (figures + '\n') * 3)
            self.assertIn('of no kind that is known', self.run_import('auto', table, status=(1,)), figures)
        books = os.path.join(os.environ['SP_SHARED_DATA'], 'import_samples/spreadsheets')
        told = self.run_import('auto', os.path.join(books, 'eau_claire_third_friday_classes.ods'), '--dry-run', status=(1,))
        self.assertIn('None of the 27 sheets or layers of eau_claire_third_friday_classes.ods (2023-09-15, 2022-09-16,', told)
        told = self.run_import('auto', os.path.join(books, 'ni_primary_schools_2023-24.XLSX'), '--dry-run', status=(1,))
        self.assertIn('sheet Enrolments does not say of which year its pupils are', told)

    def test_shapefile_of_another_length(self):
        """One that is longer or shorter than its header says is read as far as it goes, and told of."""
        sample = pathlib.Path(os.environ['SP_SHARED_DATA']) / 'import_samples/shapefile'
        data = (sample / 'pyshp_latin1.shp').read_bytes()
        shutil.copy(sample / 'pyshp_latin1.dbf', os.path.join(self.folder.name, 'length.dbf'))
        path = pathlib.Path(self.folder.name) / 'length.shp'
        for made, words in ((data + b'more', 'longer than it says, by 4 bytes'), (data[:-2], 'shorter than it says, by 2 bytes'), (data, None)):
            path.write_bytes(made)
            result = self.run_import('catchments', str(path), '--dry-run', '--set', 'name=x', status=(0, 1, 3))
            told = json.dumps(result, ensure_ascii=False)
            self.assertEqual(words is not None and words in told, words is not None, told)
            self.assertEqual('than it says' in told, words is not None, told)

    def test_the_reader_may_write_nothing(self):
        """Its source beside it stays byte for byte, and nothing new lies there: not even a shapefile's lost index."""
        sample = pathlib.Path(os.environ['SP_SHARED_DATA']) / 'import_samples/shapefile'
        for name in ('pyshp_latin1.shp', 'pyshp_latin1.dbf'):
            self.file(name, (sample / name).read_bytes())
        before = {path.name: path.read_bytes() for path in pathlib.Path(self.folder.name).iterdir()}
        subprocess.run([READER, '--most', '0', '--all', '--all', os.path.join(self.folder.name, 'pyshp_latin1.shp')], capture_output=True, timeout=60)
        self.assertEqual({path.name: path.read_bytes() for path in pathlib.Path(self.folder.name).iterdir()}, before)


if __name__ == '__main__':
    unittest.main(verbosity=1)
