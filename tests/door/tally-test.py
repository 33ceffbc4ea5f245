#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tally that ./check ends with: it counts TAP points one by one, and calls nothing passed that did not run and pass."""

import tally
import tap


def entry(output, result='OK', name='demo'):
    return {'name': name, 'stdout': output, 'result': result}


def check_count(title, wanted_passed, wanted_failed, output, result='OK'):
    passed, failures = tally.count_test(entry(output, result))
    tap.check_equal((passed, len(failures)), (wanted_passed, wanted_failed), title)


check_count('a program without TAP is one test', 1, 0, 'all well\n')
check_count('a failing program is one failure', 0, 1, 'boom\n', 'FAIL')
check_count('a skipped program is a failure', 0, 1, '', 'SKIP')
check_count('a slow program is a failure', 0, 1, '', 'TIMEOUT')
check_count('points of GLib are counted', 2, 0, 'TAP version 13\n# random seed: x\n1..2\n# Start of a\nok 1 /a/b\nok 2 /a/c\n')
check_count('a failed point is told from good ones', 1, 1, '1..2\nok 1 /a\nnot ok 2 /b - broken\n', 'FAIL')
check_count('a skipped point is a failure', 1, 1, '1..2\nok 1 /a\nok 2 /b # SKIP no data\n')
check_count('a crash half way is a failure', 1, 1, '1..3\nok 1 /a\n', 'ERROR')
check_count('a failing status after good points is a failure', 2, 1, '1..2\nok 1 /a\nok 2 /b\n', 'ERROR')
check_count('a plan of no tests is a failure', 0, 1, '1..0\n')
check_count('the plan may come last', 2, 0, 'ok 1 - a\nok 2 - b\n1..2\n')
check_count('prose that says ok is no point', 1, 0, 'okay then\nbook 1\n')
tap.done()
