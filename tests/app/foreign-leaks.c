/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaks of the libraries below us, told to the leak sanitizer one by one as they are made. The list of suppressions tells
 * leaks by their stack, and GLib and GTK have no frame pointers: true stacks of them have to be unwound at every
 * allocation, which made the tests of the window five times slower. Empty in builds that are not watched. */
#define _GNU_SOURCE /* dladdr */
#include "config.h"

#ifdef __SANITIZE_ADDRESS__
#include <dlfcn.h>
#include <glib.h>
#include <sanitizer/lsan_interface.h>
#include <string.h>

/* GLib leaves its old table of quarks behind when it grows it, on purpose ("Leak the old quarks array", gquark.c). The first
 * was made by its initialiser: nothing is watched before ours, which comes last. */
__attribute__ ((section (".preinit_array"), used)) static void (*before_libraries) (void) = __lsan_disable;

__attribute__ ((constructor)) static void
after_libraries (void)
{
  __lsan_enable ();
}

/* GTK 4.8's list of recent files keeps no hold of the time it was last changed (gtkrecentmanager.c). GTK finds this one
 * instead of GLib's; what others ask for stays watched. */
GDateTime *
g_date_time_new_now_utc (void)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  GDateTime *now = g_date_time_new_now (utc);
  Dl_info asking;

  if (now != NULL && dladdr (__builtin_return_address (0), &asking) != 0 && strstr (asking.dli_fname, "libgtk-4") != NULL)
    __lsan_ignore_object (now);
  return now;
}
#endif
