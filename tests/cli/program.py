# SPDX-License-Identifier: GPL-3.0-or-later
"""The program under test, given as the first word of the command line, and what tests of it share."""
import csv
import io
import os
import subprocess
import sys

CLI = sys.argv.pop(1)


def run(*words, **more):
    environment = dict(os.environ, LC_ALL="C.UTF-8")
    return subprocess.run([CLI, *map(str, words)], capture_output=True, env=environment, timeout=300, **more)


def rows(*words, table):
    """The rows of one table that a command prints, as dictionaries."""
    done = run(*words, "--quiet", "--table", table, "--format", "csv")
    assert done.returncode in (0, 3), done.stderr.decode()
    return list(csv.DictReader(io.StringIO(done.stdout.decode())))


def as_gis(db):
    """The functions that the triggers of the R-trees call, and plain SQLite has not."""
    for name in ("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY", "ST_IsEmpty"):
        db.create_function(name, 1, lambda shape: None)
