-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a GIS finds in a plan beside its layers: the tables of two extensions of GeoPackage, and the table in which QGIS keeps
-- styles. Made in a new plan and by migration; from then on the GIS may write them as it likes, and the program does not read
-- them. Definitions: OGC 12-128r18, clauses 2.3 and F.9, annex C; layer_styles as QGIS 3 makes it.

CREATE TABLE IF NOT EXISTS gpkg_extensions (
  table_name     TEXT,
  column_name    TEXT,
  extension_name TEXT NOT NULL,
  definition     TEXT NOT NULL,
  scope          TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);

CREATE TABLE IF NOT EXISTS gpkg_data_columns (
  table_name      TEXT NOT NULL,
  column_name     TEXT NOT NULL,
  name            TEXT,
  title           TEXT,
  description     TEXT,
  mime_type       TEXT,
  constraint_name TEXT,
  CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
  CONSTRAINT gdc_tn UNIQUE (table_name, name)
);

CREATE TABLE IF NOT EXISTS gpkg_data_column_constraints (
  constraint_name  TEXT NOT NULL,
  constraint_type  TEXT NOT NULL,
  value            TEXT,
  min              NUMERIC,
  min_is_inclusive BOOLEAN,
  max              NUMERIC,
  max_is_inclusive BOOLEAN,
  description      TEXT,
  CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value)
);

INSERT INTO gpkg_extensions SELECT column1, NULL, 'gpkg_schema', 'http://www.geopackage.org/spec/#extension_schema', 'read-write'
  FROM (VALUES ('gpkg_data_columns'), ('gpkg_data_column_constraints'))
  WHERE NOT EXISTS (SELECT 1 FROM gpkg_extensions WHERE table_name = column1 AND extension_name = 'gpkg_schema');

CREATE TABLE IF NOT EXISTS layer_styles (
  id                INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  f_table_catalog   TEXT(256),
  f_table_schema    TEXT(256),
  f_table_name      TEXT(256),
  f_geometry_column TEXT(256),
  styleName         TEXT(30),
  styleQML          TEXT,
  styleSLD          TEXT,
  useAsDefault      BOOLEAN,
  description       TEXT,
  owner             TEXT(30),
  ui                TEXT(30),
  update_time       DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description)
  SELECT 'layer_styles', 'attributes', 'layer_styles', 'How QGIS draws the layers'
  WHERE NOT EXISTS (SELECT 1 FROM gpkg_contents WHERE table_name = 'layer_styles');
