/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every named edit there is, one of each kind and shape, on the small plan with test_edit_sql run into it. */
#pragma once

#include "sp-test-plan.h"

G_BEGIN_DECLS

typedef struct
{
  const char *label;                      /* that undo shows */
  gboolean  (*run) (SpPlan *, GError **);
  gboolean    adds;                       /* the same once more is another step, or is refused */
  gboolean    alone;                      /* does not go with the others one after another */
} TestEdit;
extern const TestEdit test_edits[];
extern const guint    test_n_edits;
/* What some of them change or take away. */
extern const char     test_edit_sql[];

G_END_DECLS
