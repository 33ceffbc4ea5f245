#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""scap and challenge: packs of files made of a plan, the rules that question them, and what is held back from the public."""
import csv
import os
import pathlib
import shutil
import sqlite3
import tempfile
import unittest

from program import run

os.environ["SOURCE_DATE_EPOCH"] = "1385035200"


def rows(path):
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Packs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.plan = cls.folder / "plan.gpkg"
        assert run("new", "--sample", "norfolk-2013", cls.plan).returncode == 0

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def changed(self, name, *statements):
        """A copy of the plan with something made wrong."""
        copy = self.folder / f"{name}.gpkg"
        shutil.copy(self.plan, copy)
        with sqlite3.connect(copy) as db:
            for name in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):  # of the triggers that keep its R-tree
                db.create_function(name, 1, lambda shape: 1)
            for statement in statements:
                db.execute(statement)
        db.close()
        return copy

    def codes(self, plan):
        folder = self.folder / (plan.stem + "-pack")
        done = run("scap", plan, folder, "--quiet")
        self.assertIn(done.returncode, (0, 3), done.stderr)
        return {row["code"]: row["message"] for row in rows(folder / "findings.csv")}

    def test_scap(self):
        one, two = self.folder / "one", self.folder / "two"
        self.assertEqual(run("scap", self.plan, one, "--quiet").returncode, 3)
        self.assertEqual(run("scap", self.plan, two, "--quiet").returncode, 3)
        names = sorted(path.name for path in one.iterdir())
        self.assertEqual(names, ["capacity-by-year-group.csv", "capacity.csv", "findings.csv", "forecasts.csv", "housing-contributions.csv",
                                 "method.html", "method.pdf", "method.txt", "planned-places.csv", "return.xlsx"])
        for name in names:
            self.assertEqual((one / name).read_bytes(), (two / name).read_bytes(), name)
        forecasts = rows(one / "forecasts.csv")
        self.assertEqual(len(forecasts), 46 * 7 * 5 + 32 * 5 * 7)
        self.assertEqual({row["time_period"] for row in forecasts if row["education_phase"] == "Primary"},
                         {"201415", "201516", "201617", "201718", "201819"})
        self.assertEqual(max(row["time_period"] for row in forecasts), "202021")
        for row in forecasts:  # a reader can check every sum
            if row["estimated_capacity"] != ":":
                balance = int(row["pupil_forecast"]) - int(row["estimated_capacity"]) - int(row["la_planned_places"])
                self.assertEqual(int(row["additional_need_minus_spare_places"]), balance)
                self.assertEqual(int(row["additional_need_only_places"]), max(0, balance))
        planned = rows(one / "planned-places.csv")
        self.assertTrue(planned and all("201415" <= row["time_period"] <= "201617" for row in planned))
        self.assertGreater(len(rows(one / "capacity.csv")), 400)

    def test_it_can_be_read_back(self):
        pack, copy = self.folder / "back", self.changed("back")
        run("scap", self.plan, pack, "--quiet")
        done = run("import", copy, "place-planning", pack / "forecasts.csv")
        self.assertEqual(done.returncode, 0, done.stderr)
        with sqlite3.connect(copy) as db:
            self.assertEqual(db.execute("SELECT count(*) FROM area_return").fetchone()[0], len(rows(pack / "forecasts.csv")))
        db.close()

    def test_method_says_what_was_done(self):
        plan = self.changed("method", "INSERT INTO excluded_year (year, reason) VALUES (2012, 'Boundary moved')")
        pack = self.folder / "method-pack"
        run("scap", plan, pack, "--quiet", "--date", "2014-07-31")
        for name in ("method.txt", "method.html"):
            text = " ".join((pack / name).read_text(encoding="utf-8").split())
            for said in ("Boundary moved", "2012/13", "31 July 2014", "weighted 3:2:1", "85 sites", "seed 1"):
                self.assertIn(said, text)
        before = self.folder / "method-before"
        run("scap", self.plan, before, "--quiet")
        self.assertIn("No census was left out", (before / "method.txt").read_text(encoding="utf-8"))

    def test_rules(self):
        area = "(SELECT id FROM planning_area WHERE name = 'Thetford' AND phase = 'primary')"
        other = "(SELECT id FROM planning_area WHERE name <> 'Thetford' AND phase = 'primary' LIMIT 1)"
        school = f"(SELECT school_id FROM area_school WHERE area_id = {area} LIMIT 1)"
        usual = self.codes(self.plan)
        cases = {
            "scap-horizon": ["UPDATE assumption SET horizon = 4"],
            "scap-area-empty": [f"DELETE FROM area_school WHERE area_id = {area}"],
            "scap-two-areas": [f"INSERT INTO area_school (area_id, school_id) VALUES ({other}, {school})"],
            "scap-capacity-none": [f"DELETE FROM group_capacity WHERE school_id IN (SELECT school_id FROM area_school WHERE area_id = {area})"],
            "scap-overfull": [f"UPDATE roll SET pupils = pupils * 2 WHERE school_id IN (SELECT school_id FROM area_school WHERE area_id = {area})"],
            "scap-census": [f"UPDATE roll SET pupils = pupils / 2 WHERE year = 2013 AND school_id IN (SELECT school_id FROM area_school "
                            f"WHERE area_id = {area}) AND year_group BETWEEN 0 AND 5",
                            f"UPDATE births SET births = births * 4 WHERE area_id = {area}"],
            "scap-last-round": ["INSERT INTO forecast_round (id, name, kind, made_at, origin_year, horizon) "
                                "VALUES (900, 'SCAP 2013', 'typed in', '2013-07-31', 2012, 7)",
                                f"INSERT INTO forecast_round_value (round_id, level, code, year, first_group, last_group, pupils) "
                                f"SELECT 900, 'area', code, 2014, 0, 6, 900 FROM planning_area WHERE id = {area}"],
            "scap-group-missing": [f"DELETE FROM roll WHERE year_group = 3 AND school_id IN (SELECT school_id FROM area_school WHERE area_id = {area})",
                                   f"DELETE FROM roll WHERE year_group = 2 AND school_id IN (SELECT school_id FROM area_school WHERE area_id = {area})"],
            "scap-contributions": ["UPDATE assumption SET yield_factor = 5",
                                   "INSERT INTO agreement (id, title, growth_area_id, signed_on) VALUES (900, 'Signed', 2, '2013-01-01')",
                                   "INSERT INTO obligation (agreement_id, kind, phase, text) VALUES (900, 'money', 'primary', 'Places')",
                                   "UPDATE completion SET dwellings = dwellings * 60 WHERE site_id = 4",
                                   "UPDATE housing_site SET permission = 'built', dwellings_min = 50000, dwellings_max = 50000 WHERE id = 4"],
        }
        for code, statements in cases.items():
            with self.subTest(code):
                self.assertNotIn(code, usual)
                found = self.codes(self.changed(code, *statements))
                self.assertIn(code, found)
                self.assertTrue(found[code].endswith("."))

    def test_contributions_stand_apart(self):
        plan = self.changed("signed", "INSERT INTO agreement (id, title, growth_area_id, signed_on) VALUES (900, 'Signed', 2, '2013-01-01')",
                            "INSERT INTO obligation (agreement_id, kind, phase, text) VALUES (900, 'money', 'primary', 'Places')")
        before, after = self.folder / "unsigned-pack", self.folder / "signed-pack"
        run("scap", self.plan, before, "--quiet")
        run("scap", plan, after, "--quiet")
        self.assertEqual(rows(before / "housing-contributions.csv"), [])
        apart = rows(after / "housing-contributions.csv")
        self.assertTrue(apart)
        self.assertEqual({row["planning_area_name"] for row in apart}, {"Thetford"})
        self.assertGreater(sum(float(row["hdc_pupils"]) for row in apart), 1)
        # They are in the forecast whether it is signed or not.
        self.assertEqual((before / "forecasts.csv").read_bytes(), (after / "forecasts.csv").read_bytes())

    def test_public(self):
        pack = self.folder / "public"
        self.assertIn(run("scap", self.plan, pack, "--quiet", "--public", "--threshold", "20").returncode, (0, 3))
        self.assertEqual(rows(pack / "findings.csv"), [])
        counts = [row["pupil_forecast"] for row in rows(pack / "forecasts.csv")]
        self.assertIn("c", counts)
        self.assertTrue(all(count in ("c", "0", ":") or int(count) >= 20 for count in counts))
        self.assertTrue(all(row["additional_need_minus_spare_places"] in ("c", ":") for row in rows(pack / "forecasts.csv")
                            if row["pupil_forecast"] == "c"))
        self.assertEqual(run("export", self.plan, self.folder / "tables", "--public").returncode, 2)
        self.assertEqual(run("need", self.plan, "--threshold", "9").returncode, 2)
        self.assertEqual(run("need", self.plan, "--public", "--threshold", "1").returncode, 2)

    def test_challenge(self):
        pdf, again, book = (self.folder / name for name in ("c.pdf", "d.pdf", "c.xlsx"))
        done = run("challenge", self.plan, "White House Farm, Blue", "--output", pdf, "--workbook", book, "--quiet", "--prices", "2026Q1")
        self.assertEqual(done.returncode, 3, done.stderr)
        run("challenge", self.plan, "white house farm, blue boar lane", "--output", again, "--quiet")
        self.assertEqual(pdf.read_bytes(), again.read_bytes())
        self.assertIn(b"/StructTreeRoot", pdf.read_bytes())
        sum_ = {row[0]: row[2:] for row in self.sheet(book, "The sum, step by step")[1:]}
        # 1,200 dwellings at the national 0.252769, no room, at the DfE's 21,013.58 x 0.99 (domain.md 3.6).
        self.assertAlmostEqual(sum_["c"][0], 1200 * 0.252769, places=6)
        self.assertEqual((sum_["d"][0], sum_["e"][0], sum_["j"][0]), (1977, 1832, 20803.44))
        self.assertAlmostEqual(sum_["h"][0], sum_["d"][0] - max(sum_["e"][0], sum_["f"][0]) * (1 + sum_["g"][0] / 100), places=6)
        self.assertAlmostEqual(sum_["i"][0], sum_["c"][0] - max(0, sum_["h"][0]), places=6)
        self.assertAlmostEqual(sum_["k"][0], round(sum_["i"][0] * sum_["j"][0], 2), places=2)
        self.assertEqual((sum_["i"][1], sum_["k"][1]), (0, 0))  # room at secondary schools: nothing is asked

    @staticmethod
    def sheet(book, title):
        """Rows of a sheet by its name, numbers as numbers."""
        from osgeo import gdal, ogr
        gdal.UseExceptions()
        gdal.SetConfigOption("OGR_XLSX_HEADERS", "DISABLE")
        source = ogr.Open(str(book))  # its layers go with it
        layer = source.GetLayerByName(title)

        def value(text):
            try:
                return float(text)
            except (TypeError, ValueError):
                return text
        return [[value(feature.GetField(i)) for i in range(feature.GetFieldCount())] for feature in layer]

    def test_challenge_follows_room(self):
        """With places enough for all, nothing is asked; a range of dwellings stays one."""
        plan = self.changed("roomy", "UPDATE group_capacity SET places = places * 3",
                            "UPDATE housing_site SET dwellings_min = 1000, dwellings_max = 1200 WHERE id = 1")
        book = self.folder / "roomy.xlsx"
        run("challenge", plan, "White House Farm, Blue", "--output", self.folder / "roomy.pdf", "--workbook", book, "--quiet")
        sum_ = {row[0]: row[2:] for row in self.sheet(book, "The sum, step by step")[1:]}
        self.assertEqual(sum_["a"], [1000, 1200, 1000, 1200])
        self.assertEqual(sum_["i"], [0, 0, 0, 0])

    def test_misuse(self):
        farm, pdf = "White House Farm, Blue", self.folder / "m.pdf"
        for words in ([self.plan, farm], [self.plan, "Nowhere", "-o", pdf], [self.plan, "e", "-o", pdf], [self.plan, "-o", pdf],
                      [self.plan, farm, "-o", pdf, "--works", "tent"], [self.plan, farm, "-o", pdf, "--prices", "2021Q1"],
                      [self.plan, farm, "-o", self.plan], [self.plan, farm, "-o", pdf, "-w", "book.doc"]):
            self.assertEqual(run("challenge", *words).returncode, 2, words)
        self.assertFalse(pdf.exists())
        self.assertEqual(run("scap", self.plan).returncode, 2)
        self.assertEqual(run("scap", self.plan, self.plan).returncode, 1)
        self.assertEqual(run("scap", self.plan, self.folder / "x", "--date", "yesterday").returncode, 2)


unittest.main()
