/* write: see decided.h. What 改一条 and a mask settle, and all of it into state.db. */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "decided/inside.h"
#include "editions/mask.h"
#include "store/audit.h"

/* The values that a column's cell of a decision replaces, with CELL_SPLIT before each; "" none. */
static const char *
replaces(struct arena *a, const char *cells, const char *column)
{
	const char *part[CELL_PARTS];
	struct strbuf out = { 0 };
	while (decided_cell(a, &cells, part)) {
		if (strcmp(part[0], column) != 0 || !part[1])
			continue;
		for (int i = 2; part[i]; i++)
			strbuf_printf(&out, "\x1f%s", part[i]);
	}
	return strbuf_take(&out, a);
}

static void
add_cell(struct strbuf *cells, const char *column, const char *value, const char *was)
{
	strbuf_printf(cells, "%s%s\x1f%s%s", cells->len ? "\x1e" : "", column, value ? value : "", was);
}

/* Cells of the decision before that this change leaves as they were. */
static void
keep_cells(struct arena *a, struct strbuf *out, const char *cells, const char *changed)
{
	const char *part[CELL_PARTS];
	const char *at = cells;
	while (decided_cell(a, &cells, part)) {
		size_t n = (size_t)(cells - at);
		if (n && at[n - 1] == CELL_END)
			n--;
		if (!part[1])
			strbuf_append(out, "+");
		else if (!strstr(changed, arena_printf(a, "|%s|", part[0])))
			strbuf_printf(out, "%s%.*s", out->len ? "\x1e" : "", (int)n, at);
		at = cells;
	}
}

/* 「完成情况 整改中 → 已完成」; what only staff may read is not said. */
static void
say_cell(struct arena *a, struct strbuf *said, const struct field *f, const char *was, const char *now)
{
	strbuf_printf(said, "%s%s", said->len ? "，" : "", f->header);
	if (f->flags & FIELD_STAFF)
		return;
	if (f->flags & FIELD_MASKED || f->type == FIELD_NAME) {
		was = was ? mask_name(a, was) : NULL;
		now = now ? mask_name(a, now) : NULL;
	}
	was = was ? was : "空";
	now = now ? now : "空";
	strbuf_printf(said, " %.*s → %.*s", (int)utf8_prefix(was, 20), was, (int)utf8_prefix(now, 20), now);
}

struct putting { /* one row */
	struct decided *d;
	const struct reg *r;
	const struct row *from, *to;
	const char *why;
	const struct decision *before; /* cells of the row that were put right already */
	struct strbuf cells, said, columns;
	bool done;
};

static bool
is_own_kind(const struct field *f)
{
	return strcmp(f->column, "state") == 0 || strcmp(f->column, "withdrawn_reason") == 0 ||
	       strcmp(f->column, "consent") == 0 || strcmp(f->column, "consent_photo") == 0;
}

static void
put_cells(struct putting *p)
{
	struct arena *a = p->d->arena;
	strbuf_append(&p->columns, "|");
	for (size_t f = 0; f < p->r->count; f++) {
		const struct field *field = &p->r->fields[f];
		const char *now = p->to->value[f], *was = p->from ? p->from->value[f] : now;
		if ((p->from ? str_equal(was, now) : !now) || (is_own_kind(field) && p->from))
			continue;
		const char *older = p->before ? replaces(a, p->before->cells, field->column) : "";
		add_cell(&p->cells, field->column, now, arena_printf(a, "%s\x1f%s", older, was ? was : ""));
		strbuf_printf(&p->columns, "%s|", field->column);
		if (p->from)
			say_cell(a, &p->said, field, was, now);
		/* 复查 is what makes it done */
		p->done = p->done || (strcmp(field->column, "verified_on") == 0 && now) ||
			  (p->r->done && strcmp(field->column, p->r->done) == 0 && now);
	}
}

