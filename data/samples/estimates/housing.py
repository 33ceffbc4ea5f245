# SPDX-License-Identifier: GPL-3.0-or-later
"""Housing sites and their build-out, what was built before the plan, yields, and scenarios."""
from osgeo import ogr

from .ground import number
from .tables import (ESTIMATE, HOMES, LAST_YEAR, ORIGIN, PAPER, PAPER_DATE, PLAN, PROVENANCE, YIELDS, numbered, own, split,
                     table, write)


def point_inside(wkt):
    p = ogr.CreateGeometryFromWkt(wkt).PointOnSurface()
    return 'POINT (%s %s)' % (number(p.GetX()), number(p.GetY()))


def past_completions(schools, pupils):
    """(area, academic year) -> dwellings, of the three years whose children the ratios hold: the net additions of the seven
    districts, shared by the primary pupils of 2013 at the area's schools in each; whole dwellings by largest remainder.
    Financial year 2012-13 stands for academic year 2012/13, with which it shares seven months."""
    weight = {}
    for s in schools:
        if s['pa']:
            n = sum(pupils.get((s['id'], ORIGIN, g), 0) for g in range(7))
            key = (s['district'], s['pa'] - 9260000)
            weight[key] = weight.get(key, 0) + n
    built = {}
    for r in table('housing/norfolk_net_additional_dwellings_by_district_2002_2021.csv'):
        y = int(r['year']) - 1  # the table's year is the one in which the financial year ends
        if ORIGIN - 3 <= y < ORIGIN:
            keys = sorted(k for k in weight if k[0] == int(r['LA_code'][-3:]))
            for k, n in zip(keys, split(round(float(r['net dwellings'])), [weight[k] for k in keys])):
                built[k[1], y] = built.get((k[1], y), 0) + n
    return built


def add_other_housing(sites, completions, schools, pupils):
    """One site a primary area for whatever was built there outside the sites of the paper. Blank from the plan's year on:
    the trend goes on as it was, and the paper's sites count where they exceed it."""
    built = past_completions(schools, pupils)
    for a in own(PLAN, 'planning_area'):
        if a['phase'] != 'primary':
            continue
        site = len(sites) + 1
        sites.append([site, point_inside(a['geom']), None, None, 'Other housing, ' + a['name'], None, None, None,
                      int(a['id']), None, ESTIMATE, PAPER_DATE, 'All dwellings built in the area before the plan, whoever built'
                      ' them. Not known ahead: left blank. A point inside the area.', 1])
        for y in range(ORIGIN - 3, ORIGIN):
            completions.append([site, y, built[int(a['id']), y], 'actual', HOMES, '%d-03' % (y + 1),
                                'Net additional dwellings of the districts in %d-%02d, shared by primary pupils of 2013/14'
                                % (y, (y + 1) % 100), 1])


def write_housing(schools, pupils):
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
                      r['dwellings_min'], r['dwellings_max'], None, None, PAPER, PAPER_DATE,
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
    add_other_housing(sites, completions, schools, pupils)
    write(PLAN, 'housing_site', ['id', 'geom', 'growth_area_id', 'reference', 'name', 'permission', 'dwellings_min',
                                 'dwellings_max', 'primary_area_id', 'secondary_area_id'] + PROVENANCE, sites)
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
            for s in sites if s[0] in started and int(s[6] or 0) >= 1000]
    beyond = next(s[0] for s in sites if s[4].startswith('Beyond Green'))
    rows.append([3, 'start slip', beyond, 1, 'The outline application is expected to be determined in late 2013 and is not yet;'
                 ' a year\'s delay shows what hangs on it', PAPER, PAPER_DATE, None, 1])
    rows.append([4, 'operating margin', None, 0.02, 'What the grant formula is commonly said to allow for spare places; to compare'
                 ' the plan with a grant view', ESTIMATE, PAPER_DATE, None, 1])
    write(PLAN, 'scenario_override', ['id', 'scenario_id', 'subject', 'target_id', 'value', 'reason'] + PROVENANCE, numbered(rows))
