#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped record of methods, src/forecast/sp-forecast-shipped.c, is what the back-test says of the three series.

usage: shipped.py CLI MAKE_SERIES SHARED_DATA TABLE [--update]

England, Maryland and New York, all origins that their past allows. Error of each candidate over that of 3:2:1, by what is
forecast, size of year group, and near (1 and 2 years) or far leads; of the series, weighted by forecasts compared, a series
counting at most 3,000 times so that none drowns the others; reception from England
alone, which has births. 0 where under 200 forecasts were compared.
"""
import collections
import csv
import io
import re
import subprocess
import sys
import tempfile

CANDIDATES = ("weighted", "mean-3", "last", "pooled-3", "pooled-5", "smoothed", "shrunk", "blend")
POINTS = ("R-Y6", "Y7-Y11", "R", "Y7", "entry", "Y1-Y6", "Y8-Y11", "Y12-Y14")
SIZES = ("under-40", "40-149", "150-999", "1000-up")
FILES = (("england", True), ("maryland", False), ("newyork", False))
MOST, FEWEST = 3000, 200


def league(cli, folder, name, births):
    command = [cli, "backtest", "--rolls", f"{folder}/{name}-rolls.csv", "--horizon", "5", "--format", "csv", "--quiet"]
    if births:
        command += ["--births", f"{folder}/{name}-births.csv"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode in (0, 3), done.stderr
    return list(csv.DictReader(line for line in io.StringIO(done.stdout.split("\n\n")[0])))


def relative_errors(cli, folder):
    """{(candidate, point, size, band): error over that of 3:2:1}"""
    sums = collections.defaultdict(lambda: [0.0, 0.0])
    counts = collections.Counter()
    for name, births in FILES:
        off = collections.Counter()
        n = collections.Counter()
        for r in league(cli, folder, name, births):
            key = r["method"], r["point"], r["size"], int(int(r["years_ahead"]) >= 3)
            off[key] += float(r["weighted_error"]) * int(r["n"])
            n[key] += int(r["n"])
        for key in off:
            usual = off[("weighted",) + key[1:]]
            if key[0] in CANDIDATES and usual > 0 and (births or key[1] != "R"):
                weight = min(n[key], MOST)
                sums[key][0] += weight * off[key] / usual
                sums[key][1] += weight
                counts[key] += n[key]
    return {key: s[0] / s[1] for key, s in sums.items() if counts[key] >= FEWEST}


def table(found):
    lines = []
    for point in POINTS[2:]:
        lines.append(f"  {{ /* {point} */")
        for size in SIZES:
            rows = []
            for band in (0, 1):
                values = [found.get((c, point, size, band), 0) for c in CANDIDATES]
                rows.append("{ " + ", ".join("0" if v == 0 else f"{v:.3f}" for v in values) + " }")
            lines.append("    { " + ",\n      ".join(rows) + " },")
        lines.append("  },")
    return "\n".join(lines)


def main():
    cli, make, data, path = sys.argv[1:5]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, make, data, folder], check=True)
        text = table(relative_errors(cli, folder))
    source = open(path).read()
    before, rest = source.split("/* begin */\n")
    old, after = rest.split("\n  /* end */")
    if "--update" in sys.argv:
        open(path, "w").write(f"{before}/* begin */\n{text}\n  /* end */{after}")
        return 0
    pairs = list(zip(re.findall(r"[\d.]+", old), re.findall(r"[\d.]+", text)))
    worst = max(abs(float(a) - float(b)) for a, b in pairs)
    good = len(old.split()) == len(text.split()) and worst <= 0.0015
    print(f"{'ok  ' if good else 'FAIL'} the shipped record is what the series say (largest difference {worst:.4f})")
    return 0 if good else 1


sys.exit(main())
