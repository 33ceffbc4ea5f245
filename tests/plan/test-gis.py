#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan in other people's GIS: its styles, titles and spatial index, and what comes back after a GIS has edited it.

test-gis.py SCHOOL-PLACES-CLI
"""

import json
import os
import pathlib
import re
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET

from osgeo import ogr, osr
from osgeo_utils.samples import validate_gpkg

CLI = sys.argv.pop(1)
ROOT = pathlib.Path(os.environ["SP_SOURCE_ROOT"])
ogr.UseExceptions()

LAYERS = {"base_land", "base_line", "base_place", "catchment", "district", "growth_area", "housing_site", "planning_area",
          "school", "small_area"}


def run(*words):
    environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en")
    return subprocess.run([CLI, *map(str, words)], capture_output=True, env=environment, timeout=300, text=True)


def envelope(blob):
    """Box of a GeoPackage geometry as this program writes points and polygons, and OGR too."""
    kind = blob[3] >> 1 & 7
    if kind == 0:
        order = "<" if blob[8] else ">"
        x, y = struct.unpack(order + "dd", blob[13:29])
        return x, x, y, y
    return struct.unpack("<4d", blob[8:40])


class Gis(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.fresh = cls.folder / "fresh.gpkg"
        assert run("new", "--sample", "norfolk-2013", cls.fresh).returncode == 0

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def setUp(self):
        self.plan = self.folder / f"{self.id().split('.')[-1]}.gpkg"
        shutil.copy(self.fresh, self.plan)

    def rows(self, sql):
        db = sqlite3.connect(self.plan)
        rows = db.execute(sql).fetchall()
        db.close()
        return rows

    def findings(self):
        done = run("check", self.plan, "--format", "json")
        self.assertIn(done.returncode, (0, 3), done.stderr)
        return {(row["code"], row["message"]) for row in json.loads(done.stdout)["findings"]["rows"]}

    def assert_valid(self):
        validate_gpkg.check(str(self.plan), extra_checks=True)

    def assert_indexed(self):
        """Every shape has its entry in the R-tree, with its own box, and nothing else has."""
        for layer in LAYERS:
            found = {row[0]: row[1:] for row in self.rows(f"SELECT id, minx, maxx, miny, maxy FROM rtree_{layer}_geom")}
            shapes = self.rows(f"SELECT id, geom FROM {layer} WHERE geom IS NOT NULL")
            self.assertEqual(set(found), {row[0] for row in shapes}, layer)
            for number, blob in shapes:
                for a, b in zip(found[number], envelope(blob)):
                    self.assertAlmostEqual(a, b, delta=1e-4, msg=f"{layer} {number}")

    def open_for_editing(self):
        """As the program does with any plan that it may change."""
        run("rounds", self.plan, "--keep", "A round")

    def test_new(self):
        self.assert_valid()
        self.assert_indexed()
        declared = self.rows("SELECT table_name FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index'")
        self.assertEqual({row[0] for row in declared}, LAYERS)

    def test_made_before_there_were_styles(self):
        """A plan of this version that has none of it yet, or has lost an index, gets it when it is next opened to be changed."""
        dump = run("dump", self.plan).stdout
        db = sqlite3.connect(self.plan)
        for name, in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'rtree_%'").fetchall():
            db.execute(f'DROP TRIGGER "{name}"')
        for layer in LAYERS:
            db.execute(f"DROP TABLE rtree_{layer}_geom")
        for name in ("gpkg_data_columns", "layer_styles", "gpkg_extensions"):
            db.execute(f"DROP TABLE {name}")
        db.execute("DELETE FROM gpkg_contents WHERE table_name = 'layer_styles'")
        db.commit()
        db.close()
        self.assertEqual(run("dump", self.plan).stdout, dump)
        self.open_for_editing()
        self.assert_indexed()
        self.assert_valid()
        self.test_titles()
        self.test_styles()
        db = sqlite3.connect(self.plan)
        db.execute("DELETE FROM layer_styles WHERE f_table_name = 'school'")  # somebody does not want ours
        db.commit()
        db.close()
        self.open_for_editing()
        self.assertEqual(self.rows("SELECT count(*) FROM layer_styles WHERE f_table_name = 'school'"), [(0,)])

    def test_titles(self):
        titles = {(table, column): (title, meaning) for table, column, title, meaning in
                  self.rows("SELECT table_name, column_name, title, description FROM gpkg_data_columns")}
        self.assertEqual(titles["school", "urn"][0], "URN")
        self.assertEqual(titles["school", "dfe_number"], ("DfE number", "'926/2004': authority and establishment number"))
        self.assertEqual(titles["planning_area", "opened_year"][0], "Opened year")
        self.assertEqual(titles["obligation", "amount_pence"][0], "Amount (pence)")
        self.assertEqual(titles["housing_site", "growth_area_id"][0], "Growth area (number)")
        columns = self.rows("SELECT m.name, p.name FROM gpkg_contents c JOIN sqlite_master m ON m.name = c.table_name "
                            "JOIN pragma_table_info (m.name) p WHERE p.name <> 'geom' AND m.name <> 'layer_styles'")
        self.assertEqual(set(columns), set(titles))

    def test_styles(self):
        """One default style a layer, in colours of the program's palette, with a rule for every kind there may be."""
        palette = set(re.findall(r"0x([0-9a-f]{6})", (ROOT / "src/draw/sp-palette.c").read_text()))
        seen = set()
        for layer, default, text in self.rows("SELECT f_table_name, useAsDefault, styleQML FROM layer_styles"):
            style = ET.fromstring(text)
            self.assertEqual(default, 1)
            seen.add(layer)
            colours = [option.get("value") for option in style.iter("Option") if "color" in option.get("name", "")]
            colours += [mark.get(name) for mark in style.iter() for name in ("textColor", "bufferColor") if mark.get(name)]
            self.assertTrue(colours)
            for colour in colours:
                red, green, blue, alpha = map(int, colour.split(","))
                self.assertTrue(alpha == 0 or f"{red:02x}{green:02x}{blue:02x}" in palette, (layer, colour))
            fields = {alias.get("field") for alias in style.iter("alias")}
            held = {row[0] for row in self.rows(f"SELECT name FROM pragma_table_info ('{layer}') WHERE name <> 'geom'")}
            self.assertEqual(fields, held)
            words = " ".join(rule.get("filter", "") for rule in style.iter("rule"))
            for phase in ("nursery", "infant", "first", "junior", "middle", "primary", "secondary", "upper", "all-through",
                          "special", "alternative") if layer == "school" else ():
                self.assertIn(f"'{phase}'", words)
        self.assertEqual(seen, LAYERS)

    def test_edited_in_a_gis(self):
        """A point moved, a name changed, an area redrawn, a school added and taken away again, through the triggers."""
        data = ogr.Open(str(self.plan), 1)
        schools = data.GetLayerByName("school")
        school = schools.GetNextFeature()
        number = school.GetFID()
        school.SetGeometry(ogr.CreateGeometryFromWkt("POINT (0.75 52.41)"))
        school["name"] = "Moved in a GIS"
        schools.SetFeature(school)
        added = ogr.Feature(schools.GetLayerDefn())
        added.SetGeometry(ogr.CreateGeometryFromWkt("POINT (1.2 52.6)"))
        added["name"], added["phase"] = "Drawn in a GIS", "primary"
        schools.CreateFeature(added)
        schools.DeleteFeature(added.GetFID())
        areas = data.GetLayerByName("planning_area")
        area = areas.GetNextFeature()
        square = "MULTIPOLYGON (((1 52, 1.5 52, 1.5 52.5, 1 52.5, 1 52)))"
        area.SetGeometry(ogr.CreateGeometryFromWkt(square))
        areas.SetFeature(area)
        del school, added, area, schools, areas, data
        self.assert_indexed()
        self.assert_valid()
        self.assertEqual(self.rows(f"SELECT name FROM school WHERE id = {number}"), [("Moved in a GIS",)])
        self.assertEqual(run("dump", self.plan).returncode, 0)
        self.open_for_editing()
        self.assert_indexed()
        self.assert_valid()

    def draw(self, layer, wkt, **fields):
        """What an officer draws in a GIS; the number of the new row."""
        data = ogr.Open(str(self.plan), 1)
        table = data.GetLayerByName(layer)
        drawn = ogr.Feature(table.GetLayerDefn())
        if wkt is not None:
            drawn.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        for name, value in fields.items():
            drawn[name] = value
        table.CreateFeature(drawn)
        number = drawn.GetFID()
        del drawn, table, data
        return number

    def test_what_a_gis_may_leave_behind(self):
        """Faults that no GIS keeps an officer from: each is told, with its row, and the rest of the plan is read."""
        before = {code for code, _ in self.findings()}
        metres = self.draw("school", "POINT (622000 308000)", name="In metres", phase="primary")
        crossed = self.draw("planning_area", "MULTIPOLYGON (((1 52, 1.2 52.2, 1.2 52, 1 52.2, 1 52)))", code="9269991", name="Crossed",
                            phase="primary")
        nothing = self.draw("planning_area", "MULTIPOLYGON EMPTY", code="9269992", name="Empty", phase="primary")
        self.draw("planning_area", None, code="9269993", name="None", phase="primary")
        kind = self.draw("catchment", "MULTIPOLYGON (((1 52, 1.2 52, 1.2 52.2, 1 52)))", code="c", name="A catchment")
        self.assert_indexed_but({nothing})
        data = ogr.Open(str(self.plan), 1)
        data.ExecuteSQL("DELETE FROM planning_area WHERE id = (SELECT min(area_id) FROM area_school)")
        data.ExecuteSQL("ALTER TABLE school ADD COLUMN head_teacher TEXT(80)")
        data.ExecuteSQL("PRAGMA journal_mode = WAL")
        data = None
        found = self.findings()
        codes = {code for code, _ in found}
        self.assertLessEqual({"shape-in-metres", "shape-crosses", "dangling-key", "column-added"}, codes - before)
        words = " ".join(message for _, message in found)
        self.assertIn(f"Table school, row {metres}: its shape is in metres", words)
        self.assertIn(f"Table planning_area, row {crossed}: its boundary crosses itself", words)
        self.assertNotIn(f"Table catchment, row {kind}", words)
        self.assertIn(run("need", self.plan, "--quiet").returncode, (0, 3))

    def assert_indexed_but(self, empty):
        found = {row[0] for row in self.rows("SELECT id FROM rtree_planning_area_geom")}
        self.assertEqual(found, {row[0] for row in self.rows("SELECT id FROM planning_area WHERE geom IS NOT NULL")} - empty)

    def test_migrated(self):
        """A plan of version 3, as it was a GeoPackage then: dressed by the migration, and valid."""
        self.plan = self.folder / "version-3.gpkg"
        db = sqlite3.connect(self.plan)
        db.executescript((ROOT / "tests/plan/old/v3.sql").read_text())
        db.execute("ATTACH ? AS fresh", (str(self.fresh),))
        for name in ("gpkg_spatial_ref_sys", "gpkg_contents", "gpkg_geometry_columns"):
            db.execute(db.execute("SELECT sql FROM fresh.sqlite_master WHERE name = ?", (name,)).fetchone()[0])
            known = "" if name == "gpkg_spatial_ref_sys" else "WHERE table_name IN (SELECT name FROM main.sqlite_master)"
            db.execute(f"INSERT INTO main.{name} SELECT * FROM fresh.{name} {known}")
        db.execute("INSERT INTO main.school (id, geom, name, phase) SELECT id, geom, name, phase FROM fresh.school")
        db.execute("INSERT INTO plan_meta (id, format, schema_version, title, created_at) VALUES (1, 'school-places-plan', 3, 'Old', '')")
        db.execute("INSERT INTO authority (id, name, la_code) VALUES (1, 'Old', '926')")
        db.execute("INSERT INTO assumption (id, origin_year) VALUES (1, 2013)")
        db.execute("INSERT INTO scenario (id, name) VALUES (1, 'Plan as it stands')")
        db.execute("PRAGMA application_id = 1196444487")
        db.execute("PRAGMA user_version = 10300")
        db.commit()
        db.close()
        births = self.folder / "births.csv"
        births.write_text("nothing,of,use\n1,2,3\n")
        said = run("import", self.plan, "district-births", births).stderr
        self.assertEqual(self.rows("SELECT schema_version FROM plan_meta"), [(4,)], said)
        self.assert_indexed()
        self.assert_valid()

    def test_written_without_triggers(self):
        """A writer that knows nothing of R-trees: put right when the plan is next opened to be changed."""
        db = sqlite3.connect(self.plan)
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f'DROP TRIGGER "{name}"')
        ids = [row[0] for row in db.execute("SELECT id FROM school WHERE geom IS NOT NULL LIMIT 3")]
        db.execute("UPDATE school SET geom = (SELECT geom FROM base_place LIMIT 1) WHERE id = ?", (ids[0],))
        db.execute("UPDATE school SET geom = NULL WHERE id = ?", (ids[1],))
        db.commit()
        db.close()
        with self.assertRaises(AssertionError):
            self.assert_indexed()
        self.assertIn(run("check", self.plan).returncode, (0, 3))
        self.open_for_editing()
        self.assert_indexed()


if __name__ == "__main__":
    unittest.main(verbosity=2)
