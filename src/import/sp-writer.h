/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Publishing into a council's database by the writing process, school-places-writer. */
#pragma once

#include <gio/gio.h>
#include "sp-progress.h"

G_BEGIN_DECLS

/* A PostgreSQL address taken apart. */
typedef struct
{
  char *connection; /* as OGR opens it; without the password */
  char *password;   /* NULL = none in the address */
  char *shown;      /* the address as it may be printed: the password left out */
} SpWriterTarget;
#define SP_WRITER_TARGET_INIT { NULL }
void sp_writer_target_clear (SpWriterTarget *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpWriterTarget, sp_writer_target_clear)

/* address: postgresql://[USER[:PASSWORD]@][HOST][:PORT][/DATABASE][?NAME=VALUE&…] as libpq reads it, of one host. FALSE with error
 * (G_IO_ERROR_INVALID_ARGUMENT), which never repeats the password. */
gboolean sp_writer_target_parse (SpWriterTarget *self, const char *address, GError **error);
/* Whether it may be the name of a schema: a to z, digits and _, not beginning with a digit or pg_, at most 63. */
gboolean sp_writer_is_schema (const char *name);
/* Puts the publication (sp_publication_write) in the place of the last one in that schema: all of it, or with error (G_IO_ERROR)
 * none. comment describes the schema. Blocks until the server has answered, ten minutes at most; reports table by table, from 0.4 on,
 * and when cancelled (G_IO_ERROR_CANCELLED) lets go of the server, which takes back what was written. */
gboolean sp_writer_publish (const SpWriterTarget *target, const char *schema, const char *comment, const char *publication,
                            SpProgress *progress, GError **error);

G_END_DECLS
