#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the tables of norfolk-2013 that are drawn from data sets or estimated, and the authority rolls of norfolk-2018.

Not part of the build: run it by hand when an input or a method changes. It needs Debian's python3-gdal and python3-numpy,
a folder laid out as ../shared/data (argument 1, or SP_SHARED_DATA), norfolk-ground/district.csv (make-ground.py) and the
hand-written files in inputs/. Every method is told in README.md, section "How the estimates were made", in this order.
Same input, same output: nothing here is random.
"""
import csv
import gzip
import io
import math
import os
import re
import sys

from osgeo import ogr, osr

ogr.UseExceptions()
HERE = os.path.dirname(os.path.abspath(__file__))
DATA = sys.argv[1] if len(sys.argv) > 1 else os.environ.get('SP_SHARED_DATA', os.path.join(HERE, '../../../shared/data'))
PLAN = 'norfolk-2013'
SCAP, GIAS, LIST_2018, ROLLS, BIRTHS, YIELDS, ESTIMATE, PAPER = 22, 23, 24, 25, 26, 28, 30, 20
PAPER_DATE = '2013-11-21'
ORIGIN = 2013
FIRST_YEAR = 2011
LAST_YEAR = ORIGIN + 10
PROVENANCE = ['source_id', 'dated', 'note', 'estimated']


# ----------------------------------------------------------------------------------------------------------------------
# Reading and writing
# ----------------------------------------------------------------------------------------------------------------------

def table(path, encoding='utf-8-sig'):
    full = os.path.join(DATA, path)
    if path.endswith('.gz'):
        f = io.TextIOWrapper(gzip.open(full), encoding=encoding, newline='')
    else:
        f = open(full, encoding=encoding, newline='')
    with f:
        return list(csv.DictReader(f))


def own(folder, name):
    with open(os.path.join(HERE, folder, name + '.csv'), encoding='utf-8', newline='') as f:
        return list(csv.DictReader(f))


def write(folder, name, columns, rows):
    with open(os.path.join(HERE, folder, name + '.csv'), 'w', encoding='utf-8', newline='') as f:
        out = csv.writer(f, lineterminator='\n')
        out.writerow(columns)
        out.writerows(['' if v is None else v for v in row] for row in rows)


def numbered(rows):
    return [[i + 1] + list(r) for i, r in enumerate(rows)]


def whole(v):
    return int(float(v)) if v not in ('', None) else None


def split(total, weights):
    """Whole parts of total in proportion to weights: largest remainder, ties to the first."""
    s = sum(weights)
    exact = [total * w / s for w in weights]
    parts = [math.floor(e + 1e-9) for e in exact]
    order = sorted(range(len(weights)), key=lambda i: (-(exact[i] - parts[i]), i))
    for i in order[:int(round(total - sum(parts)))]:
        parts[i] += 1
    return parts


# ----------------------------------------------------------------------------------------------------------------------
# Ground
# ----------------------------------------------------------------------------------------------------------------------

def spatial(code):
    s = osr.SpatialReference()
    s.ImportFromEPSG(code)
    s.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return s


TO_WGS84 = osr.CoordinateTransformation(spatial(27700), spatial(4326))


def lonlat(e, n):
    x, y, _ = TO_WGS84.TransformPoint(e, n)
    return round(x, 6), round(y, 6)


def number(v):
    return ('%.6f' % v).rstrip('0').rstrip('.')


def districts():
    csv.field_size_limit(10 ** 7)
    return [(int(r['id']), r['name'], ogr.CreateGeometryFromWkt(r['geom'])) for r in own('norfolk-ground', 'district')]


def district_of(shapes, x, y):
    p = ogr.CreateGeometryFromWkt('POINT (%f %f)' % (x, y))
    return min(shapes, key=lambda d: d[2].Distance(p))[0]


def half_plane(ring, a, b):
    """The part of a convex ring nearer to a than to b."""
    mx, my, dx, dy = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2, b[0] - a[0], b[1] - a[1]

    def side(p):
        return (p[0] - mx) * dx + (p[1] - my) * dy
    out = []
    for p, q in zip(ring, ring[1:] + ring[:1]):
        s, t = side(p), side(q)
        if s <= 0:
            out.append(p)
        if (s < 0 < t) or (t < 0 < s):
            k = s / (s - t)
            out.append((p[0] + k * (q[0] - p[0]), p[1] + k * (q[1] - p[1])))
    return out


def nearest_school_areas(points, county):
    """points: {(e, n): area}. Thiessen (1911) cells of the points, in metres, joined by area and cut to the county.
    Corners are rounded to a metre before they are joined, so that neighbours share them exactly."""
    box = [(530000, 260000), (680000, 260000), (680000, 360000), (530000, 360000)]
    edges = {}
    sites = sorted(points)
    for a in sites:
        ring = box
        near = sorted(sites, key=lambda b: (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2)
        for b in near[1:]:
            reach = max((p[0] - a[0]) ** 2 + (p[1] - a[1]) ** 2 for p in ring)
            if (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2 > 4 * reach:
                break
            ring = half_plane(ring, a, b)
        ring = [(round(x), round(y)) for x, y in ring]
        ring = [p for i, p in enumerate(ring) if p != ring[i - 1]]
        mine = edges.setdefault(points[a], set())
        for e in zip(ring, ring[1:] + ring[:1]):
            if (e[1], e[0]) in mine:
                mine.remove((e[1], e[0]))
            else:
                mine.add(e)
    result = {}
    for area_id, mine in edges.items():
        lines = ogr.Geometry(ogr.wkbMultiLineString)
        for p, q in sorted(mine):
            line = ogr.Geometry(ogr.wkbLineString)
            line.AddPoint_2D(*lonlat(*p))
            line.AddPoint_2D(*lonlat(*q))
            lines.AddGeometry(line)
        faces = lines.Polygonize()
        shape = None
        for i in range(faces.GetGeometryCount()):
            face = faces.GetGeometryRef(i)
            inside = face.PointOnSurface()
            cell = min(sites, key=lambda s: ((lonlat(*s)[0] - inside.GetX()) * 0.607) ** 2
                       + (lonlat(*s)[1] - inside.GetY()) ** 2)
            if points[cell] == area_id:
                shape = face.Clone() if shape is None else shape.Union(face)
        result[area_id] = multipolygon(shape.Intersection(county))
    return result


def multipolygon(shape):
    """WKT with six decimals; slivers under about a hectare are dropped."""
    def polygons(g):
        if g.GetGeometryType() == ogr.wkbPolygon:
            return [g] if g.GetArea() > 1e-6 else []
        return [p for i in range(g.GetGeometryCount()) for p in polygons(g.GetGeometryRef(i))]
    texts = []
    for p in polygons(shape):
        rings = []
        for i in range(p.GetGeometryCount()):
            pts = [number(x) + ' ' + number(y) for x, y in (q[:2] for q in p.GetGeometryRef(i).GetPoints())]
            pts = [q for j, q in enumerate(pts) if j == 0 or q != pts[j - 1]]
            if len(pts) >= 4:
                rings.append('(' + ','.join(pts) + ')')
        if rings:
            texts.append('(' + ','.join(rings) + ')')
    return 'MULTIPOLYGON (' + ','.join(texts) + ')'


# ----------------------------------------------------------------------------------------------------------------------
# Schools
# ----------------------------------------------------------------------------------------------------------------------

WORDS = {'vc': '', 'va': '', 'cofe': '', 'school': '', 'academy': '', 'community': '', 'the': '', 'ormiston': '', 'of': '',
         'church': '', 'england': '', 'voluntary': '', 'controlled': '', 'aided': '', 'and': '', 'nursery': '', 'primary': '',
         'c': '', 'e': '', 'high': '', 'ce': '', 'norfolk': '', 'norwich': '', 'charter': '', 'trust': '', 'foundation': ''}
# DfE number -> URN, where neither the register of 2022 by number nor any register by name finds the school
BY_HAND = {2347: 120974, 5411: 121219}
# ages of schools that neither register lists: closed before 2018
AGES = {4021: (11, 16), 4040: (11, 16), 4066: (11, 18), 4070: (11, 18), 5404: (11, 16), 5411: (11, 16)}
# special schools maintained in 2013: DfE number -> URN in the 2018 list
SPECIAL = {7001: 121254, 7004: 121256, 7006: 121257, 7007: 121258, 7010: 121260, 7013: 121261, 7014: 121262, 7015: 139099,
           7016: 121264, 7020: 121265, 7021: 135119}
FREE = {2020, 4013}
UTC = {4014}
OPENED_LATER = {4013: '2014-09', 4014: '2014-09'}  # after the plan's last census: no rolls, places from 2014
OPENED_NEW = {2020: '2011-09'}  # an academy's date is otherwise a conversion, not an opening


def words(name):
    found = [w for w in re.findall(r'[a-z0-9]+', name.lower().replace("'", '').replace('&', 'and')) if WORDS.get(w, w)]
    return frozenset(found)


def plain(name):
    return ' '.join(name.lower().replace('&', 'and').split())


def post(code):
    return code.replace(' ', '')


def kind_of(name):
    n = name.lower()
    return 'infant' if 'infant' in n else 'junior' if 'junior' in n else 'other'


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


def read_schools():
    register = {r['dfe_number'].replace('/', ''): r for r in table('schools/norfolk_mainstream_schools_2022-04.csv')}
    listed = {int(r['URN']): r for r in table('schools/norfolk_all_establishments_2018_geocoded.csv')}
    opened = {int(r['urn']): r for r in table('schools/england_all_urns_2022.csv.gz')}
    postcodes = {post(r['Postcode']): (float(r['Eastings']), float(r['Northings']))
                 for r in table('boundaries/norfolk_postcodes_codepoint_open_2014-08.csv.gz')}
    before, after = {}, {}
    for r in table('schools/gias_links_2025-04-22.csv.gz', 'cp1252'):
        if r['LinkType'] == 'Predecessor':
            before.setdefault(int(r['URN']), []).append(int(r['LinkURN']))
        elif r['LinkType'] == 'Successor':
            after.setdefault(int(r['URN']), []).append(int(r['LinkURN']))

    def date(text):
        return '-'.join(reversed(text.split('-'))) if text else ''

    def in_2013(urn):
        """The URN under which a later academy was open on the day of the paper, by the register's links."""
        while True:
            since = date(opened[urn]['open_date']) if urn in opened else ''
            chain = before.get(urn, [])
            if len(chain) != 1 or since <= PAPER_DATE:
                return urn
            urn = chain[0]

    def later(urn):
        """The URN in the 2018 list of the school, or of the one that followed it alone under another URN."""
        while urn not in listed and len(after.get(urn, [])) == 1:
            urn = after[urn][0]
        return urn

    paper = {int(r['id']): r for r in own('inputs', 'paper-schools')}
    shapes = districts()
    schools = []
    for s in table('capacity/scap_2015_norfolk_schools.csv'):
        number_ = int(s['estab1'])
        name = s['Schoolname'].replace('  ', ' ').strip()
        r = register.get(s['LAEstab'])
        if r is not None:
            urn, source, how = int(r['urn']), GIAS, ''
        else:
            urn = BY_HAND.get(number_)
            if urn is None:
                same = [u for u, o in opened.items() if plain(o['name']) == plain(name) and post(o['postcode']) in postcodes
                        and (not o['close_date'] or date(o['close_date']) > '2015-05')
                        and (not o['open_date'] or date(o['open_date']) < '2015-06')]
                if not same:
                    same = [u for u, l in listed.items() if words(l['Name']) == words(name) and kind_of(l['Name']) == kind_of(name)
                            and l['Type'] not in ('Special School', 'Independent School')]
                if not same:
                    raise SystemExit('%d %s: in no register' % (number_, name))
                urn = min(same)
            source, how = LIST_2018, 'Point: postcode centroid. '
        l = listed.get(later(urn))
        place = r if r is not None else l
        if place is not None:
            east, north = float(place['easting']), float(place['northing'])
        else:
            east, north = postcodes[post(opened[urn]['postcode'])]
        if r is not None:
            ages = int(r['statutory_low_age']), int(r['statutory_high_age'])
        else:
            ages = (int(l['Age From']), int(l['Age To'])) if l else AGES[number_] if s['Phase'] == 'SS' else (4, 11)
        old = in_2013(urn) if urn else None
        since = date(opened[old]['open_date']) if old in opened else ''
        if r is not None and old == urn:
            academy = 'cademy' in r['establishment_type']
        elif old in listed:
            academy = listed[old]['Type'] == 'Academy'
        else:
            academy = 'Academy' in name and since >= '2002'
        schools.append(dict(id=number_, urn=old, name=name, ages=ages, east=east, north=north, source=source, how=how,
                            status=status_of(number_, name, academy), since=since if academy and number_ not in FREE | UTC else '',
                            opened=OPENED_LATER.get(number_) or OPENED_NEW.get(number_) or ('' if academy else since),
                            roll=whole(s['MAYNOR']), capacity=whole(s['Netcapacity (1)']),
                            primary=whole(s['PrimaryCapacity (2)']), secondary=whole(s['SecondaryCapacity (2)']),
                            pa=whole(s['Primary PA code (2)']), sa=whole(s['Secondary PA code (2)']), main=s['Phase']))
    census = {int(r['URN']): r for r in table('schools/england_school_census_totals_2019-01.csv.gz') if r['URN'].isdigit()}
    for number_, urn in SPECIAL.items():
        l = listed[urn]
        later = {135119: 145529}.get(urn, urn)
        schools.append(dict(id=number_, urn=urn, name=l['Name'], ages=(int(l['Age From']), int(l['Age To'])),
                            east=float(l['easting']), north=float(l['northing']), source=LIST_2018,
                            how='Point: postcode centroid. ', status='academy' if number_ == 7015 else 'community', since='', opened='',
                            roll=whole(census[later]['NOR']), capacity=None, primary=None, secondary=None, pa=None, sa=None,
                            main='special'))
    for s in schools:
        phase_and_groups(s)
        s['paper'] = paper.get(s['id'])
        s['lon'], s['lat'] = lonlat(s['east'], s['north'])
        s['district'] = district_of(shapes, s['lon'], s['lat'])
    urns = {}
    for s in schools:
        if s['urn'] in urns:
            print('same URN:', s['urn'], s['id'], s['name'], '/', urns[s['urn']])
            s['urn'] = None
        urns[s['urn']] = s['name']
    missing = set(paper) - {s['id'] for s in schools}
    if missing:
        raise SystemExit('schools of the paper not found: %s' % missing)
    return sorted(schools, key=lambda s: s['id'])


