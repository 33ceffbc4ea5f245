/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The named edits: the only way to write into a plan. Each is one transaction, one undo step, one revision and one
 * "changed". On failure nothing is changed and the error (SP_PLAN_ERROR_REFUSED) names the thing, the reason and the
 * next step. `scenario_id` 0 writes the plan itself; another id writes an override into that scenario, for which reason
 * is compulsory. An edit that changes nothing succeeds and makes no undo step.
 */
#pragma once

#include "sp-frozen-inputs.h"
#include "sp-plan.h"
#include "sp-trial.h"

G_BEGIN_DECLS

/* sp-edit-housing.c — dwellings NULL = not known (the row goes). */
gboolean sp_edit_set_completion (SpPlan *plan, gint64 scenario_id, gint64 site_id, SpAcademicYear year,
                                 const double *dwellings, const char *reason, GError **error);
/* Moves all expected (not actual) completions of a site by whole years. */
gboolean sp_edit_slip_site (SpPlan *plan, gint64 scenario_id, gint64 site_id, gint years, const char *reason,
                            GError **error);
gboolean sp_edit_set_growth_dwellings (SpPlan *plan, gint64 growth_area_id, gint min, gint max, const char *text,
                                       GError **error); /* -1 = not said */
gboolean sp_edit_set_statement (SpPlan *plan, gint64 growth_area_id, SpStatementList list, gint position,
                                const char *text, GError **error); /* NULL removes; position 0 appends */

/* sp-edit-delivery.c — value NULL = as the site's planning stage, or (start, rate) not said. A build rate of a site that has
 * dwellings by year lays them again at it; in a scenario only the rate, the chance of being built and the chance of a stall
 * can be changed, and value is not NULL. */
gboolean sp_edit_set_delivery_term (SpPlan *plan, gint64 scenario_id, gint64 site_id, SpDeliveryTerm term,
                                    const double *value, const char *reason, GError **error);
/* permission NULL = stage not said; probability, slips, spreads, stall and lag only. The reason is also the source of the stage's
 * figures; "" = it has none any more. */
gboolean sp_edit_set_delivery_default (SpPlan *plan, const char *permission, SpDeliveryTerm term, double value,
                                       const char *reason, GError **error);
/* Puts what a stage begins with (sp-usual-housing.h) back in place of the council's own, every term of it. */
gboolean sp_edit_reset_delivery_default (SpPlan *plan, const char *permission, GError **error);
/* Writes what a trial of `snapshot` (of that scenario) has different into the scenario, as one edit; it then forecasts the same. */
gboolean sp_edit_keep_trial (SpPlan *plan, gint64 scenario_id, const SpSnapshot *snapshot, const SpTrial *trial,
                             const char *reason, GError **error);
/* The same in a scenario added for it under that name, begun as another (0 = the plan itself): one edit. */
gboolean sp_edit_keep_trial_in_new_scenario (SpPlan *plan, const char *name, gint64 parent_id, const SpSnapshot *snapshot,
                                             const SpTrial *trial, const char *reason, gint64 *id, GError **error);

/* sp-edit-site.c — permission NULL = not said; dwellings -1 = not said, max -1 with a min = at least; areas 0 = none. A site in
 * a growth area goes where that goes, so its own areas are refused. */
gboolean sp_edit_add_site (SpPlan *plan, const char *name, gint64 growth_area_id, gint64 primary_area_id, gint64 *id,
                           GError **error);
gboolean sp_edit_remove_site (SpPlan *plan, gint64 site_id, GError **error);
gboolean sp_edit_set_site_permission (SpPlan *plan, gint64 site_id, const char *permission, GError **error);
gboolean sp_edit_set_site_dwellings (SpPlan *plan, gint64 site_id, gint min, gint max, GError **error);
gboolean sp_edit_set_site_areas (SpPlan *plan, gint64 site_id, gint64 primary_area_id, gint64 secondary_area_id,
                                 GError **error);

/* sp-edit-growth-area.c — a growth area gets the next number of its category (0 = other investment), and all its pupils go to the two
 * planning areas, each of its phase (0 = none said). No two are called the same, in any case of letters. */
