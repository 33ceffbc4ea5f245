#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers to be published: what is held back of the plan is searched for in all that a reader can get out of them, words, tables,
figures and what a screen reader is told of them; and worked out from totals, where that can be done."""
import csv
import html.parser
import io
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

CLI = sys.argv.pop(1)


def output(*words, status=(0, 3)):
    done = subprocess.run([str(word) for word in words], capture_output=True, timeout=120)
    assert done.returncode in status, done.stderr
    return done.stdout


def numbers(text):
    """Numbers of a text as a reader takes them, thousands together: {"1,264", "6.0"} is {1264, 6}."""
    return {float(found.replace(",", "")) for found in re.findall(r"(?<![\d.])\d[\d,]*(?:\.\d+)?", text)}


class Tables(html.parser.HTMLParser):
    """Rows of every table of a page, by its title."""

    def __init__(self, text):
        super().__init__()
        self.tables, self.cell, self.title = {}, None, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag in ("td", "th", "h2", "caption"):
            self.cell = ""
        elif tag == "tr":
            self.row = []

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data

    def handle_endtag(self, tag):
        if tag in ("h2", "caption"):
            self.title = self.cell
        elif tag in ("td", "th"):
            self.row.append(self.cell.strip())
        elif tag == "tr":
            self.tables.setdefault(self.title, []).append(self.row)
        if tag in ("td", "th", "h2", "caption"):
            self.cell = None


class Published(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.plan = cls.folder / "plan.gpkg"
        output(CLI, "new", "--sample", "norfolk-2013", cls.plan)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def words(self, path):
        """All of a PDF's words, also those that stand for its figures."""
        raw = output("qpdf", "--qdf", "--object-streams=disable", path, "-")
        said = [found.decode("latin-1") for found in re.findall(rb"/Alt \(((?:[^\\)]|\\.)*)\)", raw)]
        said += [bytes.fromhex(found.decode()).decode("utf-16") for found in re.findall(rb"/Alt <([0-9a-fA-F]+)>", raw)]
        self.assertTrue(said)
        return " ".join([output("pdftotext", "-layout", path, "-").decode(), *said, *output("pdfinfo", path).decode().splitlines()[:1]])

    def paper(self, name, command, *words, plan=None):
        path = self.folder / f"{name}.pdf"
        output(CLI, command, plan or self.plan, *words, "--date", "2013-11-21", "--quiet", "--output", path)
        return self.words(path)

    def rows(self, command, *words):
        return list(csv.DictReader(io.StringIO(output(CLI, command, self.plan, "--quiet", "--format", "csv", *words).decode())))

    def hidden(self, threshold, area):
        """Counts of an area that the table of year groups holds back, as (year, group): pupils."""
        whole = self.rows("forecast", "--by-group", "--table", "forecast", "--area", area)
        public = self.rows("forecast", "--by-group", "--table", "forecast", "--area", area, "--public", "--threshold", str(threshold))
        self.assertEqual(len(whole), len(public))
        return {(row["year"], row["group"]): float(row["pupils"]) for row, shown in zip(whole, public) if shown["pupils"] == "c"}

    def test_growth_area(self):
        """Reception of Thetford is about 300 in every year: with a threshold of 400 none of them may be found anywhere."""
        hidden = self.hidden(400, "Thetford")
        reception = {float(round(pupils)) for (_, group), pupils in hidden.items() if group == "R"}
        self.assertGreater(len(reception), 5)
        reception -= {324}  # its places
        whole = numbers(self.paper("whole", "report", "--growth-area", "Thetford"))
        self.assertGreaterEqual(len(reception & whole), 5)  # they would be
        for more in ([], ["--large-print"]):
            text = self.paper("public", "report", "--growth-area", "Thetford", "--public", "--threshold", "400", *more)
            self.assertFalse(reception & numbers(text), more)
            self.assertNotRegex(text, r"needs? [\d.]+ more forms|FE short|FE spare")
            said = " ".join(text.split())
            self.assertIn("What its schools need is left out of what is published: it would tell counts of children below 400.", said)
            self.assertIn("The chart of pupils is left out", said)
            self.assertIn("c: small counts of children", said)
            self.assertIn("Thetford: schools and growth", said)

    def test_some_points_of_a_chart(self):
        """Where only some years are small the chart keeps the others."""
        hidden = self.hidden(306, "Thetford")
        small = {float(round(pupils)) for (_, group), pupils in hidden.items() if group == "R"}
        shown = {float(round(float(row["pupils"]))) for row in self.rows("forecast", "--by-group", "--table", "forecast", "--area", "Thetford")
                 if row["group"] == "R"} - small
        self.assertTrue(small and shown)
        text = self.paper("some", "report", "--growth-area", "Thetford", "--public", "--threshold", "306")
        self.assertFalse({one for one in small if one != 300} & numbers(text))  # 300 is on the axis
        self.assertTrue(shown & numbers(text))
        self.assertIn("Where a line is broken, counts of children below 306 are held back", " ".join(text.split()))

    def test_nothing_small_changes_nothing(self):
        one = output("pdftotext", self.folder / "none.pdf", "-") if self.paper("none", "report", "--growth-area", "Thetford") else b""
        two = output("pdftotext", self.folder / "two.pdf", "-") if self.paper("two", "report", "--growth-area", "Thetford", "--public",
                                                                               "--threshold", "2") else b""
        self.assertEqual(one, two)

    def test_plan(self):
        """Areas with a count held back have no forms of entry either, which would tell it."""
        whole, text = self.paper("p", "report"), self.paper("q", "report", "--public", "--threshold", "300")
        self.assertIn("c: small counts of children", " ".join(text.split()))
        held = [line for line in text.splitlines() if re.search(r"(Primary|Secondary) +20\d\d/\d\d +c ", line)]
        self.assertGreaterEqual(len(held), 2)
        for line in held:
            name = re.split(r"  +", line.strip())[0]
            before = next(row for row in whole.splitlines() if row.strip().startswith(name + "  "))
            self.assertRegex(before, r"\d\.\d")
            self.assertNotRegex(line, r"\d\.\d")

    def test_need_tables(self):
        """Places short, forms of entry and class of an area and year of which any year group is held back."""
        held = {(row["area"], row["year"]) for row in self.rows("forecast", "--by-group", "--table", "forecast", "--public", "--threshold",
                                                                "20") if row["pupils"] == "c"}
        rows = self.rows("need", "--public", "--threshold", "20")
        self.assertTrue(held)
        self.assertTrue(any(row["forms_entry"] not in ("c", "") for row in rows))
        for row in rows:
            marks = {row[key] for key in ("shortfall", "spare", "forms_entry", "forms_total", "surplus_entry", "surplus_total", "class")} - {""}
            if (row["area"], row["year"]) in held and marks:
                self.assertEqual(marks, {"c"}, row)
        for row in self.rows("need", "--public", "--threshold", "20", "--table", "forms-primary"):
            for year in [key for key in row if key.isdigit() and row[key] != ""]:
                self.assertTrue(row[year] == "c" or (row["area"], year) not in held, (row, year))

    def test_page(self):
        """In the HTML of all tables: nothing below the threshold, and no count alone in its column of hidden ones."""
        whole, public = self.folder / "w.html", self.folder / "p.html"
        output(CLI, "report", self.plan, "--format", "html", "--quiet", "--output", whole)
        output(CLI, "report", self.plan, "--format", "html", "--quiet", "--output", public, "--public", "--threshold", "200")
        before, after = Tables(whole.read_text()).tables, Tables(public.read_text()).tables
        titles = [title for title in after if title.startswith(("Primary pupils", "Secondary pupils"))]
        self.assertEqual(len(titles), 2)
        marks = 0
        for title in titles:
            self.assertEqual(len(before[title]), len(after[title]))
            years = [i for i, heading in enumerate(after[title][0]) if re.fullmatch(r"20\d\d/\d\d", heading)]
            self.assertTrue(years)
            for i in years:
                column = [(old[i], new[i]) for old, new in zip(before[title][1:], after[title][1:])]
                marked = [float(old.replace(",", "")) for old, new in column if new == "c"]
                marks += len(marked)
                self.assertNotEqual(len(marked), 1, (title, i))
                self.assertTrue(all(float(new.replace(",", "")) >= 200 or float(new) == 0 for _, new in column if re.match(r"\d", new)))
        self.assertGreater(marks, 10)

    def test_challenge(self):
        """An area with fewer pupils than the threshold: not the sum, the roll, the contribution that tells it, the chart."""
        site, plan = "Old Buckenham Road", self.folder / "half.gpkg"
        shutil.copy(self.plan, plan)
        with sqlite3.connect(plan) as db:
            db.execute("UPDATE roll SET pupils = pupils / 2 WHERE school_id IN (SELECT school_id FROM area_school JOIN planning_area ON "
                       "planning_area.id = area_id WHERE name = 'Attleborough')")
        db.close()
        whole = self.paper("challenge", "challenge", site, plan=plan)
        book = self.folder / "public.xlsx"
        text = self.paper("challenge-public", "challenge", site, "--public", "--threshold", "1000", "--workbook", book,
                          plan=plan)
        roll, most = re.search(r"([\d,]+) pupils now(?: and at most|; without the site they will have up to) ([\d,]+)",
                               " ".join(whole.split())).groups()
        self.assertLess(float(roll.replace(",", "")), 1000)
        for number in (roll, most):
            self.assertIn(float(number.replace(",", "")), numbers(whole))
            self.assertNotIn(float(number.replace(",", "")), numbers(text))
        said = " ".join(text.split())
        self.assertIn("The sum is left out of what is published: it would tell counts of children below 1000.", said)
        self.assertIn(f"{site}: school places for a planning application", said)
        self.assertNotRegex(text, r"Contribution: i × j \(£\) +[\d.,]+")
        rows = output("ogr2ogr", "-f", "CSV", "/vsistdout/", book, "The sum, step by step").decode()
        self.assertNotIn(roll.replace(",", ""), rows)

    def test_words_of_planners(self):
        plan, path = self.folder / "words.gpkg", self.folder / "words.pdf"
        shutil.copy(self.plan, plan)
        for words, tell in (("3 more children", True), ("4 Year 7 pupils", True), ("Three Reception children", True), ("12 children", False),
                            ("One school for children", False), ("1,204 pupils", False)):
            with sqlite3.connect(plan) as db:
                db.execute("UPDATE growth_statement SET text = ? WHERE growth_area_id = 2", (f"Take in: {words} of the air base",))
            db.close()
            for more, there in ([], True), (["--public"], not tell):
                output(CLI, "report", plan, "--growth-area", "Thetford", "--date", "2013-11-21", "--quiet", "--output", path, *more)
                text = " ".join(output("pdftotext", path, "-").decode().split())
                self.assertEqual(words in text, there, words)
                self.assertEqual("A statement is left out of what is published" in text, not there)


unittest.main()