# registers later than the plan give these another range, after a reorganisation
RANGE = {3385: (0, 4)}


def phase_and_groups(s):
    n = s['name'].lower()
    if s['main'] == 'special':
        s['phase'], s['groups'] = 'special', (max(0, s['ages'][0] - 4), min(14, s['ages'][1] - 5))
        s['groups'] = (max(0, s['ages'][0] - 4 if s['ages'][0] <= 4 else s['ages'][0] - 4), min(14, s['ages'][1] - 5))
    elif s['main'] == 'AT':
        s['phase'], s['groups'] = 'all-through', (0, 14 if s['ages'][1] >= 19 else 11)
        s['groups'] = (0, 13) if s['ages'][1] >= 18 else (0, 11)
    elif s['main'] == 'SS':
        top = s['ages'][1]
        s['phase'] = 'secondary'
        s['groups'] = (9 + 1 if s['id'] in UTC else 7, 11 if top <= 16 else 13 if top == 18 else 14)
    elif s['id'] in RANGE:
        s['phase'], s['groups'] = 'first', RANGE[s['id']]
    elif 'infant' in n and 'junior' not in n:
        s['phase'], s['groups'] = 'infant', (0, 2)
    elif 'junior' in n or s['ages'][0] == 7:
        s['phase'], s['groups'] = 'junior', (3, 6)
    else:
        s['phase'], s['groups'] = 'primary', (0, 6)


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