typedef enum { SP_GROWTH_SEVERAL_SCHOOLS = 1, SP_GROWTH_ONE_SCHOOL, SP_GROWTH_OTHER } SpGrowthCategory;
typedef struct { const char *name; gint category; gint64 primary_area_id, secondary_area_id; } SpNewGrowthArea;
gboolean sp_edit_add_growth_area (SpPlan *plan, const SpNewGrowthArea *growth, gint64 *id, GError **error);
gboolean sp_edit_set_growth_area_name (SpPlan *plan, gint64 growth_area_id, const char *name, GError **error);
/* Which share (0 to 1; 0 = none) of its pupils a planning area takes: shares of the areas of a phase are to add to 1. */
gboolean sp_edit_set_growth_share (SpPlan *plan, gint64 growth_area_id, gint64 area_id, double share, GError **error);
/* With its statements; refused while it holds sites, or projects, money, agreements or options are for it. */
gboolean sp_edit_remove_growth_area (SpPlan *plan, gint64 growth_area_id, GError **error);

/* sp-edit-planning-area.c — the code is its own, and is what files say; the phase is primary or secondary. */
gboolean sp_edit_add_planning_area (SpPlan *plan, const char *code, const char *name, SpPhase phase, gint64 *id, GError **error);
gboolean sp_edit_set_area_name (SpPlan *plan, gint64 area_id, const char *name, GError **error);

/* sp-edit-programme-table.c — the tables that projects stand in, by number (1 to SP_MOST_PROGRAMME_TABLES); one is removed only when no
 * project stands in it */
#define SP_MOST_PROGRAMME_TABLES 9
gboolean sp_edit_add_programme_table (SpPlan *plan, gint number, const char *title, GError **error);
gboolean sp_edit_set_programme_table_title (SpPlan *plan, gint number, const char *title, GError **error);
gboolean sp_edit_remove_programme_table (SpPlan *plan, gint number, GError **error);

/* sp-edit-yield.c — pupils counted on an estate: type -1 all, 0 house, 1 flat; tenure -1 all, 0 market, 1 affordable; bedrooms
 * 0 all, 4 four or more; years_since -1 all. site_id 0 = no site of the plan's (row->site is not read). */
gboolean sp_edit_add_yield_observation (SpPlan *plan, gint64 site_id, const SpYieldObservation *row, gint64 *id, GError **error);
gboolean sp_edit_remove_yield_observation (SpPlan *plan, gint64 id, GError **error);
/* Writes yields in place of those of the same dwellings, as one edit: estimates, with `note` saying how they came about. */
gboolean sp_edit_set_yields (SpPlan *plan, const SpYield *yields, guint n_yields, const char *note, GError **error);

/* One yield, of the phase, type, tenure, bedrooms and years since of `kind`: the council's own, with `note` saying whence; NULL takes it
 * out of the plan, so that a wider kind stands in for it (of a phase the widest stays). */
gboolean sp_edit_set_yield (SpPlan *plan, const SpYield *kind, const double *pupils_per_dwelling, const char *note, GError **error);
/* Puts the national yield back (sp-usual-housing.h); refused where there is none of that kind. */
gboolean sp_edit_reset_yield (SpPlan *plan, const SpYield *kind, GError **error);
/* Share (0 to 3) of a phase's settled yield that is reached so many years (0 to 60) after completion, with `note` saying whence; NULL
 * takes the point out of the curve. Straight lines run between points (spk_housing_build_up). */
gboolean sp_edit_set_yield_build_up (SpPlan *plan, const char *phase, gint years_since, const double *share, const char *note,
                                     GError **error);

/* sp-edit-school.c */
gboolean sp_edit_set_admission_number (SpPlan *plan, gint64 scenario_id, gint64 school_id, SpYearGroup entry,
                                       SpAcademicYear year, gint places, const char *reason, GError **error);
gboolean sp_edit_set_group_places (SpPlan *plan, gint64 scenario_id, gint64 school_id, SpYearGroup group,
                                   SpAcademicYear from, gint places, const char *reason, GError **error);
