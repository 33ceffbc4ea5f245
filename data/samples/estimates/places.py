# SPDX-License-Identifier: GPL-3.0-or-later
"""Planning areas, places by year group, admission numbers, and the places that projects add."""
from .ground import districts, nearest_school_areas
from .schools import RANGE, group_list
from .tables import ESTIMATE, FIRST_YEAR, ORIGIN, PAPER, PAPER_DATE, PLAN, PROVENANCE, SCAP, numbered, own, split, write


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
