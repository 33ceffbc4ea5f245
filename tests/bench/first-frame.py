#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time from starting the program on the sample plan to its first frame on the screen, beside a bare libadwaita window.

Usage: first-frame.py PROGRAM CLI BARE-WINDOW. The screen is a file (Xvfb -fbdir): the first frame is when its middle changes.
"""
import mmap
import os
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 5
WIDTH, HEIGHT = 1280, 800


def begin_screen(folder):
    out, into = os.pipe()
    server = subprocess.Popen(['Xvfb', '-displayfd', str(into), '-screen', '0', f'{WIDTH}x{HEIGHT}x24', '-fbdir', folder,
                               '-nolisten', 'tcp'], pass_fds=[into], stderr=subprocess.DEVNULL)
    os.close(into)
    with os.fdopen(out) as number:
        os.environ['DISPLAY'] = ':' + number.readline().strip()
    return server


def first_frame(command, screen):
    """Seconds until the middle row of the screen is no longer as it was."""
    row = len(screen) - (HEIGHT // 2) * WIDTH * 4
    before = screen[row:row + WIDTH * 4]
    start = time.monotonic()
    program = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    while screen[row:row + WIDTH * 4] == before:
        if time.monotonic() - start > 60 or program.poll() is not None:
            sys.exit(f'{command[0]} showed nothing')
        time.sleep(0.002)
    taken = time.monotonic() - start
    program.terminate()
    program.wait()
    while screen[row:row + WIDTH * 4] != before:  # the screen is clear again
        time.sleep(0.01)
    return taken


def main():
    program, cli, bare = sys.argv[1:4]
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(XDG_RUNTIME_DIR=folder, XDG_DATA_HOME=folder, XDG_CONFIG_HOME=folder, GSK_RENDERER='cairo',
                          ADW_DISABLE_PORTAL='1', GTK_A11Y='none', DBUS_SESSION_BUS_ADDRESS='unix:path=/nonexistent')
        plan = os.path.join(folder, 'sample.places.gpkg')
        subprocess.run([cli, 'new', '--sample', 'norfolk-2013', plan], check=True, stdout=subprocess.DEVNULL)
        server = begin_screen(folder)
        try:
            with open(os.path.join(folder, 'Xvfb_screen0'), 'rb') as file:
                screen = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
            ours, theirs = [], []
            for _ in range(ROUNDS):
                theirs.append(first_frame([bare], screen))
                ours.append(first_frame([program, plan], screen))
            screen.close()
        finally:
            server.terminate()
            server.wait()
    a, b = statistics.median(ours), statistics.median(theirs)
    print(f'first frame, sample plan open: {a * 1000:.0f} ms; a bare window: {b * 1000:.0f} ms; ratio {a / b:.2f} '
          f'(medians of {ROUNDS}, cairo renderer)')


main()