gboolean sp_edit_set_school_name (SpPlan *plan, gint64 school_id, const char *name, GError **error);

/* sp-edit-project.c — NULL money = not said; in a scenario the spend of a year must be said. A year that
 * changes takes away the total that was printed with the profile: it was of the years as printed */
gboolean sp_edit_set_project_budget (SpPlan *plan, gint64 scenario_id, gint64 project_id, const SpMoney *budget,
                                     const char *reason, GError **error);
gboolean sp_edit_set_project_spend (SpPlan *plan, gint64 scenario_id, gint64 project_id, SpFinancialYear year,
                                    const SpMoney *amount, const char *reason, GError **error);
/* All dates, places and spend still to come of a project later (or earlier) by whole years; 0 years in a scenario takes
 * its slip away. In the plan the rows themselves move. */
gboolean sp_edit_slip_project (SpPlan *plan, gint64 scenario_id, gint64 project_id, gint years, const char *reason,
                               GError **error);
gboolean sp_edit_set_project_stage (SpPlan *plan, gint64 project_id, const char *riba_stage, GError **error);
/* places_from {0} = not said. Given as the plan has it, it goes with the completion, and so do the places by year, where it was the first
 * September by which the works were complete; the label says so. Temporary places keep it where it is. */
gboolean sp_edit_set_project_completion (SpPlan *plan, gint64 project_id, const char *completion_text,
                                         const char *completion_on, SpAcademicYear places_from, GError **error);

/* sp-edit-project-facts.c — what it is. The name must be said; 0 = none, -1 = not said; to_min and to_max differ where the paper says
 * "315 or 420". */
typedef enum { SP_PROJECT_REFERENCE, SP_PROJECT_NAME, SP_PROJECT_DESCRIPTION } SpProjectWords;
gboolean sp_edit_set_project_words (SpPlan *plan, gint64 project_id, SpProjectWords which, const char *text, GError **error);
gboolean sp_edit_set_project_table (SpPlan *plan, gint64 project_id, gint table, GError **error);
gboolean sp_edit_set_project_where (SpPlan *plan, gint64 project_id, gint64 school_id, gint64 area_id, GError **error);
gboolean sp_edit_set_project_size (SpPlan *plan, gint64 project_id, gint from, gint to_min, gint to_max, GError **error);
/* Reads "210 to 420", "210 to 315 or 420" or "420"; blank = none said. FALSE when it is none of these. */
gboolean sp_project_size_parse (const char *text, gint *from, gint *to_min, gint *to_max);
gboolean sp_edit_set_project_growth_area (SpPlan *plan, gint64 project_id, gint64 growth_area_id, gboolean answers,
                                          GError **error);
/* description NULL = not said; a reference, a name, a table where the plan has any, and one of the places are compulsory. With new_table
 * said, `table` is not read: a table of that title is added, with the first number that is free, and the project put into it. */
typedef struct
{
  const char *reference, *name, *description;
  gint        table;
  const char *new_table;
  gint64      school_id, area_id, growth_area_id;
} SpNewProject;
gboolean sp_edit_add_project (SpPlan *plan, const SpNewProject *project, gint64 *id, GError **error);
/* With all that hangs on it; refused while money is tied to it, or a scenario or saved programme makes use of its option. */
gboolean sp_edit_remove_project (SpPlan *plan, gint64 project_id, GError **error);

/* sp-edit-edition.c — budget, spend, completion and stage of every project as they are now, kept as an edition of the plan under a
 * name and its day (YYYY-MM-DD); refused when an edition of that name is held */
gboolean sp_edit_keep_edition (SpPlan *plan, const char *edition, const char *edition_on, GError **error);

/* sp-edit-project-sheet.c — the rest of a project's sheet; NULL = not said, position 0 appends, NULL text removes */
gboolean sp_edit_set_project_kind (SpPlan *plan, gint64 project_id, const char *kind, const char *phase, GError **error);
gboolean sp_edit_set_project_start (SpPlan *plan, gint64 project_id, const char *earliest_start_on, gint lead_months,
                                    GError **error); /* lead_months -1 = not said */