# ----------------------------------------------------------------------------------------------------------------------
# Planning areas
# ----------------------------------------------------------------------------------------------------------------------

def write_areas(schools):
    names = {int(r['code']): r['name'] for r in own('inputs', 'area-names')}
    county = None
    for _, _, shape in districts():
        county = shape if county is None else county.Union(shape)
    shape_of, members = {}, {}
    for key in ('pa', 'sa'):
        points = {}
        for s in schools:
            if s[key]:
                members.setdefault(s[key], []).append(s)
                points.setdefault((s['east'], s['north']), s[key])
        shape_of.update(nearest_school_areas(points, county))
    if set(names) != set(members):
        raise SystemExit('area-names.csv and the survey disagree: %s' % (set(names) ^ set(members)))
    rows, links = [], []
    for code in sorted(members):
        phase = 'secondary' if members[code][0]['sa'] == code else 'primary'
        by_district = {}
        for s in members[code]:
            by_district[s['district']] = by_district.get(s['district'], 0) + s['roll']
        district = max(sorted(by_district), key=by_district.get)
        rows.append([code - 9260000, shape_of[code], code, names[code], phase, district, SCAP, '2015-05',
                     'Code and schools: School Capacity Survey 2015. Name ours. Shape: the ground nearest to its schools, not'
                     ' a published boundary.', 1])
        for s in members[code]:
            links.append([code - 9260000, s['id'], SCAP, '2015-05', 'Area of the school in the survey of 2015; taken to hold in'
                          ' all years.', 0])
    write(PLAN, 'planning_area', ['id', 'geom', 'code', 'name', 'phase', 'district_id'] + PROVENANCE, rows)
    write(PLAN, 'area_school', ['id', 'area_id', 'school_id'] + PROVENANCE, numbered(links))
    return {code - 9260000: members[code] for code in members}


