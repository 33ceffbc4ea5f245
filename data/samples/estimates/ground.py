# SPDX-License-Identifier: GPL-3.0-or-later
"""Coordinates, districts, and the ground nearest to the schools of an area."""
import csv

from osgeo import ogr, osr

from .tables import own

ogr.UseExceptions()


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