gboolean sp_edit_set_project_location (SpPlan *plan, gint64 project_id, double factor, GError **error); /* 0 = not said */
gboolean sp_edit_set_project_price_base (SpPlan *plan, gint64 project_id, SpPriceBase base, GError **error); /* {0} = cash */
gboolean sp_edit_set_project_temporary (SpPlan *plan, gint64 project_id, gint places, GError **error); /* -1 */
gboolean sp_edit_set_project_places (SpPlan *plan, gint64 project_id, gint64 area_id, SpYearGroup group,
                                     SpAcademicYear year, gint places, GError **error); /* 0 removes */
gboolean sp_edit_set_project_committed (SpPlan *plan, gint64 project_id, gboolean committed, GError **error);
gboolean sp_edit_set_dependency (SpPlan *plan, gint64 project_id, gint position, const char *kind, const char *text,
                                 const char *state, const char *owner, const char *due_on, GError **error);
gboolean sp_edit_set_project_after (SpPlan *plan, gint64 project_id, gint64 after_project_id, gboolean after,
                                    GError **error); /* refused when it would go round in a circle */
gboolean sp_edit_set_risk (SpPlan *plan, gint64 project_id, gint position, const char *text, gint likelihood,
                           gint impact, const char *owner, const char *mitigation, GError **error);
gboolean sp_edit_set_approval (SpPlan *plan, gint64 project_id, gint position, const char *text, const char *body,
                               const char *state, const char *decided_on, GError **error);

/* sp-edit-option.c — what could be done. `key` NULL makes one up. */
typedef struct { gint64 area_id; SpYearGroup group; gint years_after, places; } SpDraftPlaces;
typedef struct
{
  const char *key, *name, *kind, *phase, *purpose, *exclusive, *note; /* purpose NULL = growth */
  gboolean    proposed, estimated;
  gint64      school_id, area_id, growth_area_id, project_id; /* 0 = none */
  const SpMoney *cost;                                        /* NULL = not known */
  SpPriceBase price_base;
  gint        lead_months;                                    /* -1 = not said */
  SpAcademicYear earliest, latest;                            /* {0} = any */
  const SpDraftPlaces *places; guint n_places;
  const SpOptionSpend *spend; guint n_spend;
} SpOptionDraft;
/* Codes of the kinds of works, NULL at the end. */
const char *const *sp_option_kind_codes (void);
/* So many places more (below nought, fewer) in the lowest year group of the phase in the year it opens, and in one year group
 * more each year: the rows, of SP_N_GROUPS at most; returns how many. */
#define SP_MOST_OPTION_PLACES 2000
#define SP_MOST_LEAD_MONTHS   240
guint    sp_option_climb (SpPhase phase, gint64 area_id, gint places, SpDraftPlaces *rows);
gboolean sp_edit_add_option (SpPlan *plan, const SpOptionDraft *draft, gint64 *id, GError **error);
gboolean sp_edit_remove_option (SpPlan *plan, gint64 option_id, GError **error); /* refused while something uses it */
gboolean sp_edit_set_option_cost (SpPlan *plan, gint64 option_id, const SpMoney *cost, GError **error);
gboolean sp_edit_set_option_lead (SpPlan *plan, gint64 option_id, gint lead_months, GError **error); /* -1 = not said */

/* sp-edit-programme.c — a programme is drafts and the years they open ({0} = considered, not chosen). An option of the
 * plan is found by its key, another is added to it. */
typedef struct { const SpOptionDraft *option; SpAcademicYear opens; const char *asked; } SpProgrammeLine;
/* Saves under a name, in place of one of that name. quantile, of the paths of pupils to meet: above 0 and below 1; 0 = the forecast
 * itself, -1 = what is expected over the paths. capacity NULL = no limit. outcome: what is true of it now, as the schema has it; NULL =
 * not known. */
gboolean sp_edit_save_programme (SpPlan *plan, const char *name, double quantile, const SpMoney *capacity, const char *outcome,
                                 const SpProgrammeLine *lines, guint n_lines, GError **error);