# ----------------------------------------------------------------------------------------------------------------------
# Places
# ----------------------------------------------------------------------------------------------------------------------

def places_by_group(s):
    """Net capacity split over the year groups. A sixth form has the share its pupils have of the roll."""
    total = int(s['paper']['places']) if s['paper'] and s['paper']['places'] else s['capacity']
    groups = group_list(s)
    if s['main'] == 'AT':
        first = split(s['primary'], [1] * 7)
        rest = [g for g in groups if g >= 7]
        return dict(zip(groups, first + split(s['secondary'], [sixth_weight(s, g) for g in rest])))
    if s['id'] in RANGE:
        return dict(zip(groups, split(120, [1] * 7)))
    return dict(zip(groups, split(total, [sixth_weight(s, g) for g in groups])))


def sixth_weight(s, g):
    """Year 12 to 14 against 1 for Years 7 to 11, from the county's rolls of 2013/14 (pupils per year group in schools with
    a sixth form): 0.55, 0.4, 0.02."""
    return {12: 0.55, 13: 0.4, 14: 0.02}.get(g, 1)


def write_places(schools):
    capacity, net, pan = [], [], []
    for s in schools:
        from_paper = s['paper'] and s['paper']['places']
        source, dated = (PAPER, PAPER_DATE) if from_paper else (SCAP, '2015-05')
        if s['main'] == 'special':
            if from_paper:
                net.append([s['id'], FIRST_YEAR, int(s['paper']['places']), PAPER, PAPER_DATE, s['paper']['note'], 1])
            continue
        year = max(FIRST_YEAR, int(s['opened'][:4])) if s['opened'] else FIRST_YEAR
        by_group = places_by_group(s)
        s['places'] = by_group
        note = ('Size before the scheme, as the paper states it: ' + s['paper']['note'] if from_paper and s['id'] not in RANGE
                else 'Of the 120 places of the full primary, those of reception to Year 4: 18, 17, 17, 17, 17.' if s['id'] in RANGE
                else 'Net capacity of May 2015, taken to hold from the first roll.')
        net.append([s['id'], year, sum(by_group.values()), source, dated, note, 1])
        for g, n in by_group.items():
            capacity.append([s['id'], g, year, n, source, dated, 'Split over year groups. ' + note, 1])
        entry = s['groups'][0]
        if s['id'] == 2132:
            pan.append([s['id'], entry, ORIGIN, 30, PAPER, PAPER_DATE, 'Section A: its current PAN of 30', 0])
        else:
            pan.append([s['id'], entry, year, by_group[entry], source, dated, 'Places over year groups, not a published number', 1])
    write(PLAN, 'group_capacity', ['id', 'school_id', 'year_group', 'year', 'places'] + PROVENANCE, numbered(capacity))
    write(PLAN, 'net_capacity', ['id', 'school_id', 'year', 'places'] + PROVENANCE, numbered(net))
    write(PLAN, 'admission_number', ['id', 'school_id', 'entry_group', 'year', 'places'] + PROVENANCE, numbered(pan))


