#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The league of `school-places-cli backtest` on the English authorities is what accuracy.py reckons by itself.

usage: league.py CLI BACKTEST MAKE_SERIES SHARED_DATA

accuracy.py scores every forecast that tests/bench/backtest writes; the command scores them inside the engine. Both on the 100
authorities with unbroken history, origins 2014 to 2016, 3:2:1.
"""
import csv
import io
import subprocess
import sys
import tempfile

CLI = sys.argv.pop(1)
import accuracy  # reads the other arguments

POINTS = {"R-Y6": "R-Y6", "Y7-Y11": "Y7-Y11", "R": "R", "Y7": "Y7"}


def keep_whole(name):
    with open(f"{accuracy.folder}/{name}") as source, open(f"{accuracy.folder}/whole-{name}", "w") as out:
        out.write(next(source))
        out.writelines(line for line in source if line.split(",")[0] in accuracy.whole)


def league():
    for name in ("england-rolls.csv", "england-births.csv"):
        keep_whole(name)
    files = ["--rolls", f"{accuracy.folder}/whole-england-rolls.csv", "--births", f"{accuracy.folder}/whole-england-births.csv"]
    done = subprocess.run([CLI, "backtest", *files, "--origins", "2014-2016", "--horizon", "3", "--format", "csv", "--quiet"],
                          capture_output=True, text=True)
    assert done.returncode in (0, 3), done.stderr
    return {(r["method"], r["point"], int(r["years_ahead"])): r for r in csv.DictReader(io.StringIO(done.stdout))
            if r["size"] == "all"}


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as accuracy.folder:
        subprocess.run([sys.executable, sys.argv[2], sys.argv[3], accuracy.folder], check=True)
        accuracy.whole = accuracy.whole_authorities()
        found = league()
        for method in ("weighted", "mean-3"):
            for (name, lead), wanted in zip(accuracy.MEASURES, accuracy.england_errors(method)):
                row = found[method, POINTS[name], lead]
                good = abs(float(row["mean_error"]) - wanted) < 0.001 and int(row["n"]) == 3 * len(accuracy.whole)
                print(f"{'ok  ' if good else 'FAIL'} {method} {name} {lead}y {float(row['mean_error']):.4f} wanted {wanted:.4f}")
                failed += not good
        # What the project was told to expect of 3:2:1.
        for name, lead, wanted in (("R-Y6", 1, 0.48), ("R-Y6", 3, 1.32)):
            good = round(float(found["weighted", name, lead]["mean_error"]), 2) == wanted
            print(f"{'ok  ' if good else 'FAIL'} weighted {name} {lead}y is {wanted}")
            failed += not good
        for (method, point, lead), row in found.items():
            if method == "auto":
                print(f"     auto {point} {lead}y {float(row['mean_error']):.3f} held {float(row['held80']):.1f} {float(row['held95']):.1f}")
    print(f"{failed} failed")
    return 1 if failed else 0


sys.exit(main())
