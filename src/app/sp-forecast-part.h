/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of the Forecast page: it shows the selected planning area, or all of the phase where none is, and the year groups
 * that the page has chosen.
 *
 * Property: group (int: a SpYearGroup, SP_GROUP_ENTRY or SP_GROUP_ALL). */
#pragma once

#include "sp-result-charts.h"
#include "sp-view.h"

G_BEGIN_DECLS

#define SP_GROUP_ENTRY (-2) /* the entry year group of the phase */
#define SP_GROUP_ALL (-1)   /* all year groups of the phase */

#define SP_TYPE_FORECAST_PART (sp_forecast_part_get_type ())
G_DECLARE_DERIVABLE_TYPE (SpForecastPart, sp_forecast_part, SP, FORECAST_PART, SpView)

struct _SpForecastPartClass
{
  SpViewClass parent_class;
  gpointer padding[4];
};

/* Whose pupils are shown; area is an index of the session's snapshot. FALSE: there is no forecast. */
gboolean sp_forecast_part_get_scope (SpForecastPart *self, SpPupilScope *scope);

G_END_DECLS
