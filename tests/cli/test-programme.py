#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Programmes on the command line, from search to saved, listed, opened, compared and adopted; and editions of projects."""
import csv
import io
import json
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
import unittest

from program import CLI, rows, run

KEPT = "temporary-2127"


class Programme(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.sample = cls.folder / "sample.gpkg"
        assert run("new", "--sample", "norfolk-2013", cls.sample).returncode == 0
        # The best programme of the sample is looked for once; what is asked of it beyond is asked of what was found and kept.
        cls.kept = cls.folder / "kept.gpkg"
        shutil.copy(cls.sample, cls.kept)
        cls.best = rows("programme", cls.kept, "--solve", "--save", "Spring", table="programme")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def setUp(self):
        self.plan = self.folder / f"{self.id().split('.')[-1]}.gpkg"
        shutil.copy(self.sample, self.plan)

    def test_saving_changes_no_option(self):
        """Nor their order, by which of answers that are as good one is found; projects among those saved, too."""
        self.assertTrue(any(row["key"].startswith("project-") for row in self.best))
        self.assertEqual(*(run("options", plan, "--quiet", "--format", "csv").stdout for plan in (self.sample, self.kept)))

    def test_limits_mean_a_search(self):
        """A limit asks for a programme, as a pin does; one that cannot be read is said."""
        for words in (("--capacity", "two"), ("--forward", "some")):
            done = run("programme", self.plan, *words)
            self.assertEqual((done.returncode, done.stdout), (2, b""))
            self.assertIn("is not an amount in £m", done.stderr.decode())

    def test_saved_lists_opens_compares(self):
        best = rows("programme", self.plan, "--pin", f"{KEPT}=2016", "--save", "First", table="programme")
        rows("programme", self.plan, "--forbid", KEPT, "--capacity", "4", "--save", "Second", table="programme")
        saved = {row["programme"]: row for row in rows("programme", self.plan, "--saved", table="saved-programmes")}
        self.assertEqual(set(saved), {"First", "Second"})
        before = run("dump", self.plan).stdout
        again = run("programme", self.plan, "--forbid", KEPT, "--save", "First")
        self.assertEqual((again.returncode, again.stdout), (2, b""))
        self.assertIn("already has a programme “First”. Give another name, or --replace", again.stderr.decode())
        self.assertEqual(run("dump", self.plan).stdout, before)
        self.assertEqual((saved["First"]["pinned"], saved["First"]["forbidden"]), ("1", "0"))
        self.assertEqual((saved["Second"]["pinned"], saved["Second"]["forbidden"]), ("0", "1"))
        self.assertEqual(saved["Second"]["capacity"], "4000000")
        self.assertEqual(saved["First"]["chosen"], str(len(best)))
        self.assertEqual(saved["First"]["outcome"], "proved")
        self.assertRegex(saved["First"]["made_on"], r"^\d{4}-\d\d-\d\d$")
        people = run("programme", self.plan, "--saved", "--quiet").stdout.decode()
        self.assertNotIn(saved["First"]["made_on"], people)
        opened = rows("programme", self.plan, "--open", "First", table="programme")
        self.assertEqual({(row["key"], row["opens"]) for row in opened}, {(row["key"], row["opens"]) for row in best})
        # The paper takes the last that was saved, not the last by name.
        reasons = rows("programme", self.plan, "--pin", f"{KEPT}=2016", "--save", "First", "--replace", table="reasons")
        self.assertNotRegex(" ".join(row["reason"] for row in reasons), r"\d{4} more pupil-years")
        paper = run("report", self.plan, "--capital", "--format", "html", "--quiet").stdout.decode()
        self.assertIn("“First”", paper)
        self.assertNotIn("“Second”", paper)
        side = rows("programme", self.plan, "--compare", "First, Second", table="programmes")
        self.assertEqual([row["programme"] for row in side], ["First", "Second"])
        for row in side:
            self.assertEqual(row["proved"], "given")
            self.assertLessEqual(float(row["cost_lowest"]), float(row["cost"]))
            self.assertGreaterEqual(float(row["cost_highest"]), float(row["cost"]))
            self.assertLess(float(row["unplaced"]), float(row["unplaced_before"]))
        self.assertEqual(side[0]["cost"], str(sum(int(float(row["cost"])) for row in best)))

    def test_prices_of_limits(self):
        """A million more never places fewer; in a pot that is used up it is worth what it is in one that may pay for the same."""
        price = {row["limit"]: row for row in rows("programme", self.plan, "--solve", "--prices", table="limits")}
        self.assertTrue(all(float(row["pupil_years"]) >= 0 for row in price.values()), price)
        self.assertGreater(float(price["£1m more in BN 2013-15"]["pupil_years"]), 100)
        self.assertGreater(float(price["£1m more in 2012/13 carry forward"]["pupil_years"]), 100)
        for limit, row in price.items():
            self.assertRegex(row["financial_year"], r"^20(1[3-9]|2\d)$" if " more in " in limit else "^$", limit)

    def test_unknown_names(self):
        for words, said in ((["--open", "Castle"], "no programme “Castle”"), (["--compare", "Castle"], "no programme “Castle”"),
                            (["--region", "Mercia"], "not a region"), (["--quantile", "2"], "not a share between 0 and 1"),
                            (["--pin", "castle"], "no option of this plan"), (["--project", "Castle"], "no project of the plan"),
                            (["--project", "Cattn Grove"], "The nearest is “EC4674 Catton Grove Primary, Nch”."),
                            (["--forbid", "project-20"], "project-205 ("),
                            (["--scenario", "Castle"], "no scenario “Castle”"), (["--scenario", "Slower"], "The nearest is “Slower housing”."),
                            (["--adopt", "Slowr housing"], "The nearest is “Slower housing”.")):
            done = run("programme", self.plan, *words)
            self.assertEqual((done.returncode, done.stdout), (2, b""), words)
            self.assertIn(said, done.stderr.decode())
            self.assertLess(len(done.stderr), 700, words)  # the nearest, not all
        done = run("programme", self.kept, "--open", "Sprnig")
        self.assertEqual(done.returncode, 2)
        self.assertIn("The nearest is “Spring”.", done.stderr.decode())

    def test_same_mistake_same_code(self):
        """A scenario, an area, a project or a programme that the plan does not hold: misuse, whatever the command."""
        for words in (("need", "--scenario", "Castle"), ("need", "--area", "Castle"), ("check", "--area", "Castle"),
                      ("options", "--area", "Castle"), ("forecast", "--area", "Castle"), ("funding", "--scenario", "Castle"),
                      ("bridge", "now", "now:Castle"), ("bridge", "now", "Castle"), ("rounds", "--show", "Castle"),
                      ("explain", "Castle", "2016", "R"), ("programme", "--project", "Castle"), ("programme", "--adopt", "Castle"),
                      ("report", "--growth-area", "Castle", "--output", self.folder / "castle.pdf"),
                      ("edit", "dwellings", "Castle", "2016", "3"), ("edit", "dwellings", "Thetford", "2016", "3", "--scenario", "Castle")):
            self.assertEqual(run(words[0], self.plan, *words[1:]).returncode, 2, words)

    def test_asked_for_in_vain(self):
        """What cannot be is named, with the reason, and not put down to money when it is not."""
        with sqlite3.connect(self.plan) as plan:
            plan.executemany("INSERT INTO project_after (project_id, after_project_id) VALUES (?, ?)",
                             [(201, 203), (203, 205), (205, 201)])
        for words, reason in ((["--pin", "project-205"], "has to wait for itself by way of others"),
                              (["--pin", KEPT, "--forbid", KEPT], "is asked for and left out at once"),
                              (["--pin", "temporary-5216", "--pin", "bulge-5216"], "and only one of the two can be. Take one of them out"),
                              (["--pin", "bulge-3428=2015"], "of its £263,000, £73,000 has not come in by when it is spent")):
            done = run("programme", self.plan, *words)
            self.assertEqual(done.returncode, 1, words)
            self.assertIn(reason, done.stderr.decode())
            self.assertNotIn("does not reach for all", done.stderr.decode())
        ring = {row["key"] for row in rows("programme", self.plan, "--solve", table="reasons") if row["code"] == "ring"}
        self.assertEqual(ring, {"project-201", "project-203", "project-205"})

    def test_reasons_begin_with_the_reason(self):
        """The option has a column of its own, and the reason does not say it again."""
        reasons = rows("programme", self.plan, "--pin", f"{KEPT}=2016", table="reasons")
        self.assertGreater(len(reasons), 5)
        for row in reasons:
            self.assertTrue(row["option"])
            self.assertFalse(row["reason"].startswith(row["option"]), row)

    def test_compare_alone(self):
        """A comparison is printed without the tables of projects."""
        done = run("programme", self.kept, "--compare", "Spring, Spring", "--format", "json", "--quiet")
        self.assertEqual(list(json.loads(done.stdout)), ["programmes"])

    def test_adopted_is_supply(self):
        before = rows("need", self.plan, "--scenario", "Slower housing", table="authority")
        for words in ([], ["--reason", ""], ["--reason", "  "]):  # nothing is looked for, and nothing saved
            refused = run("programme", self.plan, "--pin", f"{KEPT}=2016", "--adopt", "Slower housing", "--save", "Untold", *words)
            self.assertEqual((refused.returncode, refused.stdout), (2, b""))
            self.assertIn("add --reason", refused.stderr.decode())
            self.assertNotIn("Untold", run("programme", self.plan, "--saved", "--quiet").stdout.decode())
        rows("programme", self.plan, "--pin", f"{KEPT}=2016", "--adopt", "Slower housing", "--reason", "To try", "--save", "Tried",
             table="programmes")
        after = rows("need", self.plan, "--scenario", "Slower housing", table="authority")
        self.assertGreater(sum(float(row["places"]) for row in after), sum(float(row["places"]) for row in before))
        options = {row["key"] for row in rows("options", self.plan, "--scenario", "Slower housing", table="options")}
        self.assertNotIn(KEPT, options)
        done = run("programme", self.plan, "--scenario", "Slower housing", "--open", "Tried")
        self.assertIn("not to be chosen any more", done.stderr.decode())
        self.assertEqual(run("edit", self.plan, "undo").returncode, 0)
        self.assertEqual(rows("need", self.plan, "--scenario", "Slower housing", table="authority"), before)

    def test_opened_is_adopted(self):
        """What is adopted with --open is the programme opened, under its name, and no new search; and what is saved changes no answer."""
        saved = rows("programme", self.plan, "--pin", f"{KEPT}=2018", "--capacity", "3", "--save", "Small", table="programme")
        self.assertEqual(rows("programme", self.plan, "--solve", table="programme"), self.best)
        self.assertNotEqual([row["key"] for row in saved], [row["key"] for row in self.best])
        said = " ".join(run("programme", self.plan, "--open", "Small").stdout.decode().split())
        self.assertIn("adds to what is asked for, and to the gap, what it costs beside the projects of those tables", said)
        both = run("programme", self.plan, "--open", "Small", "--pin", KEPT)
        self.assertEqual(both.returncode, 2)
        self.assertIn("leave it out", both.stderr.decode())
        rows("programme", self.plan, "--open", "Small", "--adopt", "Slower housing", "--reason", "To try", table="programme")
        left = {row["key"] for row in rows("options", self.plan, "--scenario", "Slower housing", table="options")}
        self.assertFalse({row["key"] for row in saved} & left)
        self.assertIn("Adopt programme Small in scenario Slower housing", run("history", self.plan).stdout.decode())

    def test_cost_alone_not_proved(self):
        """Pupils within 0.1 % of the fewest are no failure: what is not proved is the cost, and by how much is said of that."""
        found = rows("programme", self.plan, "--quantile", "0.8", "--save", "Wide", table="programmes")[0]
        self.assertEqual((found["proved"], found["gap_unit"]), ("0", "percent-of-cost"))
        self.assertTrue(0.1 < float(found["gap"]) < 5, found["gap"])
        saved = rows("programme", self.plan, "--saved", table="saved-programmes")[0]
        self.assertEqual(saved["outcome"], "cost not proved")

    def test_short_as_need_has_it(self):
        """Before it, the programme finds as many short as need does, crumbs and all."""
        found = rows("programme", self.kept, "--open", "Spring", table="programmes")[0]
        need = csv.DictReader(io.StringIO(run("need", self.plan, "--by-group", "--format", "csv", "--quiet").stdout.decode()))
        short = sum(float(row["shortfall"] or 0) for row in need if 2014 <= int(row["year"]) <= 2023)
        self.assertAlmostEqual(float(found["unplaced_before"]), short, delta=1e-6)

    def interrupt(self, after, *words):
        search = subprocess.Popen([CLI, "programme", self.plan, "--solve", "--quantile", "expected", *words], stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE)
        time.sleep(after)
        search.send_signal(signal.SIGINT)
        found, said = search.communicate(timeout=120)
        return found.decode(), said.decode()

    def test_interrupted(self):
        """Ctrl-C ends the search and leaves the best found until then; nothing is written to the plan."""
        before = run("dump", self.plan).stdout
        for tenths in range(5, 60, 5):  # before the search begins there is nothing to leave
            found, said = self.interrupt(tenths / 10, "--table", "programmes", "--format", "csv")
            if "best found until then" in said:
                break
        self.assertIn("best found until then", said)
        self.assertEqual([row["proved"] for row in csv.DictReader(io.StringIO(found))], ["0"])
        _, said = self.interrupt(tenths / 10, "--save", "Half")
        self.assertIn("stopped", said)
        self.assertEqual(run("dump", self.plan).stdout, before)

    def test_own_option(self):
        add = ("edit", self.plan, "option", "Second site at Watton", "expansion", "Watton", "30", "2.5", "18")
        self.assertEqual(run(*add).returncode, 0)
        own = [row for row in rows("options", self.plan, table="options") if row["origin"] == "own"]
        self.assertEqual([(row["option"], row["places"], row["cost"], row["lead_months"]) for row in own],
                         [("Second site at Watton", "210", "2500000", "18")])
        years = next(row for row in rows("options", self.plan, table="option-years") if row["key"] == own[0]["key"])
        self.assertEqual([years[str(year)] for year in range(2014, 2018)], ["0", "30", "60", "90"])
        effect = next(row for row in rows("options", self.plan, table="option-effects") if row["key"] == own[0]["key"])
        self.assertAlmostEqual(sum(float(effect[key]) for key in ("taken_up", "relieves", "surplus")), 210)
        for words in (("castle", "Watton", "30", "1"), ("expansion", "Castle", "30", "1"), ("expansion", "Watton", "none", "1"),
                      ("expansion", "Watton", "30", "much")):
            self.assertNotEqual(run("edit", self.plan, "option", "Wrong", *words).returncode, 0, words)
        self.assertEqual(run("edit", self.plan, "remove-option", own[0]["key"]).returncode, 0)
        self.assertNotIn("own", {row["origin"] for row in rows("options", self.plan, table="options")})

    def test_edition(self):
        self.assertEqual(run("edit", self.plan, "edition", "Draft", "2013-12-01").returncode, 0)
        twice = run("edit", self.plan, "edition", "Draft", "2013-12-02")
        self.assertEqual(twice.returncode, 1)
        self.assertIn("already holds the edition", twice.stderr.decode())
        faults = [row["message"] for row in json.loads(run("check", self.plan, "--format", "json").stdout)["findings"]["rows"]
                  if "edition “Draft”" in row["message"]]
        self.assertTrue(any("Poringland" in fault for fault in faults), faults)
        self.assertFalse([fault for fault in faults if "Ashwicken" in fault])  # its years leave out what was spent before
        profile = rows("programme", self.plan, "--project", "EC4673", table="project-profile")
        self.assertTrue(all(row["before_pounds"] == row["profile_pounds"] and row["change_pounds"] == "0" for row in profile))
        self.assertEqual(run("edit", self.plan, "undo").returncode, 0)
        self.assertEqual(run("dump", self.plan).stdout, run("dump", self.sample).stdout)


if __name__ == "__main__":
    unittest.main()
