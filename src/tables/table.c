/* table: see table.h. Runs in the locked-down reader. One struct table a
 * sheet, on the stack of table_read(); a scratch arena is emptied after every
 * row, so that a hostile sheet costs no more than its own cells. A header's
 * words are compared as two keys: `full`, brackets gone but not what is in
 * them (村社区), and `base`, without what is in them (庭院 of 庭院(25)). */
#include "tables/table.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "sheets/clean.h"
#include "tables/table_parts.h"

/* An identity or bank number in any cell, hidden or not: each is named, for
 * who has to take out a hundred of them wants to know where they are. */
static bool
check_numbers(struct table *t)
{
	bool fine = true;
	for (size_t i = 0; i < t->g->rows; i++) {
		const struct grid_row *row = &t->g->row[i];
		for (int c = 0; c < row->cells; c++) {
			const char *text = grid_cell(row, c)->text;
			bool sure = !grid_cell(row, c)->merged && value_is_identity(text);
			if (grid_cell(row, c)->merged || (!sure && !value_is_like_identity(text)))
				continue;
			bool under = i > t->lower && c < t->columns && *t->column[c].head.shown;
			const char *head = under ? t->column[c].head.shown : NULL;
			if (sure)
				table_say(t, FINDING_IDENTITY_NUMBER, row->number, head);
			else
				table_say(t, FINDING_IDENTITY_LIKE, row->number, head);
			fine = false;
		}
	}
	return fine;
}

/* May a village be found in the rows themselves? */
static bool
rows_name_village(struct table *t)
{
	int target = catalogue_field(t->reg, "target"), group = catalogue_field(t->reg, "grp");
	bool column = (target >= 0 && t->column_of[target] >= 0) || (group >= 0 && t->column_of[group] >= 0);
	for (size_t i = t->lower + 1; column && i < t->g->rows; i++) {
		const struct grid_row *row = &t->g->row[i];
		const struct cell *first[2];
		t->last = NULL;
		if (table_first_cells(row, first) < 2)
			continue;
		for (int k = 0; k < 2; k++) {
			int f = k ? group : target;
			if (f >= 0 && t->column_of[f] >= 0 &&
			    table_place_in_front(
				t, clean_narrow(t->scratch, table_cell_at(row, t->column_of[f])->text)))
				return true;
		}
	}
	return false;
}

/* Is there a row of data at all? A form that nobody has filled in lacks nothing. */
static bool
any_data(struct table *t)
{
	for (size_t i = t->lower + 1; i < t->g->rows; i++) {
		enum row_kind kind = table_row_kind(t, &t->g->row[i]);
		if (kind == ROW_END)
			return false;
		if (kind == ROW_DATA && table_row_holds(t, &t->g->row[i]))
			return true;
	}
	return false;
}

/* Columns that must be there, and whose value is nowhere else. */
static bool
check_missing(struct table *t)
{
	struct strbuf list = { 0 };
	for (size_t f = 0; f < t->reg->count; f++) {
		const struct field *field = &t->reg->fields[f];
		if (!(field->flags & FIELD_REQUIRED) || t->column_of[f] >= 0 || t->given[f].text)
			continue;
		if ((int)f == table_village_field(t) && rows_name_village(t))
			continue;
		strbuf_printf(&list, "%s“%s”", list.len ? "、" : "", field->header);
	}
	bool fine = list.len == 0;
	if (!fine)
		table_say(t, FINDING_COLUMN_MISSING, t->g->row[t->lower].number, NULL, list.data);
	strbuf_free(&list);
	return fine;
}

static void
say_unknown(struct table *t)
{
	struct strbuf names = { 0 };
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		strbuf_printf(&names, "%s%s", r->id ? "、" : "", r->sheet);
	table_say(t, FINDING_SHEET_UNKNOWN, 0, NULL, strbuf_text(&names));
	strbuf_free(&names);
}

static void
say_notes(struct table *t)
{
	if (t->after)
		table_say(t, FINDING_ROWS_AFTER_END, t->after_row, NULL, t->end_row, t->after);
	if (t->hidden)
		table_say(t, FINDING_ROWS_HIDDEN, 0, NULL, t->hidden, strbuf_text(&t->hidden_rows.words));
	table_pictures_say(t);
	if (t->unread)
		table_say_unread(t, t->unread);
	if (t->computed)
		table_say(t, FINDING_TOTAL_COMPUTED, 0, NULL, t->computed);
}

/* A title or two and nothing below: as good as empty. */
static bool
only_titles(const struct grid *g)
{
	const char *text[3];
	bool merged;
	for (size_t i = 0; i < g->rows; i++)
		if (table_row_texts(&g->row[i], text, &merged) > 1)
			return false;
	return g->rows <= 3;
}

static bool
sheet_read(struct table *t, enum register_id *which, struct row_list *rows)
{
	if (!table_identify(t)) {
		say_unknown(t);
		return false;
	}
	*which = t->reg->id;
	arena_reset(t->scratch);
	if (t->upper == t->g->rows && only_titles(t->g))
		return true;
	if (t->upper == t->g->rows) {
		table_say(t, FINDING_HEADER_MISSING, 0, NULL);
		return false;
	}
	size_t before = rows->count;
	bool fine = table_columns_read(t);
	fine = check_numbers(t) && fine;
	table_above_read(t);
	if (!any_data(t)) {
		for (size_t i = t->lower + 1; i < t->g->rows; i++)
			table_say_example(t, &t->g->row[i]);
		return fine;
	}
	table_say_hidden(t);
	if (!check_missing(t))
		return false;
	table_say_extra(t);
	t->refused = !fine;
	table_rows_read(t, rows);
	say_notes(t);
	if (t->refused)
		rows->count = before;
	return fine;
}

bool
table_read(struct table_context *c, const struct grid *g, enum register_id *which, struct row_list *rows)
{
	if (!g->rows || table_is_guide(g))
		return false;
	struct table *t = table_new(c, g);
	bool fine = false;
	if (!g->hidden)
		fine = sheet_read(t, which, rows);
	else if (strcmp(g->sheet, "选项") != 0 && !str_starts(g->sheet, "WpsReserved"))
		table_say(t, FINDING_SHEET_HIDDEN, 0, NULL);
	table_say_rest(t);
	strbuf_free(&t->hidden_rows.words);
	arena_free(t->scratch);
	return fine;
}