gboolean sp_edit_remove_programme (SpPlan *plan, const char *name, GError **error);
gboolean sp_edit_rename_programme (SpPlan *plan, const char *name, const char *new_name, GError **error);
/* Carries out the chosen lines in a scenario, in place of the options it carried out before. */
gboolean sp_edit_adopt_programme (SpPlan *plan, gint64 scenario_id, const char *name, const SpProgrammeLine *lines,
                                  guint n_lines, const char *reason, GError **error);
/* The same in a scenario added for it under that name, begun as another (0 = the plan itself): one edit. */
gboolean sp_edit_adopt_in_new_scenario (SpPlan *plan, const char *name, gint64 parent_id, const SpProgrammeLine *lines,
                                        guint n_lines, const char *reason, gint64 *id, GError **error);

/* sp-edit-pot.c — amount NULL = none; year {0} = not dated. Giving a year to money takes it out of the pot's undated amount
 * (less gives it back), so that it does not count twice; refused when there is not so much. The label says what is left. Below
 * nothing only where the source is one of these. */
#define SP_POT_MAY_BE_OWED "'revenue and reserves', 'carry forward'"
gboolean sp_edit_set_pot_amount (SpPlan *plan, gint64 scenario_id, gint64 pot_id, SpFinancialYear year,
                                 const SpMoney *amount, const char *reason, GError **error);

/* sp-edit-pot-terms.c — source and certainty: codes of the schema. */
/* NULL at the end. */
const char *const *sp_pot_source_codes (void);
const char *const *sp_pot_certainty_codes (void);
gboolean sp_edit_add_pot (SpPlan *plan, const char *name, const char *source, const char *certainty, gint64 *id, GError **error);
/* with_all: what was fixed of it for projects goes too, and contributions stay without a pot; FALSE refuses where there is any. */
gboolean sp_edit_remove_pot (SpPlan *plan, gint64 pot_id, gboolean with_all, GError **error);
gboolean sp_edit_set_pot_certainty (SpPlan *plan, gint64 pot_id, const char *certainty, GError **error);
/* What it may pay for, term by term. text: a code of the schema (purpose, phase; programme: growth or other) or words (terms), NULL =
 * any; id: of an area, school, growth area or project, 0 = any. */
typedef enum
{
  SP_POT_PURPOSE, SP_POT_PHASE, SP_POT_PROGRAMME, SP_POT_AREA, SP_POT_SCHOOL, SP_POT_GROWTH_AREA, SP_POT_PROJECT, SP_POT_TERMS,
} SpPotTerm;
#define SP_N_POT_TERMS 8
const char *sp_pot_term_code (SpPotTerm term); /* "purpose", "growth-area" … */
/* Codes of a term that is chosen among them, NULL at the end; NULL for a thing or words. */
const char *const *sp_pot_term_words (SpPotTerm term);
gboolean sp_edit_set_pot_term (SpPlan *plan, gint64 pot_id, SpPotTerm term, const char *text, gint64 id, GError **error);
/* Ties it to one area, school, growth area or project, and to no other; id 0 = to none. */
gboolean sp_edit_tie_pot (SpPlan *plan, gint64 pot_id, SpPotTerm term, gint64 id, GError **error);

/* sp-edit-pot-facts.c — what a pot is called, whence it comes, how long it keeps and what borrowing costs. note: the evidence, in
 * words, NULL = none; carry years: financial years after its own, -1 = until its last day; award years: those that one amount
 * stands for, 0 = not said; interest a year, 0 to 0.5, NULL = not said, and years to repay, 0 = not said: of borrowing only. */
#define SP_MOST_CARRY_YEARS 30
#define SP_MOST_AWARD_YEARS 5
#define SP_MOST_REPAY_YEARS 60
gboolean sp_edit_set_pot_name (SpPlan *plan, gint64 pot_id, const char *name, GError **error);
gboolean sp_edit_set_pot_source (SpPlan *plan, gint64 pot_id, const char *source, GError **error);
gboolean sp_edit_set_pot_note (SpPlan *plan, gint64 pot_id, const char *note, GError **error);
gboolean sp_edit_set_pot_carry (SpPlan *plan, gint64 pot_id, gint carry_years, GError **error);
gboolean sp_edit_set_pot_award (SpPlan *plan, gint64 pot_id, gint award_years, GError **error);
gboolean sp_edit_set_pot_borrowing (SpPlan *plan, gint64 pot_id, const double *interest_rate, gint repay_years, GError **error);