/* Saying otherwise than a decision ends it: this is a person's explicit yes. */
static void
end_others(struct putting *p)
{
	struct decided *d = p->d;
	const char *why = str_empty(p->why) ? "改一条改回来的" : p->why;
	for (size_t i = 0; i < d->held.count; i++) {
		const struct decision *x = &d->held.item[i];
		if (d->lifted[i])
			continue;
		bool mine = strcmp(x->reg, p->r->table) == 0 && strcmp(x->key, p->from->key) == 0;
		int state = catalogue_field(p->r, "state"), consent = catalogue_field(p->r, "consent");
		bool down = mine && (x->kind == DECISION_DOWN || x->kind == DECISION_OBJECTION);
		if (down && str_equal(p->from->value[state], DOWN) && !str_equal(p->to->value[state], DOWN))
			d->lifted[i] = why;
		if (consent >= 0 && x->kind == DECISION_CONSENT && !str_equal(p->from->value[consent], YES) &&
		    str_equal(p->to->value[consent], YES) &&
		    decision_is_of(x, p->r->table, p->from->key, decided_home(d->arena, p->r, p->from)))
			d->lifted[i] = why;
	}
}

void
decided_amended(struct decided *d, const struct reg *r, const struct row *from, const struct row *to, const char *why)
{
	struct putting p = { .d = d, .r = r, .from = from, .to = to, .why = why };
	long before = -1;
	for (int kind = DECISION_DONE; from && kind <= DECISION_ROW && before < 0; kind++)
		before = decided_find(d, r, from->key, kind);
	p.before = before >= 0 ? &d->held.item[before] : NULL;
	if (!from)
		strbuf_append(&p.cells, "+");
	else
		end_others(&p);
	put_cells(&p);
	bool any = p.columns.len > 1;
	if (from && catalogue_field(r, "consent_photo") >= 0)
		decided_follow(d, decided_home(d->arena, r, from), r, to);
	if (any && p.before) {
		struct strbuf all = { 0 };
		keep_cells(d->arena, &all, p.before->cells, strbuf_text(&p.columns));
		if (p.cells.len)
			strbuf_printf(&all, "%s%s", all.len ? "\x1e" : "", strbuf_text(&p.cells));
		strbuf_free(&p.cells);
		p.cells = all;
		d->lifted[before] = ""; /* the new one says all of it */
	}
	if (any)
		decided_put(d, (struct decision){ .kind = p.done ? DECISION_DONE : DECISION_ROW,
				   .reg = r->table,
				   .key = arena_strdup(d->arena, p.before ? p.before->key : (from ? from : to)->key),
				   .cells = arena_strdup(d->arena, strbuf_text(&p.cells)),
				   .name = decided_name(d->arena, r, to),
				   .what = from ? arena_strdup(d->arena, strbuf_text(&p.said)) : "加了这一条",
				   .why = why });
	strbuf_free(&p.cells);
	strbuf_free(&p.said);
	strbuf_free(&p.columns);
}

void
decided_masked(struct decided *d, const struct row_photo *photo, const char *name)
{
	struct arena *a = d->arena;
	for (size_t i = 0; i < d->held.count; i++)
		if (d->held.item[i].kind == DECISION_MASK && !d->held.item[i].reg[0] &&
		    strcmp(d->held.item[i].key, photo->source) == 0)
			d->lifted[i] = "";
	decided_put(d, (struct decision){ .kind = DECISION_MASK,
			   .reg = "",
			   .key = arena_strdup(a, photo->source),
			   .cells = arena_printf(a, "picture\x1f%s\x1f%s\x1f%d\x1f%d", photo->picture, photo->thumb,
			       photo->width, photo->height),
			   .name = name,
			   .what = "照片上遮住的地方" });
}

bool
decided_lift(struct state *s, struct arena *a, const struct decision *d, const char *at, const char *who,
    const char *why, struct error *err)
{
	return decision_lift(s, d, at, who, why,
	    arena_printf(a, "取消决定（%s）：%s。原因：%s", decision_kind_words(d->kind), d->name, why), err);
}

bool
decided_write(
    const struct decided *d, struct state *s, const char *who, const char *at, const char *sheet, struct error *err)
{
	bool ok = !d->forget || decisions_forget(s, err);
	for (size_t i = 0; ok && !d->forget && i < d->held.count; i++) {
		const struct decision *x = &d->held.item[i];
		const char *why = d->lifted[i];
		if (why && why[0])
			ok = decided_lift(s, d->arena, x, at, who, why, err);
		else if (why)
			ok = decision_lift(s, x, at, who, "又改了一次", NULL, err);
		else if (d->turns && d->hit[i].rows)
			ok = decision_turned(s, x->id, err);
	}
	for (size_t i = 0; ok && i < d->freshes; i++) {
		struct decision one = d->fresh[i];
		one.who = who;
		one.at = at;
		one.first = sheet;
		ok = decision_add(s, &one, err);
	}
	return ok;
}
