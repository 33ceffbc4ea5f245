/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan small enough to reckon by hand. Rolls never change, so every ratio is 1 and the forecast is the roll.
 *
 *   North (primary)    Oak, R-Y6, 33 pupils and 30 places a year group; Ash, all-through, 15 and 15 in R-Y6
 *   South (primary)    Elm, R-Y6, 20 pupils and 30 places a year group; it was in North until 2012
 *   Town (secondary)   Ash, Y7-Y11, 45 pupils and 60 places a year group
 */
#pragma once

#include <string.h>
#include "sp-snapshot.h"

enum { NORTH, SOUTH, TOWN, N_AREAS };
enum { OAK, ASH, ELM, N_SCHOOLS };
#define FIRST_YEAR 2009
#define N_YEARS 10
#define ORIGIN 2013
#define HORIZON 5

typedef struct
{
  SpArea       areas[N_AREAS];
  SpSchool     schools[N_SCHOOLS];
  SpMembership memberships[5];
  SpTransfer   transfers[2];
  gint32       roll[N_SCHOOLS * N_YEARS * SP_N_GROUPS];
  gint32       places[N_SCHOOLS * N_YEARS * SP_N_GROUPS];
  gint32       temporary[N_SCHOOLS * N_YEARS * SP_N_GROUPS];
  gint32       admission[N_SCHOOLS * N_YEARS * SP_N_GROUPS];
  double       births[N_AREAS * N_YEARS];
  guint8       births_projected[N_AREAS * N_YEARS];
  gint32       authority[2][N_YEARS * SP_N_GROUPS];
  SpProject    projects[2];
  SpProjectPlaces project_places[2];
  SpSnapshot   snapshot;
} ThreeAreas;

static inline void
three_areas_fill (ThreeAreas *self, gint school, gint first, gint last, gint pupils, gint places)
{
  for (guint y = 0; y < N_YEARS; y++)
    for (gint g = first; g <= last; g++)
      {
        gsize cell = ((gsize) school * N_YEARS + y) * SP_N_GROUPS + g;

        self->places[cell] = places;
        if (FIRST_YEAR + y <= ORIGIN)
          self->roll[cell] = pupils;
      }
}

static inline void
three_areas_init (ThreeAreas *self)
{
  *self = (ThreeAreas) {
    .areas = {
      { .id = 11, .code = "N", .name = "North", .phase = SP_PHASE_PRIMARY, .district = -1 },
      { .id = 12, .code = "S", .name = "South", .phase = SP_PHASE_PRIMARY, .district = -1 },
      { .id = 13, .code = "T", .name = "Town", .phase = SP_PHASE_SECONDARY, .district = -1 },
    },
    .schools = {
      { .id = 1, .name = "Oak", .phase = SP_SCHOOL_PRIMARY, .first_group = SP_GROUP_R, .last_group = SP_GROUP_Y6,
        .primary_area = NORTH, .secondary_area = -1, .district = -1, .net_capacity = -1 },
      { .id = 2, .name = "Ash", .phase = SP_SCHOOL_ALL_THROUGH, .first_group = SP_GROUP_R, .last_group = SP_GROUP_Y11,
        .primary_area = NORTH, .secondary_area = TOWN, .district = -1, .net_capacity = -1 },
      { .id = 3, .name = "Elm", .phase = SP_SCHOOL_PRIMARY, .first_group = SP_GROUP_R, .last_group = SP_GROUP_Y6,
        .primary_area = SOUTH, .secondary_area = -1, .district = -1, .net_capacity = -1 },
    },
    .memberships = {
      { NORTH, OAK, { 0 }, { 0 } }, { NORTH, ASH, { 0 }, { 0 } }, { TOWN, ASH, { 0 }, { 0 } },
      { NORTH, ELM, { 0 }, { 2012 } }, { SOUTH, ELM, { 2012 }, { 0 } },
    },
    .transfers = { { NORTH, TOWN, 0.5, FALSE }, { SOUTH, TOWN, 0.5, FALSE } },
    .project_places = { { SOUTH, SP_GROUP_R, { 2015 }, 30, FALSE }, { SOUTH, SP_GROUP_R, { 2016 }, -30, FALSE } },
    .projects = {
      { .id = 21, .name = "Bulge at Elm", .school = ELM, .area = SOUTH, .committed = TRUE, .places_from = -1, .places_to_min = -1,
        .places_to_max = -1 },
      { .id = 22, .name = "New school", .school = -1, .area = SOUTH, .places_from = 0, .places_to_min = 210, .places_to_max = 315 },
    },
  };
  memset (self->roll, 0xff, sizeof self->roll); /* -1: not held */
  memset (self->places, 0xff, sizeof self->places);
  memset (self->temporary, 0xff, sizeof self->temporary);
  memset (self->admission, 0xff, sizeof self->admission);
  memset (self->authority, 0xff, sizeof self->authority);
  three_areas_fill (self, OAK, SP_GROUP_R, SP_GROUP_Y6, 33, 30);
  three_areas_fill (self, ASH, SP_GROUP_R, SP_GROUP_Y6, 15, 15);
  three_areas_fill (self, ASH, SP_GROUP_Y7, SP_GROUP_Y11, 45, 60);
  three_areas_fill (self, ELM, SP_GROUP_R, SP_GROUP_Y6, 20, 30);
  for (guint y = 0; y < N_YEARS; y++)
    {
      self->births[NORTH * N_YEARS + y] = 48;
      self->births[SOUTH * N_YEARS + y] = 20;
      self->births[TOWN * N_YEARS + y] = -1;
    }
  self->projects[0].places = self->project_places;
  self->projects[0].n_places = 2;
  self->snapshot = (SpSnapshot){
    .ref_count = 1,
    .title = "Three areas",
    .assumptions = { .origin = { ORIGIN }, .horizon = HORIZON, .weights = { 3, 2, 1 }, .yield_factor = 1, .seed = 1 },
    .areas = self->areas,
    .n_areas = N_AREAS,
    .schools = self->schools,
    .n_schools = N_SCHOOLS,
    .memberships = self->memberships,
    .n_memberships = 5,
    .transfers = self->transfers,
    .n_transfers = 2,
    .projects = self->projects,
    .n_projects = 2,
    .first_year = { FIRST_YEAR },
    .n_years = N_YEARS,
    .roll = self->roll,
    .school_places = self->places,
    .temporary_places = self->temporary,
    .admission_number = self->admission,
    .births = self->births,
    .births_projected = self->births_projected,
    .authority_history = self->authority[0],
    .authority_outturn = self->authority[1],
  };
}
