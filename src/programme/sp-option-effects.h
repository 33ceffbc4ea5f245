/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an option does to its neighbours: whose children its places are for, what stays empty, and, where places go, where the
 * children who had them would have to go.
 *
 * Looked at in one year: that in which most of its places are there (or gone), the first of several, if it is decided at the plan's
 * origin and opens as soon as it can. By year group, of its own planning area and of those near: areas of the same phase with a
 * school in reach of the option's school, or, where it has none with a point, of any school of its area; what such an area has to spare
 * or is short of counts by the share of its places that are at schools in reach. In reach is as the crow
 * flies 3 miles in the primary phase, 6 in the secondary (the statutory walking distance of a child of eight or more, Education
 * Act 1996 s. 444 (5); the distance up to which a secondary child of low income has free transport to a choice of schools,
 * schedule 35B: both general knowledge of the field, and roads are longer).
 *
 *   places added, of each year group (need and spare are of sp-need.h, with the operating margin, over committed supply):
 *     taken up = min (added, short)              by the area's own children, who are short of places
 *     spared   = min (taken up, spare near)      of these: who without it could have been placed in areas near
 *     relieves = min (added - taken up, short near)  places that children of areas near, who are short, could take up
 *     surplus  = added - taken up - relieves     places that would be empty
 *   areas near share what is spared by their spare places, and what relieves them by what they are short of.
 *
 *   places taken away, of each year group:
 *     displaced = at a school: children whom it would have admitted (sp-admissions.h), above the places that are left to it;
 *                 at none: places taken away above the area's spare ones
 *     they go to schools of the area with room, in proportion to past pupils x exp (-distance / 5 km), as overflow does; what these
 *     cannot take to schools of areas near in the same way; what is left is beyond: no room in reach
 *   Schools whose places are not held have no room here, though some of them may have.
 * Example: 30 places added where 18 are short and the one area near is short of 5 and has no spare: taken up 18, spared 0, relieves
 * 5, surplus 7. */
#pragma once

#include "sp-option-set.h"

G_BEGIN_DECLS

typedef enum
{
  SP_FLOW_SPARED,   /* an area near that would have placed so many without it */
  SP_FLOW_RELIEVED, /* an area near that could send so many */
  SP_FLOW_WITHIN,   /* a school of the area that would receive so many */
  SP_FLOW_NEAR,     /* a school, or area, near that would */
} SpFlowKind;
const char *sp_flow_kind_code (SpFlowKind kind); /* "spared" … */
const char *sp_flow_kind_name (SpFlowKind kind); /* translated */

/* The arithmetic of added places by itself. */
typedef struct { double taken_up, spared, relieves, surplus; } SpPlacesShared;
SpPlacesShared sp_places_share (double added, double shortfall, double spare_near, double shortfall_near);

typedef struct
{
  SpFlowKind    kind;
  SpAreaIndex   area;
  SpSchoolIndex school;   /* -1 = the area */
  double        km;       /* as the crow flies; < 0 = not known */
  double        children; /* (or places) over all year groups */
} SpOptionFlow;

typedef struct
{
  gboolean       known;   /* FALSE: it cannot open within the forecast, or says no places, or need is not known */
  SpAcademicYear year;
  double         places;  /* more (or fewer) than without it */
  double         taken_up, spared, relieves, surplus;
  double         displaced, within, near, beyond; /* displaced = within + near + beyond */
  const SpOptionFlow *flows; guint n_flows;       /* by kind, most children first */
} SpOptionEffect;

typedef struct _SpOptionEffects SpOptionEffects; /* immutable, atomically counted */
#define SP_TYPE_OPTION_EFFECTS (sp_option_effects_get_type ())
GType                 sp_option_effects_get_type (void);
/* NULL with error set when cancelled. */
SpOptionEffects      *sp_option_effects_new (SpOptionSet *set, SpProgress *progress, GError **error);
SpOptionEffects      *sp_option_effects_ref (SpOptionEffects *self);
void                  sp_option_effects_unref (SpOptionEffects *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpOptionEffects, sp_option_effects_unref)
SpOptionSet          *sp_option_effects_get_set (const SpOptionEffects *self);
const SpOptionEffect *sp_option_effects_get (const SpOptionEffects *self, guint option);

G_END_DECLS
