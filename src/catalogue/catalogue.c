/* catalogue: which registers there are. Each is written down in one of the
 * registers_*.c files, every one ending in the fields of COMMON, so that any
 * row can be a draft, be withdrawn, have a window, or be marked as an
 * example. */
#include "catalogue/catalogue.h"

#include <assert.h>
#include <string.h>

extern const struct reg reg_village, reg_household, reg_standard, reg_home_score, reg_month_score, reg_quarter_score,
    reg_flag, reg_board, reg_courtyard, reg_honour, reg_rule, reg_notice, reg_grid, reg_post, reg_route, reg_inspection,
    reg_problem, reg_rectify, reg_objection, reg_feedback, reg_fact, reg_event, reg_project, reg_fund, reg_ledger,
    reg_payment, reg_equipment, reg_bin, reg_pact, reg_publicity, reg_framework, reg_document, reg_disclosure;

static const struct reg *const registers[] = {
	[REG_VILLAGE] = &reg_village,
	[REG_HOUSEHOLD] = &reg_household,
	[REG_STANDARD] = &reg_standard,
	[REG_HOME_SCORE] = &reg_home_score,
	[REG_MONTH_SCORE] = &reg_month_score,
	[REG_QUARTER_SCORE] = &reg_quarter_score,
	[REG_FLAG] = &reg_flag,
	[REG_BOARD] = &reg_board,
	[REG_COURTYARD] = &reg_courtyard,
	[REG_HONOUR] = &reg_honour,
	[REG_RULE] = &reg_rule,
	[REG_NOTICE] = &reg_notice,
	[REG_GRID] = &reg_grid,
	[REG_POST] = &reg_post,
	[REG_ROUTE] = &reg_route,
	[REG_INSPECTION] = &reg_inspection,
	[REG_PROBLEM] = &reg_problem,
	[REG_RECTIFY] = &reg_rectify,
	[REG_OBJECTION] = &reg_objection,
	[REG_FEEDBACK] = &reg_feedback,
	[REG_FACT] = &reg_fact,
	[REG_EVENT] = &reg_event,
	[REG_PROJECT] = &reg_project,
	[REG_FUND] = &reg_fund,
	[REG_LEDGER] = &reg_ledger,
	[REG_PAYMENT] = &reg_payment,
	[REG_EQUIPMENT] = &reg_equipment,
	[REG_BIN] = &reg_bin,
	[REG_PACT] = &reg_pact,
	[REG_PUBLICITY] = &reg_publicity,
	[REG_FRAMEWORK] = &reg_framework,
	[REG_DOCUMENT] = &reg_document,
	[REG_DISCLOSURE] = &reg_disclosure,
};
static_assert(sizeof registers / sizeof *registers == REG_COUNT, "one entry a register");

const struct reg *
catalogue_register(enum register_id id)
{
	return registers[id];
}

const struct reg *
catalogue_find(const char *table)
{
	for (size_t i = 0; i < REG_COUNT; i++)
		if (strcmp(registers[i]->table, table) == 0)
			return registers[i];
	return NULL;
}

int
catalogue_field(const struct reg *r, const char *column)
{
	for (size_t i = 0; i < r->count; i++)
		if (strcmp(r->fields[i].column, column) == 0)
			return (int)i;
	return -1;
}

static const char *const type_names[] = {
	[FIELD_SERIAL] = "serial",
	[FIELD_TEXT] = "text",
	[FIELD_PROSE] = "prose",
	[FIELD_NAME] = "name",
	[FIELD_PLACE] = "place",
	[FIELD_GROUP] = "group",
	[FIELD_DOOR] = "door",
	[FIELD_INTEGER] = "integer",
	[FIELD_NUMBER] = "number",
	[FIELD_MONEY] = "money",
	[FIELD_QUANTITY] = "quantity",
	[FIELD_DATE] = "date",
	[FIELD_SPAN] = "span",
	[FIELD_PERIOD] = "period",
	[FIELD_YESNO] = "yesno",
	[FIELD_CHOICE] = "choice",
	[FIELD_PHONE] = "phone",
	[FIELD_PHOTOS] = "photos",
};
static_assert(sizeof type_names / sizeof *type_names == FIELD_TYPE_COUNT, "one name a type");

const char *
catalogue_type_name(enum field_type type)
{
	return type_names[type];
}

bool
catalogue_is_milli(enum field_type type)
{
	return type == FIELD_NUMBER || type == FIELD_MONEY;
}

bool
catalogue_is_integer(enum field_type type)
{
	return type == FIELD_INTEGER || catalogue_is_milli(type);
}
