#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the tables of norfolk-2013 that are drawn from data sets or estimated, and the authority rolls of norfolk-2018.

Not part of the build: run it by hand when an input or a method changes. It needs Debian's python3-gdal, a folder laid out
as ../shared/data (argument 1, or SP_SHARED_DATA), norfolk-ground/district.csv (make-ground.py) and the hand-written files
in inputs/. Every method is told in README.md and in the file of estimates/ that uses it. Same input, same output: nothing
here is random.
"""
from estimates import housing, places, pupils, schools


def main():
    found = schools.read_schools()
    schools.write_schools(found)
    places.write_areas(found)
    places.write_places(found)
    places.write_project_places(found)
    county = pupils.county_rolls()
    pupils.write_authority_rolls(county)
    rolls = pupils.pupil_estimates(found, county)
    pupils.write_rolls(rolls, found)
    pupils.write_births(found, rolls)
    pupils.write_transfer(found, rolls)
    sites = housing.write_housing(found, rolls)
    housing.write_yields()
    housing.write_scenarios(sites)


if __name__ == '__main__':
    main()
