#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what the tests found, from meson's own logs, and says it in one last line: "N passed, N failed".

  tally.py NAME=BUILD...         counts the last `meson test` of each build folder
  tally.py --find BUILD NAME...  prints the tests that are called NAME or are in a suite called NAME

Each TAP point is a test of its own, and so is a program without TAP. A skipped test, a missing one, a program that
stopped before its last point or with a failing status after good points, and a compiler warning count as failed."""

import fnmatch
import json
import os
import re
import subprocess
import sys

POINT = re.compile(r'^\s*(not )?ok\b(?:\s+\d+)?\s*(?:- )?([^#]*)(?:#\s*(\w+)\S*\s*(.*))?$')
PLAN = re.compile(r'^1\.\.(\d+)')

MOST_LINES = 20 # shown of one failure


def count_test(test):
    """(passed, [failures]) of one entry of meson's log."""
    name, output, result = test['name'].split(' / ')[-1], test.get('stdout') or '', test.get('result')
    plans = [int(m.group(1)) for m in map(PLAN.match, output.splitlines()) if m]
    if not plans:
        return (1, []) if result == 'OK' else (0, [f'{name}: {explain(result)}'])
    passed, failures, seen, broken = 0, [], 0, False
    for line in output.splitlines():
        point = POINT.match(line)
        if not point:
            if broken and line.startswith('#   '): # what tap.py says under a failed point
                failures[-1] += '\n    ' + line[4:]
            continue
        broken = bool(point.group(1))
        seen += 1
        title = point.group(2).strip() or f'point {seen}'
        directive = (point.group(3) or '').lower()
        if directive.startswith('skip'):
            failures.append(f'{name} {title}: skipped {point.group(4)}'.rstrip())
        elif point.group(1):
            failures.append(f'{name} {title}: failed')
        else:
            passed += 1
    if seen < plans[0]:
        failures.append(f'{name}: stopped after {seen} of {plans[0]} tests ({explain(result)})')
    elif plans[0] == 0:
        failures.append(f'{name}: tested nothing')
    elif result != 'OK' and not failures:
        failures.append(f'{name}: {explain(result)}')
    return passed, failures


def explain(result):
    return {'SKIP': 'skipped', 'TIMEOUT': 'took too long', 'FAIL': 'failed', 'ERROR': 'stopped with an error',
            'INTERRUPT': 'interrupted', 'OK': 'passed'}.get(result, str(result))


def count_warnings(build):
    """Compiler warnings of the last compilation of a build that ./check made, each once."""
    log = os.path.join(os.path.dirname(build), 'logs', os.path.basename(build) + '-build.log')
    try:
        with open(log, encoding='utf-8', errors='replace') as lines:
            return sorted({line.strip() for line in lines if re.search(r'\bwarning:', line)})
    except OSError:
        return []


def count_build(build):
    passed, failures, longest = 0, [], []
    try:
        with open(os.path.join(build, 'meson-logs', 'testlog.json'), encoding='utf-8') as log:
            tests = [json.loads(line) for line in log if line.strip()]
    except (OSError, ValueError) as error:
        return 0, [f'no test ran: {error}'], []
    for test in tests:
        good, bad = count_test(test)
        passed += good
        failures += bad
        longest.append((test.get('duration') or 0, test['name'].split(' / ')[-1]))
    if not tests:
        failures.append('no test ran')
    failures += [f'compiler: {warning}' for warning in count_warnings(build)]
    return passed, failures, sorted(longest, reverse=True)[:3]


def find_tests(build, wanted):
    tests = json.loads(subprocess.check_output(['meson', 'introspect', '--tests', build]))
    found = []
    for test in tests:
        suites = [suite.split(':')[-1] for suite in test['suite']]
        if any(fnmatch.fnmatch(test['name'], name) or name in suites for name in wanted):
            found.append(test['name'])
    print('\n'.join(dict.fromkeys(found)))


def main(arguments):
    if arguments[:1] == ['--find']:
        find_tests(arguments[1], arguments[2:])
        return 0
    total, failed = 0, 0
    for argument in arguments:
        name, _, build = argument.partition('=')
        passed, failures, longest = count_build(build)
        total += passed
        failed += len(failures)
        slow = ', '.join(f'{test} {seconds:.0f} s' for seconds, test in longest if seconds >= 1)
        print(f'{name}: {passed} passed, {len(failures)} failed' + (f' (longest: {slow})' if slow else ''))
        for failure in failures:
            lines = failure.splitlines()
            print('\n'.join([f'  FAILED {lines[0]}'] + lines[1:MOST_LINES]))
    print(f'{total} passed, {failed} failed')
    return 1 if failed or not total else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