/* sp-edit-claim.c — a claim on a district's community infrastructure levy. 0, {0} and NULL = not said; probability 0 to 1; state: a
 * code of sp_claim_state_codes. */
typedef struct
{
  const char *text;
  gint64 district_id, project_id;
  SpFinancialYear year;
  const SpMoney *amount;
  const double *probability;
  const char *state;
} SpNewClaim;
const char *const *sp_claim_state_codes (void); /* NULL at the end */
/* As one stands; borrows from the snapshot and the claim. */
SpNewClaim sp_new_claim_of (const SpSnapshot *snapshot, const SpCilClaim *claim);
gboolean sp_edit_add_cil_claim (SpPlan *plan, const SpNewClaim *claim, gint64 *id, GError **error);
/* All of it, as one edit. */
gboolean sp_edit_set_cil_claim (SpPlan *plan, gint64 claim_id, const SpNewClaim *claim, GError **error);
gboolean sp_edit_remove_cil_claim (SpPlan *plan, gint64 claim_id, GError **error);

/* sp-edit-contribution.c — money NULL = not known or none; dates NULL = not said */
gboolean sp_edit_set_obligation_amount (SpPlan *plan, gint64 obligation_id, const SpMoney *amount, GError **error);
typedef enum
{
  SP_OBLIGATION_SIGNED, /* of its agreement, and so of all obligations of that */
  SP_OBLIGATION_TRIGGERED, SP_OBLIGATION_DUE, SP_OBLIGATION_RECEIVED, SP_OBLIGATION_ALLOCATED, SP_OBLIGATION_SPENT,
  SP_OBLIGATION_PAY_BACK,
} SpObligationEvent;
#define SP_N_OBLIGATION_EVENTS 7
gboolean sp_edit_set_obligation_event (SpPlan *plan, gint64 obligation_id, SpObligationEvent event, const char *date,
                                       GError **error);
/* trigger: a code of the schema, NULL = not said; value: of an occupation or a share; date: of a date. */
gboolean sp_edit_set_obligation_trigger (SpPlan *plan, gint64 obligation_id, const char *trigger, double value,
                                         const char *date, GError **error);
gboolean sp_edit_set_pot_dates (SpPlan *plan, gint64 pot_id, const char *earliest_on, const char *spend_by,
                                GError **error);
/* Fixes so much of a pot for a project; year {0} = when it can; no_more: of this project the pot pays only that. */
gboolean sp_edit_set_pot_allocation (SpPlan *plan, gint64 pot_id, gint64 project_id, SpFinancialYear year,
                                     const SpMoney *amount, gboolean no_more, GError **error);
gboolean sp_edit_add_cost_index (SpPlan *plan, const char *code, const char *title, gint64 *id, GError **error);
gboolean sp_edit_set_cost_index_value (SpPlan *plan, gint64 index_id, SpPriceBase quarter, const double *value,
                                       GError **error);

/* sp-edit-agreement.c — texts and dates NULL = not said; a title always is. An authority is a district of the plan by its name, or
 * another as it is called. A site brings the growth area it is in. What goes with an agreement: its obligations, their payments. */
