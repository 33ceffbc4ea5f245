/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of the window that shows the session: it is brought up to date when what it follows changes, but only while it can
 * be seen; otherwise when it is next shown. Several changes in one go are one update.
 *
 * Property: session (SpSession). */
#pragma once

#include <adwaita.h>
#include "sp-session.h"

G_BEGIN_DECLS

typedef enum
{
  SP_FOLLOWS_RESULTS   = 1 << 0,
  SP_FOLLOWS_YEAR      = 1 << 1,
  SP_FOLLOWS_PHASE     = 1 << 2,
  SP_FOLLOWS_SELECTION = 1 << 3,
  SP_FOLLOWS_OUTLOOK   = 1 << 4, /* paths, chances, record; and what the map's shading shows */
} SpFollows;

#define SP_TYPE_VIEW (sp_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (SpView, sp_view, SP, VIEW, AdwBin)

struct _SpViewClass
{
  AdwBinClass parent_class;

  SpFollows follows;                /* what calls for an update; set in class_init */
  void (*session_set) (SpView *self); /* once, when the session is known: connect lists */
  void (*update) (SpView *self);
  gpointer padding[4];
};

SpSession *sp_view_get_session (SpView *self);
/* Asks for an update, whatever it follows. */
void       sp_view_queue_update (SpView *self);
/* Does a queued update at once: for tests and printing. */
void       sp_view_update_now (SpView *self);

G_END_DECLS
