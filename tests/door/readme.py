#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""README.md: its examples do what it says, and what it points at is there.

  readme.py CLI"""

import os
import re
import subprocess
import sys
import tempfile

import source
import tap

CLI = os.path.abspath(sys.argv[1])
MOST_PICTURE = 150 * 1000

text = source.read('README.md')


def check_from_nothing(folder):
    """The plan begun empty holds what its section put there, and nothing of it is an error."""
    plan = f'{folder}/newshire.places.gpkg'
    done = subprocess.run([CLI, 'check', plan, '--format', 'csv'], capture_output=True, text=True, timeout=60)
    tap.check('\nerror,' not in done.stdout, 'the plan from nothing has no errors', done.stdout)
    dump = subprocess.run([CLI, 'dump', plan], capture_output=True, text=True, timeout=60, check=True).stdout
    for table, n in (('school', 2), ('growth_area', 2), ('housing_site', 3), ('programme_table', 1), ('project', 1), ('pot', 1)):
        held = dump.count(f'INSERT INTO "{table}" ')
        tap.check(held == n, f'it has {n} of {table}', str(held))
    with open(f'{folder}/newshire.pdf', 'rb') as page:
        tap.check(page.read(5) == b'%PDF-', 'its paper is a PDF')


pictures = re.findall(r'!\[([^\]]+)\]\(([^)]+)\)', text)
tap.check(len(pictures) == 1, 'one picture, with words for those who cannot see it')
for words, path in pictures:
    size = os.path.getsize(os.path.join(source.ROOT, path))
    tap.check(size < MOST_PICTURE and len(words) > 60, f'{path} is small', f'{size} bytes')

# Paths in backticks; a pattern such as sp-NAME-page.c, and what only a build or a user has, are not looked for.
named = {path for path in re.findall(r'`((?:src|ui|data|icons|po|tests|\.ci)/[^` ]+|COPYING)`', text)
         if not re.search(r'[A-Z]{2}|\*|~', path.replace('COPYING', '').replace('README', ''))}
tap.check(len(named) > 8, 'it points at places in the source')
tap.check_none(sorted(path for path in named if not os.path.exists(os.path.join(source.ROOT, path))), 'and all are there')

with tempfile.TemporaryDirectory() as folder:
    os.symlink(CLI, f'{folder}/school-places-cli')
    os.symlink(os.path.join(source.ROOT, 'data'), f'{folder}/data')
    for name in ('rolls.csv', 'births.csv'):
        os.symlink(os.path.join(source.ROOT, 'tests/golden', name), f'{folder}/{name}')
    block = re.findall(r'^    \$ (school-places-cli .*)\n((?:    (?!\$).*\n|\n(?=    (?!\$)))*)', text, re.M)
    tap.check(len(block) >= 6, 'it has examples')
    for command, wanted in block:
        done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True, timeout=60,
                              env={**os.environ, 'PATH': folder + os.pathsep + os.environ['PATH']})
        printed = [line.strip() for line in done.stdout.splitlines()]
        missing = [line.strip() for line in wanted.splitlines() if line.strip() and line.strip() not in printed]
        tap.check(done.returncode in (0, 3) and not missing, command, *missing, done.stderr if done.returncode not in (0, 3) else '')
    with open(f'{folder}/thetford.pdf', 'rb') as page:
        tap.check(page.read(5) == b'%PDF-', 'the page about Thetford is a PDF')
    check_from_nothing(folder)
tap.done()
