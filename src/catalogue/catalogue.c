/* catalogue: see catalogue.h. Which registers there are is read off their
 * files when the program is built: list.h. */
#include "catalogue/catalogue.h"

#include <assert.h>
#include <string.h>

#include "base/error.h"

#define DECLARE(NAME, name) extern const struct reg reg_##name;
CATALOGUE_LIST(DECLARE)

#define POINT(NAME, name) &reg_##name,
static const struct reg *const registers[] = { CATALOGUE_LIST(POINT) };
static_assert(sizeof registers / sizeof *registers == REG_COUNT, "one entry a register");

const struct reg *
catalogue_register(enum register_id id)
{
	ASSERT((size_t)id < REG_COUNT);
	return registers[id];
}

const struct reg *
catalogue_next(const struct reg *r)
{
	size_t next = r ? (size_t)r->id + 1 : 0;
	return next < REG_COUNT ? registers[next] : NULL;
}

const struct reg *
catalogue_next_in(enum volume w, const struct reg *r)
{
	do
		r = catalogue_next(r);
	while (r && r->volume != w);
	return r;
}

const struct reg *
catalogue_find(const char *table)
{
	const struct reg *r = catalogue_next(NULL);
	while (r && strcmp(r->table, table) != 0)
		r = catalogue_next(r);
	return r;
}

int
catalogue_field(const struct reg *r, const char *column)
{
	for (size_t i = 0; i < r->count; i++)
		if (strcmp(r->fields[i].column, column) == 0)
			return (int)i;
	return -1;
}

const struct field *
catalogue_period(const struct reg *r)
{
	return r->period ? &r->fields[catalogue_field(r, r->period)] : NULL;
}

const char *
catalogue_volume_name(enum volume w)
{
	static const char *const names[] = { "01基础信息", "02评比榜单", "03督查整改", "04成效项目资金", "05公开宣传" };
	static_assert(sizeof names / sizeof *names == VOLUME_COUNT, "one name a workbook");
	return names[w];
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
	[FIELD_SOUNDS] = "recordings",
};
static_assert(sizeof type_names / sizeof *type_names == FIELD_TYPE_COUNT, "one name a type");

const char *
catalogue_type_name(enum field_type type)
{
	return type_names[type];
}

bool
catalogue_is_file(enum field_type type)
{
	return type == FIELD_PHOTOS || type == FIELD_SOUNDS;
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
