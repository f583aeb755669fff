/* left_out: which rows and sheets stay out when what is wrong is left out;
 * see importer_steps.h. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "import/importer_steps.h"
#include "store/audit.h"

static int
by_place(const void *x, const void *y)
{
	const struct place *a = x, *b = y;
	int order = strcmp(a->file ? a->file : "", b->file ? b->file : "");
	if (!order)
		order = strcmp(a->sheet ? a->sheet : "", b->sheet ? b->sheet : "");
	return order ? order : (a->row > b->row) - (a->row < b->row);
}

static bool
same_sheet(const struct place *a, const struct place *b)
{
	return str_equal(a->file, b->file) && str_equal(a->sheet, b->sheet);
}

/* Of these a whole sheet or file stays out, wherever in it the error stands. */
static bool
is_of_sheet(const struct finding *f)
{
	enum finding_weight w = finding_kind(f->id)->weight;
	return w == WEIGHT_SHEET || (f->row == 0 && w != WEIGHT_MORE);
}

struct left { /* where errors stand, sorted */
	struct place *rows, *sheets, *more;
	size_t row_count, sheet_count, more_count;
};

static bool
has_place(const struct place *list, size_t count, const struct place *at)
{
	for (size_t i = 0; i < count; i++)
		if (same_sheet(&list[i], at) || (!list[i].sheet && str_equal(list[i].file, at->file)))
			return true;
	return false;
}

/* Says sheet by sheet which rows stay out. */
static void
say_left_rows(struct importer *im, const struct left *left)
{
	const struct place *list = left->rows;
	for (size_t i = 0, n; i < left->row_count; i += n) {
		struct strbuf rows = { 0 };
		size_t lines = 0;
		struct place at = { .file = list[i].file, .sheet = list[i].sheet };
		for (n = 0; i + n < left->row_count && same_sheet(&list[i + n], &at); n++)
			if ((n == 0 || list[i + n].row != list[i + n - 1].row) && lines++ < 40)
				strbuf_printf(&rows, "%s%d", rows.len ? "、" : "", list[i + n].row);
		bool more = has_place(left->more, left->more_count, &at);
		if (!has_place(left->sheets, left->sheet_count, &at)) {
			im->report->left_out += lines;
			finding_add(&im->report->findings, FINDING_ROWS_LEFT_OUT, at, strbuf_text(&rows),
			    lines > 40 || more ? "… " : "", more ? "多于" : "共", lines);
		}
		strbuf_free(&rows);
	}
}

static void
say_left_sheets(struct importer *im, const struct left *left)
{
	for (size_t i = 0; i < left->sheet_count; i++) {
		if (i && same_sheet(&left->sheets[i], &left->sheets[i - 1]))
			continue;
		im->report->left_sheets++;
		finding_plain(&im->report->findings,
		    left->sheets[i].sheet ? FINDING_SHEET_LEFT_OUT : FINDING_FILE_LEFT_OUT, left->sheets[i]);
	}
}

void
importer_count_left_out(struct importer *im)
{
	const struct findings *f = &im->report->findings;
	size_t most = f->count + im->draft.losts + 1;
	struct left left = { arena_array(im->arena, most, sizeof *left.rows),
		arena_array(im->arena, most, sizeof *left.sheets), arena_array(im->arena, most, sizeof *left.more), 0,
		0, 0 };
	for (size_t i = 0; i < f->count; i++) {
		const struct finding *x = &f->item[i];
		if (x->level != FINDING_ERROR || !x->file)
			continue;
		if (is_of_sheet(x))
			left.sheets[left.sheet_count++] = (struct place){ .file = x->file, .sheet = x->sheet };
		else if (x->row)
			left.rows[left.row_count++] =
			    (struct place){ .file = x->file, .sheet = x->sheet, .row = x->row };
		/* more than those that were named: nobody counted how many */
		if (finding_kind(x->id)->weight == WEIGHT_MORE)
			left.more[left.more_count++] = (struct place){ .file = x->file, .sheet = x->sheet };
	}
	for (size_t i = 0; i < im->draft.losts; i++)
		left.rows[left.row_count++] = im->draft.lost[i];
	qsort(left.rows, left.row_count, sizeof *left.rows, by_place);
	qsort(left.sheets, left.sheet_count, sizeof *left.sheets, by_place);
	say_left_rows(im, &left);
	say_left_sheets(im, &left);
	if (im->draft.partial)
		finding_plain(&im->report->findings, FINDING_NOTHING_TAKEN_DOWN, (struct place){ 0 });
}

/* ---- one row, by a person's wish --------------------------------------------------- */

void
importer_hold(struct importer *im, const struct held *row)
{
	if (!row) {
		im->helds = 0;
		return;
	}
	im->held = arena_grow(im->arena, im->held, im->helds, &im->held_capacity, im->helds + 1, sizeof *im->held);
	im->held[im->helds++] = *row;
}

/* The row as the source has it goes aside, where it stands for what the machine has; so does one that would go. */
static void
hold_one(struct importer *im, const struct held *h)
{
	struct draft *d = &im->taken;
	const struct reg *r = catalogue_register(h->reg);
	struct row_list *list = &d->rows.reg[h->reg], aside = { 0 }, kept = { 0 };
	const struct keys *was = &d->aside[h->reg];
	for (size_t i = 0; i < was->count; i++)
		*row_append(&aside, im->round, r) = *was->row[i];
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->row[i].key, h->key) == 0)
			*row_append(&aside, im->round, r) = list->row[i];
		else
			*row_append(&kept, im->round, r) = list->row[i];
	if (kept.count == list->count) {
		struct row *row = row_append(&aside, im->round, r);
		row->key = h->key;
	}
	*list = kept;
	d->aside[h->reg] = keys_of(im->round, &aside);
}

void
importer_apply_held(struct importer *im)
{
	secrets_hold(&im->secrets, NULL);
	for (size_t i = 0; i < im->helds; i++) {
		hold_one(im, &im->held[i]);
		if (im->held[i].reg == catalogue_find("household")->id)
			secrets_hold(&im->secrets, im->held[i].key);
	}
}

bool
importer_say_held(struct importer *im, struct state *to, const char *who, const char *whole, struct error *err)
{
	const char *reader = im->options->by;
	struct state *own = to ? NULL : state_open(im->options->data, err), *s = to ? to : own;
	bool begun = s && state_begin(s, err), ok = begun;
	for (size_t i = 0; ok && i < im->helds; i++)
		ok = !*im->held[i].why || audit_send_back(s, who, reader, im->held[i].title, im->held[i].why, err);
	if (ok && whole)
		ok = audit_send_back(s, who, reader, arena_printf(im->arena, "“%s”", im->source.name), whole, err);
	ok = begun && state_end(s, ok, err);
	state_close(own);
	return ok;
}
