/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done beside the window for a pack: looked at first, then made. Nothing here is a widget. */
#pragma once

#include "sp-pack-order.h"

G_BEGIN_DECLS

typedef enum { SP_PACK_RETURN, SP_PACK_APPLICATION, SP_PACK_DATABASE, SP_PACK_CAPITAL } SpPackKind;

typedef struct
{
  SpPackKind   kind;
  SpPackOrder *order;
  char        *to;               /* folder, PDF or address; NULL = only look */
  char        *schema;           /* of a database */
  char        *password;         /* goes to the server, and nowhere else */
} SpPackWork;
void sp_pack_work_free (gpointer work);

typedef struct
{
  GPtrArray *findings; /* of SpFinding; NULL = there are no rules for it */
  char      *says;     /* one sentence */
  SpPaper   *paper;    /* of the capital programme, looked at; NULL = there is none to look at */
} SpPackOutcome;
void sp_pack_outcome_free (gpointer outcome);

/* An SpAsideWork of an SpPackWork, with an SpPackOutcome. */
gpointer sp_pack_work_run (gpointer work, SpProgress *progress, GError **error);

G_END_DECLS
