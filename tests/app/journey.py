#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main journey through the real program, by way of its accessibility tree.

Opens the Norfolk 2013 sample, finds Thetford, reads its forms of entry, changes the dwellings of a year, sees the number
follow, undoes it and sees the number return, writes the summary as PDF and reads it; and looks for buttons with no name.

Usage: journey.py PROGRAM. Starts its own display, bus and accessibility bus unless JOURNEY_INSIDE is set. With
JOURNEY_PICTURE=FILE.png it leaves a picture of the screen when something is not as it should be.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

PATIENCE = int(os.environ.get('PATIENCE', '60'))  # seconds: the machine that tests may be busy
DWELLINGS = '900'
YEAR = '2016/17'


def begin_bus():
    for tool in ('Xvfb', 'dbus-run-session', 'xdotool', 'pdftotext'):
        if shutil.which(tool) is None:
            print(f'{tool} is not installed')
            sys.exit(77)
    environment = dict(os.environ, JOURNEY_INSIDE='1', GSK_RENDERER='cairo', LC_ALL='C.UTF-8', ADW_DISABLE_PORTAL='1')
    environment.pop('GTK_A11Y', None)      # =test and =none both switch the accessibility tree off
    environment.pop('WAYLAND_DISPLAY', None)
    environment.pop('G_DEBUG', None)       # for the program, not for the library that reads its tree
    # Not PATH's python: Debian's has the bindings.
    os.execvpe('dbus-run-session', ['dbus-run-session', '--', '/usr/bin/python3', os.path.abspath(__file__)] + sys.argv[1:],
               environment)


