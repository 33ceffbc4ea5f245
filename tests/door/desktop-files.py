#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop is told: its own judges find no fault, and a plan file is known for one.

  desktop-files.py BUILD CLI"""

import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import source
import tap

APP_ID = 'org.schoolplaces.SchoolPlaces'
PLAN_TYPE = 'application/x-school-places-plan'
BUILD, CLI = sys.argv[1:3]


def run(*words, **environment):
    done = subprocess.run(words, env={**os.environ, **environment}, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout + done.stderr


def check_run(title, *words):
    status, said = run(*words)
    tap.check(status == 0 and 'warning' not in said.lower(), title, said)


def check_judges():
    schemas = os.path.join(source.ROOT, 'data')
    check_run('desktop-file-validate has nothing to say', 'desktop-file-validate', f'{BUILD}/data/{APP_ID}.desktop')
    check_run('appstreamcli passes the metainfo', 'appstreamcli', 'validate', '--no-net', f'{BUILD}/data/{APP_ID}.metainfo.xml')
    check_run('the settings compile strictly', 'glib-compile-schemas', '--strict', '--dry-run', schemas)
    icons = source.files('icons', ['.svg']) + source.files('ui/icons', ['.svg'])
    paths = [os.path.join(source.ROOT, path) for path in icons]
    check_run(f'{len(paths)} icons are well-formed', 'xmllint', '--noout', '--nonet', *paths)
    sizes, strange = {'scalable/apps': '128', 'symbolic/apps': '16', 'scalable/mimetypes': '128', 'scalable/actions': '16'}, []
    for path in icons:
        root = ElementTree.fromstring(source.read(path))
        wanted = sizes['/'.join(path.split('/')[-3:-1])]
        if (root.get('width'), root.get('height'), root.get('viewBox')) != (wanted, wanted, f'0 0 {wanted} {wanted}'):
            strange.append(path)
        if any(child.tag.split('}')[-1] in ('script', 'image', 'text', 'foreignObject') for child in root.iter()):
            strange.append(f'{path}: holds more than shapes')
    tap.check_none(strange, 'each icon is drawn on the grid of its size')
    # GTK looks at the first bytes alone: a long comment before <svg> and the icon is not shown.
    unknown = [path for path in icons if '<svg' not in source.read(path)[:200]]
    tap.check_none(unknown, 'each icon is known for one by its first bytes')


def check_drawing():
    """An icon that draws nothing, or paints its whole square, is no icon."""
    faults = []
    for path in source.files('icons', ['.svg']):
        for size in (16, 32, 128):
            with tempfile.TemporaryDirectory() as folder:
                picture = f'{folder}/icon.png'
                status, said = run('rsvg-convert', '-w', str(size), '-h', str(size), os.path.join(source.ROOT, path), '-o', picture)
                status, ink = run('convert', picture, '-alpha', 'extract', '-format', '%[fx:mean]', 'info:') if status == 0 else (1, said)
                if status != 0 or not 0.25 < float(ink) < 0.9:
                    faults.append(f'{path} at {size}: {ink}')
    tap.check_none(faults, 'the icons of the desktop draw at every size')


def check_plan_type():
    with tempfile.TemporaryDirectory() as folder:
        packages = f'{folder}/mime/packages'
        os.makedirs(packages)
        shutil.copy(f'{BUILD}/data/{APP_ID}.xml', packages)
        shutil.copy('/usr/share/mime/packages/freedesktop.org.xml', packages)
        with open(f'{packages}/gis.xml', 'w', encoding='utf-8') as rival: # as a GIS installs it
            rival.write('<?xml version="1.0"?><mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">'
                        '<mime-type type="application/geopackage+sqlite3"><sub-class-of type="application/vnd.sqlite3"/>'
                        '<magic priority="60"><match type="string" offset="68" value="GPKG"/></magic>'
                        '<glob pattern="*.gpkg"/></mime-type></mime-info>')
        status, said = run('update-mime-database', f'{folder}/mime')
        tap.check(status == 0 and APP_ID not in said, 'the MIME database takes the type of plans', said)
        plan, other = f'{folder}/Norfolk 2013.places.gpkg', f'{folder}/Norfolk 2013.gpkg'
        status, said = run(CLI, 'new', '--sample', 'norfolk-2013', plan)
        tap.check(status == 0, 'a sample plan is made', said)
        shutil.copy(plan, other)
        for path, wanted in ((plan, PLAN_TYPE), (other, 'application/geopackage+sqlite3')):
            status, said = run('gio', 'info', '-a', 'standard::content-type', path, XDG_DATA_DIRS=folder, XDG_DATA_HOME=folder)
            found = [line.split()[-1] for line in said.splitlines() if 'standard::content-type' in line]
            tap.check_equal(found, [wanted], f'{os.path.basename(path)} is known as {wanted}')


def check_agreement():
    with open(f'{BUILD}/data/{APP_ID}.desktop', encoding='utf-8') as text:
        entry = dict(line.rstrip('\n').split('=', 1) for line in text.read().split('[Desktop Action')[0].splitlines() if '=' in line)
    tap.check_equal((entry['MimeType'], entry['Icon'], entry['Exec']), (PLAN_TYPE + ';', APP_ID, 'school-places %F'),
                    'the desktop entry opens plans with this program and its icon')
    metainfo = ElementTree.parse(f'{BUILD}/data/{APP_ID}.metainfo.xml').getroot()
    tap.check_equal(metainfo.findtext('launchable'), APP_ID + '.desktop', 'the metainfo names the desktop entry')
    status, said = run(CLI, '--version')
    tap.check_equal(metainfo.find('releases/release').get('version'), said.split()[-1], 'the newest release is the version built')


check_judges()
check_drawing()
check_plan_type()
check_agreement()
tap.done()
