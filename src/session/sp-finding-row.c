/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-finding-row.h"

struct _SpFindingRow
{
  SpRow parent_instance;
};

G_DEFINE_FINAL_TYPE (SpFindingRow, sp_finding_row, SP_TYPE_ROW)

static const SpRowField fields[] = {
  SP_ROW_FIELD (SpFindingValues, id, "id", INT64),
  SP_ROW_FIELD (SpFindingValues, severity, "severity", INT),
  SP_ROW_FIELD (SpFindingValues, severity_name, "severity-name", STRING),
  SP_ROW_FIELD (SpFindingValues, code, "code", STRING),
  SP_ROW_FIELD (SpFindingValues, subject, "subject", INT),
  SP_ROW_FIELD (SpFindingValues, subject_id, "subject-id", INT64),
  SP_ROW_FIELD (SpFindingValues, subject_name, "subject-name", STRING),
  SP_ROW_FIELD (SpFindingValues, message, "message", STRING),
};

static void
sp_finding_row_class_init (SpFindingRowClass *klass)
{
  sp_row_class_set_fields (SP_ROW_CLASS (klass), sizeof (SpFindingValues), fields, G_N_ELEMENTS (fields));
}

static void
sp_finding_row_init (SpFindingRow *self)
{
}

/* FNV-1a, 64 bit. Source: Fowler, Noll, Vo; draft-eastlake-fnv. */
static guint64
hash_text (guint64 hash, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    hash = (hash ^ (guint8) *p) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

static const char *
subject_name (const SpSnapshot *s, SpSubject subject, gint64 id)
{
  gint i;

  switch (subject)
    {
    case SP_SUBJECT_AREA:
      return (i = sp_snapshot_find_area (s, id)) >= 0 ? s->areas[i].name : NULL;
    case SP_SUBJECT_SCHOOL:
      return (i = sp_snapshot_find_school (s, id)) >= 0 ? s->schools[i].name : NULL;
    case SP_SUBJECT_GROWTH_AREA:
      return (i = sp_snapshot_find_growth_area (s, id)) >= 0 ? s->growth_areas[i].name : NULL;
    case SP_SUBJECT_SITE:
      return (i = sp_snapshot_find_site (s, id)) >= 0 ? s->sites[i].name : NULL;
    case SP_SUBJECT_PROJECT:
      return (i = sp_snapshot_find_project (s, id)) >= 0 ? s->projects[i].name : NULL;
    case SP_SUBJECT_PUBLISHED_TABLE:
      for (guint t = 0; t < s->n_tables; t++)
        if (s->tables[t].id == id)
          return s->tables[t].title;
      return NULL;
    default:
      return NULL;
    }
}

void
sp_finding_values_fill (SpFindingValues *values, const SpSnapshot *snapshot, const SpFinding *finding)
{
  SpSubject subject = sp_finding_get_subject (finding);
  gint64 id = sp_finding_get_id (finding);
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037) ^ (guint64) id ^ ((guint64) subject << 56);

  hash = hash_text (hash_text (hash, sp_finding_get_code (finding)), sp_finding_get_message (finding));
  *values = (SpFindingValues) {
    .id = (gint64) hash, .severity = sp_finding_get_severity (finding),
    .severity_name = sp_severity_name (sp_finding_get_severity (finding)), .code = sp_finding_get_code (finding),
    .subject = subject, .subject_id = id, .subject_name = subject_name (snapshot, subject, id),
    .message = sp_finding_get_message (finding),
  };
}
