#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Edits of money and projects on the command line: every example of the help works, what is silly is refused, all can be undone."""
import csv
import io
import json
import pathlib
import re
import shlex
import shutil
import sqlite3
import tempfile
import unittest

from program import run, rows

AGREEMENT = "Hethersett Section 106 agreement"


class EditMoney(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.sample = cls.folder / "sample.gpkg"
        assert run("new", "--sample", "norfolk-2013", cls.sample).returncode == 0

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def setUp(self):
        self.plan = self.folder / f"{self.id().split('.')[-1]}.gpkg"
        shutil.copy(self.sample, self.plan)

    def edit(self, *words, reason="Letter of May"):
        done = run("edit", self.plan, *words, "--reason", reason, "--format", "csv")
        self.assertEqual(done.returncode, 0, (words, done.stderr.decode()))
        return next(csv.DictReader(io.StringIO(done.stdout.decode())))

    def dumped(self, table, words):
        """The one line of the dump that adds a row of the table with these words."""
        return next(line for line in run("dump", self.plan).stdout.decode().splitlines()
                    if line.startswith(f'INSERT INTO "{table}" ') and words in line)

    def refuse(self, *words, said, code=2):
        before = run("dump", self.plan).stdout
        done = run("edit", self.plan, *words)
        self.assertEqual((done.returncode, done.stdout), (code, b""), (words, done.stderr.decode()))
        self.assertIn(said, done.stderr.decode())
        self.assertTrue(run("dump", self.plan).stdout == before, words)

    def demand_total(self):
        done = run("funding", self.plan, "--table", "demand", "--format", "json")
        total = json.loads(done.stdout)["demand"]["totals"][0]
        return [total[key] for key in ("projects", "unpriced", "budgets_pounds", "profiled_pounds", "demand_pounds")]

    def test_demand_adds_up(self):
        """Tables of the programme are added up, but for budgets of different years' prices: of those nothing is said."""
        self.assertEqual(self.demand_total(), [26, 14, 36672000, 35765000, 92672000])
        self.edit("price-base", "EC4673", "2013Q3")
        self.assertEqual(self.demand_total(), [26, 14, None, None, 92672000])

    def positions(self, plan):
        """Cumulative money less spend by financial year, as the one table has it, and as the other."""
        left, by_pots, so_far = {}, {}, 0
        for row in rows("funding", plan, table="funding-years"):
            if row["balance_pounds"]:
                left[row["financial_year"]] = round(100 * float(row["balance_pounds"]))
        for row in rows("funding", plan, "--waterfall", table="waterfall"):
            if row["financial_year"] == "Total":
                continue
            so_far += round(100 * float(row["money_pounds"])) - round(100 * float(row["spend_pounds"]))
            so_far += round(100 * float(row["before_pounds"])) + round(100 * float(row["above_pounds"]))
            by_pots[row["financial_year"]] = so_far
        self.assertTrue(left)
        return left, {year: by_pots[year] for year in left}

    def test_one_position_in_every_year(self):
        """The table of years and the waterfall say the same of every year, whatever is dated, in hand or owed."""
        later = self.folder / "norfolk-2018.gpkg"
        run("new", "--sample", "norfolk-2018", later)
        for plan in (self.plan, later):
            with self.subTest(plan=plan.name):
                self.assertEqual(*self.positions(plan))
        self.assertEqual(self.positions(self.plan)[0]["2014"], -52900000)  # the carry forward is in hand, after £0.245m
        for words in (("pot-certainty", "Developer contribution", "received"),
                      ("pot-dates", "2012/13 carry forward", "1 April 2014", "none"),
                      ("pot-dates", "BN 2013-15", "1 April 2014", "none"),
                      ("obligation-amount", AGREEMENT, "2", "£2m"),
                      ("payment", AGREEMENT, "2", "received", "£400,000", "3 May 2013"),
                      ("payment", AGREEMENT, "2", "received", "£100,000")):
            with self.subTest(words=words):
                self.edit(*words)
                self.assertEqual(*self.positions(self.plan))

    def test_an_absurd_amount_is_left_out_and_named(self):
        """One slip of the pen stops nothing: what is past all sense is left out, and every command that reads it says so."""
        with sqlite3.connect(self.plan) as plan:
            for table, column in (("pot_amount", "amount_pence"), ("obligation", "amount_pence"), ("cil_claim", "amount_pence"),
                                  ("money_assumption", "primary_rate_pence"), ("money_assumption", "forward_limit_pence")):
                plan.execute(f"UPDATE {table} SET {column} = 1000000000000000000 WHERE rowid = (SELECT min(rowid) FROM {table})")
        plan.close()
        for words, names in ((("funding",), ("Chapel Rd grant: its amount that has no year", AGREEMENT)),
                             (("contributions",), (AGREEMENT,)),
                             (("check",), ("Chapel Rd grant", AGREEMENT, "Community Infrastructure Levy", "rate of a primary place",
                                           "may be funded forward"))):
            with self.subTest(words=words):
                done = run(*words, self.plan, "--format", "json")
                self.assertEqual(done.returncode, 3, done.stderr.decode())
                said = done.stderr.decode() + done.stdout.decode()
                for name in names:
                    self.assertRegex(said, f"{re.escape(name)}.*over a trillion pounds")
        money = {row["figure"]: float(row["pounds"]) for row in rows("funding", self.plan, table="money")}
        self.assertEqual(money["envelope"], 72500000 - 3800000)

    def test_every_example_of_the_help(self):
        """Each is an edit of the history with its reason, and they can all be undone."""
        examples = re.findall(r"^  (\S+) .*, such as: (.*)$", run("edit", "--help").stdout.decode(), re.M)
        self.assertGreaterEqual(len(examples), 28)
        for verb, example in examples:
            words = shlex.split(example)
            self.assertEqual(words[0], verb)
            row = self.edit(*words, reason=f"Why {verb}")
            self.assertNotIn("Nothing changed", row["edit"], example)
            self.assertEqual(row["reason"], f"Why {verb}")
        history = rows("history", self.plan, table="history")
        self.assertEqual([row["reason"] for row in history], [f"Why {verb}" for verb, _ in examples])
        self.assertIn(run("check", self.plan).returncode, (0, 3))
        for _ in examples:
            self.assertEqual(run("edit", self.plan, "undo").returncode, 0)
        self.assertTrue(run("dump", self.plan).stdout == run("dump", self.sample).stdout, "undone, the plan is not what it was")

    def test_money_counts(self):
        """What is typed is what the tables show."""
        self.assertEqual(self.edit("budget", "EC4673", "£3,000,123.40")["now"], "£3,000,123.40")
        self.assertEqual(self.edit("budget", "EC4673", "£1,000,900")["now"], "£1,000,900")
        self.assertEqual(self.edit("budget", "EC4673", "4750k")["now"], "£4.75m")
        self.assertEqual(self.edit("spend", "ec4673", "2015-16", "£670,000")["now"], "£670,000")
        project = next(row for row in rows("funding", self.plan, table="projects") if row["reference"] == "EC4673")
        self.assertEqual(project["budget_pounds"], "4750000")
        self.edit("add-pot", "BN 2015-17", "basic need", "announced")
        self.refuse("add-pot", "bn 2015-17 ", "basic need", said="already has money called BN 2015-17", code=1)
        self.refuse("pot-name", "BN 2013-15", " bn 2015-17", said="already has money called BN 2015-17", code=1)
        self.edit("pot-amount", "bn 2015-17", "2015-16", "9.5")
        self.edit("pot-dates", "BN 2015-17", "1 April 2015", "31/03/2017")
        pot = self.dumped("pot", "BN 2015-17")
        for part in ("'basic need', 'growth', 'announced'", "'2015-04-01', '2017-03-31'"):
            self.assertIn(part, pot)
        twice = self.edit("pot-amount", "BN 2015-17", "2015-16", "9.5m")
        self.assertEqual(twice["edit"], "Nothing changed: the plan said so already")
        before = {row["figure"]: row for row in rows("funding", self.plan, table="money")}
        self.edit("pot-amount", "BN 2015-17", "2015-16", "none")
        self.edit("remove-pot", "BN 2015-17")
        after = {row["figure"]: row for row in rows("funding", self.plan, table="money")}
        self.assertEqual(float(before["envelope"]["pounds"]) - float(after["envelope"]["pounds"]), 9500000)

    def test_completion_is_one(self):
        """The date that an edit gives is what every table says; a project dated since the paper is dated there too."""
        def completion(reference, *words, table="projects"):
            return next(row for row in rows(*words, table=table) if row["reference"] == reference)["completion"]
        self.assertEqual(completion("EC4673", "funding", self.plan), "Sept. '16")
        self.edit("opening", "EC4673", "2018/19", "July 2018")
        self.edit("add-project", "EC5001", "Kingsfleet Primary", "2", "Thetford")
        self.edit("opening", "EC5001", "2019/20", "1 September 2019")
        for words in (("funding", self.plan), ("programme", self.plan)):
            self.assertEqual(completion("EC4673", *words), "2018-07")
            self.assertEqual(completion("EC5001", *words), "2019-09-01")
        said = " ".join(run("programme", self.plan, "--table", "projects").stdout.decode().split())
        self.assertIn("July 2018", said)

    def test_places_follow_the_completion(self):
        """One date moved: the sheet, its places by year, the timetable and the paper all go by it; undone, all is as before."""
        def said():
            sheet = json.loads(run("programme", self.plan, "--project", "EC5001", "--quiet", "--format", "json").stdout)
            facts = {row["fact"]: row["value"] for row in sheet["project"]["rows"]}
            timetable = " ".join(run("programme", self.plan, "--timetable").stdout.decode().split())
            return [facts["completion"], facts["places_from"], [row["year"] for row in sheet["project-places"]["rows"]],
                    "December 2018" in timetable, "Kingsfleet Primary is to be complete" in run("check", self.plan).stdout.decode()]
        self.edit("add-project", "EC5001", "Kingsfleet Primary", "2", "Thetford")
        self.edit("opening", "EC5001", "2016/17", "August 2016")
        self.edit("project-places", "EC5001", "Thetford", "R", "2016/17", "30")
        before = said()
        self.assertEqual(before, ["August 2016", "2016/17", [2016], False, False])
        done = self.edit("opening", "EC5001", "2016/17", "December 2018")
        self.assertEqual(done["edit"], "Change completion of EC5001 Kingsfleet Primary, and count its places from 2019/20")
        self.assertEqual(said(), ["December 2018", "2019/20", [2019], True, False])
        run("report", self.plan, "--capital", "--format", "html", "--output", self.folder / "paper.html")
        paper = (self.folder / "paper.html").read_text()
        self.assertNotIn("August 2016", paper)
        self.assertIn("December 2018", paper)
        self.edit("undo")
        self.assertEqual(said(), before)

    def test_printed_total_gives_way(self):
        """A budget and a year of spend put right leave nothing that cannot be cleared."""
        before = run("check", self.plan, "--format", "json").stdout
        self.edit("budget", "EC4673", "4.75")
        self.edit("spend", "EC4673", "2014-15", "4.0")  # as it is: the printed total still holds
        self.assertIn(", 450000000, ", self.dumped("project", "EC4673").replace("475000000", ""))
        self.edit("spend", "EC4673", "2014-15", "4.25")
        found = run("check", self.plan).stdout.decode()
        self.assertNotIn("the profile's own total", found)
        self.assertNotIn("Drake Infant, Thetford: the budget is", " ".join(found.split()))
        row = next(row for row in rows("funding", self.plan, table="projects") if row["reference"] == "EC4673")
        self.assertEqual((row["budget_pounds"], row["profile_pounds"]), ("4750000", "4750000"))
        for _ in range(2):
            self.edit("undo")
        self.assertEqual(run("check", self.plan, "--format", "json").stdout, before)

    def test_missing_is_not_zero(self):
        """A plan with money and no schemes does not say that they cost nothing."""
        run("new", "--title", "Testshire", "--la-code", "999", "--origin", "2020/21", self.plan, "--force")
        self.edit("add-pot", "BN", "basic need", "received")
        self.edit("pot-amount", "BN", "2021-22", "3")
        money = {row["figure"]: row["pounds"] for row in rows("funding", self.plan, table="money")}
        self.assertEqual(money, {"demand": "", "envelope": "3000000", "gap": "", "uncertain": "0", "left": "3000000"})
        self.edit("pot-amount", "BN", "2021-22", "none")  # a pot of which nothing is known holds nothing that is known
        money = {row["figure"]: row["pounds"] for row in rows("funding", self.plan, table="money")}
        self.assertEqual(set(money.values()), {""})
        self.assertIn("BN: the plan does not say how much it is", run("funding", self.plan).stderr.decode())
        with sqlite3.connect(self.plan) as plan:
            plan.execute("INSERT INTO programme_table (number, title) VALUES (1, 'Schemes')")
            plan.execute("INSERT INTO project (reference, programme_table, position, name) VALUES ('P1', 1, 1, 'Alpha')")
        plan.close()
        def demand():
            return next(row["pounds"] for row in rows("funding", self.plan, table="money") if row["figure"] == "demand")
        self.assertEqual(demand(), "")
        self.assertEqual([row["demand_pounds"] for row in rows("funding", self.plan, table="demand")], [""])
        timetable = " ".join(run("programme", self.plan, "--timetable").stdout.decode().split())
        self.assertIn("0 of 1 project has a date of completion", timetable)
        self.edit("budget", "P1", "4.2")
        self.assertEqual(demand(), "4200000")

    def test_none_of_one_tie_leaves_the_other(self):
        for tie, value, other in (("school", "926/2001", "project"), ("project", "EC4673", "school")):
            self.edit("obligation", AGREEMENT, "2", tie, value)
            self.assertIn("Nothing changed", self.edit("obligation", AGREEMENT, "2", other, "none")["edit"])
            self.assertNotIn("Nothing changed", self.edit("obligation", AGREEMENT, "2", tie, "none")["edit"])

    def test_unit_is_asked_about(self):
        """Thousands typed as pounds, where no spend by year would tell."""
        self.assertNotIn("Which is meant?", run("check", self.plan).stdout.decode())
        self.edit("budget", "Bignold Primary, Norwich", "£4,500")
        found = " ".join(run("check", self.plan).stdout.decode().split())
        self.assertIn("Bignold Primary, Norwich (programme table 2, row 1): it costs £4,500 (£21.43 a place).", found)
        self.assertIn("Typed in thousands it would be £4.5m (£21,428.57 a place)", found)

    def test_scenario(self):
        """Money that differs in a scenario wants a reason, and leaves the plan as it was."""
        self.refuse("budget", "EC4673", "5", "--scenario", "Slower housing", said="reason", code=1)
        self.refuse("riba-stage", "EC4673", "D", "--scenario", "Slower housing", said="leave --scenario out")
        self.edit("pot-amount", "BN 2013-15", "2014-15", "8", "--scenario", "Slower housing")
        self.edit("project-later", "EC4673", "1", "--scenario", "Slower housing")
        moved = next(row for row in rows("programme", self.plan, "--scenario", "Slower housing", "--project", "EC4673",
                                         table="project-profile"))
        kept = next(row for row in rows("programme", self.plan, "--project", "EC4673", table="project-profile"))
        self.assertNotEqual(moved, kept)

    def test_sheet(self):
        """A field of a line changes and the rest stays."""
        def sheet():
            done = run("programme", self.plan, "--project", "EC4673", "--quiet", "--format", "json")
            return json.loads(done.stdout)
        before = sheet()["project-dependencies"]["rows"]
        self.edit("dependency", "EC4673", "1", "due", "30 June 2014")
        self.edit("dependency", "EC4673", "1", "state", "met")
        after = sheet()["project-dependencies"]["rows"]
        self.assertEqual({key for key in after[0] if after[0][key] != before[0][key]}, {"due_on", "state"})
        self.assertIn("2014-06-30", json.dumps(after))
        self.edit("add-risk", "EC4673", "Tenders above the budget", "3", "4")
        self.edit("risk", "EC4673", "1", "mitigation", "Two-stage tender")
        self.edit("opening", "EC4673", "2017/18", "July 2017")
        self.assertIn("Two-stage tender", json.dumps(sheet()["project-risks"]))
        self.assertIn("'2017-07'", self.dumped("project", "EC4673"))

    def test_facts(self):
        """What a project is changes field by field; one is added, waited for and removed, and undo brings it back whole."""
        self.assertEqual(self.edit("add-project", "EC5001", "Kingsfleet Primary", "2", "Thetford", "New 2FE school")["edit"],
                         "Add project EC5001 Kingsfleet Primary")
        for field, value in (("places", "210 to 315 or 420"), ("table", "3"), ("school", "none"), ("kind", "new school"),
                             ("phase", "primary"), ("location", "1.04"), ("temporary", "60"), ("committed", "yes"),
                             ("description", "New school"), ("name", "Kingsfleet"), ("reference", "EC5002")):
            self.edit("project", {"reference": "EC5001"}.get(field, "EC5001"), field, value)
        self.edit("project-places", "EC5002", "Thetford", "R", "2016/17", "60")
        self.edit("after", "EC5002", "EC4673")
        line = self.dumped("project", "EC5002")
        for words in ("'Kingsfleet'", "'New school'", "210, 315, 420", "'new school', 'primary', 1.04"):
            self.assertIn(words, line.replace(",", ", ").replace(",  ", ", "))
        before = run("dump", self.plan).stdout
        self.assertEqual(self.edit("remove-project", "EC5002")["edit"], "Remove project EC5002 Kingsfleet")
        self.assertNotIn(b"Kingsfleet", b"".join(line for line in run("dump", self.plan).stdout.splitlines()
                                                 if line.startswith(b'INSERT INTO "project')))
        self.edit("undo")
        self.assertEqual(run("dump", self.plan).stdout, before)
        for words, said in ((("project", "EC5002", "colour", "red"), "reference, name, description, table"),
                            (("project", "EC5002", "places", "many"), "210 to 315 or 420"),
                            (("project", "EC5002", "committed", "perhaps"), "yes or no"),
                            (("project", "EC5002", "table", "ten"), "from 1 to 9"),
                            (("project-places", "EC5002", "Thetford", "R", "2016/17", "5000"), "from -2000 to 2000"),
                            (("add-project", "EC5003", "Nowhere", "2", "Atlantis"), "called “Atlantis”")):
            self.refuse(*words, said=said)
        self.refuse("after", "EC4673", "EC5002", said="wait for each other", code=1)
        self.refuse("after", "EC4673", "EC4673", said="cannot wait for itself", code=1)
        self.refuse("add-project", "EC4673", "Again", "2", "Thetford", said="is the reference of", code=1)

    def test_options(self):
        self.edit("option", "Old dairy", "new school", "Thetford", "60", "4.5", "30")
        key = next(line for line in run("dump", self.plan).stdout.decode().splitlines()
                   if line.startswith('INSERT INTO "option" ') and "Old dairy" in line)
        key = re.search(r"'(own-[^']*|[^']+)'", key.split("VALUES")[1]).group(1)
        self.edit("option-cost", key, "5.25")
        self.edit("option-lead-time", key, "36")
        line = self.dumped("option", "Old dairy")
        self.assertIn("525000000", line)
        self.assertIn("36", line.split("525000000")[1])
        self.refuse("option-cost", "nothing", "5", said="no option of the key")
        self.refuse("rename-programme", "First", "Second", said="no programme “First”", code=1)

    def test_pot(self):
        """What a pot is changes where it is named; what hangs on it goes with it only when that is said."""
        self.edit("pot-name", "BN 2013-15", "Basic Need")
        self.edit("pot-source", "basic need", "dfe grant")
        self.edit("pot-carry", "Basic Need", "2")
        self.edit("pot-award", "Basic Need", "none")
        self.edit("pot-note", "Basic Need", "Letter of May")
        self.assertIn("'Basic Need', 'dfe grant', 'growth', 'announced'", self.dumped("pot", "'Basic Need'"))
        self.assertIn("'Letter of May', 0, 2, NULL, NULL, NULL", self.dumped("pot", "'Basic Need'"))
        self.edit("add-pot", "Loan", "borrowing")
        self.edit("pot-borrowing", "Loan", "4.1%", "25")
        self.assertIn("0.041, 25)", self.dumped("pot", "'Loan'"))
        self.edit("pot-borrowing", "Loan", "none", "none")
        self.assertIn("NULL, NULL)", self.dumped("pot", "'Loan'"))
        self.edit("pot-fixed", "Loan", "EC4673", "2015-16", "0.5")
        self.refuse("remove-pot", "Loan", said="some of it is fixed for Drake", code=1)
        self.edit("remove-pot", "Loan", "with-all")
        self.assertNotIn("Loan", run("dump", self.plan).stdout.decode().split("edit_history")[0])
        self.edit("undo")
        self.assertIn("50000000", self.dumped("pot_allocation", "50000000"))

    def test_undated_money_stays(self):
        """A year put right leaves a pot with as much as it had; what is done says what is left without a year."""
        self.edit("add-pot", "BN 15", "basic need", "announced")
        self.edit("pot-amount", "BN 15", "undated", "19.5")
        for year, amount, left in (("2015-16", "9.5", "£10m"), ("2015-16", "8", "£11.5m"), ("2016-17", "10", "£1.5m")):
            done = self.edit("pot-amount", "BN 15", year, amount)
            self.assertEqual((done["edit"], done["now"]), (f"Change amount of BN 15 in {year}, leaving {left} undated", f"£{amount}m"))
        self.refuse("pot-amount", "BN 15", "2016-17", "15", said="“BN 15” has £1.5m left without a year", code=1)
        row = next(row for row in rows("funding", self.plan, table="pots") if row["pot"] == "BN 15")
        self.assertEqual((row["total_pounds"], row["undated_pounds"]), ("19500000", "1500000"))
        self.refuse("pot-amount", "BN 15", "2016-17", "--", "-5", said="cannot hold less than nothing", code=1)
        self.refuse("spend", "EC4673", "2014-15", "--", "-1", said="less than nothing", code=1)

    def test_terms_of_pots(self):
        """What a pot is, how sure it is, from when and by when and for what it may be spent stand in one table, in every format."""
        self.edit("pot-dates", "BN 2013-15", "1 April 2013", "31 March 2016")
        self.edit("pot-carry", "BN 2013-15", "1")
        self.edit("pot-pays", "BN 2013-15", "area", "Thetford")
        row = next(row for row in rows("funding", self.plan, table="pots") if row["pot"] == "BN 2013-15")
        self.assertEqual((row["source"], row["certainty"], row["earliest_on"], row["spend_by"], row["carry_years"], row["undated_pounds"]),
                         ("basic need", "announced", "2013-04-01", "2016-03-31", "1", ""))
        self.assertIn("Thetford", row["pays_for"])
        self.assertGreater(float(row["total_pounds"]), 0)
        told = " ".join(run("funding", self.plan, "--table", "pots").stdout.decode().split())
        self.assertIn("31 March 2016", told)
        held = json.loads(run("funding", self.plan, "--table", "pots", "--format", "json").stdout)["pots"]["rows"]
        self.assertEqual(len(held), len(rows("funding", self.plan, table="pots")))
        undated = next(row for row in held if row["pot"] == "Developer contribution")
        self.assertEqual((undated["undated_pounds"], undated["spend_by"], undated["carry_years"]), (14500000, None, None))

    def test_differences_are_named(self):
        """What a scenario has different says of what, whatever it is of."""
        self.edit("pot-amount", "BN 2013-15", "2014-15", "8", "--scenario", "Slower housing")
        self.edit("project-later", "EC4673", "1", "--scenario", "Slower housing")
        self.edit("dwellings", "Old Buckenham Road", "2016/17", "20", "--scenario", "Slower housing")
        named = {row["subject"]: row["target_name"] for row in rows("scenarios", self.plan, "--scenario", "Slower housing", table="overrides")}
        self.assertEqual((named["pot amount"], named["project slip"], named["completion"]),
                         ("BN 2013-15", "Drake Infant, Thetford", "Old Buckenham Road"))

    def test_claim(self):
        """A claim's fields one by one; one refused brings nothing."""
        def claim():
            done = run("contributions", self.plan, "--table", "cil", "--format", "json")
            return json.loads(done.stdout)["cil"]["rows"][-1]
        self.edit("add-claim", "Levy for places", "Breckland", "EC4673", "2015-16", "0.5", "0.25", "submitted")
        self.assertEqual((claim()["district"], claim()["state"], claim()["expected_pounds"]), ("Breckland", "submitted", 125000))
        for field, value, key, now in (("district", "none", "district", None), ("share", "0.5", "expected_pounds", 250000),
                                       ("amount", "£300,000", "asked_pounds", 300000), ("year", "none", "financial_year", None),
                                       ("text", "Levy", "claim", "Levy"), ("project", "none", "project", None),
                                       ("state", "refused", "expected_pounds", 0), ("state", "none", "state", None)):
            self.edit("claim", "3", field, value)
            self.assertEqual(claim()[key], now, field)

    def test_payments(self):
        self.edit("obligation-amount", AGREEMENT, "2", "£450,000")
        self.edit("payment", AGREEMENT, "2", "received", "£150,000", "1 May 2013")
        self.edit("payment", AGREEMENT, "2", "received", "0.1", "01/06/2013")
        self.edit("payment", AGREEMENT, "2", "spent", "£50,000")
        done = run("contributions", self.plan, "--format", "json")
        row = next(row for row in json.loads(done.stdout)["contributions"]["rows"] if row["agreed_pounds"] == 450000)
        self.assertEqual((row["state"], row["received_pounds"], row["outstanding_pounds"], row["spent_pounds"]),
                         ("part-received", 250000, 200000, 50000))
        self.assertEqual(row["number"], 2)
        text = run("contributions", self.plan, "--table", "transactions").stdout.decode()
        for words in "1 May 2013", "1 June 2013", "Payment":
            self.assertIn(words, text)
        paper = run("report", self.plan, "--capital", "--format", "html", "--quiet").stdout.decode()
        self.assertRegex(paper, r"Agreements: \d")  # in the chart of spend: some has come and is spent, so it is not called to come
        self.assertNotIn("Contributions to come", paper)
        self.edit("remove-payment", AGREEMENT, "2", "1")
        done = run("contributions", self.plan, "--table", "transactions", "--format", "json")
        self.assertEqual([(row["number"], row["payment"], row["date"]) for row in json.loads(done.stdout)["transactions"]["rows"]],
                         [(2, 1, "2013-06-01"), (2, 2, None)])

    def test_owed(self):
        """Nothing is outstanding of an agreement that nobody has signed; what hangs on such agreements is said."""
        self.edit("obligation-amount", AGREEMENT, "2", "£450,000")
        done = run("contributions", self.plan, "--format", "json")
        table = json.loads(done.stdout)["contributions"]
        self.assertEqual({row["outstanding_pounds"] for row in table["rows"]}, {None})
        self.assertIn("£12.246m more hangs on agreements with no signing date", run("contributions", self.plan).stdout.decode().replace("\n", " "))
        self.edit("agreement", AGREEMENT, "signed", "1 May 2013")
        self.assertEqual([row["outstanding_pounds"] for row in rows("contributions", self.plan, table="contributions") if row["agreed_pounds"] == "450000"],
                         ["450000"])
        # the plan's own day is 21 November 2013: signed after it is dated, and not yet signed
        self.edit("agreement", AGREEMENT, "signed", "1 February 2014")
        said = " ".join(run("contributions", self.plan).stdout.decode().split())
        self.assertIn("£450,000 more hangs on agreements not yet signed on that day: nothing of those is outstanding.", said)
        self.assertIn("£11.796m more hangs on agreements with no signing date", said)
        self.assertEqual({row["state"] for row in rows("contributions", self.plan, table="contributions") if row["agreed_pounds"] == "450000"},
                         {"not-yet-signed"})

    def test_part_of_a_pot(self):
        """What agreements bring beside a pot of developers' money is asked about, until the obligation is said to be part of that pot."""
        def state():
            done = run("funding", self.plan, "--waterfall", "--format", "json", "--quiet")
            return sum(row["money_pounds"] or 0 for row in json.loads(done.stdout)["waterfall"]["rows"])
        def asked():
            return b"may be counted twice" in run("check", self.plan, "--format", "csv").stdout
        before = state()
        self.edit("agreement", AGREEMENT, "signed", "1 May 2013")
        self.edit("obligation-amount", AGREEMENT, "2", "£450,000")
        self.edit("obligation-event", AGREEMENT, "2", "due", "1 May 2014")
        self.assertEqual(state(), before + 450000)
        self.assertTrue(asked())
        self.edit("obligation", AGREEMENT, "2", "pot", "Developer contribution")
        self.assertEqual(state(), before)
        self.assertFalse(asked())
        self.edit("undo")
        self.assertEqual(state(), before + 450000)
        self.edit("redo")
        self.edit("obligation", AGREEMENT, "2", "pot", "none")
        self.assertTrue(asked())
        self.refuse("obligation", AGREEMENT, "2", "pot", "Developers", said="no money called “Developers”")

    def test_national_layout_has_no_schemes(self):
        self.edit("payment", AGREEMENT, "2", "spent", "£50,000", "1 June 2013", "EC4673")
        done = run("contributions", self.plan, "--national", self.folder / "schemes")
        self.assertIn("1 payment says for which scheme it was", done.stderr.decode())
        self.assertNotIn("its trigger, when it is due", done.stderr.decode())
        self.edit("obligation-event", AGREEMENT, "2", "due", "1 May 2014")
        done = run("contributions", self.plan, "--national", self.folder / "terms")
        self.assertIn("1 contribution says its trigger, when it is due or to be paid back", done.stderr.decode())

    def test_agreement_from_nothing(self):
        """An agreement with an obligation, its sum and its index, worked out line by line, allocated to a project, and gone again."""
        site = "Old Buckenham Road"
        self.edit("add-agreement", "Old Buckenham deed", site, "1 May 2012", "3PL/2012/1", "breckland")
        self.edit("add-obligation", "3PL/2012/1", "money", "primary", "Places")
        self.edit("add-dwellings", "3PL/2012/1", "1", "120", "0.25", "house", "market", "3")
        self.edit("add-dwellings", "3PL/2012/1", "1", "40", "0.05", "flat")
        self.edit("obligation", "3PL/2012/1", "1", "headroom", "12")
        self.edit("obligation", "3PL/2012/1", "1", "cost", "£10,000")
        self.edit("obligation-amount", "3PL/2012/1", "1", "£200,000")
        self.edit("add-index", "tpi", "Tender prices")
        self.edit("index-value", "tpi", "2012Q2", "200")
        self.edit("index-value", "tpi", "2013Q2", "220")
        self.edit("obligation-index", "3PL/2012/1", "1", "tpi", "2012Q2")
        lines = [row for row in rows("contributions", self.plan, table="calculation") if row["agreement"] == "Old Buckenham deed"]
        self.assertEqual([row["line"] for row in lines], ["dwellings", "dwellings", "places", "cost", "calculated", "own-cost", "amount", "worth"])
        self.assertEqual([float(row["gives"]) for row in lines if row["line"] != "own-cost"],
                         [30, 2, 20, 11000, 220000, 200000, 220000])
        self.edit("payment", "3PL/2012/1", "1", "allocated", "£50,000", "none", "EC4673")
        allocated = next(row for row in rows("contributions", self.plan, table="transactions"))
        self.assertEqual((allocated["state"], allocated["amount_pounds"], allocated["project"]),
                         ("allocated", "50000", "Drake Infant, Thetford"))
        self.edit("remove-dwellings", "3PL/2012/1", "1", "2")
        self.edit("agreement", "3PL/2012/1", "site", "Thetford")
        self.edit("remove-agreement", "3PL/2012/1")
        self.assertEqual(rows("contributions", self.plan, table="transactions"), [])

    def test_refused(self):
        for words, said in (
                (("budgte", "EC4673", "5"), "The nearest is “budget”"),
                (("budget", "EC4673"), "This edit is written budget PROJECT AMOUNT|none"),
                (("budget", "EC467", "5"), "The nearest"),
                (("budget", "Drake Infnt", "5"), "“EC4673 Drake Infant, Thetford”"),
                (("budget", "EC4673", "4500000"), "an amount without a sign is in £m"),
                (("budget", "EC4673", "4.5 million"), "is not an amount"),
                (("budget", "EC4673", "nan"), "is not an amount"),
                (("budget", "EC4673", "1e3"), "is not an amount"),
                (("spend", "EC4673", "1951-52", "1"), "more than 40 years"),
                (("spend", "EC4673", "undated", "1"), "is not a financial year; write it as 2014-15."),
                (("spend", "EC4673", "2014/15", "1"), "by financial year, from April: write it as 2014-15."),
                (("pot-amount", "BN 2013-15", "2014/15", "1"), "by financial year, from April: write it as 2014-15."),
                (("add-project", "EC5009", "New school", "2", "Thetfrd"), "The nearest"),
                (("price-base", "EC4673", "summer"), "is not a quarter"),
                (("riba-stage", "EC4673", "Z"), "no RIBA stage"),
                (("opening", "EC4673", "3017"), "is not an academic year"),
                (("lead-time", "EC4673", "-3"), "Unknown option"),
                (("lead-time", "EC4673", "9999"), "0 to 240"),
                (("project-later", "EC4673", "0"), "1 to 30"),
                (("dependency", "EC4673", "9", "state", "met"), "has 1 line"),
                (("dependency", "EC4673", "1", "colour", "red"), "state, due, owner, kind, text"),
                (("dependency", "EC4673", "1", "text", "none"), "remove-"),
                (("add-risk", "EC4673", "Fire", "6", "1"), "from 1 to 5"),
                (("pot-amount", "BN 2013-16", "2014-15", "1"), "The nearest is “BN 2013-15”"),
                (("pot-amount", "Lottery", "2014-15", "1"), "no money called “Lottery”"),
                (("pot-amount", "BN 2013-15", "2014", "2000"), "in £m"),
                (("pot-pays", "BN 2013-15", "colour", "red"), "purpose, phase, programme, area, school, growth-area"),
                (("pot-pays", "BN 2013-15", "area", "Thetfrod"), "“Thetford”"),
                (("pot-pays", "BN 2013-15", "project", "EC9999"), "no project “EC9999”"),
                (("budget", "EC4673", "4,75"), "is not an amount"),
                (("budget", "EC4673", "£1,20,000"), "is not an amount"),
                (("budget", "EC4673", "-5"), "in brackets, as (5)"),
                (("budget", "EC4673", "NaN"), "is not an amount"),
                (("budget", "EC4673", "1e18"), "is not an amount"),
                (("budget", "EC4673", "1,200,000"), "£1,200,000m: an amount without a sign is in £m"),
                (("spend", "EC4673", "2014-16", "1"), "is not a financial year"),
                (("obligation-amount", "Hethersett", "2", "1"), f"The nearest is “{AGREEMENT}”"),
                (("obligation-amount", AGREEMENT, "99", "1"), "is no number of an obligation"),
                (("obligation-amount", AGREEMENT, "1", "1"), "is land, not money"),
                (("obligation-trigger", AGREEMENT, "2", "occupation"), "is followed by its number"),
                (("payment", AGREEMENT, "2", "received", "none"), "A payment has an amount"),
                (("payment", AGREEMENT, "2", "received", "4500000"), "an amount without a sign is in £m"),
                (("remove-payment", AGREEMENT, "2", "1"), "this obligation has 0"),
                (("add-agreement", "Deed", "Nowhere Lane"), "neither a housing site nor a growth area"),
                (("agreement", AGREEMENT, "colour", "red"), "site, title, reference"),
                (("obligation", AGREEMENT, "2", "colour", "red"), "cost, pot, project, school, text"),
                (("obligation", AGREEMENT, "2", "project", "EC9999"), "no project “EC9999”"),
                (("obligation-index", AGREEMENT, "2", "tpi", "2014Q1"), "nor any other"),
                (("add-dwellings", AGREEMENT, "2", "none", "0.25"), "such as 120 0.25"),
                (("add-dwellings", AGREEMENT, "2", "10", "0.25", "castle"), "house, flat, or all"),
                (("pot-carry", "BN 2013-15", "1.5"), "is not a number of years"),
                (("pot-borrowing", "BN 2013-15", "0.041", "25"), "in per cent, as 4.1%"),
                (("remove-pot", "BN 2013-15", "all"), "with-all"),
                (("claim", "9", "state", "agreed"), "no claim number 9; it has 2"),
                (("claim", "1", "colour", "red"), "text, district, project, year, amount, share and state"),
                (("claim", "1", "district", "Rutland"), "no district called “Rutland”"),
                (("obligation-event", AGREEMENT, "2", "lost", "2015"), "signed, triggered, due")):
            with self.subTest(words=words):
                self.refuse(*words, said=said)
        for words, said in (
                (("budget", "EC4673", "--", "-5"), "less than nothing"),
                (("earliest-start", "EC4673", "2013-02-30"), "no such day"),
                (("add-pot", "BN 2013-15", "basic need"), "already has money called"),
                (("add-pot", "Bingo", "lottery"), "none of basic need"),
                (("add-pot", "  ", "cil"), "blank"),
                (("pot-borrowing", "BN 2013-15", "4%", "25"), "is not borrowed"),
                (("pot-source", "BN 2013-15", "lottery"), "none of basic need"),
                (("claim", "1", "state", "hoped"), "none of planned, submitted"),
                (("claim", "1", "text", "none"), "blank"),
                (("pot-certainty", "BN 2013-15", "hoped"), "received, announced, expected, at risk"),
                (("pot-dates", "BN 2013-15", "1 April 2015", "31 March 2014"), "before it may be spent"),
                (("pot-dates", "BN 2013-15", "1.4.15", "none"), "year of two figures"),
                (("payment", AGREEMENT, "2", "lost", "£5"), "not “lost”"),
                (("add-obligation", AGREEMENT, "gold", "none", "Hall"), "none of money, land"),
                (("remove-dwellings", AGREEMENT, "2", "1"), "no line 1"),
                (("payment", AGREEMENT, "2", "received", "£5", "1.4.15"), "year of two figures"),
                (("add-dependency", "EC4673", "weather", "Rain"), "land, planning, pfi"),
                (("approval", "EC4673", "1", "state", "given"), "")):
            with self.subTest(words=words):
                done = run("edit", self.plan, *words)
                self.assertIn(done.returncode, (1, 2), words)
                self.assertIn(said, done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
