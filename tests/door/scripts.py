#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The two commands: plain POSIX shell, helpful when asked, and firm about what they do not know."""

import os
import subprocess

import source
import tap

SCRIPTS = ['run', 'check', '.ci/run', '.ci/front-door.sh', 'tests/door/desktop']


def run(*words):
    done = subprocess.run(words, cwd=source.ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


for script in SCRIPTS:
    status, output, complaint = run('shellcheck', '--shell=sh', '--external-sources', script)
    tap.check(status == 0, f'{script} is clean POSIX shell', output, complaint)
for script in SCRIPTS:
    if script.endswith('.sh'):
        continue
    tap.check(os.access(os.path.join(source.ROOT, script), os.X_OK), f'{script} can be run')
for script in ['./run', './check']:
    status, output, complaint = run(script, '--help')
    tap.check(status == 0 and output.startswith(f'Usage: {script}') and not complaint, f'{script} --help explains it')
    status, output, complaint = run(script, '--no-such-option')
    tap.check(status == 2 and '--no-such-option' in complaint, f'{script} names an option that it does not know', complaint)
status, output, complaint = run('./run', '/nowhere/at-all.places.gpkg')
tap.check(status == 1 and '/nowhere/at-all.places.gpkg' in complaint, './run names a plan that is not there', complaint)
sources = [path for path in source.files() if not path.startswith(('data/', 'tests/data/', 'tests/golden/'))]
hosts = [path for path in sources if any(host in source.read(path) for host in ('deb.' + 'debian.org', 'registry.' + 'npmjs'))]
tap.check_none(hosts, 'no file names a package host')
tap.done()
