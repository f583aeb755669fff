/* table_above: titles and labels above the header, names of sheet and file. See table_parts.h. */
#include "tables/table_parts.h"

#include <string.h>

#include "base/str.h"
#include "sheets/clean.h"

static void
give(struct table *t, int field, const char *text, enum origin origin)
{
	if (field >= 0 && !str_empty(text) && origin < t->given[field].origin)
		t->given[field] = (struct given){ arena_strdup(t->c->arena, text), origin };
}

struct value_context
table_context_of(const struct table *t, const char *unit)
{
	return (struct value_context){ .year = t->year,
		.month = t->month,
		.today = t->c->today,
		.unit = unit ? unit : t->unit,
		.places = t->c->places,
		.place_count = t->c->place_count };
}

int
table_period_field(const struct table *t)
{
	for (size_t i = 0; i < t->reg->count; i++)
		if (t->reg->fields[i].type == FIELD_PERIOD)
			return (int)i;
	return -1;
}

static bool
may_stand_above(const struct field *f)
{
	return (f->flags & FIELD_HEADER) || f->type == FIELD_GROUP;
}

/* 公示期：2024-4-6至2024-4-10 fills both ends. */
static bool
take_window(struct table *t, const struct words *label, const char *value)
{
	static const struct field span = { .column = "span", .header = "公示期", .type = FIELD_SPAN };
	struct cell cell = { .kind = CELL_TEXT, .text = value };
	struct value_context ctx = table_context_of(t, NULL);
	if (!table_one_of("公示期|公示时间|公示期限|公示起止|公示日期", label->full) ||
	    catalogue_field(t->reg, "span") >= 0)
		return false;
	struct value v = value_read(&span, &cell, &ctx, t->scratch);
	if (!v.text)
		return false;
	give(t, catalogue_field(t->reg, "show_from"), arena_strndup(t->scratch, v.text, 10), FROM_LABEL);
	give(t, catalogue_field(t->reg, "show_to"), v.text + 11, FROM_LABEL);
	return true;
}

/* One label and its value, by the field that the label names. */
static void
take_label(struct table *t, const char *label, const struct cell *value, int row)
{
	struct words w = table_words_of(t->scratch, label);
	int field = -1, period = table_period_field(t);
	if (value->kind == CELL_EMPTY || !*w.full || take_window(t, &w, value->text))
		return;
	if (table_one_of("单位|金额单位|计量单位", w.full) && table_one_of("元|万元|亿元|千元", value->text)) {
		t->unit = arena_strdup(t->c->arena, value->text);
		return;
	}
	if (table_one_of("填报单位|填报村|制表单位|填表单位|上报单位", w.full))
		give(t, table_village_field(t), table_place_in(t, value->text), FROM_REPORTER);
	if (table_one_of("日期|时间|检查日期|检查时间|填报日期|填报时间|填表日期|统计时间|评定日期", w.full))
		give(t, period, value_find_period(t->scratch, value->text, t->year), FROM_DATE);
	if (!table_best_match(t->reg, &w, &field) || !may_stand_above(&t->reg->fields[field]))
		return;
	if (field == table_village_field(t) && strcmp(w.full, "单位") == 0 && !table_place_in(t, value->text))
		return;
	struct value_context ctx = table_context_of(t, NULL);
	const struct field *f = &t->reg->fields[field];
	struct value v = value_read(f, value, &ctx, t->scratch);
	if (!v.bad)
		table_say_value(t, &v, f, row, f->header);
	else if (t->column_of[field] < 0)
		table_put(t, FINDING_VALUE_UNREADABLE, "%s", row, f->header, v.why);
	give(t, field, v.text, FROM_LABEL);
}

/* 「填报单位：高同村　日期：2021年11月5日」: every label in one text. */
static bool
take_labels_in(struct table *t, const char *text, int row)
{
	const char *s = clean_narrow(t->scratch, text);
	bool any = false;
	for (const char *colon = strchr(s, ':'); colon;) {
		const char *from = colon, *next = strchr(colon + 1, ':'), *end = next ? next : s + strlen(s);
		while (from > s && !strchr(" \n,;", from[-1]))
			from--;
		if (next) /* back over the next label to the blank before it */
			while (end > colon + 1 && !strchr(" \n,;", end[-1]))
				end--;
		if (next && end == colon + 1)
			end = next;
		const char *v =
		    clean_narrow(t->scratch, arena_strndup(t->scratch, colon + 1, (size_t)(end - colon - 1)));
		struct cell cell = { .kind = *v ? CELL_TEXT : CELL_EMPTY, .text = v };
		take_label(t, arena_strndup(t->scratch, from, (size_t)(colon - from)), &cell, row);
		any = any || from < colon;
		colon = next;
	}
	return any;
}

