# SPDX-License-Identifier: GPL-3.0-or-later
"""Pupils by school, year group and year, whose sums are the county's published totals; births; transfer at eleven."""
import math

from .schools import OPENED_LATER, RANGE, group_list
from .tables import (BIRTHS, ESTIMATE, FIRST_YEAR, ORIGIN, PLAN, PROVENANCE, ROLLS, numbered, split, table, write)


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
    by_urn = {s['urn']: s for s in schools}
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


# DfE number -> DfE number: 'The 11-16 High School, which provides for Cringleford, as well as Hethersett secondary age pupils'
NAMED_BY_PAPER = {3043: 4009, 3313: 4009}


def write_transfer(schools, pupils):
    """Gravity: roll of the primary school x capacity of the secondary x exp(-distance / 2.5 km), fitted to Year 6 by primary
    area and Year 7 by secondary area in 2013; Year 6 of schools for which the paper names the high school goes there, apart
    from the fit. Shares under 2 % dropped, the rest made to add to 1."""
    lower = sorted({s['pa'] - 9260000 for s in schools if s['pa']})
    upper = sorted({s['sa'] - 9260000 for s in schools if s['sa']})
    seed = [[1e-9] * len(upper) for _ in lower]
    named = [[0] * len(upper) for _ in lower]
    by_id = {s['id']: s for s in schools}
    for p in schools:
        if not p['pa'] or p['groups'][1] < 6:
            continue
        if p['id'] in NAMED_BY_PAPER:
            area = by_id[NAMED_BY_PAPER[p['id']]]['sa'] - 9260000
            named[lower.index(p['pa'] - 9260000)][upper.index(area)] += pupils[p['id'], ORIGIN, 6]
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
    rest6 = [n - sum(line) for n, line in zip(y6, named)]
    rest7 = [n * sum(y6) / sum(y7) - sum(line[j] for line in named) for j, n in enumerate(y7)]
    m = [[v + w for v, w in zip(line, fixed)] for line, fixed in zip(fit(seed, rest6, rest7), named)]
    rows = []
    for a, line in zip(lower, m):
        kept = [(b, v) for b, v in zip(upper, line) if v / sum(line) >= 0.02]
        for (b, _), n in zip(kept, split(1000, [v for _, v in kept])):
            rows.append([a, b, '%.3f' % (n / 1000), ESTIMATE, '2013', 'Gravity model fitted to Year 6 and Year 7 of 2013; no'
                         ' published transfer is used', 1])
    write(PLAN, 'transfer', ['id', 'primary_area_id', 'secondary_area_id', 'share'] + PROVENANCE, numbered(rows))
