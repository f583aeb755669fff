/* table_above: titles and labels above the header, names of sheet and file. See table_inside.h. */
#include "tables/table_inside.h"

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

int
table_village_field(const struct table *t)
{
	int i = catalogue_field(t->reg, "village");
	return i >= 0 && (t->reg->fields[i].flags & FIELD_HEADER) ? i : -1;
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

/* The place that words name: a known one inside, else one that ends in 村. */
static const char *place_in(struct table *t, const char *text);

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
		give(t, table_village_field(t), place_in(t, value->text), FROM_REPORTER);
	if (table_one_of("日期|时间|检查日期|检查时间|填报日期|填报时间|填表日期|统计时间|评定日期", w.full))
		give(t, period, value_find_period(t->scratch, value->text, t->year), FROM_DATE);
	if (!table_best_match(t->reg, &w, &field) || !may_stand_above(&t->reg->fields[field]))
		return;
	if (field == table_village_field(t) && strcmp(w.full, "单位") == 0 && !place_in(t, value->text))
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

/* What may not stand for a village though it ends in 村. */
static bool
no_village(const char *s)
{
	return table_one_of(
	    "村|各村|全村|本村|我村|行政村|示范村|自然村|乡村|农村|美丽乡村|新农村|每村|先进村|后进村|社区|各社区", s);
}

/* Where the name of a village that ends at `end` begins: behind digits and
 * their 年月日, behind 镇乡县 unless the name would be empty. */
static const char *
place_start(const char *s, const char *end)
{
	static const char *const units[] = { "年", "月", "日", "度", "周", "季度" };
	static const char *const areas[] = { "镇", "乡", "县", "市", "区", "旗", "街道" };
	const char *from = s;
	for (const char *p = s; p < end; utf8_next(&p)) {
		if ((unsigned char)*p < 128) {
			from = p + 1;
			continue;
		}
		for (size_t i = 0; i < sizeof units / sizeof *units; i++)
			if (str_starts(p, units[i]) && p == from && p > s)
				from = p + strlen(units[i]);
		for (size_t i = 0; i < sizeof areas / sizeof *areas; i++)
			if (str_starts(p, areas[i]) && p > from && p + strlen(areas[i]) < end)
				from = p + strlen(areas[i]);
	}
	return from < end ? from : s;
}

/* 「2024年4月高同村红黑榜」 → 高同村, by its ending. */
static const char *
place_by_ending(struct table *t, const char *text)
{
	const char *s = clean_key(t->scratch, text);
	const char *end = strstr(s, "村"), *other = strstr(s, "社区");
	size_t n = strlen("村");
	if (!end || (other && other < end))
		end = other, n = strlen("社区");
	if (!end || end == s)
		return NULL;
	const char *from = place_start(s, end);
	const char *name = arena_strndup(t->scratch, from, (size_t)(end + n - from));
	size_t length = utf8_count(name);
	return length < 2 || length > 8 || no_village(name) ? NULL : name;
}

static const char *
place_in(struct table *t, const char *text)
{
	const char *key = clean_key(t->scratch, text), *best = NULL;
	size_t longest = 0;
	for (size_t i = 0; i < t->c->place_count; i++) {
		const char *name = clean_key(t->scratch, t->c->places[i]), *bare = row_place_key(t->scratch, name);
		size_t n = strstr(key, name)                            ? strlen(name)
			   : utf8_count(bare) >= 2 && strstr(key, bare) ? strlen(bare)
									: 0;
		if (n > longest)
			longest = n, best = t->c->places[i];
	}
	return best ? best : place_by_ending(t, text);
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
	give(t, table_village_field(t), place_in(t, text), origin);
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
