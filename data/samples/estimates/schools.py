# SPDX-License-Identifier: GPL-3.0-or-later
"""The schools of November 2013: the 2015 capacity survey joined to the registers, and the special schools."""
import re

from .ground import district_of, districts, lonlat, number
from .tables import GIAS, LIST_2018, PAPER_DATE, PLAN, PROVENANCE, own, table, whole, write

# DfE number -> URN, where the name of the survey is not the name in the register
BY_HAND = {2283: 120924, 2347: 120974, 2424: 131278, 5411: 121219}
# ages of schools that neither register lists: closed before 2018
AGES = {4021: (11, 16), 4040: (11, 16), 4066: (11, 18), 4070: (11, 18), 5404: (11, 16), 5411: (11, 16)}
# special schools maintained in 2013: DfE number -> URN in the 2018 list
SPECIAL = {7001: 121254, 7004: 121256, 7006: 121257, 7007: 121258, 7010: 121260, 7013: 121261, 7014: 121262, 7015: 139099,
           7016: 121264, 7020: 121265, 7021: 135119}
FREE = {2020, 4013}
UTC = {4014}
OPENED_LATER = {4013: '2014-09', 4014: '2014-09'}  # after the plan's last census: no rolls, places from 2014
OPENED_NEW = {2020: '2011-09'}  # an academy's date is otherwise a conversion, not an opening


def plain(name):
    return ' '.join(name.lower().replace('&', 'and').split())


def post(code):
    return code.replace(' ', '')


def status_of(number, name, academy):
    if number in FREE:
        return 'free school'
    if number in UTC:
        return 'utc'
    if academy:
        return 'academy'
    if re.search(r'\bVA\b|Voluntary Aided', name):
        return 'voluntary aided'
    if 3000 <= number <= 3299 or re.search(r'\bVC\b|Voluntary Controlled', name):
        return 'voluntary controlled'
    if 3300 <= number <= 3399 or 4600 <= number <= 4699:
        return 'voluntary aided'
    if 5200 <= number <= 5499:
        return 'foundation'
    if 'Catholic' in name:
        return 'voluntary aided'
    if re.search(r'\bC ?of ?E\b|\bCE\b|Church [Oo]f England', name):
        return None  # controlled or aided: neither the number nor the name says
    return 'community'


def date(text):
    """dd-mm-yyyy to yyyy-mm-dd, which sorts."""
    return '-'.join(reversed(text.split('-'))) if text else ''


class Registers:
    """The registers of schools, and the links between a school's numbers over time."""

    def __init__(self):
        self.of_2022 = {r['dfe_number'].replace('/', ''): r for r in table('schools/norfolk_mainstream_schools_2022-04.csv')}
        self.of_2018 = {int(r['URN']): r for r in table('schools/norfolk_all_establishments_2018_geocoded.csv')}
        self.urns = {int(r['urn']): r for r in table('schools/england_all_urns_2022.csv.gz')}
        self.points = {post(r['Postcode']): (float(r['Eastings']), float(r['Northings']))
                       for r in table('boundaries/norfolk_postcodes_codepoint_open_2014-08.csv.gz')}
        self.before, self.after = {}, {}
        for r in table('schools/gias_links_2025-04-22.csv.gz', 'cp1252'):
            if r['LinkType'] == 'Predecessor':
                self.before.setdefault(int(r['URN']), []).append(int(r['LinkURN']))
            elif r['LinkType'] == 'Successor':
                self.after.setdefault(int(r['URN']), []).append(int(r['LinkURN']))

    def opened(self, urn):
        return date(self.urns[urn]['open_date']) if urn in self.urns else ''

    def in_2013(self, urn):
        """The URN under which a later academy was open on the day of the paper."""
        while self.opened(urn) > PAPER_DATE and len(self.before.get(urn, [])) == 1:
            urn = self.before[urn][0]
        return urn

    def listed(self, urn):
        """The row of the 2018 list of the school, or of the one that alone followed it under another URN."""
        while urn not in self.of_2018 and len(self.after.get(urn, [])) == 1:
            urn = self.after[urn][0]
        return self.of_2018.get(urn)

    def find(self, number_, name):
        """The URN in 2015 of a school known by its DfE number and the name of the capacity survey."""
        same = [u for u, o in self.urns.items() if plain(o['name']) == plain(name) and post(o['postcode']) in self.points
                and (not o['close_date'] or date(o['close_date']) > '2015-05')
                and (not o['open_date'] or date(o['open_date']) < '2015-06')]
        urn = BY_HAND.get(number_) or min(same, default=None)
        if urn is None:
            raise SystemExit('%d %s: in no register' % (number_, name))
        return urn


