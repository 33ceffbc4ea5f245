#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Amounts of pots below nought: shown as they are entered, and what is short agrees wherever it is printed."""
import pathlib
import shutil
import sqlite3
import tempfile
import unittest

from program import run, rows


class Overdrawn(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.plan = self.folder / "plan.gpkg"
        run("new", "--title", "Testshire", "--la-code", "999", "--origin", "2025/26", self.plan)
        with sqlite3.connect(self.plan) as plan:
            plan.execute("INSERT INTO programme_table (number, title) VALUES (1, 'Schemes')")
            plan.execute("INSERT INTO project (reference, programme_table, position, name) VALUES ('P001', 1, 1, 'Hill Primary expansion')")
        plan.close()
        for words in (("budget", "P001", "3"), ("spend", "P001", "2025-26", "1"), ("spend", "P001", "2026-27", "2"),
                      ("add-pot", "Reserve", "revenue and reserves", "received"), ("pot-amount", "Reserve", "2025-26", "0.8"),
                      ("add-pot", "Grant", "project grant", "received"), ("pot-amount", "Grant", "2025-26", "1.68"),
                      ("pot-pays", "Grant", "project", "P001")):
            self.edit(*words)

    def tearDown(self):
        shutil.rmtree(self.folder)

    def edit(self, *words):
        done = run("edit", self.plan, *words, "--reason", "Test")
        self.assertEqual(done.returncode, 0, (words, done.stderr.decode()))

    def table(self, name):
        return rows("funding", self.plan, "--waterfall", table=name)

    def money(self):
        return {row["figure"]: int(row["pounds"]) for row in rows("funding", self.plan, table="money")}

    def check(self, entered, missing, overdrawn):
        reserve = {row["financial_year"]: row for row in self.table("waterfall-pots") if row["pot"] == "Reserve"}
        sources = next(row for row in rows("funding", self.plan, table="funding-sources") if row["source"] == "revenue and reserves")
        years = {row["financial_year"]: int(row["money_pounds"]) for row in rows("funding", self.plan, table="funding-years")}
        self.assertEqual([int(reserve[year]["new_pounds"]) for year in ("2025", "2026")], [800000, entered])
        self.assertEqual([int(sources[year]) for year in ("2025", "2026", "total")], [800000, entered, 800000 + entered])
        self.assertEqual(years, {"2025": 2480000, "2026": entered})
        schemes = self.table("waterfall-schemes")
        self.assertEqual([row["name"] for row in schemes], ["Hill Primary expansion"])
        self.assertEqual(int(schemes[0]["missing_pounds"]), missing)
        self.assertEqual(sum(int(row["gap_pounds"]) for row in self.table("waterfall")), missing)
        money = self.money()
        self.assertEqual((money["gap"], money.get("overdrawn", 0)), (missing, overdrawn))
        self.assertEqual(money["demand"] - money["envelope"] + money.get("left", 0) - overdrawn, missing)

    def test_netted(self):
        """What a later year takes is kept for it, and both years stand as they were typed."""
        self.edit("pot-amount", "Reserve", "2026-27", "(0.3)")
        self.check(-300000, 820000, 0)
        text = " ".join(run("funding", self.plan, "--waterfall").stdout.decode().split())
        self.assertIn("Amounts are as entered. One below nought is met out of its own pot", text)

    def test_overdrawn(self):
        """What no money makes up is told apart: no scheme is short by it."""
        self.edit("pot-amount", "Reserve", "2026-27", "(1.3)")
        self.check(-1300000, 1320000, 500000)
        said = run("funding", self.plan).stderr.decode()
        self.assertIn("£1.32m short", said)
        self.assertIn("Reserve is overdrawn by £500,000, which no money makes up", said)
        paper = run("report", self.plan, "--capital", "--format", "html").stdout.decode()
        self.assertIn("£1.3m of the £3.0m capital programme", paper)
        self.assertIn("£1.32m short", paper)
        self.assertIn("pots are overdrawn by £500,000", paper)
        self.assertIn("no money is found for Hill Primary expansion (£1.32m).", paper)


if __name__ == "__main__":
    unittest.main()