/* 家庭卫生 of 「家庭卫生评分标准」. */
static void
take_scheme(struct table *t, const char *text, enum origin origin)
{
	int field = catalogue_field(t->reg, "scheme");
	if (field < 0)
		return;
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		const char *scheme = r->scheme;
		if (scheme &&
		    (strstr(text, scheme) || (str_starts(scheme, "村") && strstr(text, scheme + strlen("村")))))
			give(t, field, scheme, origin);
	}
}

/* What a title, a sheet's suffix, a file's or folder's name says. */
void
table_take_title(struct table *t, const char *text, enum origin origin)
{
	int period = table_period_field(t);
	const char *found = value_find_period(t->scratch, text, t->year);
	if (found && !t->year && strlen(found) >= 4) {
		struct date first, last;
		if (period_range(found, &first, &last)) {
			t->year = first.year;
			t->month = period_kind(found) == PERIOD_MONTH ? first.month : 0;
		}
	}
	bool vague = found && period_kind(found) == PERIOD_YEAR && origin >= FROM_FILE;
	if (period >= 0 && found && !vague)
		give(t, period, found, origin);
	give(t, table_village_field(t), table_place_in(t, text), origin);
	take_scheme(t, text, origin);
	if (strstr(text, "示例") && origin <= FROM_SUFFIX)
		give(t, catalogue_field(t->reg, "sample"), "是", origin);
}

/* One row above the header: titles, labels in a cell, a label and its value beside it. */
static void
take_row_above(struct table *t, const struct grid_row *row)
{
	for (int c = 0; c < row->cells; c++) {
		const struct cell *cell = table_cell_at(row, c);
		if (cell->kind != CELL_TEXT || utf8_count(cell->text) > 300)
			continue;
		const char *s = clean_narrow(t->scratch, cell->text);
		int value = c + 1;
		while (value < row->cells && table_cell_at(row, value)->kind == CELL_EMPTY)
			value++;
		bool colon = strchr(s, ':') != NULL,
		     last = colon && str_ends(s, ":") && strchr(s, ':') == s + strlen(s) - 1;
		struct words w = table_words_of(t->scratch, s);
		int field;
		bool label = !colon && table_best_match(t->reg, &w, &field) && may_stand_above(&t->reg->fields[field]);
		if ((last || label) && value < row->cells)
			take_label(t, s, table_cell_at(row, value), row->number), c = value;
		else if (!colon || !take_labels_in(t, s, row->number))
			table_take_title(t, s, FROM_TITLE);
	}
}

/* The file's own name and its folders', nearest first. */
static void
take_path(struct table *t)
{
	char *path = arena_strdup(t->scratch, t->g->file);
	enum origin origin = FROM_FILE;
	for (char *slash = strrchr(path, '/');; slash = strrchr(path, '/')) {
		table_take_title(t, slash ? slash + 1 : path, origin);
		origin = FROM_FOLDER;
		if (!slash)
			break;
		*slash = '\0';
	}
}

void
table_above_read(struct table *t)
{
	struct words name = table_words_of(t->scratch, t->g->sheet);
	for (size_t i = 0; i < t->upper && i < HEADER_ROWS; i++) {
		const char *text[3];
		bool merged;
		/* the title says the year that labels may lack */
		if (table_row_texts(&t->g->row[i], text, &merged) == 1 &&
		    !strchr(clean_narrow(t->scratch, text[0]), ':'))
			table_take_title(t, text[0], FROM_TITLE);
	}
	if (name.inside && !table_exactly_named(t->reg, &(struct words){ name.full, "", NULL })) {
		table_take_title(t, name.inside, FROM_SUFFIX);
		give(t, catalogue_field(t->reg, "scheme"), name.inside, FROM_SUFFIX);
	}
	for (size_t i = 0; i < t->upper && i < HEADER_ROWS; i++)
		take_row_above(t, &t->g->row[i]);
	table_take_title(t, t->g->sheet, FROM_SUFFIX);
	take_path(t);
	if (t->c->home_village)
		give(t, table_village_field(t), t->c->home_village, FROM_HOME);
	arena_reset(t->scratch);
}