def write_project_places(schools):
    by_id = {s['id']: s for s in schools}
    rows = []
    for r in own('inputs', 'project-places'):
        ids = [int(i) for i in r['school_ids'].split()]
        now = {}
        for i in ids:
            for g, n in by_id[i]['places'].items():
                now[g] = now.get(g, 0) + n
        groups = list(range(int(r['first_group']), int(r['last_group']) + 1))
        goal = dict(zip(groups, split(int(r['target']), [1] * len(groups))))
        start = int(r['year'])
        for g in groups:
            added = goal[g] - now.get(g, 0)
            if added == 0:
                continue
            # cohorts: the lowest year group that changes opens first; a year group not taught before waits for its lowest
            first = 0 if g in now else min(h for h in groups if h not in now)
            year = start if r['method'] == 'at once' else start + g - first
            area = by_id[ids[0]]['pa'] - 9260000
            rows.append([int(r['project_id']), area, g, year, added, ESTIMATE, PAPER_DATE,
                         '%s. From %d to %d places in the year group; %s.' % (
                             r['note'], now.get(g, 0), goal[g],
                             'all year groups at once' if r['method'] == 'at once' else 'cohort by cohort'), 1])
    write(PLAN, 'project_places', ['id', 'project_id', 'area_id', 'year_group', 'year', 'places'] + PROVENANCE, numbered(rows))


# ----------------------------------------------------------------------------------------------------------------------
# Pupils
# ----------------------------------------------------------------------------------------------------------------------

def county_rolls():
    result = {}
    for r in table('rolls/england_la_by_ncyear/la_by_ncyear_201112_201920.csv.gz'):
        if r['old_la_code'] == '926':
            g = 0 if r['nc_year'] == 'reception' else int(r['nc_year'].rsplit('_', 1)[1])
            result[int(r['time_period'][:4]), g] = int(float(r['headcount']))
    return result


def write_authority_rolls(county):
    columns = ['id', 'kind', 'year_group', 'year', 'pupils'] + PROVENANCE

    def rows(last):
        return numbered([['history' if y <= last else 'outturn', g, y, n, ROLLS if last == ORIGIN else 61, 'January %d' % (y + 1),
                          None, 0] for (y, g), n in sorted(county.items())])
    write(PLAN, 'authority_roll', columns, rows(ORIGIN))
    write('norfolk-2018', 'authority_roll', columns, rows(2017))


def ks2_cohorts(schools):
    """Pupils at the end of Year 6 by school and the year it began: the cohorts in Years 4, 3 and 2 in 2013/14."""
    by_urn = {}
    for s in schools:
        for u in (s['urn'],):
            if u:
                by_urn[u] = s
    after = {}
    for r in table('schools/gias_links_2025-04-22.csv.gz', 'cp1252'):
        if r['LinkType'] == 'Successor':
            after.setdefault(int(r['URN']), []).append(int(r['LinkURN']))
    for u in list(by_urn):
        for v in after.get(u, []):
            by_urn.setdefault(v, by_urn[u])
    result = {}
    for r in table('schools/england_ks2_year6_cohort_2016_2018.csv.gz'):
        u = int(r['urn'])
        if u in by_urn and r['ks2_eligible_pupils'].isdigit():
            s = by_urn[u]
            key = (s['id'], int(r['exam_year']) - 1)
            result[key] = result.get(key, 0) + int(r['ks2_eligible_pupils'])
    return result


def fit(seed, row_totals, column_totals, rounds=500):
    """Iterative proportional fitting (Deming and Stephan 1940). Columns are met last, exactly; rows are scaled to them."""
    m = [list(r) for r in seed]
    scale = sum(column_totals) / sum(row_totals)
    for _ in range(rounds):
        for i, r in enumerate(m):
            s = sum(r)
            if s > 0:
                f = row_totals[i] * scale / s
                m[i] = [v * f for v in r]
        for j, c in enumerate(column_totals):
            s = sum(r[j] for r in m)
            if s > 0:
                f = c / s
                for r in m:
                    r[j] *= f
    return m


def special_weight(g):
    return 0.7 if g <= 6 else 1.2 if g <= 11 else 0.6 if g <= 13 else 0.15


