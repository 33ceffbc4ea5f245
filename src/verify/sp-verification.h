/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether this installation computes what it should: the worked examples it was made with, run again here.
 *
 * The examples are the tests' own case files, carried in the program: published figures of councils and of the Department for
 * Education with their sources, formulas worked by hand, and one seeded simulation whose bits are known. */
#pragma once

#include <glib-object.h>
#include "sp-progress.h"
#include "spk-case.h"

G_BEGIN_DECLS

typedef struct _SpVerification SpVerification;
struct _SpVerification
{
  /*< private >*/
  gint       ref_count;
  /*< public, read only >*/
  GPtrArray *examples; /* of CaseExample, file by file */
  guint      n_different;
};

#define SP_TYPE_VERIFICATION (sp_verification_get_type ())
GType           sp_verification_get_type (void);
/* Runs them all: a tenth of a second. NULL only when cancelled (G_IO_ERROR_CANCELLED). */
SpVerification *sp_verification_run (SpProgress *progress, GError **error);
SpVerification *sp_verification_ref (SpVerification *self);
void            sp_verification_unref (SpVerification *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpVerification, sp_verification_unref)

G_END_DECLS
