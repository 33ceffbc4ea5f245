# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample's forecast against what happened, as data/samples/README.md tells it: no worse than printed there."""
import csv
import io
import os
import re
import subprocess
import sys
import tempfile
import unittest

import sample_plan

CLI = sys.argv.pop(1)
PRINTED = re.compile(r'^\| (20\d\d)/\d\d \| ([\d,]+) \| ([\d,]+) \| (-?[\d.]+) \| ([\d,]+) \| ([\d,]+) \| (-?[\d.]+) \|$', re.M)
FINDINGS = 3  # the command's exit status when what it prints has warnings


def run(*arguments):
    done = subprocess.run([CLI, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding='utf-8', check=False)
    assert done.returncode in (0, FINDINGS), done.stderr
    return done.stdout


class Outturn(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            plan = os.path.join(folder, 'norfolk.plan')
            run('new', '--quiet', '--sample', 'norfolk-2013', plan)
            text = run('forecast', '--quiet', '--table', 'outturn', '--format', 'csv', plan)
        cls.rows = {(r['phase'], int(r['year'][:4])): r for r in csv.DictReader(io.StringIO(text))}
        with open(os.path.join(sample_plan.SAMPLES, 'README.md'), encoding='utf-8') as f:
            cls.printed = PRINTED.findall(f.read())

    def test_every_year_is_printed(self):
        self.assertEqual([int(p[0]) for p in self.printed], list(range(2014, 2020)))
        self.assertEqual(len(self.rows), 2 * len(self.printed))

    def test_error_is_no_worse_than_printed(self):
        for year, *figures in self.printed:
            for phase, (forecast, actual, error) in (('primary', figures[:3]), ('secondary', figures[3:])):
                row = self.rows[phase, int(year)]
                with self.subTest(year=year, phase=phase):
                    self.assertLessEqual(abs(float(row['error_percent'])), abs(float(error)) + 0.05)
                    self.assertEqual(round(float(row['actual'])), int(actual.replace(',', '')))
                    # and the forecast is still the one that is told of
                    self.assertAlmostEqual(float(row['forecast']) / int(forecast.replace(',', '')), 1, delta=0.005)

    def test_three_years_ahead_it_is_as_good_as_councils_are(self):
        """Councils' mean absolute error three years ahead: 2.3 % primary, 2.1 % secondary (scorecard of 2024)."""
        for phase, mean in (('primary', 2.3), ('secondary', 2.1)):
            self.assertLess(abs(float(self.rows[phase, 2016]['error_percent'])), mean)


if __name__ == '__main__':
    unittest.main()