typedef struct
{
  const char *title, *reference, *signed_on, *authority;
  gint64 growth_area_id, site_id;
  const char *obligation, *kind, *phase; /* its first, in the same edit; obligation NULL = none yet */
} SpNewAgreement;
gboolean sp_edit_add_agreement (SpPlan *plan, const SpNewAgreement *agreement, gint64 *id, GError **error);
gboolean sp_edit_remove_agreement (SpPlan *plan, gint64 agreement_id, GError **error);
typedef enum
{
  SP_AGREEMENT_TITLE, SP_AGREEMENT_REFERENCE, SP_AGREEMENT_APPLICATION, SP_AGREEMENT_AUTHORITY, SP_AGREEMENT_SIGNED,
  SP_AGREEMENT_PAY_BACK,
} SpAgreementField;
#define SP_N_AGREEMENT_FIELDS 6
const char *sp_agreement_field_code (SpAgreementField field); /* "title", "pay-back" … */
gboolean sp_edit_set_agreement (SpPlan *plan, gint64 agreement_id, SpAgreementField field, const char *text, GError **error);
gboolean sp_edit_set_agreement_place (SpPlan *plan, gint64 agreement_id, gint64 growth_area_id, gint64 site_id, GError **error);

/* sp-edit-obligation.c — what an obligation is and what it was worked out from; NULL, 0 and {0} = not said. Land has no amount and no
 * payments. */
gboolean sp_edit_add_obligation (SpPlan *plan, gint64 agreement_id, const char *kind, const char *phase, const char *text,
                                 gint64 *id, GError **error);
gboolean sp_edit_remove_obligation (SpPlan *plan, gint64 obligation_id, GError **error);
typedef enum { SP_OBLIGATION_TEXT, SP_OBLIGATION_KIND, SP_OBLIGATION_PHASE, SP_OBLIGATION_BASIS } SpObligationField;
#define SP_N_OBLIGATION_FIELDS 4
const char *sp_obligation_field_code (SpObligationField field); /* "text", "kind" … */
const char *const *sp_obligation_phase_codes (void);            /* NULL at the end */
gboolean sp_edit_set_obligation (SpPlan *plan, gint64 obligation_id, SpObligationField field, const char *text, GError **error);
typedef enum { SP_OBLIGATION_HEADROOM, SP_OBLIGATION_HECTARES, SP_OBLIGATION_PAY_BACK_YEARS } SpObligationFigure;
#define SP_N_OBLIGATION_FIGURES 3
const char *sp_obligation_figure_code (SpObligationFigure figure); /* "headroom", "pay-back-years" … */
gboolean sp_edit_set_obligation_figure (SpPlan *plan, gint64 obligation_id, SpObligationFigure figure, const double *value,
                                        GError **error);
gboolean sp_edit_set_obligation_cost (SpPlan *plan, gint64 obligation_id, const SpMoney *cost_per_place, GError **error);
/* By which it grows, from the prices of which quarter. */
gboolean sp_edit_set_obligation_index (SpPlan *plan, gint64 obligation_id, gint64 index_id, SpPriceBase base, GError **error);
/* The only project, or the only school, it may be spent on. Several obligations of one project pool into it. */
gboolean sp_edit_set_obligation_tie (SpPlan *plan, gint64 obligation_id, gint64 project_id, gint64 school_id, GError **error);
/* The pot that it is part of: it then stands in the place of as much of what the pot counts on; 0 = it brings money of its own. */
gboolean sp_edit_set_obligation_pot (SpPlan *plan, gint64 obligation_id, gint64 pot_id, GError **error);
/* A line of the sum: so many dwellings of a kind, and pupils of each. number: 1 = the first. */
gboolean sp_edit_add_obligation_dwellings (SpPlan *plan, gint64 obligation_id, const SpObligationDwelling *row, GError **error);
gboolean sp_edit_remove_obligation_dwellings (SpPlan *plan, gint64 obligation_id, guint number, GError **error);

/* sp-edit-payment.c — one payment of an obligation's money; state: a code of SpTransaction; amount above nothing; date NULL =
 * not said; project it is allocated to, or spent on, 0 = not said */
gboolean sp_edit_add_payment (SpPlan *plan, gint64 obligation_id, const char *state, const SpMoney *amount, const char *date,
                              gint64 project_id, GError **error);
gboolean sp_edit_remove_payment (SpPlan *plan, gint64 payment_id, GError **error);

/* sp-edit-assumption.c — a scenario's override of the plan's assumption; reason as above. margin is a share 0..0.5 */
gboolean sp_edit_set_operating_margin (SpPlan *plan, gint64 scenario_id, gint64 area_id /* 0 = the plan's */,
                                       double margin, const char *reason, GError **error);
