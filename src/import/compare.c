/* compare: see compare.h. Register by register: first what would vanish, in
 * the order it has now, then the source's rows in theirs. Two arenas: one
 * lives as long as the writing, one as long as a row. */
#include "import/compare.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "import/compare_parts.h"
#include "import/gate.h"
#include "catalogue/describe.h"
#include "editions/seen.h"

enum { NOTE_HEADERS = 4 };

struct writing {
	const struct compare *c;
	struct arena *arena, *row;
	struct review_writer *w;
	struct review_total total;
	struct review_register count; /* of the register it is at */
	const struct reg *r;
	struct keys old, new;
	bool mixed; /* its rows are of several periods: titles say which */
};

/* ---- rows ---------------------------------------------------------------- */

/* 「总分、名次」, of more than four 「总分、名次、等次、状态等 7 项」. */
static const char *
changed_headers(struct arena *a, const struct cells *cells)
{
	const char *words = "";
	size_t n = 0;
	for (size_t i = 0; i < cells->count; i++)
		if (cells->cell[i].changed && ++n <= NOTE_HEADERS)
			words = arena_printf(a, "%s%s%s", words, n > 1 ? "、" : "", cells->cell[i].header);
	return n > NOTE_HEADERS ? arena_printf(a, "%s等 %zu 项", words, n) : words;
}

static void
put_change(struct writing *x, enum review_kind kind, const struct row *old, const struct row *new)
{
	struct cells cells;
	const struct row *row = kind == REVIEW_REMOVED ? old : new;
	struct review_change change = { .reg = x->r->id, .kind = kind, .key = row->key };
	arena_reset(x->row);
	compare_cells(x->c, x->row, x->r, old, new, &cells);
	change.title = describe_title(x->row, x->r, row);
	if (x->mixed && *describe_period(x->row, x->r, row))
		change.title = arena_printf(x->row, "%s %s", describe_period(x->row, x->r, row), change.title);
	change.note = kind == REVIEW_CHANGED ? changed_headers(x->row, &cells) : describe_note(x->row, x->r, row);
	struct date today = x->c->report->judgements.today;
	change.seen_before = seen_words(x->row, x->r, old, today);
	change.seen_after = new ? seen_words(x->row, x->r, new, today) : "看不到了";
	if (new) {
		change.file = new->file;
		change.sheet = new->sheet;
		change.line = new->line;
	}
	review_put_change(x->w, &change, cells.cell, cells.count);
}

static bool
is_removed(const struct writing *x, const struct row *row)
{
	return !keys_find(&x->new, row->key);
}

static void
put_removed(struct writing *x)
{
	const struct row_list *base = &x->c->base->reg[x->r->id];
	for (size_t i = 0; i < base->count; i++)
		if (is_removed(x, &base->row[i])) {
			x->count.removed++;
			put_change(x, REVIEW_REMOVED, &base->row[i], NULL);
		}
}

static void
put_brought(struct writing *x)
{
	const struct row_list *in = &x->c->draft->rows.reg[x->r->id];
	for (size_t i = 0; i < in->count; i++) {
		const struct row *was = keys_find(&x->old, in->row[i].key), *row = &in->row[i];
		enum merge_does does = merge_does(x->r, was, row);
		x->count.added += does == MERGE_ADDS;
		x->count.changed += does == MERGE_CHANGES;
		x->count.removed += does == MERGE_REMOVES;
		x->count.unchanged += does == MERGE_NOTHING;
		if (does != MERGE_NOTHING)
			put_change(x,
			    does == MERGE_ADDS      ? REVIEW_ADDED
			    : does == MERGE_REMOVES ? REVIEW_REMOVED
						    : REVIEW_CHANGED,
			    was, row);
	}
}

/* ---- registers ----------------------------------------------------------- */

struct periods {
	const char *one; /* the first row's */
	bool mixed;
};

static void
see_period(struct writing *x, struct periods *p, const struct row *row)
{
	arena_reset(x->row);
	const char *words = describe_period(x->row, x->r, row);
	if (!p->one)
		p->one = arena_strdup(x->arena, words);
	else if (strcmp(p->one, words) != 0)
		p->mixed = true;
}

/* Of what the source brings and what goes. */
static struct periods
periods_of(struct writing *x)
{
	struct periods p = { 0 };
	const struct row_list *in = &x->c->draft->rows.reg[x->r->id], *base = &x->c->base->reg[x->r->id];
	for (size_t i = 0; i < in->count; i++)
		see_period(x, &p, &in->row[i]);
	for (size_t i = 0; i < base->count; i++)
		if (is_removed(x, &base->row[i]))
			see_period(x, &p, &base->row[i]);
	return p;
}