def pupil_estimates(schools, county):
    """Pupils by (school, year, group), whole, whose sums over schools are the county's to the last pupil.

    1. Special schools: their January 2019 roll x 0.85 (Chapel Road: its 63 places), spread over their year groups.
    2. Mainstream, academic year 2014: county totals less special schools; areas (primary) and schools (secondary) are
       fitted to the rolls of the survey of May 2015.
    3. A cohort keeps its share from year to year: a year group of 2011 to 2013 is shared as its cohort was in 2014, or
       as the oldest year group when it had left by then.
    4. Within a primary area, a year group is shared over the schools that teach it by their roll per year group.
    5. Whole pupils by largest remainder, so that each county total is met."""
    reference = 2014
    pupils = {}
    special = [s for s in schools if s['main'] == 'special']
    of_special = {}
    for s in special:
        total = 63 if s['id'] == 7010 else round(s['roll'] * 0.85)
        groups = group_list(s)
        for g, n in zip(groups, split(total, [special_weight(g) for g in groups])):
            of_special[s['id'], g] = n
    main = [s for s in schools if s['main'] != 'special' and s['id'] not in OPENED_LATER]
    rest = {k: n - sum(v for (i, g), v in of_special.items() if g == k[1]) for k, n in county.items()}
    exact = {}
    # primary: areas, with a row of its own for each all-through school inside its area
    areas = sorted({s['pa'] for s in main if s['pa']})
    taught = {a: [s for s in main if s['pa'] == a] for a in areas}

    def primary_roll(s):
        if s['main'] == 'AT':  # by its primary and secondary capacity
            return s['roll'] * s['primary'] / (s['primary'] + s['secondary'])
        return s['roll'] * len(group_list(s)) / 7 if s['id'] in RANGE else s['roll']
    totals = [sum(primary_roll(s) for s in taught[a]) for a in areas]
    ks2 = ks2_cohorts(schools)
    seed = []
    for a, total in zip(areas, totals):
        line = [total / 7] * 7
        for g in (5, 4, 3):
            known = [ks2.get((s['id'], reference + 6 - g)) for s in taught[a] if s['groups'][1] >= 6]
            if all(v is not None for v in known) and known:
                line[g] = sum(known)
        seed.append(line)
    share = fit(seed, totals, [rest[reference, g] for g in range(7)])
    for y in range(FIRST_YEAR, ORIGIN + 1):
        for g in range(7):
            cohort = min(6, g + reference - y)
            whole_column = sum(share[i][cohort] for i in range(len(areas)))
            for i, a in enumerate(areas):
                here = [s for s in taught[a] if s['groups'][0] <= g <= s['groups'][1]]
                weights = [primary_roll(s) / sum(1 for h in group_list(s) if h <= 6) for s in here]
                for s, w in zip(here, weights):
                    exact[s['id'], y, g] = rest[y, g] * share[i][cohort] / whole_column * w / sum(weights)
    # secondary
    upper = [s for s in main if s['groups'][1] >= 11]
    columns = list(range(7, 15))
    seed = [[(1 if g <= 11 else {12: 0.55, 13: 0.42, 14: 0.02}[g]) if s['groups'][0] <= g <= s['groups'][1] else 0
             for g in columns] for s in upper]
    totals = [s['roll'] - (primary_roll(s) if s['main'] == 'AT' else 0) for s in upper]
    share = fit(seed, totals, [rest[reference, g] for g in columns])
    for y in range(FIRST_YEAR, ORIGIN + 1):
        for g in columns:
            cohort = min(11, g + reference - y) if g <= 11 else g
            j = columns.index(cohort)
            whole_column = sum(r[j] for r in share)
            for s, r in zip(upper, share):
                if s['groups'][0] <= g <= s['groups'][1]:
                    exact[s['id'], y, g] = rest[y, g] * r[j] / whole_column
    for y in range(FIRST_YEAR, ORIGIN + 1):
        for g in range(15):
            keys = sorted(k for k in exact if k[1:] == (y, g))
            for k, n in zip(keys, split(rest[y, g], [exact[k] for k in keys])):
                pupils[k] = n
            for (i, h), n in of_special.items():
                if h == g:
                    pupils[i, y, g] = n
    return pupils


def write_rolls(pupils, schools):
    kinds = {s['id']: s['main'] for s in schools}
    note = 'Share of the county total'
    rows = [[i, g, y, n, ESTIMATE, 'January %d' % (y + 1),
             note + ('; special school, 0.85 of its 2019 roll' if kinds[i] == 'special' and i != 7010
                     else '; special school, its 63 places' if i == 7010 else ''), 1]
            for (i, y, g), n in sorted(pupils.items())]
    write(PLAN, 'roll', ['id', 'school_id', 'year_group', 'year', 'pupils'] + PROVENANCE, numbered(rows))


# ----------------------------------------------------------------------------------------------------------------------
# Births and transfer
# ----------------------------------------------------------------------------------------------------------------------

