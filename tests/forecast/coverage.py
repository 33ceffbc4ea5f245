#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many ranges hold, on data that nothing was fitted to: nominal 80 and 95 %, 1 to 5 years ahead.

usage: coverage.py BACKTEST MAKE_SERIES SHARED_DATA [--no-limits]

Every range is learned by the forecast itself from what lies before its origin. Units are halved by the last figure of their
code (authorities; districts of schools), and each half is a file of its own: what one half taught cannot help the other. Scored:
year groups, and totals of R-Y6 and Y7-Y11 of authorities and of schools; and for paths the totals of all schools of a district
together, each district a file of its own, as a council would have it. Twice: the analytic form, and quantiles of 1,000 paths.
"""
import collections
import csv
import subprocess
import sys
import tempfile

Row = collections.namedtuple("Row", "area origin lead group actual pupils l80 u80 l95 u95")
SERIES = {"england": (range(2013, 2019), True), "maryland": (range(2010, 2015), False), "newyork": (range(2007, 2011), False)}
LEADS = (1, 2, 3, 4, 5)
LIMIT, FEWEST = 3, 150
FAR, FAR_LIMIT = 5, 4     # few starting years have five years after them, and all areas share a year
PHASE_LIMIT = 4, 6.5      # of one phase's totals alone: fewer still
DISTRICT_LIMIT = {        # points too few at 80 and at 95, of 25 to 128 totals
    ("maryland", "K-6"): (3, 5), ("maryland", "7-12"): (3, 3), ("newyork", "K-6"): (16, 13), ("newyork", "7-12"): (16, 14)}
failures = []


def expect(ok, what):
    if not ok:
        failures.append(what)
        print("FAIL " + what)


def backtest(rolls, births, origins, paths):
    command = [sys.argv[1]] + (["--paths"] if paths else []) + [rolls, births or "-", "auto", "5"]
    done = subprocess.run(command + [str(o) for o in origins], check=True, capture_output=True, text=True)
    rows = []
    for line in done.stdout.splitlines()[1:]:
        f = line.split(",")
        rows.append(Row(f[0], int(f[1]), int(f[2]), int(f[3]), *map(float, f[4:10])))
    return rows


def read(name):
    with open(f"{folder}/{name}-rolls.csv") as f:
        return f.readline(), f.readlines()


def write(path, header, lines):
    with open(path, "w") as out:
        out.write(header)
        out.writelines(lines)


def whole_authorities():
    """Authorities with every year group R-Y11 over 50 pupils in all nine years, and births (boundary changes drop four)."""
    cells = collections.Counter()
    with open(f"{folder}/england-rolls.csv") as f:
        for r in csv.DictReader(f):
            cells[r["area"]] += r["group"] not in ("Y12", "Y13", "Y14") and float(r["pupils"]) > 50
    with open(f"{folder}/england-births.csv") as f:
        births = {r["area"] for r in csv.DictReader(f)}
    return {a for a, n in cells.items() if n == 9 * 12 and a in births}


def unit(name, line):
    return line.split(",")[0] if name == "england" else line.rstrip("\n").split(",")[-1]


def halves(name):
    header, lines = read(name)
    units = sorted({unit(name, line) for line in lines})
    order = {u: i for i, u in enumerate(u for u in units if name != "england" or u in whole)}
    for half in (0, 1):
        path = f"{folder}/{name}-half{half}-rolls.csv"
        write(path, header, [line for line in lines if order.get(unit(name, line), -1) % 2 == half])
        yield path


def held(rows):
    n = len(rows)
    return (n, 100 * sum(r.l80 <= r.actual <= r.u80 for r in rows) / n, 100 * sum(r.l95 <= r.actual <= r.u95 for r in rows) / n)


def report(what, rows, limit, leads=LEADS):
    cells = []
    for lead in LEADS:
        some = [r for r in rows if r.lead == lead and r.actual > 0]
        if len(some) < 20:
            continue
        n, a, b = held(some)
        cells.append(f"{lead}y {a:.1f} {b:.1f} ({n})")
        if limit and lead in leads and n >= FEWEST and "--no-limits" not in sys.argv:
            most = limit[lead >= FAR]
            expect(abs(a - 80) <= most and abs(b - 95) <= most, f"{what}, {lead} years: {a:.1f} and {b:.1f} % held")
    print(f"  {what}: " + " | ".join(cells), flush=True)


def check_series(name, origins, births):
    births = f"{folder}/{name}-births.csv" if births else None
    files = list(halves(name))
    for paths in (False, True):
        form = "paths" if paths else "analytic"
        rows = [r for path in files for r in backtest(path, births, origins, paths) if r.area != "(all)"]
        report(f"{name}, {form}, year groups", [r for r in rows if r.group <= 11], (LIMIT, LIMIT))
        for code, total in ((100, "R-Y6"), (101, "Y7-Y11")):
            report(f"{name}, {form}, totals {total}", [r for r in rows if r.group == code], PHASE_LIMIT, (1, 3, 5))
        report(f"{name}, {form}, all totals", [r for r in rows if r.group >= 100], (LIMIT, FAR_LIMIT))


def check_districts(name, origins):
    header, lines = read(name)
    districts = collections.defaultdict(list)
    for line in lines:
        districts[unit(name, line)].append(line)
    rows = []
    for district, some in districts.items():
        path = f"{folder}/{name}-district.csv"
        write(path, header, some)
        for origin in origins:
            try:
                rows += [r for r in backtest(path, None, [origin], True) if r.area == "(all)"]
            except subprocess.CalledProcessError:
                pass  # a district with no school yet
    for code, total in ((100, "K-6"), (101, "7-12")):
        some = [r for r in rows if r.group == code]
        report(f"{name}, paths, districts {total}", some, None)
        for lead in (1, 2, 3, 4, 5):
            n, a, b = held([r for r in some if r.lead == lead and r.actual > 0])
            few, few95 = DISTRICT_LIMIT[name, total]
            expect(a >= 80 - few and b >= 95 - few95 or "--no-limits" in sys.argv,
                   f"{name}, districts {total}, {lead} years: {a:.1f} and {b:.1f} % held")


def main():
    global folder, whole
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, sys.argv[2], sys.argv[3], folder], check=True)
        whole = whole_authorities()
        for name, (origins, births) in SERIES.items():
            check_series(name, origins, births)
        for name in ("maryland", "newyork"):
            check_districts(name, SERIES[name][0])
    print(f"{len(failures)} failed")
    return 1 if failures else 0


sys.exit(main())
