#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns the shared roll series into the files that `forecast --rolls --births` reads.

usage: make-series.py SHARED_DATA OUT_DIR

England: authorities by year group, births to mid-year four years before (districts summed to authorities). Maryland and New
York: schools by grade, K as R, with and without the district as parent; suppressed and blank cells are left out.
"""
import collections
import csv
import gzip
import os
import sys


def write(path, header, rows):
    with open(path, "w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(header)
        writer.writerows(sorted(rows))


def england(data, out):
    rolls, codes = [], collections.defaultdict(set)
    with gzip.open(f"{data}/rolls/england_la_by_ncyear/la_by_ncyear_201112_201920.csv.gz", "rt") as f:
        for r in csv.DictReader(f):
            group = {"reception": "R"}.get(r["nc_year"], r["nc_year"].replace("year_group_", "Y"))
            rolls.append((r["old_la_code"], int(r["time_period"][:4]), group, r["headcount"]))
            codes[r["old_la_code"]].add(r["new_la_code"])
    with open(f"{data}/population/district_to_county_2021.csv") as f:
        county = {r["lad21cd"]: r["cty21cd"] for r in csv.DictReader(f) if r["cty21cd"]}
    births = collections.defaultdict(float)
    with gzip.open(f"{data}/population/births_by_district_1992_2023.csv.gz", "rt") as f:
        for r in csv.DictReader(f):
            if r["type"] == "actual" and r["date"][5:] == "07-01" and r["gss_code"].startswith("E0"):
                for code in {r["gss_code"], county.get(r["gss_code"], r["gss_code"])}:
                    births[code, int(r["date"][:4]) + 4] += float(r["annual_births"])
    write(f"{out}/england-rolls.csv", ("area", "year", "group", "pupils"), rolls)
    write(f"{out}/england-births.csv", ("area", "entry_year", "births"),
          [(la, year, f"{n:g}") for la in codes for (code, year), n in births.items() if code in codes[la] and 2008 <= year <= 2026])


def schools(rows, name, out):
    write(f"{out}/{name}-rolls.csv", ("area", "year", "group", "pupils", "parent"), rows)
    write(f"{out}/{name}-noparent-rolls.csv", ("area", "year", "group", "pupils"), [r[:4] for r in rows])


def group(grade):
    return "R" if grade == "K" else f"Y{grade}"


def maryland(data, out):
    rows = []
    with gzip.open(f"{data}/rolls/maryland_school_by_grade/maryland_long_2009_2016.csv.gz", "rt") as f:
        for r in csv.DictReader(f):
            if r["grade"] != "PK" and r["suppressed"] != "1" and r["pupils"]:
                rows.append((r["school_key"], int(r["end_year"]) - 1, group(r["grade"]), r["pupils"], r["school_key"][:2]))
    schools(rows, "maryland", out)


def newyork(data, out):
    rows = []
    base = f"{data}/rolls/nyc_school_by_grade/snapshot_"
    for path, year, k, grade in ((base + "2005-06_2011-12.csv.gz", "schoolyear", "k", "grade{}"),
                                 (base + "2013-14_2014-15.csv.gz", "Year", "Grade K", "Grade {}")):
        with gzip.open(path, "rt") as f:
            for r in csv.DictReader(f):
                for g in ["K"] + list(range(1, 13)):
                    n = r[k if g == "K" else grade.format(g)].strip()
                    if n and float(n) > 0:
                        rows.append((r["DBN"].strip(), int(r[year][:4]), group(g), n, r["DBN"][:2]))
    schools(rows, "newyork", out)


def main():
    data, out = sys.argv[1:]
    os.makedirs(out, exist_ok=True)
    england(data, out)
    maryland(data, out)
    newyork(data, out)


main()
