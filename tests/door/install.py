#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""meson install: everything arrives, and what arrived works.

  install.py BUILD APP_ID"""

import json
import os
import subprocess
import sys
import tempfile

import tap

BUILD, APP_ID = sys.argv[1:3]
WANTED = [
    'bin/school-places',
    'bin/school-places-cli',
    'libexec/school-places/school-places-reader',
    'libexec/school-places/school-places-writer',
    f'share/applications/{APP_ID}.desktop',
    f'share/metainfo/{APP_ID}.metainfo.xml',
    f'share/mime/packages/{APP_ID}.xml',
    f'share/glib-2.0/schemas/{APP_ID}.gschema.xml',
    f'share/icons/hicolor/scalable/apps/{APP_ID}.svg',
    f'share/icons/hicolor/symbolic/apps/{APP_ID}-symbolic.svg',
    'share/icons/hicolor/scalable/mimetypes/application-x-school-places-plan.svg',
    'share/man/man1/school-places.1',
    'share/man/man1/school-places-cli.1',
    'share/locale/cy/LC_MESSAGES/school-places.mo',
]


def run(*words, **environment):
    done = subprocess.run(words, env={**os.environ, **environment}, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


def option(name):
    return next(o['value'] for o in json.loads(run('meson', 'introspect', '--buildoptions', BUILD)[1]) if o['name'] == name)


with tempfile.TemporaryDirectory() as place:
    status, output, complaint = run('meson', 'install', '-C', BUILD, '--no-rebuild', '--quiet', '--destdir', place)
    tap.check(status == 0, 'meson install succeeds', output, complaint)
    prefix = place + option('prefix')
    found = sorted(os.path.relpath(os.path.join(folder, name), prefix) for folder, _, names in os.walk(place) for name in names)
    tap.check_none([path for path in WANTED if path not in found], 'everything that the desktop needs is there')
    tap.check_none([path for path in found if path not in WANTED], 'nothing else is there')

    plan = f'{place}/trial.places.gpkg'
    status, output, complaint = run(f'{prefix}/bin/school-places-cli', 'new', '--sample', 'norfolk-2013', plan)
    tap.check(status == 0 and os.path.getsize(plan) > 100000, 'the installed command line makes a sample plan', complaint)
    status, output, complaint = run(f'{prefix}/bin/school-places-cli', 'need', plan, '--area', 'Thetford', '--quiet')
    tap.check(status in (0, 3) and 'Thetford' in output, 'and says what Thetford needs', complaint)
    status, output, complaint = run(f'{prefix}/bin/school-places', '--version')
    tap.check(status == 0 and output.startswith('school-places '), 'the installed window says its version', output, complaint)

    schemas = f'{prefix}/share/glib-2.0/schemas'
    status, output, complaint = run('glib-compile-schemas', '--strict', schemas)
    tap.check(status == 0, 'the installed settings compile', complaint)
    status, output, complaint = run('gsettings', 'list-keys', APP_ID, GSETTINGS_SCHEMA_DIR=schemas)
    tap.check(status == 0 and 'window-width' in output, 'and can be read', complaint)
tap.done()
