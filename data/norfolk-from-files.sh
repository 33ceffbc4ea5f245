#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A full plan of Norfolk from other people's files alone: districts, 401 schools at their points, planning areas with their schools and
# shapes, capacities, nine years of the authority's rolls, births by district, and children of small areas spread to planning areas.
# In order: what a file refers to comes before it.
#
#   data/norfolk-from-files.sh CLI FOLDER PLAN
#
# CLI is school-places-cli, FOLDER holds the files (../shared/data), PLAN is the file to make. Findings are printed as they come (exit
# status 3 of a command: done, with findings); the script fails when a command does.
set -u
cli=$1 files=$2 plan=$3

read_in ()
{
  echo "== $*"
  "$cli" import "$plan" "$@" --format csv --table changes
  status=$?
  [ $status -eq 0 ] || [ $status -eq 3 ] || exit $status
}

"$cli" new --title 'Norfolk' --la-code 926 --origin 2018/19 "$plan" || exit 1
read_in districts "$files/boundaries/norfolk_districts.geojson" --source ons-boundaries
read_in outline "$files/boundaries/norfolk_county.geojson" --source ons-boundaries
read_in register "$files/schools/norfolk_mainstream_schools_2022-04.csv" --source gias-2022-04 --set year=2020/21
read_in capacity "$files/capacity/scap_2015_underlying_ud1.xlsx" --source scap-2015 --set year=2014/15
read_in areas-from-schools "$files/boundaries/norfolk_county.geojson" --source drawn-from-schools
read_in authority-rolls "$files/rolls/england_la_by_ncyear/la_by_ncyear_201112_201920.csv.gz" --source dfe-spc
read_in district-births "$files/population/births_by_district_1992_2023.csv.gz" --source ons-births
read_in small-areas "$files/boundaries/norfolk_lsoa_2011.geojson" --source ons-boundaries
read_in population "$files/population/norfolk_lsoa_population_single_age_mid2019.csv" --source ons-sape-2019
read_in school-links "$files/schools/gias_links_2025-04-22.csv.gz" --source gias-links-2025
