# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2034,SC2154 # the lists are used, and root is set, by the scripts that read this
#
# What ./run and ./check share: the Debian 12 packages that the program needs (in this one place), how to get them, and how to
# build. Both read it with ". .ci/front-door.sh" after setting `root` to the top of the source; `place` is where builds and logs go.

# To build it and to run it: compiler, build system, libraries, fonts and icons.
# librsvg2-common draws the SVG icons; fonts-liberation is the typeface of the printed pages; libxml2-utils, desktop-file-utils,
# shared-mime-info and libgtk-4-bin are called by the build and by "meson install".
packages_build='
  gcc libc6-dev meson ninja-build pkgconf gettext
  libglib2.0-dev libgtk-4-dev libadwaita-1-dev libshumate-dev
  libsqlite3-dev libgdal-dev libjson-glib-dev libqpdf-dev
  libxlsxwriter-dev libarchive-dev coinor-libcbc-dev
  libcairo2-dev libpango1.0-dev
  libglib2.0-bin libgtk-4-bin libxml2-utils desktop-file-utils shared-mime-info
  adwaita-icon-theme librsvg2-common fonts-cantarell fonts-liberation fonts-dejavu-core'

# To test it as well: a display and buses of its own, and the judges of what it writes.
packages_test='
  python3 python3-gi gir1.2-atspi-2.0 python3-pyatspi at-spi2-core dbus dbus-x11 xvfb xauth xdotool x11-utils
  libxtst-dev libx11-dev imagemagick poppler-utils qpdf librsvg2-bin
  sqlite3 gdal-bin python3-gdal
  postgresql-15 postgresql-15-postgis-3
  appstream man-db mandoc shellcheck'

# absent_packages NAME... prints those that are not installed.
absent_packages ()
{
  for package
  do
    case $(dpkg-query -W -f '${db:Status-Status} ' "$package" 2>/dev/null) in
      installed*) ;;
      *) printf '%s ' "$package" ;;
    esac
  done
}

# as_root SCRIPT runs it with the privileges that this machine offers; 126 = it offers none.
as_root ()
{
  if [ "$(id -u)" -eq 0 ]; then
    sh -c "$1"
  elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
    sudo sh -c "$1"
  elif command -v pkexec >/dev/null && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    pkexec sh -c "$1"
  elif command -v su >/dev/null && [ -t 0 ]; then
    echo "Root's password is needed to install packages."
    su -c "$1" root
  else
    return 126
  fi
}

# install_packages NAME... installs those that are absent, and asks for privileges only then.
install_packages ()
{
  absent=$(absent_packages "$@")
  [ -n "$absent" ] || return 0
  if ! command -v apt-get >/dev/null; then
    echo "These Debian packages are needed, and this system has no apt-get to install them with: $absent" >&2
    return 1
  fi
  echo "Installing Debian packages, with what they need: $absent"
  # What apt says goes to a terminal as it comes; elsewhere it is thousands of lines and goes to the log.
  packages_log=$place/logs/packages.log
  [ -t 1 ] || echo "(what apt says is in $packages_log)"
  # One script, so that a password is asked for once. The indexes may be missing or old: fetch them, but go on with what
  # there is when some other archive of this machine does not answer. The network may falter: three tries.
  apt="apt-get -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -o Dpkg::Use-Pty=0"
  script="export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
    for pause in 5 15 0; do
      $apt update </dev/null || true
      $apt install -y --no-install-recommends $absent </dev/null && exit 0
      sleep \$pause
    done
    exit 1"
  if [ -t 1 ]; then
    as_root "$script" && status=0 || status=$?
  else
    as_root "$script" >"$packages_log" 2>&1 && status=0 || status=$?
  fi
  if [ "$status" -eq 126 ]; then
    echo "Only an administrator can install them. Run this as one, then start again:" >&2
    echo "  apt-get update && apt-get install --no-install-recommends $absent" >&2
    return 1
  fi
  absent=$(absent_packages "$@")
  [ -n "$absent" ] || return 0
  [ -t 1 ] || tail -n 40 "$packages_log" >&2
  echo "These packages could not be installed: $absent" >&2
  echo "Look at the messages above, and at the network and the archives named under /etc/apt; then start again." >&2
  return 1
}

# build_place prints the folder that builds are kept in: .build, or the user's cache when the source may not be written to.
build_place ()
{
  place=$root/.build
  if ! mkdir -p "$place/logs" 2>/dev/null || ! [ -w "$place/logs" ]; then
    place=${XDG_CACHE_HOME:-$HOME/.cache}/school-places
    mkdir -p "$place/logs" || return 1
  fi
  printf '%s\n' "$place"
}

# configure_build FOLDER OPTION... sets FOLDER up with meson, anew when the options, the source or meson are not those it was
# made with.
configure_build ()
{
  folder=$1
  shift
  wanted="$root $(meson --version) ${CFLAGS:-} $*"
  if [ -f "$folder/build.ninja" ] && [ "$(cat "$folder/made-with" 2>/dev/null)" = "$wanted" ]; then
    return 0
  fi
  rm -rf "$folder"
  if ! meson setup "$folder" "$root" "$@" >"$place/logs/$(basename "$folder")-setup.log" 2>&1; then
    cat "$place/logs/$(basename "$folder")-setup.log" >&2
    return 1
  fi
  printf '%s\n' "$wanted" >"$folder/made-with"
}

# compile_build FOLDER builds it: steps as a count on a terminal, warnings and errors as they come, all of it in the log.
compile_build ()
{
  log=$place/logs/$(basename "$1")-build.log
  steps=0
  [ -t 1 ] && steps=1
  { ninja -C "$1" 2>&1; echo $? >"$1/ninja-status"; } | tee "$log" | awk -v steps="$steps" '
    /^\[[0-9]+\/[0-9]+\]/ { setup = /Regenerating build files/; if (steps) { printf "\r%s\033[K", $1; fflush (); } next }
    /^ninja: (Entering directory|no work to do)/ { next }
    !setup || /ERROR:|FAILED:/ { if (steps) printf "\r\033[K"; print; fflush (); }
    END { if (steps) printf "\r\033[K" }'
  return "$(cat "$1/ninja-status")"
}
