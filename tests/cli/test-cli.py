#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line's manners: exit codes, where things are said, what is never overwritten."""
import csv
import io
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

from program import CLI, as_gis, run

GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "golden"


class Cli(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.plan = cls.folder / "plan.gpkg"
        assert run("new", "--sample", "norfolk-2013", cls.plan).returncode == 0

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def assert_misuse(self, words, said):
        done = run(*words)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertEqual(done.stdout, b"")
        self.assertIn(said, done.stderr.decode())

    def test_csv_says_which_tables_it_left_out(self):
        done = run("contributions", self.plan, "--format", "csv")
        said = done.stderr.decode()
        self.assertIn("here contributions; left out: receipts, calculation, transactions, cil. --table NAME", said)
        named = run("contributions", self.plan, "--format", "csv", "--table", "cil")
        self.assertTrue(named.stdout.startswith(b"district,"), named.stdout)
        for words in (["--table", "cil", "--format", "csv"], ["--quiet", "--format", "csv"], ["--format", "json"], []):
            self.assertNotIn("left out", run("contributions", self.plan, *words).stderr.decode())

    def test_help_goes_to_stdout(self):
        for words in (["--help"], ["need", "--help"], ["--version"]):
            done = run(*words)
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            self.assertTrue(done.stdout)
        listed = run("--help").stdout.decode()
        for command in (
            "new",
            "check",
            "forecast",
            "backtest",
            "explain",
            "rounds",
            "bridge",
            "accuracy",
            "verify",
            "need",
            "funding",
            "contributions",
            "reconcile",
            "report",
            "scenarios",
            "yields",
            "edit",
            "import",
            "export",
            "dump",
            "history",
            "diff",
            "merge",
        ):
            self.assertIn(f"\n  {command} ", listed)
            self.assertEqual(run(command, "--help").returncode, 0)

    def test_two_officers(self):
        copy, other = self.folder / "colleague.gpkg", self.folder / "another.gpkg"
        shutil.copy(self.plan, copy)
        same = run("diff", self.plan, copy, "--format", "json")
        self.assertEqual((same.returncode, json.loads(same.stdout)["differences"]["rows"]), (0, []))
        done = run("merge", self.plan, copy, "--format", "json")
        self.assertEqual((done.returncode, json.loads(done.stdout)["merge"]["rows"]), (0, []))
        # Another program changed the copy: told, though no edit of ours did it.
        with sqlite3.connect(copy) as db:
            as_gis(db)
            db.execute("UPDATE growth_area SET dwellings_min = dwellings_min - 1 WHERE name = 'Thetford'")
        db.close()
        rows = list(csv.DictReader(io.StringIO(run("diff", self.plan, copy, "--format", "csv").stdout.decode())))
        self.assertEqual([(row["thing"], row["field"], row["by"]) for row in rows],
                         [("Growth area “Thetford”", "dwellings, fewest", "theirs")])
        self.assertEqual(int(rows[0]["theirs"]), int(rows[0]["mine"]) - 1)
        self.assertEqual(rows[0]["before"], rows[0]["mine"])
        assert run("new", "--sample", "norfolk-2018", other).returncode == 0
        refused = run("merge", self.plan, other)
        self.assertEqual((refused.returncode, refused.stdout), (1, b""))
        self.assertIn("not copies of one plan", refused.stderr.decode())
        self.assert_misuse(["diff", self.plan], "Two plans are needed")
        self.assert_misuse(["merge", self.plan, copy, "--refuse", "1"], "--reason")

    def test_conflict_says_what_to_write(self):
        mine, theirs = self.folder / "officer.gpkg", self.folder / "officer-copy.gpkg"
        shutil.copy(self.plan, mine)
        shutil.copy(self.plan, theirs)
        with sqlite3.connect(mine) as db:
            site = db.execute("SELECT min(name) FROM housing_site").fetchone()[0]
        db.close()
        for plan, number in ((mine, "120"), (theirs, "90")):
            done = run("edit", plan, "dwellings", site, "2016/17", number, "--reason", "letter")
            self.assertEqual(done.returncode, 0, done.stderr)
        stopped = run("merge", mine, theirs)
        self.assertEqual(stopped.returncode, 1)
        self.assertIn("--take 1, or leave it out with --refuse 1 --reason", stopped.stderr.decode())
        self.assertEqual(run("merge", mine, theirs, "--refuse", "1", "--reason", "the letter is later").returncode, 0)

    def test_findings_of_area(self):
        plan = self.folder / "unlikely.gpkg"
        shutil.copy(self.plan, plan)
        with sqlite3.connect(plan) as db:
            school, name = db.execute("SELECT s.id, s.name FROM school s JOIN roll r ON r.school_id = s.id JOIN area_school m "
                                      "ON m.school_id = s.id JOIN planning_area a ON a.id = m.area_id WHERE a.name = 'Thetford' "
                                      "AND a.phase = 'primary' AND r.year = 2012 AND r.year_group = 0 AND r.pupils > 25").fetchone()
            db.execute("UPDATE roll SET pupils = pupils * 4 WHERE school_id = ? AND year = 2012 AND year_group = 0", (school,))
        def found(*words):
            done = run("check", plan, *words, "--format", "json")
            self.assertEqual(done.returncode, 3)
            return [(row["code"], row["message"]) for row in json.loads(done.stdout)["findings"]["rows"]]
        everywhere, thetford, attleborough = found(), found("--area", "thetford"), found("--area", "Attleborough")
        of_school = [message for code, message in everywhere if code == "count-unlikely"]
        self.assertEqual(len(of_school), 1)
        self.assertIn(f"{name}, R, 2012/13", of_school[0])
        self.assertIn(("count-unlikely", of_school[0]), thetford)
        self.assertNotIn(("count-unlikely", of_school[0]), attleborough)
        self.assertTrue(any("Rest of Attleborough" in message for _, message in attleborough))
        self.assertFalse(any("Rest of Attleborough" in message for _, message in thetford))
        self.assertLess(set(thetford), set(everywhere))
        self.assertEqual([c for c, _ in everywhere if c == "programme-over-money"], [c for c, _ in thetford if c == "programme-over-money"])
        done = run("forecast", plan, "--area", "Thetford")
        self.assertNotIn(b"Attleborough", done.stderr)
        self.assert_misuse(["check", plan, "--area", "Thet"], "no planning area")

    def test_choices_stay(self):
        plan = self.folder / "choices.gpkg"
        shutil.copy(self.plan, plan)
        self.assertEqual(run("edit", plan, "method", "all", "all", "last ratio", "--reason", "New estates").returncode, 0)
        for words in (("--area", "Thetford"), ("--phase", "primary"), ("--area", "Thetford", "--phase", "primary")):
            for command in ("forecast", "need"):
                done = run(command, plan, "--quiet", *words)
                self.assertIn(b"New estates", done.stdout)
        self.assert_misuse(["forecast", plan, "--quiet", "--area", "Nowhere"], "no planning area “Nowhere”")

    def test_usual_housing(self):
        plan = self.folder / "usual.gpkg"
        self.assertEqual(run("new", plan, "--sample", "norfolk-2013").returncode, 0)
        before = run("dump", plan).stdout
        def rows(table):
            return json.loads(run("yields", plan, "--format", "json").stdout)[table]["rows"]
        def edit(*words):
            done = run("edit", plan, *words)
            self.assertEqual(done.returncode, 0, done.stderr)
        edit("usual-delivery", "outline", "slip_mean", "2", "--reason", "Record of 2010 to 2016")
        edit("yield", "primary", "house", "all", "3", "settled", "0.4", "--reason", "Survey")
        edit("yield", "secondary", "all", "affordable", "all", "12", "0.2")
        outline = [row for row in rows("delivery-defaults") if row["permission"] == "outline"][0]
        self.assertEqual((outline["slip_mean"], outline["whose"], outline["source"]), (2, "own", "Record of 2010 to 2016"))
        own = [(row["phase"], row["yield"]) for row in rows("yields") if row["whose"] == "own"]
        self.assertEqual(sorted(own), [("primary", 0.4), ("secondary", 0.2)])
        edit("build-up", "primary", "3", "0.5", "--reason", "Own estates")
        edit("build-up", "primary", "4", "none")
        curve = [row for row in rows("build-up") if row["phase"] == "primary"][0]
        self.assertEqual((curve["year_3"], curve["year_4"]), (50, None))
        edit("usual-delivery", "outline", "usual")
        edit("yield", "primary", "house", "all", "3", "settled", "usual")
        edit("yield", "secondary", "all", "affordable", "all", "12", "none")
        self.assertFalse([row for table in ("yields", "delivery-defaults") for row in rows(table) if row["whose"] == "own"])
        for _ in range(8):
            edit("undo")
        self.assertEqual(run("dump", plan).stdout, before)
        self.assert_misuse(["edit", plan, "usual-delivery", "outlined", "lag", "1"], "planning stage")
        self.assert_misuse(["edit", plan, "usual-delivery", "outline", "rate", "1"], "usual delivery")
        self.assert_misuse(["edit", plan, "usual-delivery", "outline", "lag"], "wanted")
        self.assert_misuse(["edit", plan, "yield", "primary", "bungalow", "all", "all", "settled", "1"], "bungalow")
        self.assert_misuse(["edit", plan, "yield", "primary", "house", "all", "5", "settled", "1"], "from 1 to 4")
        self.assertEqual(run("edit", plan, "yield", "primary", "house", "all", "3", "settled", "7").returncode, 1)
        self.assert_misuse(["edit", plan, "build-up", "primary", "soon", "0.5"], "years after completion")
        done = run("yields", plan, "--derive")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"edit PLAN count SITE PHASE DWELLINGS PUPILS", done.stderr)

    def test_rounds(self):
        plan = self.folder / "rounds.gpkg"
        shutil.copy(self.plan, plan)
        before = run("dump", plan).stdout
        self.assertEqual(run("rounds", plan, "--keep", "First", "--note", "As sent").returncode, 0)
        self.assertEqual(run("rounds", plan, "--keep", "Slower", "--scenario", "Slower housing", "--horizon", "7").returncode, 0)
        for name in ("first", "Slower"):
            done = run("rounds", plan, "--verify", name, "--format", "json")
            row = json.loads(done.stdout)["verify"]["rows"][0]
            self.assertEqual((done.returncode, row["different"], row["agrees"]), (0, 0, "yes"))
        for words in (("First", "Slower"), ("Slower", "now"), ("now", "First")):
            done = run("bridge", plan, *words, "--format", "json")
            for table in json.loads(done.stdout).values():
                self.assertTrue(table["rows"])
                for row in table["rows"]:
                    parts = [row[part] for part in ("births", "progression", "housing", "method", "boundaries", "correction")]
                    self.assertEqual(row["from"] + sum(parts), row["to"])
        kept = run("rounds", plan, "--format", "json")
        self.assertEqual([row["round"] for row in json.loads(kept.stdout)["rounds"]["rows"]], ["First", "Slower"])
        with sqlite3.connect(plan) as db:
            db.execute("UPDATE forecast_round_value SET pupils = pupils + 1 WHERE round_id = 1 AND year = 2015")
        done = run("rounds", plan, "--verify", "First")
        self.assertEqual(done.returncode, 3)
        self.assertIn("have been changed since", done.stderr.decode())
        self.assertEqual(run("rounds", plan, "--remove", "First").returncode, 0)
        for option in ("--keep", "--type-in"):
            done = run("rounds", plan, option, "  ")
            self.assertEqual(done.returncode, 2)
            self.assertIn(f"{option} needs a name for the round".encode(), done.stderr)
        self.assertEqual(run("rounds", plan, "--keep", "Spelt", "--method", "3-year mean").returncode, 0)
        self.assertEqual(json.loads(run("rounds", plan, "--verify", "Spelt", "--format", "json").stdout)["verify"]["rows"][0]["agrees"], "yes")
        self.assertEqual(run("rounds", plan, "--remove", "Spelt").returncode, 0)
        self.assertEqual(run("rounds", plan, "--remove", "slower").returncode, 0)
        self.assertEqual(run("dump", plan).stdout, before)
        self.assert_misuse(["rounds", plan, "--verify", "First"], "none has been kept")
        self.assert_misuse(["rounds", plan, "--keep", "A", "--remove", "B"], "at a time")
        self.assert_misuse(["rounds", plan, "--note", "x"], "belongs to --keep")
        self.assert_misuse(["bridge", plan, "now"], "two forecasts")

    def test_verify(self):
        done = run("verify", "--format", "json")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        rows = json.loads(done.stdout)["verify"]["rows"]
        self.assertGreater(len(rows), 80)
        for row in rows:
            self.assertTrue(row["agrees"] == "yes" and row["source"] and row["expected"] and row["got"], row)
        self.assert_misuse(["verify", self.plan], "takes no file")

    def test_parts_of_a_number_add_up_to_it(self):
        text = run("forecast", self.plan, "--quiet", "--format", "csv").stdout.decode()
        pupils = {(r["area_name"], r["year"], r["group"]): float(r["pupils"]) for r in csv.DictReader(io.StringIO(text))}
        for name, called, year, group in (("Thetford", "thetford", "2018", "R"), ("Thetford", "Thetford", "2020/21", "Y4"),
                                          ("Wymondham and Hethersett", "Wymondham", "2016/17", "Y2"),
                                          ("Thetford secondary", "Thetford", "2017", "Y7")):
            done = run("explain", self.plan, called, year, group, "--quiet", "--format", "csv")
            parts = [float(r["pupils"]) for r in csv.DictReader(io.StringIO(done.stdout.decode()))]
            self.assertEqual(len(parts), 4)
            self.assertEqual(sum(parts), pupils[name, year[:4], group])
            tables = json.loads(run("explain", self.plan, called, year, group, "--quiet", "--format", "json").stdout)
            facts = {row["fact"]: row["value"] for row in tables["facts"]["rows"]}
            self.assertAlmostEqual(facts["feeder"] * facts["ratio"], parts[0] + parts[1], places=6)
            weights = sum(row["ratio"] * row["weight"] for row in tables["ratios"]["rows"])
            self.assertAlmostEqual(weights, facts["ratio"], places=9)
            if group == "Y7":
                fed = sum(row["pupils"] * row["share"] for row in tables["feeders"]["rows"])
                self.assertAlmostEqual(fed, facts["feeder"], places=6)

    def test_bad_rolls(self):
        """Each fault is found with its file, row and reason, and what can honestly be forecast is."""
        good = [f"A,{y},{g},{30 + i}" for y in range(2010, 2015) for i, g in enumerate(("R", "Y1", "Y2"))]
        one_year = [line for line in good if ",2014," in line]
        gap = [line for line in good if ",2012," not in line]
        empty = [f"E,{y},{g},0" for y in range(2010, 2015) for g in ("R", "Y1", "Y2")]
        no_feeder = [f"Z,{y},Y1,0" for y in range(2010, 2015)] + [f"Z,{y},Y2,20" for y in range(2010, 2015)]
        cases = [  # rows, births, exit, what is said
            (good, [f"A,{y},30" for y in range(2010, 2018)], 0, ""),
            (good + ["A,2014,R,31"], [], 3, "rolls.csv, row 17"),
            (good + ["A,2014,R,30"], [], 3, "rolls.csv, row 17: A, R, 2014 was already given"),
            (good + ["A,2009,R,-3"], [], 3, "rolls.csv, row 17, column 4 (pupils): -3 is below 0"),
            (good + ["A,2009,R,90.5"], [], 3, "rolls.csv, row 17, column 4 (pupils): 90.5 is not a whole number"),
            (gap, [], 3, "no rolls are held for 2012"),
            (one_year, [], 3, "Only one year of rolls"),
            (good + no_feeder, [], 3, "rolls.csv, row 17, column 4 (pupils): 0 in Y1 of Z in every year"),
            (good + empty, [], 3, "rolls.csv, row 17, column 4 (pupils): E has 0 in every row"),
            (good + ["A,2009,R,1,234"], [], 3, "rolls.csv, row 17: 5 values stand under 4 headings"),
            (good, ["A,2010,30", "A,2012,30"], 3, "births.csv: A: no births are held of those entering in 2011"),
            (good, ["A,2015,999999"], 3, "births.csv, row 2, column 3 (births): 999999 births is over 10 times the largest"),
            (good, ["A,2010,30", "A,2015,40000"], 3, "births.csv, row 3, column 3 (births): 40000 is over 10 times"),
            (good + ["A,2009,R,*", "A,2009,Y1,c"], [], 3, "rolls.csv, row 18, column 4 (pupils): “c” is a number held back"),
        ]
        rolls, births = self.folder / "rolls.csv", self.folder / "births.csv"
        for rows, born, code, said in cases:
            rolls.write_text("\n".join(["area,year,group,pupils"] + rows) + "\n")
            births.write_text("\n".join(["area,entry_year,births"] + born) + "\n")
            for command in (["forecast", "--origin", "2014", "--horizon", "3", "--format", "csv"],):
                done = run(command[0], "--rolls", rolls, "--births", births, *command[1:])
                with self.subTest(said=said, born=born):
                    text = done.stderr.decode()
                    self.assertEqual(done.returncode, code, text)
                    self.assertIn(said, text)
                    rows_out = done.stdout.decode().splitlines()
                    self.assertTrue(any(line.startswith("A,2014,2017,") for line in rows_out))
                    for line in rows_out[1:]:
                        self.assertTrue(all(0 <= float(n) < 1e6 for n in line.split(",")[4:9]), line)

    def test_a_year_left_out(self):
        def ask(*words):
            done = run(*words, "--exclude-year", "2012/13", "--format", "csv", "--table", "choices", "--quiet")
            return done.stdout.decode().splitlines()[1:]
        rolls = GOLDEN / "rolls.csv"
        row = "excluded-year,All areas,,,2012,,asked for with this forecast"
        self.assertEqual(ask("forecast", "--rolls", rolls, "--origin", "2013", "--horizon", "2"), [row])
        self.assertEqual(ask("backtest", "--rolls", rolls), [row])
        self.assertEqual(ask("forecast", self.plan), [row])
        self.assertEqual(ask("need", self.plan), [row])
        self.assertEqual(ask("explain", self.plan, "Thetford", "2016/17", "Y2"), [row])
        self.assert_misuse(["need", self.plan, "--exclude-year", "soon"], "not an academic year")

    def test_a_past_that_cannot_be_tried(self):
        rolls = GOLDEN / "rolls.csv"
        self.assert_misuse(["backtest", self.plan, "--births", rolls], "--births needs --rolls")
        self.assert_misuse(["backtest", self.plan, "--rolls", rolls], "not both")
        self.assert_misuse(["backtest", "--rolls", rolls, "--origins", "2014-2011"], "not a span of years")
        self.assert_misuse(["backtest", "--rolls", rolls, "--horizon", "0"], "choose 1 to 30")
        self.assert_misuse(["backtest", "--rolls", rolls, "--exclude-year", "then"], "not an academic year")
        done = run("backtest", "--rolls", rolls, "--method", "guess")
        self.assertEqual(done.returncode, 2)
        done = run("backtest", "--rolls", rolls, "--origins", "1990")
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        self.assertIn("the first origin is", done.stderr.decode())
        short = self.folder / "short.csv"
        short.write_text("area,year,group,pupils\nA,2012,Y1,30\nA,2013,Y2,30\n")
        done = run("backtest", "--rolls", short)
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        self.assertIn("2 years of rolls are held", done.stderr.decode())

    def test_a_number_that_is_not_there(self):
        self.assert_misuse(["explain", self.plan], "1 words were given")
        self.assert_misuse(["explain", self.plan, "Atlantis", "2016", "R"], "no planning area and no school “Atlantis”")
        self.assert_misuse(["explain", self.plan, "norwich", "2016", "R"], "Norwich North, Norwich South and West")
        self.assert_misuse(["explain", self.plan, "Thetford", "2099", "R"], "2099/00 is not in it")
        self.assert_misuse(["explain", self.plan, "Thetford", "soon", "R"], "not an academic year")
        self.assert_misuse(["explain", self.plan, "Thetford", "2016", "Y15"], "not a year group")
        self.assert_misuse(["explain", self.plan, "Easton", "2016", "Y7"], "it is a primary area")

    def test_paths_are_their_seed(self):
        words = ["forecast", self.plan, "--quiet", "--format", "csv", "--area", "Thetford", "--paths", "500", "--seed"]
        first, again, other = (run(*words, seed).stdout.decode() for seed in ("7", "7", "8"))
        self.assertEqual(first, again)
        self.assertNotEqual(first, other)
        rows = list(csv.DictReader(io.StringIO(first)))
        self.assertGreater(len(rows), 20)
        for row in rows:
            spread = [float(row[key]) for key in ("p2_5", "p10", "p25", "p50", "p75", "p90", "p97_5")]
            self.assertEqual(spread, sorted(spread))
            self.assertLess(spread[0], float(row["pupils"]))

    def test_a_half_form_that_is_unlikely(self):
        def decisions(area, *words):
            done = run("need", self.plan, "--decisions", "--area", area, "--quiet", "--format", "csv", *words)
            self.assertIn(done.returncode, (0, 3), done.stderr)
            return list(csv.DictReader(io.StringIO(done.stdout.decode())))

        entry = decisions("Thetford")[0]
        self.assertEqual((entry["forms"], entry["needed"], entry["expansion_last"]), ("0.5", "", ""))
        self.assertTrue(10 <= float(entry["chance_percent"]) < 50, entry)
        sooner = decisions("Thetford", "--chance", "20%")[0]
        self.assertRegex(sooner["needed"], r"^20\d\d$")
        self.assertRegex(sooner["expansion_last"], r"^20\d\d-\d\d$")
        self.assertEqual(decisions("Stalham"), [])  # nothing to say of it: below one in ten in every year
        self.assert_misuse(["need", self.plan, "--decisions", "--chance", "0"], "“0” cannot be a chance")
        self.assert_misuse(["need", self.plan, "--chance", "20%"], "--chance needs --decisions")
        self.assert_misuse(["need", self.plan, "--decisions", "--area", "Atlantis"], "Atlantis")

    def test_misuse(self):
        self.assert_misuse([], "no command was named")
        self.assert_misuse(["nead"], "no command “nead”")
        self.assert_misuse(["need"], "No plan was named")
        self.assert_misuse(["need", self.plan, "other"], "“other” is one too many")
        self.assert_misuse(["need", self.plan, "--colour"], "--colour")
        self.assert_misuse(["need", self.plan, "--format", "xml"], "“xml” is not a format")
        self.assert_misuse(["need", self.plan, "--supply", "some"], "existing, committed or all")
        self.assert_misuse(["forecast", self.plan, "--paths", "5"], "choose 100 to 16384")
        self.assert_misuse(["forecast", self.plan, "--paths", "1e3"], "“1e3” paths")
        self.assert_misuse(["forecast", self.plan, "--seed", "5"], "--seed needs --paths")
        self.assert_misuse(["forecast", self.plan, "--paths", "500", "--seed", "-1"], "“-1” is not a seed")
        self.assert_misuse(["need", self.plan, "--seed", "5"], "need --decisions, --probability or --area")
        self.assert_misuse(["need", self.plan, "--margin", "7"], "“7” cannot be an operating margin")
        self.assert_misuse(["need", self.plan, "--phase", "nursery"], "primary or secondary")
        self.assert_misuse(["need", self.plan, "--area", "Atlantis"], "Atlantis")
        self.assert_misuse(["need", self.plan, "--table", "chairs"], "no table “chairs”")
        self.assert_misuse(["forecast", self.plan, "--horizon", "31"], "31 years")
        self.assert_misuse(["forecast", self.plan, "--origin", "2013/15"], "2013/15")
        self.assert_misuse(["forecast", "--rolls", GOLDEN / "rolls.csv"], "--origin and --horizon")
        self.assert_misuse(["forecast", "--births", GOLDEN / "births.csv"], "--births needs --rolls")
        self.assert_misuse(["forecast", self.plan, "--rolls", "x", "--origin", "2013", "--horizon", "1"], "not both")
        self.assert_misuse(["report", self.plan], "--output")
        self.assert_misuse(["report", self.plan, "-o", "x.pdf", "--date", "2013-02-30"], "“2013-02-30” is not a date")
        self.assert_misuse(["report", self.plan, "-o", "x.pdf", "--growth-area", "Thetfrod"], "The nearest is “Thetford”.")
        self.assert_misuse(["need", self.plan, "--scenario", "Nobody's"], "Nobody's")
        self.assert_misuse(["forecast", self.plan, "--level", "ward"], "school, area or authority")
        self.assert_misuse(["forecast", self.plan, "--level", "area", "--reconcile", "somehow"], "areas or blended")
        self.assert_misuse(["forecast", self.plan, "--reconcile", "blended"], "--level")
        self.assert_misuse(["forecast", self.plan, "--level", "area", "--paths", "100"], "--paths")
        self.assert_misuse(["explain", self.plan, "Admirals Academy", "2016", "Y9"], "Admirals Academy")
        self.assert_misuse(["new", self.folder / "n.gpkg", "--sample", "suffolk"], "norfolk-2013, norfolk-2018")
        self.assert_misuse(["new", self.folder / "n.gpkg"], "--title")

    def test_failures_name_the_thing(self):
        missing = self.folder / "missing.gpkg"
        text = self.folder / "text.gpkg"
        text.write_text("not a plan")
        for words, said in ((["need", missing], "missing.gpkg"), (["need", text], "text.gpkg"),
                            (["forecast", "--rolls", missing, "--origin", "2013", "--horizon", "1"], "missing.gpkg"),
                            (["forecast", self.plan, "--method", "guess"], "guess"),
                            (["need", self.plan, "-o", self.folder / "no" / "where"], "where")):
            done = run(*words)
            self.assertEqual(done.returncode, 1, words)
            self.assertEqual(done.stdout, b"")
            self.assertIn(said, done.stderr.decode())
        self.assertFalse(missing.exists())
        self.assertEqual(text.read_text(), "not a plan")

    def test_new_refuses_to_overwrite(self):
        before = self.plan.read_bytes()
        done = run("new", "--sample", "norfolk-2018", self.plan)
        self.assertEqual(done.returncode, 1)
        self.assertIn("--force", done.stderr.decode())
        self.assertEqual(self.plan.read_bytes(), before)
        other = self.folder / "other.gpkg"
        other.write_text("old")
        self.assertEqual(run("new", "--sample", "norfolk-2018", "--force", other).returncode, 0)
        self.assertTrue(other.read_bytes().startswith(b"SQLite format 3"))
        self.assertEqual([p.name for p in self.folder.glob("other*")], ["other.gpkg"])

    def test_new_leaves_other_files_alone(self):
        plan = self.folder / "mine.gpkg"
        beside = self.folder / "mine.gpkg.new"
        beside.write_text("somebody's")
        self.assertEqual(run("new", "--sample", "norfolk-2018", plan).returncode, 0)
        self.assertEqual(beside.read_text(), "somebody's")
        # A journal belongs to the plan it lies beside; SQLite would write it into whatever took that plan's place.
        before = plan.read_bytes()
        for journal in ("-wal", "-journal"):
            left = self.folder / ("mine.gpkg" + journal)
            left.write_bytes(b"x" * 100)
            done = run("new", "--sample", "norfolk-2018", "--force", plan)
            self.assertEqual(done.returncode, 1)
            self.assertIn("mine.gpkg", done.stderr.decode())
            self.assertEqual(plan.read_bytes(), before)
            left.unlink()

    def test_new_empty(self):
        plan = self.folder / "empty.gpkg"
        done = run("new", plan, "--title", "Rutland", "--la-code", "857", "--origin", "2024/25")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(run("forecast", plan).returncode, 1)

    def test_reading_commands_do_not_write(self):
        os.chmod(self.plan, 0o444)
        before, stamp = self.plan.read_bytes(), self.plan.stat().st_mtime_ns
        for command in ("check", "forecast", "need", "funding", "contributions", "reconcile", "scenarios", "yields", "dump", "history"):
            self.assertIn(run(command, self.plan).returncode, (0, 3), command)
        self.assertEqual((self.plan.read_bytes(), self.plan.stat().st_mtime_ns), (before, stamp))
        self.assertEqual([p.name for p in self.folder.glob("plan*")], ["plan.gpkg"])

    def test_contributions_in_the_national_layout(self):
        folder = self.folder / "national"
        done = run("contributions", self.plan, "--national", folder)
        self.assertEqual((done.returncode, done.stdout), (3, b""))  # some obligations are below what their places cost
        self.assertIn("1 agreement is left out", done.stderr.decode())  # Beyond Green's is our estimate of one to come
        tables = {}
        for name in ("developer-agreement", "developer-agreement-contribution", "developer-agreement-transaction"):
            with open(folder / f"{name}.csv", newline="") as file:
                tables[name] = list(csv.DictReader(file))
        agreements = {row["developer-agreement"] for row in tables["developer-agreement"]}
        self.assertEqual(len(agreements), len(tables["developer-agreement"]))
        for row in tables["developer-agreement-contribution"]:
            self.assertIn(row["developer-agreement"], agreements)
            self.assertEqual(row["contribution-purpose"], "education")
        self.assertNotIn("1179588.37", [row["amount"] for row in tables["developer-agreement-contribution"]])
        self.assertNotIn("agreement-9", agreements)
        self.assertNotIn("for which scheme", done.stderr.decode())
        self.assertIn(f"{len(agreements)} agreements say their sites or growth areas", done.stderr.decode())
        again = run("contributions", self.plan, "--national", folder)
        self.assertEqual(again.returncode, 1)
        self.assertIn("there already", again.stderr.decode())

    def test_money_on_a_day(self):
        self.assert_misuse(["contributions", self.plan, "--as-of", "21 November"], "not a date")
        self.assert_misuse(["contributions", self.plan, "--as-of", "November 2013"], "does not say the day")
        self.assert_misuse(["contributions", self.plan, "--as-of", "21/11/13"], "a year of two figures")
        self.assertEqual(run("contributions", self.plan, "--as-of", "21 November 2013").stdout,
                         run("contributions", self.plan, "--as-of", "2013-11-21").stdout)
        self.assert_misuse(["funding", self.plan, "--waterfall", "--as-of", "2013-02-30"], "no such day")

    def edit(self, plan, *words, status=0):
        done = run("edit", "--format", "json", plan, *words)
        self.assertEqual(done.returncode, status, done.stderr)
        return json.loads(done.stdout)["edit"]["rows"][0] if status == 0 else done.stderr.decode()

    def rows(self, *words):
        done = run(*words, "--format", "json", "--quiet")
        table = words[words.index("--table") + 1]
        return json.loads(done.stdout)[table]["rows"]

    def test_edits(self):
        plan = self.folder / "edited.gpkg"
        shutil.copy(self.plan, plan)
        row = self.edit(plan, "dwellings", "old buckenham road", "2016/17", "90", "--reason", "Letter of May")
        self.assertEqual((row["revision"], row["edit"]), (1, "Change dwellings of Old Buckenham Road in 2016/17"))
        self.assertEqual(row["reason"], "Letter of May")
        self.edit(plan, "later", "Old Buckenham Road", "2")
        site = [row["first"] for row in self.rows("yields", plan, "--table", "sites") if row["dwellings_max"] == 450]
        self.assertEqual(site[:1], [2017])
        self.assertIn("so already", self.edit(plan, "later", "Old Buckenham Road", "0")["edit"])
        self.assertEqual(self.edit(plan, "undo")["edit"], "Undone: Move dwellings of Old Buckenham Road later by 2 years")
        self.edit(plan, "undo")
        self.assertIn("Undone", self.edit(plan, "redo") and self.edit(plan, "undo")["edit"])
        for words in (
            ["add-site", "Mill Lane", "Thetford"],
            ["stage", "Mill Lane", "outline"],
            ["range", "Mill Lane", "200", "none"],
            ["delivery", "Mill Lane", "start_year", "2017/18"],
            ["delivery", "Mill Lane", "rate", "40"],
            ["delivery", "Mill Lane", "probability", "0.5"],
            ["count", "Mill Lane", "primary", "100", "27"],
            ["scenario", "Nobody builds", "--reason", "A recession"],
            ["delivery", "Mill Lane", "probability", "0", "--scenario", "Nobody builds", "--reason", "The firm is gone"],
            ["pupils", "Thetford", "2016", "R", "--scenario", "Nobody builds", "--reason", "A move", "--", "-3"],
            ["method", "all", "reception", "last", "--reason", "It did best"],
            ["exclude-year", "2012/13", "Thetford", "--reason", "A flood"],
        ):
            self.edit(plan, *words)
        self.assertGreaterEqual(len(self.rows("history", plan, "--table", "history")), 12)
        self.edit(plan, "method", "all", "reception", "none")
        self.edit(plan, "include-year", "2012/13", "Thetford")
        self.edit(plan, "remove-scenario", "nobody builds")
        self.assertNotIn("Nobody builds", run("scenarios", plan).stdout.decode())
        self.assertIn("cannot be removed", run("edit", plan, "remove-scenario", "1").stderr.decode())
        for _ in range(15):
            self.assertIn("Undone", self.edit(plan, "undo")["edit"])
        self.edit(plan, "undo", status=1)
        self.assertEqual(self.rows("yields", plan, "--table", "sites"), self.rows("yields", self.plan, "--table", "sites"))

    def test_edits_refused(self):
        plan = self.folder / "refused.gpkg"
        shutil.copy(self.plan, plan)
        for words, status, said in (
            ([], 2, "A plan and an edit are wanted"),
            (["colour", "red"], 2, "is no edit"),
            (["later", "Old Buckenham Road"], 2, "This edit is written later SITE YEARS"),
            (["later", "Nowhere Lane", "1"], 2, "There is no site “Nowhere Lane”"),
            (["dwellings", "Old Buckenham Road", "soon", "9"], 2, "is not an academic year"),
            (["dwellings", "Old Buckenham Road", "2016", "many"], 2, "is not a number"),
            (["delivery", "Old Buckenham Road", "luck", "1"], 2, "is not a term of delivery"),
            (["delivery", "Old Buckenham Road", "probability", "7"], 1, "is not between 0 and 1"),
            (["stage", "Old Buckenham Road", "hoped for"], 2, "is not a planning stage"),
            (["stage", "Old Buckenham Road", "full", "--scenario", "Slower housing"], 2, "leave --scenario out"),
            (["later", "Old Buckenham Road", "1", "--scenario", "Slower housing"], 1, "reason"),
            (["method", "all", "all", "guess", "--reason", "x"], 2, "is not a method"),
            (["exclude-year", "2012"], 1, "reason is blank"),
            (["pupils", "Thetford", "2016", "R", "3", "--reason", "x"], 2, "name one with --scenario"),
            (["undo"], 1, ""),
        ):
            done = run("edit", plan, *words)
            self.assertEqual((done.returncode, done.stdout), (status, b""), (words, done.stderr))
            self.assertIn(said, done.stderr.decode())
        self.assertEqual(run("dump", plan).stdout, run("dump", self.plan).stdout)

    def test_type_in_a_round(self):
        plan, file = self.folder / "typed.gpkg", self.folder / "paper.csv"
        shutil.copy(self.plan, plan)
        file.write_text("Area,Year,Group,Pupils,Counted\n,2014/15,R-Y6,\"61,000\",\nThetford,2015,R,310,305\n"
                        "Atlantis,2015,R,3,\nThetford,2015,R,311,\nThetford,never,R,3,\nThetford,2016,Z,3,\nThetford,2016,R,few,\n")
        done = run("rounds", plan, file, "--type-in", "SCAP 2014", "--made", "2014-07", "--format", "json")
        self.assertEqual(done.returncode, 3, done.stderr)
        complaints = done.stderr.decode()
        for said in ("paper.csv, row 4, column 1", "row 5, column 4", "row 6, column 2", "row 7, column 3", "row 8, column 4"):
            self.assertIn(said, complaints)
        self.assertEqual([row["round"] for row in json.loads(done.stdout)["rounds"]["rows"]], ["SCAP 2014"])
        shown = self.rows("rounds", plan, "--show", "scap 2014", "--table", "round")
        self.assertEqual([row["pupils"] for row in shown], [61000, 310])
        self.assertEqual(run("rounds", plan, file, "--type-in", "SCAP 2014", "--made", "2014").returncode, 1)
        self.assert_misuse(["rounds", plan, file, "--type-in", "X"], "wants the date of the paper")
        self.assert_misuse(["rounds", plan, "--type-in", "X", "--made", "2014"], "wants a plan and a CSV file")
        self.assert_misuse(["rounds", plan, "--exclude-year", "2012"], "belong to --keep")
        file.write_text("area,year\n")
        done = run("rounds", plan, file, "--type-in", "Y", "--made", "2014")
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        self.assertIn("has no column “group”", done.stderr.decode())

    def test_nobody_there(self):
        """An area with no pupils, and a year group that nobody feeds, are named with what to do."""
        file = self.folder / "empty.csv"
        file.write_text("area,year,group,pupils\n" + "".join(
            f"Full,{year},{group},60\nEmpty,{year},{group},0\nGap,{year},{group},{30 if group == 'Y2' else 0}\n"
            for year in range(2010, 2014) for group in ("R", "Y1", "Y2")))
        done = run("forecast", "--rolls", file, "--origin", "2013", "--horizon", "2", "--format", "csv")
        self.assertEqual(done.returncode, 3)
        said = done.stderr.decode()
        self.assertIn("Empty: no pupils are on roll in any year group of 2013/14", said)
        self.assertIn("Gap, Year 2: the year group below is empty", said)
        self.assertNotIn("Empty, ", said)
        self.assertNotIn("Full", said)

    def test_keep_a_round_without_a_year(self):
        plan = self.folder / "without.gpkg"
        shutil.copy(self.plan, plan)
        self.assertEqual(run("rounds", plan, "--keep", "Without", "--exclude-year", "2012/13", "--quiet").returncode, 0)
        self.assertEqual(run("rounds", plan, "--verify", "Without", "--quiet").returncode, 0)
        self.assertIn(b"excluded=2012", run("rounds", plan, "--format", "json").stdout + run("dump", plan).stdout)

    def test_own_yields(self):
        """100 pupils counted in 300 dwellings, shrunk to the 0.252769 held with the weight of 1 / (0.25^2 x 0.252769) dwellings."""
        self.assertEqual(run("yields", self.plan, "--derive").returncode, 1)
        with sqlite3.connect(self.plan) as db:
            db.execute("INSERT INTO yield_observation (name, phase, dwellings, pupils) VALUES ('Cloverfields', 'primary', 300, 100)")
        db.close()
        self.assertEqual(run("yields", self.plan, "--derive", "--scenario", "Slower housing").returncode, 2)
        self.assertEqual(run("yields", self.plan, "--spread", "7").returncode, 2)
        done = run("yields", self.plan, "--derive", "--format", "csv", "--table", "yields")
        self.assertEqual(done.returncode, 0, done.stderr)
        with sqlite3.connect(self.plan) as db:
            held = db.execute("SELECT pupils_per_dwelling, estimated, source_id FROM yield WHERE phase = 'primary' AND "
                              "coalesce (dwelling_type, tenure, bedrooms, years_since) IS NULL").fetchone()
            label = db.execute("SELECT label FROM edit_history ORDER BY id DESC").fetchone()[0]
        db.close()
        strength = 1 / (0.25 ** 2 * 0.252769)
        self.assertAlmostEqual(held[0], (strength * 0.252769 + 100) / (strength + 300), 9)
        self.assertEqual(held[1:], (1, None))
        self.assertEqual(label, "Change 1 yield")

    def test_output_never_replaces_the_plan(self):
        before = self.plan.read_bytes()
        self.assert_misuse(["need", self.plan, "--output", self.plan], "the plan itself")
        self.assert_misuse(["dump", self.plan, "--output", self.plan], "the plan itself")
        self.assert_misuse(["report", self.plan, "--output", self.plan], "the plan itself")
        self.assertEqual(self.plan.read_bytes(), before)

    def test_output_file_holds_what_stdout_would(self):
        path = self.folder / "need.csv"
        shown = run("need", self.plan, "--format", "csv")
        kept = run("need", self.plan, "--format", "csv", "--output", path)
        self.assertEqual((kept.stdout, path.read_bytes()), (b"", shown.stdout))
        self.assertEqual(kept.returncode, shown.returncode)

    def test_findings(self):
        done = run("funding", self.plan)
        self.assertEqual(done.returncode, 3)
        self.assertIn("£19.927m short", done.stderr.decode())
        quiet = run("funding", self.plan, "--quiet")
        self.assertEqual((quiet.returncode, quiet.stderr, quiet.stdout), (3, b"", done.stdout))

    def test_csv_json_and_text_agree(self):
        rows = list(csv.DictReader(io.StringIO(run("need", self.plan, "--format", "csv").stdout.decode())))
        tables = json.loads(run("need", self.plan, "--format", "json").stdout)
        self.assertEqual(len(rows), len(tables["need"]["rows"]))
        for left, right in zip(rows, tables["need"]["rows"]):
            for key, value in right.items():
                self.assertEqual(left[key], "" if value is None else left[key])
                if isinstance(value, (int, float)):
                    self.assertEqual(float(left[key]), value)

    def test_full_disk(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([CLI, "need", self.plan], stdout=full, stderr=subprocess.PIPE, timeout=60)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"could not be written", done.stderr)

    def test_closed_pipe(self):
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run([CLI, "dump", self.plan], stdout=writer, stderr=subprocess.PIPE, timeout=60)
        os.close(writer)
        self.assertEqual((done.returncode, done.stderr), (0, b""))

    def test_no_plan_forecast(self):
        words = ["forecast", "--rolls", GOLDEN / "rolls.csv", "--origin", "2013", "--horizon", "5", "--format", "csv"]
        done = run(*words, "--births", GOLDEN / "births.csv")
        self.assertEqual(done.returncode, 0, done.stderr)
        text = done.stdout.decode()
        self.assertEqual(text.splitlines()[0], "area,origin,year,group,pupils,lower80,upper80,lower95,upper95,method")
        rows = list(csv.DictReader(io.StringIO(text)))
        self.assertEqual({row["year"] for row in rows}, {str(year) for year in range(2014, 2019)})
        for row in rows:
            low95, low80, middle, high80, high95 = (float(row[k]) for k in ("lower95", "lower80", "pupils", "upper80", "upper95"))
            self.assertTrue(0 <= low95 <= low80 <= middle <= high80 <= high95, row)
        self.assertIn(run(*words).returncode, (0, 3))

    def test_no_roll_after_the_origin_is_read(self):
        lines = (GOLDEN / "rolls.csv").read_text().splitlines()
        self.assertTrue(any(line.split(",")[1] == "2014" for line in lines))
        spoilt = self.folder / "spoilt.csv"
        spoilt.write_text("\n".join(line if line.split(",")[1] != "2014" else line.rsplit(",", 1)[0] + ",999" for line in lines) + "\n")
        words = ["--births", GOLDEN / "births.csv", "--origin", "2013", "--horizon", "5", "--format", "csv"]
        self.assertEqual(run("forecast", "--rolls", spoilt, *words).stdout,
                         run("forecast", "--rolls", GOLDEN / "rolls.csv", *words).stdout)

    def test_bad_row_is_a_finding(self):
        bad = self.folder / "bad.csv"
        bad.write_text((GOLDEN / "rolls.csv").read_text() + "North,2013,Y99,12\n")
        done = run("forecast", "--rolls", bad, "--origin", "2013", "--horizon", "1", "--format", "csv")
        self.assertEqual(done.returncode, 3)
        self.assertIn("bad.csv", done.stderr.decode())
        self.assertIn("Y99", done.stderr.decode())

    def test_dump_is_the_plan(self):
        first, second = run("dump", self.plan).stdout, run("dump", self.plan).stdout
        self.assertEqual(first, second)
        self.assertIn(b"Thetford", first)

    def test_plan_is_sound(self):
        database = sqlite3.connect(self.plan)
        self.assertEqual(database.execute("PRAGMA quick_check").fetchone()[0], "ok")
        self.assertEqual(database.execute("PRAGMA application_id").fetchone()[0], 0x47504B47)


if __name__ == "__main__":
    unittest.main(verbosity=1)
