#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The accuracy that the forecast is held to, measured on real series by rolling origins.

usage: accuracy.py BACKTEST MAKE_SERIES SHARED_DATA [--league]

England: 100 authorities, origins 2014-2016, mean absolute percentage error of eight measures against the best of three plain
methods. Maryland and New York: schools by single grade, weighted absolute error against 3-year pooled cohort survival (intakes:
the mean of the last three). Coverage: share of actual rolls within the 80 and 95 % intervals, year groups R to Y11, and totals of
phases. Nothing after an origin is given to the forecast. --league prints every method.
"""
import collections
import csv
import subprocess
import sys
import tempfile

MEASURES = [(name, lead) for name in ("R-Y6", "Y7-Y11", "R", "Y7") for lead in (1, 3)]
SPANS = {"R-Y6": (0, 6), "Y7-Y11": (7, 11), "R": (0, 0), "Y7": (7, 7)}
SCHOOLS = {"maryland": range(2010, 2015), "newyork": (2008, 2009, 2010)}
PLAIN = ("weighted", "mean-3", "last")
METHODS = PLAIN + ("blend", "mean-2", "mean-5", "median", "geometric", "pooled-2", "pooled-3", "pooled-5", "smoothed", "shrunk")
Row = collections.namedtuple("Row", "area origin lead group actual pupils l80 u80 l95 u95")
failures = []


def expect(ok, what):
    print(("ok   " if ok else "FAIL ") + what)
    if not ok:
        failures.append(what)


def backtest(series, method, horizon, origins, births=None):
    command = [sys.argv[1], f"{folder}/{series}-rolls.csv", f"{folder}/{births}" if births else "-", method, str(horizon)]
    text = subprocess.run(command + [str(o) for o in origins], check=True, capture_output=True, text=True).stdout
    rows = []
    for line in text.splitlines()[1:]:
        f = line.split(",")
        rows.append(Row(f[0], int(f[1]), int(f[2]), int(f[3]), *map(float, f[4:10])))
    return rows


def whole_authorities():
    """Authorities with every year group R-Y11 over 50 pupils in all nine years, and births (boundary changes drop four)."""
    rolls = collections.defaultdict(dict)
    with open(f"{folder}/england-rolls.csv") as f:
        for r in csv.DictReader(f):
            rolls[r["area"]][r["year"], r["group"]] = float(r["pupils"])
    with open(f"{folder}/england-births.csv") as f:
        births = {r["area"] for r in csv.DictReader(f)}
    groups = ["R"] + [f"Y{n}" for n in range(1, 12)]
    return {a for a, cells in rolls.items()
            if a in births and all(cells.get((str(y), g), 0) > 50 for y in range(2011, 2020) for g in groups)}


def england_errors(method):
    sums = collections.defaultdict(lambda: [0.0, 0.0])
    for r in backtest("england", method, 3, (2014, 2015, 2016), "england-births.csv"):
        for name, (low, high) in SPANS.items():
            if r.area in whole and low <= r.group <= high:
                cell = sums[name, r.lead, r.area, r.origin]
                cell[0] += r.actual
                cell[1] += r.pupils
    errors = collections.defaultdict(list)
    for (name, lead, _, _), (actual, pupils) in sums.items():
        errors[name, lead].append(100 * abs(pupils / actual - 1))
    return [sum(errors[m]) / len(errors[m]) for m in MEASURES]


def school_errors(name, method):
    """Weighted absolute error, per cent, of (later or entry, lead), and of the plain method on the same cells."""
    rolls = {}
    with open(f"{folder}/{name}-rolls.csv") as f:
        for r in csv.DictReader(f):
            rolls[r["area"], int(r["year"]), 0 if r["group"] == "R" else int(r["group"][1:])] = float(r["pupils"])
    entry = {}
    for area, year, group in rolls:
        entry[area, year] = min(group, entry.get((area, year), 99))
    plain = {r[:4]: r.pupils for r in backtest(name, "pooled-3", 3, SCHOOLS[name])}
    sums = collections.defaultdict(lambda: [0.0, 0.0, 0.0])
    for r in backtest(name, method, 3, SCHOOLS[name]):
        if r.group >= 100 or r.actual <= 0 or r[:4] not in plain:
            continue
        first = r.group == entry.get((r.area, r.origin))
        other = plain[r[:4]]
        if first:
            past = [rolls[r.area, r.origin - k, r.group] for k in range(3) if (r.area, r.origin - k, r.group) in rolls]
            other = sum(past) / len(past)
        cell = sums["entry" if first else "later", r.lead]
        cell[0] += abs(r.pupils - r.actual)
        cell[1] += abs(other - r.actual)
        cell[2] += r.actual
    return {k: (100 * v[0] / v[2], 100 * v[1] / v[2]) for k, v in sums.items()}


def coverage(rows, wanted):
    found = {}
    for lead in (1, 2, 3, 4, 5):
        some = [r for r in rows if r.lead == lead and wanted(r) and r.actual > 0]
        if len(some) >= 50:
            found[lead] = tuple(100 * sum(low <= r.actual <= high for r, low, high in bounds) / len(some) for bounds in
                                ([(r, r.l80, r.u80) for r in some], [(r, r.l95, r.u95) for r in some]))
    return found


def check_england(league):
    print("England, MAPE: " + ", ".join(f"{n} {lead}y" for n, lead in MEASURES))
    table = {m: england_errors(m) for m in (METHODS if league else PLAIN)}
    auto = england_errors("auto")
    for method, errors in list(table.items()) + [("auto", auto)]:
        print(f"  {method:10s} " + " ".join(f"{e:6.3f}" for e in errors))
    best = [min(table[m][i] for m in PLAIN) for i in range(len(MEASURES))]
    ratio = [a / b for a, b in zip(auto, best)]
    gain = 100 * (1 - sum(ratio) / len(ratio))
    expect(gain >= 5, f"England: {gain:.1f} % below the best plain method, averaged over eight measures (at least 5)")
    expect(max(ratio) <= 1, f"England: in none of the eight above it (worst {100 * (max(ratio) - 1):+.1f} %)")
    for i, measure in enumerate(MEASURES):
        least = min(errors[i] for errors in table.values())
        expect(auto[i] <= least + 0.1, f"England {measure}: {auto[i]:.3f} against {least:.3f} of the best single method")


def check_schools(name):
    errors = school_errors(name, "auto")
    for (kind, lead), (auto, plain) in sorted(errors.items()):
        print(f"  {name:11s} {kind} {lead}y {auto:6.2f} plain {plain:6.2f} {100 * (auto / plain - 1):+.1f} %")
    for kind, least in (("later", 10), ("entry", 4)):
        for lead in (1, 2, 3):
            gain = 100 * (1 - errors[kind, lead][0] / errors[kind, lead][1])
            expect(gain >= least, f"{name}: {kind} grades, {lead} years: {gain:.1f} % below plain cohort survival (at least {least})")


def check_halves(name):
    """Schools of every second district in a file of their own: with half to learn from, and none of it seen by the other half."""
    with open(f"{folder}/{name}-rolls.csv") as f:
        header, lines = f.readline(), f.readlines()
    order = {d: i for i, d in enumerate(sorted({line.split(",")[-1] for line in lines}))}
    for half in (0, 1):
        with open(f"{folder}/{name}-{half}-rolls.csv", "w") as out:
            out.writelines([header] + [line for line in lines if order[line.split(",")[-1]] % 2 == half])
        SCHOOLS[f"{name}-{half}"] = SCHOOLS[name]
        check_schools(f"{name}-{half}")


def check_shock():
    """One bad year: in 2016 3 % of reception and 1 % of Years 1 to 6 are away everywhere, and back a year later."""
    with open(f"{folder}/england-rolls.csv") as f, open(f"{folder}/shock-rolls.csv", "w") as out:
        for line in f:
            area, year, group, pupils = line.strip().split(",")
            if year == "2016" and group in ("R", "Y1", "Y2", "Y3", "Y4", "Y5", "Y6"):
                pupils = round(float(pupils) * (0.97 if group == "R" else 0.99))
            out.write(f"{area},{year},{group},{pupils}\n")
    error = {}
    for method in ("auto", "weighted", "last"):
        rows = [r for r in backtest("shock", method, 3, (2016,), "england-births.csv") if r.area in whole and r.group == 100 and r.lead == 3]
        error[method] = 100 * sum(abs(r.pupils / r.actual - 1) for r in rows) / len(rows)
    print("  a bad year, R-Y6 three years on: " + ", ".join(f"{m} {e:.2f} %" for m, e in error.items()))
    expect(error["auto"] < 0.7 * error["weighted"], "one bad year does not poison what follows")


def check_coverage(name, rows, wanted, leads, tolerance, what):
    found = coverage(rows, wanted)
    print(f"  {name:9s} {what}: " + " | ".join(f"{k}y {a:.1f} {b:.1f}" for k, (a, b) in found.items()))
    for lead in leads:
        if lead in found:
            a, b = found[lead]
            expect(abs(a - 80) <= tolerance and abs(b - 95) <= tolerance, f"{name}: {what}, {lead} years: {a:.1f} and {b:.1f} % held")


def year_group(r):
    return r.group <= 11


def main():
    global folder, whole
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, sys.argv[2], sys.argv[3], folder], check=True)
        whole = whole_authorities()
        check_england("--league" in sys.argv)
        check_shock()
        for name in ("maryland", "newyork"):
            check_schools(name)
            check_halves(name)
        rows = [r for r in backtest("england", "auto", 5, (2014, 2015, 2016), "england-births.csv") if r.area in whole]
        check_coverage("england", rows, year_group, (1, 3, 5), 3, "year groups")
        check_coverage("england", rows, lambda r: r.group >= 100, (), 0, "totals")
        for name, origins in [(n, SCHOOLS[n]) for n in ("maryland", "newyork")]:
            rows = backtest(name, "auto", 5, origins)
            check_coverage(name, rows, year_group, (1, 3, 5), 3, "year groups")
            check_coverage(name, rows, lambda r: r.group >= 100, (), 0, "totals")
    print(f"{len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
