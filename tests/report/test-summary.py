#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The summary pages as a reader's tools see them: one page, tagged, with language and words for its figures, sound, and the same
bytes each time."""
import csv
import hashlib
import io
import json
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

CLI = sys.argv.pop(1)


def output(*words, check=True):
    return subprocess.run([str(w) for w in words], capture_output=True, check=check, timeout=120).stdout.decode()


class Summary(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        for year in ("2013", "2018"):
            output(CLI, "new", "--sample", f"norfolk-{year}", cls.folder / f"{year}.gpkg")
        cls.thetford = cls.write("thetford", "2013", "--growth-area", "Thetford")
        cls.plan = cls.write("plan", "2013")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    @classmethod
    def write(cls, name, year, *words, date="2013-11-21"):
        path = cls.folder / f"{name}.pdf"
        done = subprocess.run([CLI, "report", cls.folder / f"{year}.gpkg", "--date", date, "--output", path, *words],
                              capture_output=True, timeout=120)
        assert done.returncode in (0, 3), done.stderr
        return path

    def words(self, path):
        return " ".join(output("pdftotext", "-layout", path, "-").split())

    def info(self, path):
        return dict(line.split(":", 1) for line in output("pdfinfo", path).splitlines() if ":" in line)

    def test_one_tagged_page(self):
        for path in (self.thetford, self.plan):
            info = {key: value.strip() for key, value in self.info(path).items()}
            self.assertEqual((info["Pages"], info["Tagged"]), ("1", "yes"))
            self.assertRegex(info["Page size"], r"595\.276 x 841\.89 pts \(A4\)")
            self.assertTrue(info["Title"])
            self.assertEqual(info["CreationDate"][:16], "Thu Nov 21 00:00")
            output("qpdf", "--check", path)

    def test_project(self):
        path = self.write("catton", "2013", "--project", "EC4674")
        words, info = self.words(path), {key: value.strip() for key, value in self.info(path).items()}
        self.assertEqual(info["Tagged"], "yes")
        self.assertIn("Catton Grove Primary, Nch: £2.8m, funded", info["Title"])
        printed = output(CLI, "programme", self.folder / "2013.gpkg", "--project", "EC4674", "--quiet", "--format", "json",
                         check=False)
        sheet = json.loads(printed)
        for fact in sheet["project"]["rows"]: # figures apart, which people read in another unit
            if not fact["value"].replace(".", "").isdigit() and fact["fact"] not in ("paid", "counted"):
                self.assertIn(" ".join(fact["value"].split()[:2]), words, fact)
        for row in sheet["project-places"]["rows"]:
            self.assertIn(f"{row['year']}/{int(row['year']) % 100 + 1}", words)
        again = self.write("catton-again", "2013", "--project", "catton")
        self.assertEqual(path.read_bytes(), again.read_bytes())
        large = self.write("catton-large", "2013", "--project", "EC4674", "--large-print")
        self.assertGreater(int(self.info(large)["Pages"]), int(info["Pages"]))
        output("qpdf", "--check", path)

    def test_capital(self):
        plan = self.folder / "capital.gpkg"
        shutil.copy(self.folder / "2013.gpkg", plan)
        bare = self.write("bare", "capital", "--capital")
        self.assertIn("No programme of options is saved in the plan", self.words(bare))
        output(CLI, "programme", plan, "--quiet", "--solve", "--save", "Small", check=False)  # no limits: found soonest
        path = self.write("capital", "capital", "--capital", "--programme", "Small")
        words, info = self.words(path), {key: value.strip() for key, value in self.info(path).items()}
        self.assertEqual(info["Tagged"], "yes")
        self.assertEqual(info["Title"], "£19.9m of the £92.7m capital programme for school places is not funded")
        first = " ".join(output("pdftotext", "-layout", "-l", "1", path, "-").split())
        for said in ("The money. £72.5m for growth", "The schemes. £92.672m is asked for", "The gap.", "What lapses.", "What is late.",
                     "The group is asked to decide 1.", "2.", "3.", "In this paper: The money, page 2;"):
            self.assertIn(said, first)
        for page, section in re.findall(r"; ([^;]+), page (\d+)", first.split("In this paper: ")[1].split(". Norfolk 2013")[0]):
            on_page = " ".join(output("pdftotext", "-layout", "-f", section, "-l", section, path, "-").split())
            self.assertIn(page, on_page)
        self.assertIn("All years 0.000 72.500 72.500 0.000 0.000 92.963 0.245 0.291 19.927", words)
        self.assertRegex(words, r"As it was saved on \d+ [A-Z][a-z]+ \d{4}, when")
        self.assertIn("Not chosen 3", words)  # hundreds of options, in a dozen rows
        tree = output("pdfinfo", "-struct-text", path)
        self.assertEqual(tree.count("Figure"), 4)
        for shown in ("What is asked for", "Spend of each year by the pot", "When projects are built", "Risks of the programme"):
            self.assertIn(shown, tree)
        output("qpdf", "--check", path)
        self.assertEqual(path.read_bytes(), self.write("capital-again", "capital", "--capital").read_bytes())
        large = self.write("capital-large", "capital", "--capital", "--large-print")
        self.assertGreater(int(self.info(large)["Pages"]), int(info["Pages"]))
        # rows of the timetable that are too low for their names are no use: each programme table has a page
        pages = [" ".join(page.split()) for page in output("pdftotext", large, "-").split("\f")]
        begins = next(i for i, page in enumerate(pages) if page.startswith("When they are built"))
        for page, name in enumerate(("Catton Grove", "Dussindale", "Heartsease")):
            self.assertIn(name, pages[begins + page])

    def gap(self, plan):
        """What the paper says of the gap, as one sentence after another."""
        html = output(CLI, "report", plan, "--capital", "--format", "html", "--date", "2013-11-21", "--quiet", check=False)
        return re.search(r"<p><strong>The gap\.</strong> (.*?)</p>", html)[1]

    def test_capital_bridges_the_gap(self):
        plan = self.folder / "bridge.gpkg"
        shutil.copy(self.folder / "2013.gpkg", plan)
        spent = "Schemes of £92.672m (£245,000 of it already met)"
        for amount, said in ((None, f"{spent} against £72.5m: £19.927m short."), ("50", f"{spent} against £108m: £15.573m left.")):
            if amount:
                output(CLI, "edit", plan, "pot-amount", "Developer contribution", "undated", amount, "--reason", "To try")
            self.assertTrue(self.gap(plan).endswith(said), self.gap(plan))
        output(CLI, "edit", plan, "pot-amount", "Developer contribution", "undated", "14.5", "--reason", "To try")
        output(CLI, "edit", plan, "pot-dates", "BN 2013-15", "none", "31/03/2015", "--reason", "To try")
        self.assertEqual(self.gap(plan), f"{spent} against £72.5m: £37.657m short. £17m of the money lapses. £730,000 of the money may "
                                         "not pay for what is short.")
        self.assertNotIn("already met", self.gap(self.folder / "2018.gpkg"))

    def test_capital_of_another_day(self):
        """What has come by the day looked at counts; the plan's own day is before it."""
        plan = self.folder / "later.gpkg"
        shutil.copy(self.folder / "2013.gpkg", plan)
        for words in (("add-agreement", "Deed 9", "Old Buckenham Road", "1 May 2013", "D9"), ("add-obligation", "D9", "money", "primary", "Places"),
                      ("obligation-amount", "D9", "1", "£1,000,000"), ("payment", "D9", "1", "received", "£1,000,000", "1 June 2014")):
            output(CLI, "edit", plan, *words)
        papers = [output(CLI, "report", plan, "--capital", "--format", "html", "--quiet", *day, check=False)
                  for day in ((), ("--as-of", "1 July 2014"))]
        for html, day in zip(papers, ("21 November 2013", "1 July 2014")):
            self.assertIn(f"at that revision, as of {day};", html)
        self.assertNotEqual(*(html.split('<caption id="capital-ledger">')[1].split("</table>")[0] for html in papers))

    def test_capital_nets_nothing(self):
        """Money that only one school may have does not pay for the others: neither headline nor questions say that the money reaches."""
        plan = self.folder / "ringed.gpkg"
        shutil.copy(self.folder / "2013.gpkg", plan)
        for words in (("add-pot", "One school", "project grant", "received"), ("pot-amount", "One school", "2013-14", "60"),
                      ("pot-pays", "One school", "project", "EC4595")):
            output(CLI, "edit", plan, *words)
        html = output(CLI, "report", plan, "--capital", "--format", "html", "--date", "2013-11-21", "--quiet", check=False)
        self.assertIn("£17.2m of the £92.7m capital programme for school places is not funded", html)
        self.assertNotIn("The money reaches", html)
        self.assertIn("How the £17.182m that is missing is to be found", html)
        self.assertIn("how the £17.182m that is missing is to be found",
                      self.words(self.write("ringed-plan", "ringed")))

    def test_capital_without_prices(self):
        """Where no scheme has a cost, and no obligation an amount, no total is nought."""
        plan = self.folder / "unpriced.gpkg"
        shutil.copy(self.folder / "2013.gpkg", plan)
        with sqlite3.connect(plan) as db:
            db.executescript("UPDATE project SET budget_pence = NULL, profile_total_pence = NULL, spend_to_date_pence = NULL;"
                             "UPDATE programme_table SET indicative_pence = NULL; DELETE FROM project_spend;"
                             "UPDATE obligation SET amount_pence = NULL; DELETE FROM scenario_override;")
        db.close()
        html = output(CLI, "report", plan, "--capital", "--format", "html", "--date", "2013-11-21", "--quiet", check=False)
        for code in ("capital-schemes-1", "capital-schemes-3", "capital-ledger"):
            total = html.split(f'<caption id="{code}">')[1].split("</table>")[0].split('<tr class="total">')[1]
            self.assertNotIn("0.000", total, code)

    def test_capital_adds_up(self):
        """In every row of the money, opening + in + moved - used - lapsing = closing, as printed."""
        html = output(CLI, "report", self.folder / "2013.gpkg", "--capital", "--format", "html", "--date", "2013-11-21", "--quiet",
                      check=False)
        for code, moved in (("capital-years", 0), ("capital-pots", 1)):
            table = html.split(f'<caption id="{code}">')[1].split("</table>")[0]
            rows = [re.findall(r'class="n">([^<]*)<', row) for row in table.split("<tr")[2:]]
            self.assertGreater(len(rows), 5)
            for row in rows:
                n = [float(cell.replace(",", "").replace("(", "-").strip(")")) for cell in row if cell]
                left = n[0] + n[1] + (n[2] if moved else 0) - n[2 + moved] - n[3 + moved]
                self.assertAlmostEqual(left, n[4 + moved], 2, (code, row))

    def test_capital_refuses(self):
        for words, said in ((["--capital", "--project", "EC4674"], "ask for one of them"), (["--programme", "X"], "add --capital"),
                            (["--capital", "--programme", "X"], "no programme “X”")):
            done = subprocess.run([CLI, "report", self.folder / "2013.gpkg", *words, "--output", self.folder / "no.pdf"], capture_output=True)
            self.assertEqual(done.returncode, 2)
            self.assertIn(said, done.stderr.decode())

    def test_structure(self):
        tree = output("pdfinfo", "-struct-text", self.thetford)
        lines = [line.strip() for line in tree.splitlines()]
        self.assertEqual(lines[0], "Document")
        for element in ("H1 (block)", "H2 (block)", "P (block)", "Table (block)", "TR", "TD"):
            self.assertIn(element, lines)
        self.assertEqual(sum(line.startswith("Figure") for line in lines), 2)
        self.assertIn("/Scope /Column", tree)
        self.assertIn("/Scope /Row", tree)

    def test_language_and_words_for_figures(self):
        raw = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", self.thetford, "-"], capture_output=True, check=True).stdout
        self.assertIn(b"/Lang (en-GB)", raw)
        self.assertIn(b"/DisplayDocTitle true", raw)
        self.assertEqual(len(re.findall(rb"/Alt [(<]", raw)), 2)

    def test_fonts_are_embedded(self):
        rows = output("pdffonts", self.thetford).splitlines()[2:]
        self.assertTrue(rows)
        for row in rows:
            self.assertIn("Liberation", row)
            self.assertRegex(row, r" yes yes yes ")

    def test_says_what_is_needed(self):
        text = self.words(self.thetford)
        for words in ("Thetford", "5,000 dwellings", "1,264 primary pupils: 6.0 forms of entry", "Drake Infant", "4.500",
                      "Schemes of £92.672m (£245,000 of it already met) against £72.5m: £19.927m short", "Members are asked", "Sources:",
                      "Norfolk 2013, revision 0", "21 November 2013", "8 in 10"):
            self.assertIn(words, text)

    def test_says_by_when_to_decide(self):
        # Short from September 2015, 24 months before it is past, and so no later date of decision is named anywhere on the sheet: Drake
        # Infant has begun, and is a year late for it. Ready: the first September 24 and 36 months after 21 November 2013. Of the
        # paper: the first school is to open with the first dwellings, no sooner than 2016.
        text = self.words(self.thetford)
        for words in ("begun; 12 months late",
                      "Members are asked to decide at once. Thetford is short of primary places from September 2015",
                      "and September 2013 was the time to decide on an expansion",
                      "an expansion is ready for September 2016, a new school for September 2017",
                      "September 2013 was the time to decide on a first new school that opens in September 2016",
                      "an expansion is taken to need 24 months (18 to 30), a new primary school 36 (30 to 42)"):
            self.assertIn(words, text)
        self.assertNotRegex(text, r"decided by September")

    def test_says_one_date_of_decision(self):
        text = self.words(self.write("attleborough-once", "2013", "--growth-area", "Attleborough"))
        self.assertIn("September 2011, past; for the need of", text)
        self.assertIn("Attleborough is short of primary places already", text)
        self.assertIn("and September 2011 was the time to decide on an expansion", text)
        self.assertNotIn("September 2014", text)
        self.assertNotIn("decided by", text)
        self.assertIn("0.6 more forms of entry by 2023/24, counted over all its year groups", text)  # as the title has it
        # In time: one date, of an expansion and of a school for the same September.
        text = self.words(self.write("kings-lynn", "2013", "--growth-area", "King's Lynn south", "--as-of", "2012-01-10"))
        self.assertRegex(text, r"ready by September 2015, when the first year group runs short: an expansion has to be decided by September 2013")

    def test_is_as_of_the_plans_own_day(self):
        # Printed years later, what is ready is reckoned from the plan's day; --as-of says another.
        path = self.write("attleborough-late", "2013", "--growth-area", "Attleborough", date="2026-11-22")
        text = self.words(path)
        self.assertIn("ready for September 2016, a new school for September 2017", text)
        self.assertIn("As of 21 November 2013, printed 22 November 2026.", text)
        path = self.write("attleborough-later", "2013", "--growth-area", "Attleborough", "--as-of", "2015-01-10")
        text = self.words(path)
        self.assertIn("ready for September 2017, a new school for September 2018", text)

    def test_plan_page(self):
        text = self.words(self.plan)
        for words in ("£19.9m short", "Where most is needed", "92.672", "72.500", "19.927", "Members are asked", "How sure."):
            self.assertIn(words, text)
        self.assertNotIn("turned out", text)  # in 2013 nobody knew
        self.assertIn("turned out", self.words(self.write("later", "2013", date="2020-01-01")))

    def test_money_only_plan(self):
        text = self.words(self.write("2018", "2018", date="2018-10-16"))
        self.assertIn("143.728", text)
        self.assertNotIn("forms of entry", text)

    def test_same_bytes(self):
        again = self.write("again", "2013", "--growth-area", "thetford")
        self.assertEqual(again.read_bytes(), self.thetford.read_bytes())
        self.assertNotEqual(self.write("other", "2013", "--growth-area", "Thetford", date="2014-01-01").read_bytes(),
                            self.thetford.read_bytes())

    def test_every_growth_area_fits(self):
        listed = subprocess.run([CLI, "need", self.folder / "2013.gpkg", "--table", "growth-areas", "--format", "csv", "--quiet"],
                                capture_output=True).stdout.decode()
        names = [row["name"] for row in csv.DictReader(io.StringIO(listed))]
        self.assertEqual(len(names), 29)
        for name in names:
            path = self.write("one", "2013", "--growth-area", name)
            self.assertEqual(self.info(path)["Pages"].strip(), "1", name)

    def test_large_print(self):
        path = self.write("large", "2013", "--growth-area", "Thetford", "--large-print")
        self.assertGreater(int(self.info(path)["Pages"]), 1)
        xml = output("pdftotext", "-bbox-layout", path, "-")
        heights = [float(y2) - float(y1) for y1, y2 in re.findall(r'<word xMin="[^"]*" yMin="([^"]*)" xMax="[^"]*" yMax="([^"]*)">', xml)]
        body = sorted(heights)[len(heights) // 2]
        self.assertGreater(body, 15)
        self.assertIn("Once settled", self.words(path))

    def test_reference_can_be_checked(self):
        """The hash in the footer is that of the CSV the command line prints."""
        plan = self.folder / "2013.gpkg"
        data = b"".join(subprocess.run([CLI, command, plan, "--format", "csv", "--quiet"], capture_output=True).stdout
                        for command in ("need", "funding"))
        self.assertIn(hashlib.sha256(data).hexdigest()[:12], self.words(self.plan))


if __name__ == "__main__":
    unittest.main(verbosity=1)
