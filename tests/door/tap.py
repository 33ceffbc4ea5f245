# SPDX-License-Identifier: GPL-3.0-or-later
"""Test points in TAP for the door's checks: check () one after another, then done ()."""

import sys

_points = 0
_failed = 0


def check(good, title, *faults):
    """One point; what is wrong is listed under a failed one."""
    global _points, _failed
    _points += 1
    print(('ok' if good else 'not ok'), _points, '-', title.replace('#', 'No.'))
    if not good:
        _failed += 1
        for fault in faults:
            for line in str(fault).splitlines():
                print('#   ' + line)
    sys.stdout.flush()
    return good


def check_none(faults, title):
    """One point that is good when the list of faults is empty."""
    faults = list(faults)
    return check(not faults, title, *faults)


def check_equal(got, wanted, title):
    return check(got == wanted, title, f'wanted: {wanted!r}', f'got:    {got!r}')


def done():
    print(f'1..{_points}')
    sys.exit(1 if _failed or not _points else 0)