def write_births(schools, pupils):
    born = {}
    for r in table('population/norfolk_births_year_to_midyear.csv'):
        for y in range(2007, 2014):
            born[int(r['gss_code'][-3:]), y] = int(r[str(y)])
    rows = [[d, y + 4, n, BIRTHS, '%d-06' % y, 'Year to mid-%d; published in 2014 for 2013' % y if y == 2013 else
             'Year to mid-%d' % y, 0] for (d, y), n in sorted(born.items())]
    write(PLAN, 'district_births', ['id', 'district_id', 'entry_year', 'births'] + PROVENANCE, numbered(rows))
    weight = {}
    for s in schools:
        if s['pa'] and s['groups'][0] == 0:
            n = sum(pupils.get((s['id'], y, 0), 0) for y in range(FIRST_YEAR, ORIGIN + 1))
            key = (s['district'], s['pa'] - 9260000)
            weight[key] = weight.get(key, 0) + n
    area = {}
    for (d, y), n in born.items():
        keys = sorted(k for k in weight if k[0] == d)
        for k, hundredths in zip(keys, split(n * 100, [weight[k] for k in keys])):
            area[k[1], y + 4] = area.get((k[1], y + 4), 0) + hundredths
    write(PLAN, 'births', ['id', 'area_id', 'entry_year', 'births', 'projected'] + PROVENANCE, numbered(
        [[a, y, ('%.2f' % (n / 100)), 0, ESTIMATE, '%d-06' % (y - 4),
          'Births of the districts, shared by estimated reception pupils of 2011 to 2013 of the schools in each', 1]
         for (a, y), n in sorted(area.items())]))


def write_transfer(schools, pupils):
    """Gravity: roll of the primary school x capacity of the secondary x exp(-distance / 2.5 km), fitted to Year 6 by primary
    area and Year 7 by secondary area in 2013; shares under 2 % dropped, the rest made to add to 1."""
    lower = sorted({s['pa'] - 9260000 for s in schools if s['pa']})
    upper = sorted({s['sa'] - 9260000 for s in schools if s['sa']})
    seed = [[1e-9] * len(upper) for _ in lower]
    for p in schools:
        if not p['pa'] or p['groups'][1] < 6:
            continue
        for q in schools:
            if not q['sa'] or q['groups'][0] > 7 or q['id'] in OPENED_LATER:
                continue
            d = math.hypot(p['east'] - q['east'], p['north'] - q['north'])
            seed[lower.index(p['pa'] - 9260000)][upper.index(q['sa'] - 9260000)] += (
                pupils[p['id'], ORIGIN, 6] * q['capacity'] * math.exp(-d / 2500))
    y6 = [sum(n for (i, y, g), n in pupils.items() if y == ORIGIN and g == 6 and pa.get(i) == a)
          for pa in [{s['id']: s['pa'] - 9260000 for s in schools if s['pa']}] for a in lower]
    y7 = [sum(n for (i, y, g), n in pupils.items() if y == ORIGIN and g == 7 and sa.get(i) == a)
          for sa in [{s['id']: s['sa'] - 9260000 for s in schools if s['sa']}] for a in upper]
    m = fit(seed, y6, y7)
    rows = []
    for a, line in zip(lower, m):
        kept = [(b, v) for b, v in zip(upper, line) if v / sum(line) >= 0.02]
        for (b, _), n in zip(kept, split(1000, [v for _, v in kept])):
            rows.append([a, b, '%.3f' % (n / 1000), ESTIMATE, '2013', 'Gravity model fitted to Year 6 and Year 7 of 2013; no'
                         ' published transfer is used', 1])
    write(PLAN, 'transfer', ['id', 'primary_area_id', 'secondary_area_id', 'share'] + PROVENANCE, numbered(rows))


# ----------------------------------------------------------------------------------------------------------------------
# Housing, yields, scenarios
# ----------------------------------------------------------------------------------------------------------------------