def mainstream_school(s, registers):
    """One school of the capacity survey, with what the registers say of it."""
    number_, name = int(s['estab1']), s['Schoolname'].replace('  ', ' ').strip()
    r = registers.of_2022.get(s['LAEstab'])
    urn = int(r['urn']) if r else registers.find(number_, name)
    listed = registers.listed(urn)
    if r or listed:
        place = r or listed
        east, north = float(place['easting']), float(place['northing'])
    else:
        east, north = registers.points[post(registers.urns[urn]['postcode'])]
    if r:
        ages = int(r['statutory_low_age']), int(r['statutory_high_age'])
    elif listed:
        ages = int(listed['Age From']), int(listed['Age To'])
    else:
        ages = AGES[number_] if s['Phase'] == 'SS' else (4, 11)
    old = registers.in_2013(urn)
    since = registers.opened(old)
    if r and old == urn:
        academy = 'cademy' in r['establishment_type']
    elif old in registers.of_2018:
        academy = registers.of_2018[old]['Type'] == 'Academy'
    else:
        academy = 'Academy' in name and since >= '2002'
    return dict(id=number_, urn=old, name=name, ages=ages, east=east, north=north, source=GIAS if r else LIST_2018,
                how='' if r else 'Point: postcode centroid. ', status=status_of(number_, name, academy),
                since=since if academy and number_ not in FREE | UTC else '',
                opened=OPENED_LATER.get(number_) or OPENED_NEW.get(number_) or ('' if academy else since),
                roll=whole(s['MAYNOR']), capacity=whole(s['Netcapacity (1)']), primary=whole(s['PrimaryCapacity (2)']),
                secondary=whole(s['SecondaryCapacity (2)']), pa=whole(s['Primary PA code (2)']),
                sa=whole(s['Secondary PA code (2)']), main=s['Phase'])


def special_schools(registers):
    census = {int(r['URN']): r for r in table('schools/england_school_census_totals_2019-01.csv.gz') if r['URN'].isdigit()}
    for number_, urn in SPECIAL.items():
        row = registers.of_2018[urn]
        later = {135119: 145529}.get(urn, urn)  # Churchill Park became an academy in 2018
        yield dict(id=number_, urn=urn, name=row['Name'], ages=(int(row['Age From']), int(row['Age To'])),
                   east=float(row['easting']), north=float(row['northing']), source=LIST_2018,
                   how='Point: postcode centroid. ', status='academy' if number_ == 7015 else 'community', since='', opened='',
                   roll=whole(census[later]['NOR']), capacity=None, primary=None, secondary=None, pa=None, sa=None,
                   main='special')


def read_schools():
    registers = Registers()
    paper = {int(r['id']): r for r in own('inputs', 'paper-schools')}
    shapes = districts()
    schools = [mainstream_school(s, registers) for s in table('capacity/scap_2015_norfolk_schools.csv')]
    schools += special_schools(registers)
    for s in schools:
        s['phase'], s['groups'] = phase_and_groups(s)
        s['paper'] = paper.get(s['id'])
        s['lon'], s['lat'] = lonlat(s['east'], s['north'])
        s['district'] = district_of(shapes, s['lon'], s['lat'])
    if len({s['urn'] for s in schools}) != len(schools):
        raise SystemExit('two schools have one URN')
    missing = set(paper) - {s['id'] for s in schools}
    if missing:
        raise SystemExit('schools of the paper not found: %s' % missing)
    return sorted(schools, key=lambda s: s['id'])


# the registers, later than the plan, give this school another range: in 2013 it was a first school
RANGE = {3385: (0, 4)}


def phase_and_groups(s):
    """Phase of the school and its lowest and highest year group: from its name, then its ages."""
    name, (low, high) = s['name'].lower(), s['ages']
    if s['main'] == 'special':
        return 'special', (max(0, low - 4), min(14, high - 5))
    if s['main'] == 'AT':
        return 'all-through', (0, 13 if high >= 18 else 11)
    if s['main'] == 'SS':
        return 'secondary', (10 if s['id'] in UTC else 7, 11 if high <= 16 else 13 if high == 18 else 14)
    if s['id'] in RANGE:
        return 'first', RANGE[s['id']]
    if 'infant' in name and 'junior' not in name:
        return 'infant', (0, 2)
    if 'junior' in name or low == 7:
        return 'junior', (3, 6)
    return 'primary', (0, 6)


def group_list(s):
    return list(range(s['groups'][0], s['groups'][1] + 1))


def write_schools(schools):
    rows = []
    for s in schools:
        note = []
        if s['paper']:
            note.append('In the paper: ' + s['paper']['paper_name'] + '.')
            if s['paper']['note']:
                note.append(s['paper']['note'] + '.')
        note.append('Name as in the 2015 capacity survey.' if s['main'] != 'special' else 'Name as in the 2018 list.')
        if s['since']:
            note.append('Academy since %s.' % s['since'])
        if s['how']:
            note.append(s['how'].strip())
        note.append('Status in 2013 from the DfE number and the dates of academy orders; year groups from the name and the age range.')
        pfi = s['paper']['pfi'] if s['paper'] else ''
        rows.append([s['id'], 'POINT (%s %s)' % (number(s['lon']), number(s['lat'])), s['urn'], '926/%04d' % s['id'], s['name'],
                     s['phase'], s['status'], pfi, s['groups'][0], s['groups'][1], s['district'], s['opened'], s['source'],
                     '2022-04' if s['source'] == GIAS else '2018', ' '.join(note), 0])
    write(PLAN, 'school', ['id', 'geom', 'urn', 'dfe_number', 'name', 'phase', 'status', 'pfi', 'first_group', 'last_group',
                           'district_id', 'opened_on'] + PROVENANCE, rows)
