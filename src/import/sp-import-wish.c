/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mappings as JSON: as a person writes them, and as a plan keeps them. */
#include "config.h"
#include "sp-import-mapping.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

SpMappingWish *
sp_mapping_wish_new (void)
{
  SpMappingWish *self = g_new0 (SpMappingWish, 1);

  self->constants = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
sp_mapping_wish_free (SpMappingWish *self)
{
  g_free (self->kind);
  g_clear_pointer (&self->columns, g_hash_table_unref);
  g_clear_pointer (&self->constants, g_hash_table_unref);
  g_free (self);
}

/* One value for all rows that is said of every file anew, under the name that all kinds give it. */
static gboolean
is_of_one_file (const char *meaning)
{
  return g_str_equal (meaning, "year");
}

void
sp_mapping_wish_forget_year (SpMappingWish *self)
{
  GHashTableIter iter;
  gpointer meaning;

  g_hash_table_iter_init (&iter, self->constants);
  while (g_hash_table_iter_next (&iter, &meaning, NULL))
    if (is_of_one_file (meaning))
      g_hash_table_iter_remove (&iter);
}

static gboolean
read_texts (JsonObject *object, const char *member, GHashTable *into, gboolean fold)
{
  JsonObjectIter iter;
  JsonNode *node = json_object_get_member (object, member), *value;
  const char *key;

  if (!node)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &key, &value))
    {
      if (json_node_is_null (value))
        g_hash_table_insert (into, fold ? sp_import_fold (key) : g_strdup (key), g_strdup (""));
      else if (JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING)
        g_hash_table_insert (into, fold ? sp_import_fold (key) : g_strdup (key),
                             g_strdup (json_node_get_string (value)));
      else
        return FALSE;
    }
  return TRUE;
}

/* Whether anything but blanks follows the first object of a text. json-glib takes the last of several and loses the
 * others, memory and all (1.6.6), where a mapping that says two things ought to be refused.
 */
static gboolean
says_more_than_one (const char *json)
{
  guint depth = 0;
  char quote = '\0';

  for (const char *at = json; *at; at++)
    {
      if (quote != '\0')
        {
          if (*at == '\\' && at[1])
            at++;
          else if (*at == quote)
            quote = '\0';
        }
      else if (*at == '"' || *at == '\'') /* json-glib takes either */
        quote = *at;
      else if (*at == '{' || *at == '[')
        depth++;
      else if ((*at == '}' || *at == ']') && depth > 0 && --depth == 0)
        return *(at + 1 + strspn (at + 1, " \t\r\n")) != '\0';
    }
  return FALSE;
}

SpMappingWish *
sp_mapping_wish_new_from_json (const char *json, const char *name, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (SpMappingWish) self = sp_mapping_wish_new ();
  g_autoptr (GError) failure = NULL;
  JsonNode *root, *kind;

  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (says_more_than_one (json))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("The mapping “%s” goes on after its last bracket. Leave one { … } in it and try again."), name);
      return NULL;
    }
  if (!json_parser_load_from_data (parser, json, -1, &failure))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("The mapping “%s” is not JSON: %s. Mend it and try again."), name, failure->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root && JSON_NODE_HOLDS_OBJECT (root))
    {
      JsonObject *object = json_node_get_object (root);

      kind = json_object_get_member (object, "kind");
      if (kind && JSON_NODE_HOLDS_VALUE (kind) && json_node_get_value_type (kind) == G_TYPE_STRING)
        self->kind = g_strdup (json_node_get_string (kind));
      if (read_texts (object, "columns", self->columns, TRUE)
          && read_texts (object, "constants", self->constants, FALSE))
        return g_steal_pointer (&self);
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _ ("The mapping “%s” does not say {\"kind\": …, \"columns\": {heading: meaning}, \"constants\": "
                  "{meaning: value}}. "
                  "Mend it and try again."),
               name);
  return NULL;
}

char *
sp_import_mapping_to_json (const SpImportMapping *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, self->kind->code);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_object (builder);
  for (guint c = 0; c < self->n_columns; c++)
    {
      const SpImportField *field = self->columns[c].field >= 0 ? &self->kind->fields[self->columns[c].field] : NULL;

      if (!field || !*self->headings[c])
        continue;
      if (field->flags & (SP_FIELD_BY_AGE | SP_FIELD_BY_GROUP | SP_FIELD_BY_YEAR))
        continue; /* found by what they say, next year's too */
      json_builder_set_member_name (builder, self->headings[c]);
      json_builder_add_string_value (builder, field->meaning);
    }
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "constants");
  json_builder_begin_object (builder);
  for (guint f = 0; self->kind->fields[f].meaning; f++)
    if (self->constants[f] && !is_of_one_file (self->kind->fields[f].meaning))
      {
        json_builder_set_member_name (builder, self->kind->fields[f].meaning);
        json_builder_add_string_value (builder, self->constants[f]);
      }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, NULL);
}
