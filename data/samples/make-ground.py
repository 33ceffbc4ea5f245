#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes norfolk-ground/{district,base_land,base_line,base_place}.csv from the shared boundary files.

Not part of the build: run it by hand when the ground must change. It needs Debian's python3-gdal (GEOS) and a folder
laid out as ../shared/data (argument 1, or SP_SHARED_DATA).

Districts are simplified arc by arc (an arc is a run of vertices shared by the same districts), so that neighbours keep
one common border: Douglas and Peucker 1973, tolerance in degrees of latitude, longitude scaled by cos 52.6 degrees.
"""
import csv
import json
import math
import os
import sys

from osgeo import ogr

ogr.UseExceptions()
HERE = os.path.dirname(os.path.abspath(__file__))
DATA = sys.argv[1] if len(sys.argv) > 1 else os.environ.get('SP_SHARED_DATA', os.path.join(HERE, '../../../shared/data'))
OUT = os.path.join(HERE, 'norfolk-ground')
X_SCALE = math.cos(math.radians(52.6))
OS_NOTE = 'Contains OS data (c) Crown copyright and database right 2016'


def write(table, columns, rows):
    with open(os.path.join(OUT, table + '.csv'), 'w', encoding='utf-8', newline='') as f:
        out = csv.writer(f, lineterminator='\n')
        out.writerow(columns)
        out.writerows(rows)


def features(name):
    with open(os.path.join(DATA, 'boundaries', name), encoding='utf-8') as f:
        return json.load(f)['features']


def polygons(geometry):
    return geometry['coordinates'] if geometry['type'] == 'MultiPolygon' else [geometry['coordinates']]


def distance(p, a, b):
    """From p to the segment a-b, in degrees of latitude."""
    ax, ay, bx, by, px, py = a[0] * X_SCALE, a[1], b[0] * X_SCALE, b[1], p[0] * X_SCALE, p[1]
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    t = 0 if length == 0 else max(0, min(1, ((px - ax) * dx + (py - ay) * dy) / length))
    return math.hypot(px - ax - t * dx, py - ay - t * dy)


def simplify(line, tolerance):
    """Douglas-Peucker; both ends stay."""
    keep = [False] * len(line)
    keep[0] = keep[-1] = True
    stack = [(0, len(line) - 1)]
    while stack:
        i, j = stack.pop()
        worst, at = 0, None
        for k in range(i + 1, j):
            d = distance(line[k], line[i], line[j])
            if d > worst:
                worst, at = d, k
        if at is not None and worst > tolerance:
            keep[at] = True
            stack += [(i, at), (at, j)]
    return [p for p, k in zip(line, keep) if k]


def area(ring):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))) / 2 * X_SCALE


def crosses(a, b, c, d):
    """Whether segments a-b and c-d, which share no end, touch."""
    def side(p, q, r):
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
    return side(a, b, c) * side(a, b, d) <= 0 and side(c, d, a) * side(c, d, b) <= 0


def simplify_ring(ring, nodes, tolerance):
    """Arc by arc between nodes (indexes); gives indexes. An arc gives the same points whichever way it is walked."""
    n = len(ring)
    out = []
    for a, b in zip(nodes, nodes[1:] + [nodes[0] + n]):
        arc = [(ring[i % n], i % n) for i in range(a, b + 1)]
        turned = arc[-1][0] < arc[0][0] or (arc[-1][0] == arc[0][0] and arc[-2][0] < arc[1][0])
        if turned:
            arc.reverse()
        kept = set(simplify([p for p, i in arc], tolerance))
        arc = [i for p, i in arc if p in kept]
        out += (arc[::-1] if turned else arc)[:-1]
    return out


def simplify_coverage(shapes, tolerance, smallest):
    """shapes: {name: [[ring, ...], ...]} with exactly equal shared vertices. Islands under `smallest` square degrees go.
    Where simplified lines cross, the vertex that was furthest off is put back, until none do."""
    owners = {}
    for name, polys in shapes.items():
        for ring in (r for p in polys for r in p):
            for v in ring:
                owners.setdefault(tuple(v), set()).add(name)
    forced = set()
    while True:
        before = len(forced)
        result = {}
        for name, polys in shapes.items():
            kept, segments = [], []
            for poly in polys:
                rings = []
                for ring in poly:
                    ring = [tuple(v) for v in ring[:-1]]
                    n = len(ring)
                    if area(ring + ring[:1]) < smallest:
                        continue
                    # a node is where the set of districts along the border changes, or where three meet
                    nodes = {i for i in range(n) if len(owners[ring[i]]) > 2 or ring[i] in forced
                             or (len(owners[ring[i]]) == 2 and (len(owners[ring[i - 1]]) == 1
                                                                or len(owners[ring[(i + 1) % n]]) == 1))}
                    if len(nodes) < 2:
                        first = min(range(n), key=lambda i: ring[i])
                        nodes |= {first, max(range(n), key=lambda i: (distance(ring[i], ring[first], ring[first]), ring[i]))}
                    out = simplify_ring(ring, sorted(nodes), tolerance)
                    for a, b in zip(out, out[1:] + out[:1]):
                        run = [ring[i % n] for i in range(a, (b if b > a else b + n) + 1)]
                        segments.append((ring[a], ring[b], run))
                    if len(out) < 3:
                        continue
                    rings.append([ring[i] for i in out] + [ring[out[0]]])
                if rings:
                    kept.append(rings)
            for i, (a, b, run) in enumerate(segments):
                for c, d, other in segments[:i]:
                    if {a, b} & {c, d} or not crosses(a, b, c, d):
                        continue
                    for r in (run, other):
                        if len(r) > 2:
                            forced.add(max(r[1:-1], key=lambda p, r=r: distance(p, r[0], r[-1])))
            result[name] = kept
        if len(forced) == before:
            return result


def number(v):
    return ('%.6f' % v).rstrip('0').rstrip('.')


def ring_text(ring):
    return '(' + ','.join(number(x) + ' ' + number(y) for x, y in ring) + ')'


def multipolygon(polys):
    return 'MULTIPOLYGON (' + ','.join('(' + ','.join(ring_text(r) for r in p) + ')' for p in polys) + ')'


def multiline(lines):
    return 'MULTILINESTRING (' + ','.join(ring_text(line) for line in lines) + ')'


def surface(geometry):
    """The polygons of a geometry, without the points and lines where shapes only touch."""
    found = ogr.Geometry(ogr.wkbMultiPolygon)
    if geometry.GetGeometryType() == ogr.wkbPolygon:
        found.AddGeometry(geometry)
    for i in range(geometry.GetGeometryCount() if geometry.GetGeometryType() != ogr.wkbPolygon else 0):
        part = geometry.GetGeometryRef(i)
        if part.GetGeometryType() == ogr.wkbPolygon and part.GetArea() > 1e-9:
            found.AddGeometry(part)
    return found


def close_rivers(shapes):
    """The wards stop at the banks of tidal rivers, which leaves slits in the county (the Great Ouse to Denver and along the
    Hundred Foot, the Bure, the Wensum in Norwich). Slits narrower than about 400 m go to the district beside."""
    whole = None
    geometries = {}
    for name, polys in sorted(shapes.items()):
        geometries[name] = ogr.CreateGeometryFromJson(json.dumps({'type': 'MultiPolygon', 'coordinates': polys}))
        whole = geometries[name] if whole is None else whole.Union(geometries[name])
    big = [whole.GetGeometryRef(i).Clone() for i in range(whole.GetGeometryCount())
           if whole.GetGeometryRef(i).GetArea() > 1e-3]
    near_whole = whole.Buffer(2e-5)
    slits = whole.Buffer(0.002).Buffer(-0.002).Difference(whole)
    for name in sorted(geometries):  # a slit inside one district is its own
        inside = geometries[name].Buffer(0.002).Buffer(-0.002).Intersection(slits)
        geometries[name] = surface(geometries[name].Union(inside))
        slits = surface(slits.Difference(inside))
    for i in range(slits.GetGeometryCount()):
        slit = slits.GetGeometryRef(i)
        wide = slit.Buffer(2e-5)
        beside = [b for b in big if b.Intersects(wide)]
        # a slit into one piece has nearly all its outline along that piece
        along = slit.Boundary().Intersection(near_whole).Length() / slit.Boundary().Length()
        if slit.GetArea() < 1e-7 or not (len(beside) > 1 or along > 0.9):
            continue
        name = max(sorted(geometries), key=lambda n: geometries[n].Boundary().Intersection(wide).Length())
        geometries[name] = geometries[name].Union(slit)
    return {name: polygons(json.loads(surface(g).ExportToJson(['COORDINATE_PRECISION=15'])))
            for name, g in one_coverage(geometries).items()}


def one_coverage(geometries):
    """Cuts all borders at one another and hands each face to one district, so that neighbours share every vertex and
    nothing overlaps. Faces of no district smaller than a hectare are slivers and go to the district beside."""
    lines = None
    for name in sorted(geometries):
        border = geometries[name].Boundary()
        lines = border if lines is None else lines.Union(border)
    faces = lines.Polygonize()
    owned = {name: None for name in geometries}
    for i in range(faces.GetGeometryCount()):
        face = faces.GetGeometryRef(i)
        inside = face.PointOnSurface()
        name = next((n for n in sorted(geometries) if geometries[n].Contains(inside)), None)
        if name is None and face.GetArea() < 1e-6:
            wide = face.Buffer(1e-6)
            name = max(sorted(geometries), key=lambda n: geometries[n].Intersection(wide).Area())
        if name is not None:
            owned[name] = face.Clone() if owned[name] is None else owned[name].Union(face)
    return owned


def districts():
    shapes, codes = {}, {}
    for f in features('norfolk_districts.geojson'):
        shapes[f['properties']['LAD_NAME']] = polygons(f['geometry'])
        codes[f['properties']['LAD_NAME']] = f['properties']['LAD_CODE']
    shapes = close_rivers(shapes)
    simple = simplify_coverage(shapes, 0.0003, 2e-6)
    rows = []
    for name in sorted(codes, key=codes.get):
        text = multipolygon(simple[name])
        if not ogr.CreateGeometryFromWkt(text).IsValid():
            raise SystemExit(name + ': not a valid shape')
        rows.append([int(codes[name][-3:]), text, codes[name], name, 1, '2013', OS_NOTE, 0])
    write('district', ['id', 'geom', 'gss_code', 'name', 'source_id', 'dated', 'note', 'estimated'], rows)
    return simple


BOX = (-0.6, 51.75, 2.4, 53.4)  # what the base map shows around Norfolk


def near(p):
    return -0.1 <= p[0] <= 2.0 and 52.2 <= p[1] <= 53.15


def coast():
    """Shoreline lines of the box, joined, simplified (finer near Norfolk), and the land they enclose."""
    lines = ogr.Geometry(ogr.wkbMultiLineString)
    for f in features('east_anglia_coastline_gshhg_full.geojson'):
        c = f['geometry']['coordinates']
        tolerance = 0.0003 if any(near(p) for p in c) else 0.003
        ring = c[0] == c[-1]
        if ring and area(c) < 2e-6:
            continue
        if ring:
            far = max(range(len(c)), key=lambda i: distance(c[i], c[0], c[0]))
            c = simplify(c[:far + 1], tolerance)[:-1] + simplify(c[far:], tolerance)
        else:
            c = simplify(c, tolerance)
        line = ogr.Geometry(ogr.wkbLineString)
        for x, y in c:
            line.AddPoint_2D(x, y)
        lines.AddGeometry(line)
    box = ogr.CreateGeometryFromWkt('POLYGON ((%g %g,%g %g,%g %g,%g %g,%g %g))' % (
        BOX[0], BOX[1], BOX[2], BOX[1], BOX[2], BOX[3], BOX[0], BOX[3], BOX[0], BOX[1]))
    inside = lines.Intersection(box)
    noded = inside.Union(box.Boundary())
    faces = noded.Polygonize()
    sea = [ogr.CreateGeometryFromWkt('POINT (%g %g)' % p) for p in ((1.5, 53.2), (2.2, 52.3), (0.3, 53.0))]
    islands_and_main = [faces.GetGeometryRef(i).Clone() for i in range(faces.GetGeometryCount())]
    land = [g for g in islands_and_main if not any(g.Contains(p) for p in sea)]
    land.sort(key=lambda g: -g.GetArea())
    return inside, land


def parts(geometry):
    if geometry.GetGeometryCount() == 0:
        return [[(p[0], p[1]) for p in geometry.GetPoints()]]
    return [p for i in range(geometry.GetGeometryCount()) for p in parts(geometry.GetGeometryRef(i))]


def base_map():
    inside, land = coast()
    write('base_land', ['id', 'geom', 'name', 'source_id', 'dated', 'note', 'estimated'], [
        [1, multipolygon([parts(g) for g in land]), 'East Anglia', 2, '2017', 'Cut to a box around Norfolk', 0]])
    rows = [[1, multiline(parts(inside)), 'coast', 'Coast', 2, '2017', '', 0]]
    box = ogr.CreateGeometryFromWkt('POLYGON ((%g %g,%g %g,%g %g,%g %g,%g %g))' % (
        BOX[0], BOX[1], BOX[2], BOX[1], BOX[2], BOX[3], BOX[0], BOX[3], BOX[0], BOX[1]))
    rivers = []
    for f in features('east_anglia_rivers_wdbii.geojson'):
        c = f['geometry']['coordinates']
        if len(c) < 3:
            continue
        line = ogr.Geometry(ogr.wkbLineString)
        for x, y in simplify(c, 0.001):
            line.AddPoint_2D(x, y)
        cut = line.Intersection(box)
        if not cut.IsEmpty():
            rivers += parts(cut)
    rows.append([2, multiline(rivers), 'river', '', 3, '2017', 'Coarse: up to a kilometre out of place', 0])
    write('base_line', ['id', 'geom', 'kind', 'name', 'source_id', 'dated', 'note', 'estimated'], rows)


IMPORTANCE = {1: ['Norwich'], 2: ["King's Lynn", 'Great Yarmouth', 'Thetford'],
              3: ['Attleborough', 'Aylsham', 'Cromer', 'Diss', 'Downham Market', 'East Dereham', 'Fakenham', 'Gorleston-on-Sea',
                  'Harleston', 'Holt', 'Hunstanton', 'Loddon', 'Long Stratton', 'North Walsham', 'Reepham', 'Sheringham',
                  'Stalham', 'Swaffham', 'Watton', 'Wells-next-the-Sea', 'Acle', 'Wymondham', 'Caister-on-Sea']}
RENAMED = {'East Dereham': 'Dereham', 'Gorleston-on-Sea': 'Gorleston', 'Terrington Saint John': 'Terrington St John'}
# not in the gazetteer file: centre by the mean of the schools there (see make-estimates.py and its sources)
ADDED = [('Wymondham', 1.11933, 52.57631), ('Trowse', 1.31833, 52.61187), ('Easton', 1.15679, 52.65158),
         ('Sprowston', 1.3197, 52.6551)]


def places():
    with open(os.path.join(DATA, 'boundaries/norfolk_places.csv'), encoding='utf-8') as f:
        found = [(r['name'], float(r['lon']), float(r['lat']), 4, '', 0) for r in csv.DictReader(f)]
    found += [(n, x, y, 6, 'Centre taken as the mean of its schools', 1) for n, x, y in ADDED]
    rows = []
    for name, x, y, source, note, estimated in sorted(found):
        if name == 'Thorpe Hamlet':  # a ward of Norwich
            continue
        rank = next((k for k, names in IMPORTANCE.items() if name in names), 4)
        rows.append([len(rows) + 1, 'POINT (%s %s)' % (number(x), number(y)), RENAMED.get(name, name), rank,
                     source, '2024' if source == 4 else '2022-04', note, estimated])
    write('base_place', ['id', 'geom', 'name', 'importance', 'source_id', 'dated', 'note', 'estimated'], rows)


if __name__ == '__main__':
    districts()
    base_map()
    places()