def write_housing():
    growth = {(int(r['category']), int(r['number'])): r for r in own(PLAN, 'growth_area')}
    shares = [[growth[int(r['category']), int(r['number'])]['id'], r['area_id'], r['share'], ESTIMATE, PAPER_DATE, r['note'], 1]
              for r in own('inputs', 'growth-shares')]
    write(PLAN, 'growth_area_share', ['id', 'growth_area_id', 'area_id', 'share'] + PROVENANCE, numbered(shares))
    sites, completions, counter = [], [], {}
    for r in own('inputs', 'sites'):
        key = int(r['category']), int(r['number'])
        area = growth[key]
        counter[key] = counter.get(key, 0) + 1
        site = len(sites) + 1
        sites.append([site, area['geom'], area['id'], 'NGIP %d.%d.%d' % (key + (counter[key],)), r['name'], r['permission'],
                      r['dwellings_min'], r['dwellings_max'], PAPER, PAPER_DATE,
                      r['note'] + '. Point of the growth area. Reference ours.', 0])
        if not r['start_year']:
            continue
        rate, left = int(r['rate']), int(r['dwellings_min'])
        for y in range(int(r['start_year']), LAST_YEAR + 1):
            # the year of the start gives half the rate, except where building is under way
            n = min(left, rate if r['permission'] == 'under construction' or y > int(r['start_year']) else rate // 2)
            left -= n
            completions.append([site, y, n, 'expected', ESTIMATE, PAPER_DATE,
                                'Start from the paper: %s. %d a year, half in the first year' % (r['note'].rstrip('.'), rate)
                                if n else 'Built out before', 1])
    write(PLAN, 'housing_site', ['id', 'geom', 'growth_area_id', 'reference', 'name', 'permission', 'dwellings_min',
                                 'dwellings_max'] + PROVENANCE, sites)
    write(PLAN, 'completion', ['id', 'site_id', 'year', 'dwellings', 'kind'] + PROVENANCE, numbered(completions))
    return sites


BUILD_UP = [0.043561, 0.072697, 0.107961, 0.139078, 0.179018, 0.193925, 0.202350, 0.218097, 0.233262, 0.240621, 0.247537,
            0.251859, 0.252302, 0.255605, 0.252769]


def write_yields():
    y = [('early years', None, None, None, 0.063088), ('primary', None, None, None, 0.252769),
         ('secondary', None, None, None, 0.125202), ('special', None, None, None, 0.008925),
         ('primary', None, 'affordable', None, 0.335597), ('primary', None, 'market', None, 0.225505),
         ('primary', 'house', None, None, 0.355987), ('primary', 'flat', None, None, 0.100523)]
    y += [('primary', None, None, b, v) for b, v in zip((1, 2, 3, 4), (0.028696, 0.200484, 0.367811, 0.402178))]
    y += [('primary', 'house', None, b, v) for b, v in zip((1, 2, 3, 4), (0.123496, 0.284650, 0.379171, 0.432154))]
    y += [('primary', 'flat', None, b, v) for b, v in zip((1, 2, 3), (0.027190, 0.137176, 0.217643))]
    write(PLAN, 'yield', ['id', 'phase', 'dwelling_type', 'tenure', 'bedrooms', 'pupils_per_dwelling'] + PROVENANCE, numbered(
        [list(r) + [YIELDS, '2021/22', 'England, stock completed since 2008. The factor for flats of four bedrooms is left out:'
                    ' tiny sample' if r[1] == 'flat' and r[3] else 'England, stock completed since 2008', 0] for r in y]))
    top = max(BUILD_UP)
    note = ('Cumulative England primary yield of stock begun in 2007/08, as a share of its maximum (2020/21). It mixes dwelling'
            ' ages, so new dwellings reach a share earlier than shown: a cautious ramp')
    rows = []
    for phase in ('early years', 'primary', 'secondary', 'special'):
        for i, v in enumerate(BUILD_UP):
            rows.append([phase, i, '%.2f' % (v / top), YIELDS, '2021/22', note if phase == 'primary' else note +
                         '. The primary curve, used for this phase for want of its own', 1])
    write(PLAN, 'yield_build_up', ['id', 'phase', 'years_since', 'share'] + PROVENANCE, numbered(rows))


def write_scenarios(sites):
    write(PLAN, 'scenario', ['id', 'parent_id', 'name', 'note'], [
        [1, None, 'As published', 'The 2013 plan as it stands'],
        [2, 1, 'Slower housing', 'Every site of 1,000 dwellings or more that has a start in the paper begins a year later'],
        [3, 1, 'Beyond Green one year late', 'Only the first phase of Beyond Green begins a year later'],
        [4, 1, 'Margin of 2 %', 'The operating margin of the Basic Need grant in place of the plan\'s 5 %']])
    started = {int(r['site_id']) for r in own(PLAN, 'completion')}
    rows = [[2, 'start slip', s[0], 1, 'The paper names the economic situation on the housing market among its key risks (5.1);'
             ' large sites slip first', PAPER, PAPER_DATE, None, 1]
            for s in sites if s[0] in started and int(s[6]) >= 1000]
    beyond = next(s[0] for s in sites if s[4].startswith('Beyond Green'))
    rows.append([3, 'start slip', beyond, 1, 'The outline application is expected to be determined in late 2013 and is not yet;'
                 ' a year\'s delay shows what hangs on it', PAPER, PAPER_DATE, None, 1])
    rows.append([4, 'operating margin', None, 0.02, 'What the grant formula is commonly said to allow for spare places; to compare'
                 ' the plan with a grant view', ESTIMATE, PAPER_DATE, None, 1])
    write(PLAN, 'scenario_override', ['id', 'scenario_id', 'subject', 'target_id', 'value', 'reason'] + PROVENANCE, numbered(rows))


def main():
    schools = read_schools()
    write_schools(schools)
    write_areas(schools)
    write_places(schools)
    write_project_places(schools)
    county = county_rolls()
    write_authority_rolls(county)
    pupils = pupil_estimates(schools, county)
    write_rolls(pupils, schools)
    write_births(schools, pupils)
    write_transfer(schools, pupils)
    sites = write_housing()
    write_yields()
    write_scenarios(sites)


if __name__ == '__main__':
    main()