static void
put_register(struct writing *x, enum register_id id)
{
	const struct reg *r = catalogue_register(id);
	x->r = r;
	x->old = keys_of(x->arena, &x->c->base->reg[id]);
	x->new = keys_of(x->arena, &x->c->merged->reg[id]);
	struct periods p = periods_of(x);
	x->mixed = p.mixed;
	x->count = (struct review_register){ .id = id, .sheet = r->sheet };
	x->count.period = p.one && !p.mixed ? p.one : "";
	const struct judgements *all = &x->c->report->judgements;
	for (size_t i = 0; i < all->count; i++)
		x->count.undecided += all->item[i].reg == id && all->item[i].chosen == JUDGEMENT_OPEN;
	put_removed(x);
	put_brought(x);
	review_put_register(x->w, &x->count);
	x->total.added += x->count.added;
	x->total.changed += x->count.changed;
	x->total.removed += x->count.removed;
	x->total.unchanged += x->count.unchanged;
}

/* ---- findings and totals ------------------------------------------------- */

static void
put_text(struct writing *x, const struct gate_cell *c)
{
	const struct gate *g = x->c->gate;
	const struct reg *r = catalogue_register(c->reg);
	const struct row *row = &g->draft->rows.reg[c->reg].row[c->row];
	arena_reset(x->row);
	review_put_text(
	    x->w, &(struct review_text){ .reg = c->reg,
		      .code = gate_code(c),
		      .tag = gate_tag(c),
		      .column = r->fields[c->field].header,
		      .where = arena_printf(x->row, "《%s》第 %d 行", row->sheet ? row->sheet : r->sheet, row->line),
		      .before = privacy_as_written(x->row, row->value[c->field], &c->found, true),
		      .after = privacy_as_mended(x->row, row->value[c->field], &c->found, true),
		      .mend = gate_label(g, c, GATE_MEND),
		      .other = gate_label(g, c, GATE_OTHER),
		      .chosen = c->answer,
		      .must = c->found.must,
		      .kept = c->kept });
}

static void
put_finding(struct writing *x, const struct finding *f)
{
	arena_reset(x->row);
	const char *where = f->sheet ? arena_printf(x->row, "《%s》", f->sheet) : f->file ? f->file : "";
	if (f->row)
		where = arena_printf(x->row, "%s第 %d 行", where, f->row);
	if (f->column)
		where = arena_printf(x->row, "%s“%s”", where, f->column);
	review_put_finding(
	    x->w, &(struct review_finding){
		      .level = f->level, .code = f->code, .where = where, .message = f->message, .file = f->file });
	*(f->level == FINDING_ERROR       ? &x->total.errors
	    : f->level == FINDING_WARNING ? &x->total.warnings
					  : &x->total.infos) += 1;
}

static void
put_judgement(struct writing *x, const struct judgement *j)
{
	review_put_judgement(x->w, &(struct review_judgement){ .code = finding_kind(j->id)->code,
				       .reg = j->reg,
				       .rows = j->rows,
				       .stays = j->stays,
				       .sentence = j->sentence,
				       .proof = j->proof,
				       .careful = j->answer[JUDGEMENT_CAREFUL],
				       .as_written = j->answer[JUDGEMENT_AS_WRITTEN],
				       .chosen = j->chosen,
				       .reason_wanted = j->reason_wanted,
				       .harmful = j->harmful,
				       .reason = j->reason });
	x->total.judgements++;
	x->total.undecided += j->chosen == JUDGEMENT_OPEN;
}

static bool
same_sheet(const struct row *x, const struct row *y)
{
	return str_equal(x->file, y->file) && str_equal(x->sheet, y->sheet);
}

/* Rows of a sheet stand together: a new one begins where the place changes. */
static void
count_sheets(struct writing *x)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		const struct row_list *in = &x->c->draft->rows.reg[r->id];
		for (size_t i = 0; i < in->count; i++)
			x->total.sheets += i == 0 || !same_sheet(&in->row[i], &in->row[i - 1]);
	}
	x->total.files = (long)x->c->source->count;
}

static void
put_total(struct writing *x)
{
	const struct importer_report *report = x->c->report;
	count_sheets(x);
	x->total.source = x->c->source->name;
	x->total.seconds = x->c->seconds;
	x->total.held = (long)report->held;
	x->total.left_out = (long)report->left_out;
	x->total.left_sheets = (long)report->left_sheets;
	x->total.no_change = report->no_change;
	x->total.blocked = report->blocked;
	x->total.demonstration = report->demonstration;
	review_put_total(x->w, &x->total);
}

bool
compare_write(const struct compare *c, const char *path, struct error *err)
{
	struct writing x = { .c = c, .w = review_create(path, err) };
	if (!x.w)
		return false;
	x.arena = arena_new();
	x.row = arena_new();
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		if (c->report->registers[r->id].seen)
			put_register(&x, r->id);
	for (size_t i = 0; i < c->report->judgements.count; i++)
		put_judgement(&x, &c->report->judgements.item[i]);
	for (size_t i = 0; c->gate && i < c->gate->count; i++)
		put_text(&x, &c->gate->cell[i]);
	for (size_t i = 0; i < c->report->findings.count; i++)
		put_finding(&x, &c->report->findings.item[i]);
	compare_photos(c, x.arena, x.w, &x.total);
	put_total(&x);
	arena_free(x.row);
	arena_free(x.arena);
	return review_finish(x.w, err);
}