gboolean sp_edit_set_yield_factor (SpPlan *plan, gint64 scenario_id, double factor, const char *reason, GError **error);
gboolean sp_edit_set_weights (SpPlan *plan, gint64 scenario_id, const double weights[3], const char *reason,
                              GError **error);

/* sp-edit-area.c — a scenario's own ratio or adjustment of a planning area; only a scenario has these, so scenario_id
 * is not 0 */
gboolean sp_edit_set_take_up (SpPlan *plan, gint64 scenario_id, gint64 area_id, double ratio, const char *reason,
                              GError **error);
gboolean sp_edit_set_progression (SpPlan *plan, gint64 scenario_id, gint64 area_id, SpYearGroup into, double ratio,
                                  const char *reason, GError **error);
gboolean sp_edit_adjust_pupils (SpPlan *plan, gint64 scenario_id, gint64 area_id, SpAcademicYear year,
                                SpYearGroup group, double pupils, const char *reason, GError **error);

/* sp-edit-method.c — of the plan itself, for every scenario; reason always compulsory. area_id 0 = everywhere. */
gboolean sp_edit_exclude_year (SpPlan *plan, gint64 area_id, SpAcademicYear year, const char *reason, GError **error);
gboolean sp_edit_include_year (SpPlan *plan, gint64 area_id, SpAcademicYear year, GError **error);
/* phase -1 = both, point SP_ENTRY_ANY = all; method NULL takes the choice back (reason is then not needed). Whether the
 * forecast has a method of that name is the forecast's business: it says so in a finding. */
gboolean sp_edit_choose_method (SpPlan *plan, gint64 area_id, gint phase, SpEntryPoint point, const char *method,
                                const char *reason, GError **error);

/* sp-edit-movement.c — facts of the plan; a negative share, ratio or number of children takes the row away */
gboolean sp_edit_set_school_transfer (SpPlan *plan, gint64 from_school_id, gint64 to_school_id, SpYearGroup into,
                                      double share, GError **error);
/* Of a school, of an area (the other 0), or of the whole authority (both 0); group Year 12 to 14. */
gboolean sp_edit_set_staying_on (SpPlan *plan, gint64 area_id, gint64 school_id, SpYearGroup group, double ratio,
                                 GError **error);
/* Children of an age 0..4 counted in a year, of a primary area or of a district (the other 0). */
gboolean sp_edit_set_preschool (SpPlan *plan, gint64 area_id, gint64 district_id, SpAcademicYear year, gint age,
                                double children, GError **error);

/* sp-edit-scenario.c */
gboolean sp_edit_add_scenario (SpPlan *plan, const char *name, gint64 parent_id, const char *note, gint64 *id,
                               GError **error);
gboolean sp_edit_remove_scenario (SpPlan *plan, gint64 scenario_id,
                                  GError **error); /* refused while another inherits from it */
gboolean sp_edit_remove_override (SpPlan *plan, gint64 scenario_id, const char *subject, gint64 target_id,
                                  SpAcademicYear year, gint year_group, GError **error);

/* sp-edit-round.c — keeps a forecast as it was made from `inputs` (values as the forecast room writes them, in the order of
 * sp_round_value_compare; options as it writes them). made_at NULL = now, UTC; author NULL = who is editing. */
typedef struct
{
  const char *name, *note, *made_at, *author, *scenario, *options; /* all but the name may be NULL */
  SpAcademicYear origin;
  gint           horizon;
  const SpRoundValue *values; guint n_values;
} SpRoundRecord;
gboolean sp_edit_keep_round (SpPlan *plan, const SpRoundRecord *record, const SpFrozenInputs *inputs, gint64 *id,
                             GError **error);
/* Types in a round from an old paper: figures only, made_at the paper's date (compulsory). */
gboolean sp_edit_type_in_round (SpPlan *plan, const SpRoundRecord *record, gint64 *id, GError **error);
gboolean sp_edit_remove_round (SpPlan *plan, gint64 round_id, GError **error);

G_END_DECLS
