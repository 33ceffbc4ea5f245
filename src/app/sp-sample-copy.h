/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader's own copy of a sample plan. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where the copy of a sample is kept: "School Places samples/Norfolk 2013.places.gpkg" in the documents folder, else in the
 * user's data folder. Free with g_free. */
char *sp_sample_copy_dup_path (const char *sample);
/* Makes the copy unless it is there; its path, or NULL with error. What the reader changed in it before is kept. */
char *sp_sample_copy_ensure (const char *sample, GError **error);
/* Whether the program holds such a sample. */
gboolean sp_sample_copy_exists (const char *sample);
/* "Norfolk 2013". Free with g_free. */
char *sp_sample_copy_dup_title (const char *sample);

G_END_DECLS
