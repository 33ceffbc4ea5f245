#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every edit of the command line, one after another: undone, the plan is what it was to the byte; done again, what it was made."""
import os
import pathlib
import re
import shlex
import shutil
import tempfile
import unittest

from program import run

# Of the edits that the help gives no example of. OWN stands for the key of the option added.
EXAMPLES = {
    "dwellings": 'dwellings "Old Buckenham Road" 2016/17 120', "delivery": 'delivery "Old Buckenham Road" probability 0.8',
    "later": 'later "Old Buckenham Road" 1', "earlier": 'earlier "Old Buckenham Road" 1',
    "stage": 'stage "Old Buckenham Road" allocated', "range": 'range "Old Buckenham Road" 300 400',
    "areas": 'areas "Mill Lane" Thetford none', "add-site": 'add-site "Mill Lane" Aylsham', "remove-site": 'remove-site "Mill Lane"',
    "count": 'count "Old Buckenham Road" primary 100 25', "usual-delivery": "usual-delivery outline probability 0.5",
    "yield": "yield primary house all all settled 0.31", "build-up": "build-up primary 2 0.5", "method": "method Thetford all geometric",
    "exclude-year": "exclude-year 2011/12 Thetford", "include-year": "include-year 2011/12 Thetford",
    "pupils": 'pupils Thetford 2016/17 R 5 --scenario "Slower housing"', "scenario": 'scenario "Another one"',
    "remove-scenario": 'remove-scenario "Another one"',
    "option": 'option "Bulge at Drake" "bulge class" Thetford 30 0.3 12', "option-cost": "option-cost OWN 0.5",
    "option-lead-time": "option-lead-time OWN 18", "remove-option": "remove-option OWN",
    "rename-programme": "rename-programme Best Chosen", "edition": 'edition "March 2014" 2014-03-31',
}
ORDER = ["option", "option-cost", "option-lead-time", "remove-option", "add-site", "areas", "remove-site", "exclude-year",
         "include-year"]


class EditUndo(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.plan = self.folder / "plan.gpkg"
        self.assertEqual(run("new", "--sample", "norfolk-2013", self.plan).returncode, 0)

    def dump(self):
        return run("dump", self.plan).stdout

    def edit(self, *words):
        done = run("edit", self.plan, *words)
        self.assertEqual(done.returncode, 0, (words, done.stderr.decode()))
        return done.stdout.decode()

    def list_edits(self):
        """Each verb of the program with its words, in an order in which each finds what it needs."""
        source = pathlib.Path(os.environ["SP_SOURCE_ROOT"]) / "src" / "cli" / "sp-edit-verbs.c"
        verbs = [verb for verb in re.findall(r'^  \{ "([a-z-]+)", ".*', source.read_text(), re.M) if verb not in ("undo", "redo")]
        text = run("edit", "--help").stdout.decode()
        helped = dict(re.findall(r"^  (\S+) .*, such as: (.*)$", text, re.M))
        examples = dict(EXAMPLES, **helped)
        self.assertEqual(sorted(verbs), sorted(examples), "an edit has no example, or an example is of none")
        for verb in verbs:
            self.assertRegex(text, rf"  {verb} [A-Z]", "the help does not list it")
        order = ORDER + [verb for verb in EXAMPLES if verb not in ORDER] + list(helped)
        return [(verb, examples[verb]) for verb in order]

    def test_every_edit(self):
        self.assertIn(run("programme", self.plan, "--solve", "--save", "Best", "--quiet").returncode, (0, 3))
        before, own = self.dump(), "none"
        for verb, example in self.list_edits():
            with self.subTest(edit=verb):
                self.edit(*shlex.split(example.replace("OWN", own)), "--reason", f"Why {verb}")
                after = self.dump()
                own = (re.findall(rb"'(own-\d+)'", after) or [own.encode()])[0].decode()
                self.assertFalse(after == before, "it changes nothing")
                self.edit("undo")
                self.assertTrue(self.dump() == before, "undone, the plan is not what it was, or what was done again was not the same")
                self.edit("redo")
                before = after
        self.assertTrue(self.dump() == before, "done again, the plan is not what it was made")


if __name__ == "__main__":
    unittest.main()
