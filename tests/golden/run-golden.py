#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compare what the command line prints on the samples with what it printed before, byte for byte.

    run-golden.py CLI            compare; exit 1 and show the differences
    run-golden.py CLI --update   write what it prints now (say why in the commit)
    run-golden.py CLI --only need-2013   only goldens whose name contains this

Each line of cases.txt is a golden: NAME | EXPECTED EXIT | ARGUMENTS. @2013 and @2018 stand for fresh sample plans, @EMPTY for an
empty one, @ROLLS and
@BIRTHS for the CSV files in this folder, %OUT for a file that the command writes and whose bytes are then the golden.
NAME.out holds standard output (or %OUT), NAME.err standard error where there is any.
"""
import argparse
import difflib
import hashlib
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
MOST_LINES = 40  # of a difference shown
LONGEST = 600  # bytes of a line kept; the rest (the outline of a district in a dump) only as its hash


def read_cases():
    for line in (HERE / "cases.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, status, words = (part.strip() for part in line.split("|", 2))
            yield name, int(status), shlex.split(words)


def run(cli, words, places):
    out = places["%OUT"]
    pathlib.Path(out).unlink(missing_ok=True)
    command = [cli] + [places.get(word, word) for word in words]
    environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en", SOURCE_DATE_EPOCH="1385035200")
    done = subprocess.run(command, capture_output=True, env=environment, timeout=300)
    result = pathlib.Path(out).read_bytes() if "%OUT" in words and os.path.exists(out) else done.stdout
    folder = str(pathlib.Path(places["@2013"]).parent).encode()
    return done.returncode, shorten(result), done.stderr.replace(folder + b"/", b"")


def shorten(data):
    lines = data.split(b"\n")
    return b"\n".join(line if len(line) <= LONGEST else line[:LONGEST].decode("utf-8", "ignore").encode()
                      + b" ... sha256 " + hashlib.sha256(line).hexdigest().encode() for line in lines)


def show(name, old, new):
    old, new = (data.decode("utf-8", "replace").splitlines() for data in (old, new))
    lines = list(difflib.unified_diff(old, new, f"{name} before", f"{name} now", lineterm="", n=1))
    print("\n".join(lines[:MOST_LINES]))
    if len(lines) > MOST_LINES:
        print(f"… and {len(lines) - MOST_LINES} more lines")


def compare(path, data, update):
    """TRUE when the golden holds these bytes (after an update it does)."""
    old = path.read_bytes() if path.exists() else b""
    if old == data:
        return True
    if update:
        path.write_bytes(data) if data else path.unlink(missing_ok=True)
        print(f"updated {path.name}")
        return True
    show(path.name, old, data)
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    cases = [case for case in read_cases() if arguments.only in case[0]]
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        places = {f"@{year}": os.path.join(folder, f"norfolk-{year}.gpkg") for year in ("2013", "2018")}
        places |= {"@ROLLS": str(HERE / "rolls.csv"), "@BIRTHS": str(HERE / "births.csv"), "%OUT": os.path.join(folder, "out")}
        for year in ("2013", "2018"):
            subprocess.run([arguments.cli, "new", "--sample", f"norfolk-{year}", places[f"@{year}"]], check=True)
        places["@EMPTY"] = os.path.join(folder, "empty.gpkg")
        subprocess.run([arguments.cli, "new", "--title", "Testshire", "--la-code", "999", "--origin", "2020/21", places["@EMPTY"]], check=True)
        print(f"1..{len(cases)}")
        for number, (name, expected, words) in enumerate(cases, 1):
            status, out, err = run(arguments.cli, words, places)
            good = status == expected
            if not good:
                print(f"{name}: ended with {status}, expected {expected}\n{err.decode('utf-8', 'replace')}")
            good = compare(HERE / f"{name}.out", out, arguments.update) and good
            good = compare(HERE / f"{name}.err", err, arguments.update) and good
            print(f"{'ok' if good else 'not ok'} {number} - {name}")
            if not good:
                failed.append(name)
    if failed:
        print(f"Differ: {', '.join(failed)}. Where the change is meant: {sys.argv[0]} CLI --update, and say why in the commit.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