def begin_display():
    """A display of our own, whose number the server chooses: tests run side by side."""
    out, into = os.pipe()
    server = subprocess.Popen(['Xvfb', '-displayfd', str(into), '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
                              pass_fds=[into], stderr=subprocess.DEVNULL)
    os.close(into)
    with os.fdopen(out) as number:
        os.environ['DISPLAY'] = ':' + number.readline().strip()
    os.environ.pop('XAUTHORITY', None)
    return server


def wait_for(what, find):
    """The first thing that find gives, within our patience."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            found = find()
        except Exception as fault:  # the tree changes while it is read
            if 'JOURNEY_TALK' in os.environ: print(what, fault)
            found = None
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f'not seen within {PATIENCE} s: {what}')


def walk(node):
    """A node and all below it, but not the hundreds of cells of tables."""
    yield node
    if node.getRoleName() == 'tree table':
        return
    for i in range(node.childCount):
        child = node.getChildAtIndex(i)
        if child is not None:
            yield from walk(child)


def is_shown(node):
    import pyatspi
    # GTK 4.8 says of the window alone that it is showing; of the rest whether it is visible.
    return node.getState().contains(pyatspi.STATE_VISIBLE)


def find(root, roles, name):
    """A node that is shown, by role (one or several) and by the beginning of its name."""
    for node in walk(root):
        if node.getRoleName() in roles.split('|') and re.match(name, node.name or '') and is_shown(node):
            return node
    return None


def has_focus(node):
    import pyatspi
    return any(part.getState().contains(pyatspi.STATE_FOCUSED) for part in walk(node))


def press(node):
    actions = node.queryAction()
    assert actions.nActions > 0, f'{node.name} cannot be pressed'
    assert actions.doAction(0)


def type_into(node, text):
    """By pointer and keys: GTK 4.8 gives assistive technology no way to say Enter in a field."""
    import pyatspi
    place = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    subprocess.run(['xdotool', 'mousemove', str(place.x + place.width // 2), str(place.y + place.height // 2), 'click', '1'],
                   check=True)
    wait_for(f'{node.name} to take keys', lambda: has_focus(node))
    subprocess.run(['xdotool', 'key', 'ctrl+a'], check=True)
    subprocess.run(['xdotool', 'type', text], check=True)
    wait_for('the words typed', lambda: text_of(node) == text)
    subprocess.run(['xdotool', 'key', 'Return'], check=True)


def text_of(node):
    text = node.queryText()
    return text.getText(0, text.characterCount)


class Journey:
    def __init__(self, program, folder):
        self.folder = folder
        environment = dict(os.environ, HOME=folder, XDG_DATA_HOME=f'{folder}/share', XDG_CONFIG_HOME=f'{folder}/config',
                           XDG_CACHE_HOME=f'{folder}/cache', XDG_RUNTIME_DIR=f'{folder}/run', GSETTINGS_BACKEND='memory',
                           G_DEBUG='fatal-warnings', GTK_THEME='')
        environment.pop('GTK_THEME')
        os.makedirs(f'{folder}/run', mode=0o700)
        self.errors = open(f'{folder}/errors', 'w+')
        self.process = subprocess.Popen([program, '--sample', 'norfolk-2013'], env=environment, stderr=self.errors)

    def window(self):
        import pyatspi
        for app in pyatspi.Registry.getDesktop(0):
            for frame in (app or []):
                if frame is not None and frame.getRoleName() == 'frame' and frame.name == 'Norfolk 2013':
                    return frame
        return None

    def sentence(self):
        label = find(self.frame, 'label', r'Needs [0-9.]+ more forms? of entry')
        return label.name if label else None

    def activate(self, action, parameter):
        subprocess.run(['gdbus', 'call', '--session', '-d', 'org.schoolplaces.SchoolPlaces', '-o',
                        '/org/schoolplaces/SchoolPlaces/window/1', '-m', 'org.gtk.Actions.Activate', action, parameter, '{}'],
                       check=True, stdout=subprocess.DEVNULL)

    def open_sample(self):
        self.frame = wait_for('the window of the sample', self.window)
        wait_for('the headline', lambda: find(self.frame, 'label', 'Norfolk: .*planning areas'))

    def select_thetford(self):
        self.activate('page', "[<'growth-areas'>]")
        press(wait_for('the search button', lambda: find(self.frame, 'toggle button|push button', 'Search this page')))
        # With no window manager the window must be given the keys.
        subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', '^Norfolk 2013$', 'windowfocus'], check=True)
        type_into(wait_for('the search entry', lambda: find(self.frame, 'entry|text', 'Search this page')), 'Thetford')
        wait_for('the panel of Thetford', lambda: find(self.frame, 'label', 'Category 1'))

    def edit_and_undo(self):
        before = wait_for('the forms of entry of Thetford', self.sentence)
        gap = wait_for('the money it would take', self.money)
        print('before:', before, gap)
        field = wait_for('the field of dwellings', lambda: self.field())
        held = text_of(field)
        type_into(field, DWELLINGS)
        after = wait_for('another number of forms', lambda: self.sentence() != before and self.sentence())
        more = wait_for('another gap', lambda: self.money() != gap and self.money())
        print('after: ', after, more)
        wait_for('a new revision', lambda: find(self.frame, 'label', 'revision 1, saved'))
        press(wait_for('the undo button', lambda: find(self.frame, 'push button', 'Undo')))
        wait_for('the number as it was', lambda: self.sentence() == before)
        wait_for('the dwellings as they were', lambda: text_of(self.field()) == held)
        wait_for('the gap as it was', lambda: self.money() == gap)
        print('undone:', self.sentence())

    def money(self):
        """What the places forecast short would cost: it must follow the houses."""
        label = find(self.frame, 'label', 'Every place forecast short')
        return label and label.name

    def field(self):
        return find(self.frame, 'entry|text', f'Dwellings at .* in {YEAR}')

    def write_pdf(self):
        path = f'{self.folder}/thetford.pdf'
        self.activate('export-pdf', f"[<'{path}'>]")
        wait_for('the PDF', lambda: os.path.exists(path) and os.path.getsize(path) > 1000)
        with open(path, 'rb') as file:
            assert file.read(5) == b'%PDF-'
        words = subprocess.run(['pdftotext', '-layout', path, '-'], check=True, capture_output=True, text=True).stdout
        assert 'Thetford' in words, words[:500]
        print('PDF:   ', words.strip().splitlines()[0].strip())

    def nameless_of(self, page):
        return [f'{page}: {node.getRoleName()} "{node.name}" in {node.parent.getRoleName()} "{node.parent.name}"'
                for node in walk(self.frame)
                if node.getRoleName() in ('push button', 'toggle button', 'check box', 'entry', 'text', 'combo box', 'slider')
                and is_shown(node) and (not node.name or re.match('(Gtk|Adw|Sp)[A-Z]', node.name))]

    def look_for_nameless(self):
        """Nothing that can be pressed may be called by the name of its type."""
        nameless = []
        for page in ('overview', 'map', 'growth-areas', 'schools', 'forecast', 'need', 'projects', 'funding', 'findings',
                     'reports'):
            self.activate('page', f"[<'{page}'>]")
            time.sleep(0.5)
            nameless += wait_for(f'the tree of {page}', lambda: [self.nameless_of(page)])[0]
        assert not nameless, '\n'.join(sorted(set(nameless)))

    def end(self):
        self.process.terminate()
        self.process.wait(PATIENCE)
        self.errors.seek(0)
        complaints = [line for line in self.errors if re.search('CRITICAL|WARNING', line)]
        assert not complaints, ''.join(complaints)


def main():
    if 'JOURNEY_INSIDE' not in os.environ:
        begin_bus()
    program = os.path.abspath(sys.argv[1])
    try:
        import pyatspi  # noqa: F401
        from gi.repository import Atspi
        Atspi.set_timeout(PATIENCE * 1000, PATIENCE * 1000)  # a busy program answers late
    except ImportError:
        print('python3-pyatspi is not installed')
        sys.exit(77)
    display = begin_display()
    with tempfile.TemporaryDirectory() as folder:
        journey = Journey(program, folder)
        try:
            journey.open_sample()
            journey.select_thetford()
            journey.edit_and_undo()
            journey.write_pdf()
            journey.look_for_nameless()
            journey.end()
        except BaseException:
            if 'JOURNEY_PICTURE' in os.environ:
                subprocess.run(['import', '-window', 'root', os.environ['JOURNEY_PICTURE']], check=False)
            journey.process.kill()
            journey.process.wait()
            journey.errors.seek(0)
            sys.stderr.write(journey.errors.read())
            raise
        finally:
            display.terminate()
            display.wait()
    print('done')


if __name__ == '__main__':
    main()
