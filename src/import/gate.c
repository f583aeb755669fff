/* gate: see gate.h. */
#include "decided/words.h"
#include "import/gate.h"

#include <string.h>

#include "base/private_number.h"
#include "base/str.h"

/* ----------------------------------------------------------------- looking */

/* What a cell's gravest span is said with. */
static enum finding_id
finding_of(const struct privacy_found *f, enum privacy_kind kind, const struct field *field)
{
	switch (kind) {
	case PRIVACY_SHAMING:
		return FINDING_SHAMING_CLASS;
	case PRIVACY_CONDITION:
		return FINDING_CONDITION_IN_TEXT;
	case PRIVACY_MOBILE:
		return f->black                     ? FINDING_MOBILE_ON_BLACK_LIST
		       : field->type == FIELD_PHONE ? FINDING_MOBILE_IN_OFFICE
						    : FINDING_MOBILE_IN_TEXT;
	case PRIVACY_NAME:
		return f->black ? FINDING_NAME_ON_BLACK_LIST : FINDING_NAME_IN_TEXT;
	default:
		return f->black ? FINDING_NAME_ON_BLACK_LIST : FINDING_NAME_PERHAPS;
	}
}

static const struct row *
row_of(const struct gate *g, const struct gate_cell *c)
{
	return &g->draft->rows.reg[c->reg].row[c->row];
}

static struct settled
settled_of(const struct gate *g, const struct gate_cell *c)
{
	const struct reg *r = catalogue_register(c->reg);
	const struct row *row = row_of(g, c);
	return (struct settled){
		.reg = r->table, .row = row->key, .column = r->fields[c->field].column, .text = row->value[c->field]
	};
}

static void
add_cell(struct gate *g, const struct reg *r, size_t i, size_t f, const struct privacy_found *found,
    struct settled_list *before)
{
	const struct row *row = &g->draft->rows.reg[r->id].row[i];
	g->cell = arena_grow(g->arena, g->cell, g->count, &g->capacity, g->count + 1, sizeof *g->cell);
	struct gate_cell *c = &g->cell[g->count++];
	*c = (struct gate_cell){ .reg = r->id, .row = i, .field = f, .found = *found, .answer = GATE_OPEN };
	c->key = arena_printf(
	    g->arena, "%s|%s|%d|%s", gate_code(c), row->sheet ? row->sheet : row->file, row->line, r->fields[f].header);
	struct settled s = settled_of(g, c);
	c->kept = settled_find(before, &s) && (!found->must || s.mended);
	c->settled = s.id;
	if (c->kept)
		c->answer = s.mended ? GATE_MEND : GATE_OTHER;
}

struct gate_lost {
	const struct reg *r;
	const struct row *row;
	size_t field;
	struct privacy_found found;
};

/* One wrong cell hides no other: both are named at once. */
static void
look_at_lost(struct gate *g, struct privacy *p, const struct reg *r, const struct row *row)
{
	struct gate_lost lost = { .r = r, .row = row };
	for (lost.field = 0; lost.field < r->count; lost.field++) {
		if (!privacy_look(p, g->arena, r, row, lost.field, &lost.found))
			continue;
		g->lost = arena_grow(g->arena, g->lost, g->losts, &g->lost_capacity, g->losts + 1, sizeof *g->lost);
		g->lost[g->losts++] = lost;
	}
}

void
gate_look(struct gate *g, const struct draft *d, const struct content *base, const char *data, bool homes_allowed)
{
	struct settled_list *before = data ? settled_open(data) : NULL;
	struct arena *passing = arena_new();
	struct privacy *p = privacy_new(passing);
	struct privacy_found found;
	*g = (struct gate){ .arena = d->arena, .draft = d };
	privacy_allow_homes(p, homes_allowed);
	privacy_learn(p, &d->rows);
	privacy_learn(p, base);
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		for (size_t f = 0; f < r->count; f++)
			for (size_t i = 0; i < d->rows.reg[r->id].count; i++)
				if (privacy_look(p, g->arena, r, &d->rows.reg[r->id].row[i], f, &found))
					add_cell(g, r, i, f, &found, before);
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		for (size_t i = 0; i < d->aside[r->id].count; i++)
			look_at_lost(g, p, r, d->aside[r->id].row[i]);
		for (size_t i = 0; i < d->loose[r->id].count; i++)
			look_at_lost(g, p, r, &d->loose[r->id].row[i]);
	}
	arena_free(passing);
	settled_close(before);
}

/* --------------------------------------------------------------- answering */

struct gate_cell *
gate_find(struct gate *g, const char *key)
{
	for (size_t i = 0; i < g->count; i++)
		if (strcmp(g->cell[i].key, key) == 0)
			return &g->cell[i];
	return NULL;
}

void
gate_answer_rest(struct gate *g, int answer)
{
	for (size_t i = 0; i < g->count; i++)
		if (g->cell[i].answer == GATE_OPEN && (answer == GATE_MEND || !g->cell[i].found.must))
			g->cell[i].answer = answer;
}

size_t
gate_open(const struct gate *g)
{
	size_t n = 0;
	for (size_t i = 0; i < g->count; i++) {
		const struct gate_cell *c = &g->cell[i];
		bool office = catalogue_register(c->reg)->fields[c->field].type == FIELD_PHONE;
		n += c->answer == GATE_OPEN && !c->found.must && c->found.kind != PRIVACY_PERHAPS && !office;
	}
	return n;
}

void
gate_lift(const struct gate *g, struct decided *d)
{
	for (size_t i = 0; i < g->count; i++)
		for (size_t k = 0; g->cell[i].settled && g->cell[i].answer == GATE_OTHER && k < d->held.count; k++)
			if (d->held.item[k].id == g->cell[i].settled && d->held.item[k].kind == DECISION_MASK)
				d->lifted[k] = "";
}

static void
say_cell(
    const struct reg *r, const struct row *row, size_t field, const struct privacy_found *found, struct findings *f)
{
	struct arena *a = arena_new();
	unsigned said = 0;
	for (size_t i = 0; i < found->spans; i++) {
		const struct privacy_span *s = &found->span[i];
		enum finding_id id = finding_of(found, s->kind, &r->fields[field]);
		const char *was = arena_strndup(a, row->value[field] + s->from, s->to - s->from);
		if (said & (1u << s->kind))
			continue;
		said |= 1u << s->kind;
		const char *words = arena_printf(a, finding_kind(id)->says, private_number_hide(a, was), s->instead);
		finding_put(f, id, "%s", draft_place(row, r->fields[field].header), words);
	}
	arena_free(a);
}

void
gate_say(const struct gate *g, struct findings *f)
{
	size_t kept = 0, kept_mended = 0, mended = 0;
	for (size_t i = 0; i < g->count; i++) {
		const struct gate_cell *c = &g->cell[i];
		if (c->answer == GATE_OPEN)
			say_cell(catalogue_register(c->reg), row_of(g, c), c->field, &c->found, f);
		kept += c->kept;
		kept_mended += c->kept && c->answer == GATE_MEND;
		mended += !c->kept && c->answer == GATE_MEND;
	}
	for (size_t i = 0; i < g->losts; i++)
		say_cell(g->lost[i].r, g->lost[i].row, g->lost[i].field, &g->lost[i].found, f);
	if (kept)
		finding_add(f, FINDING_CELLS_SETTLED, (struct place){ 0 }, kept, kept_mended);
	if (mended)
		finding_add(f, FINDING_CELLS_MENDED, (struct place){ 0 }, mended);
}

/* ---------------------------------------------------------------- applying */

static const struct row *
with_key(const struct row_list *list, const struct row *but, const char *key)
{
	for (size_t i = 0; i < list->count; i++)
		if (&list->row[i] != but && strcmp(list->row[i].key, key) == 0)
			return &list->row[i];
	return NULL;
}

/* Two rows whose names both became the same place stay two. */
static void
bind_apart(struct arena *a, const struct reg *r, const struct row_list *list, struct row *row, size_t field)
{
	const char *plain = row->value[field], *key = row->key;
	row_bind(row, a, r);
	for (int n = 2; strcmp(row->key, key) != 0 && r->merge != MERGE_NUMBERED && with_key(list, row, row->key);
	     n++) {
		row->value[field] = arena_printf(a, "%s（%d）", plain, n);
		row_bind(row, a, r);
	}
}

static void
mend(struct arena *a, const struct reg *r, const struct row_list *list, struct row *row, const struct gate_cell *c)
{
	const char **value = arena_array(a, r->count, sizeof *value);
	memcpy(value, row->value, r->count * sizeof *value);
	row->value = value;
	value[c->field] = privacy_as_mended(a, value[c->field], &c->found, false);
	if (!*value[c->field])
		value[c->field] = NULL;
	if (r->fields[c->field].flags & (FIELD_KEY | FIELD_SCOPE))
		bind_apart(a, r, list, row, c->field);
}

/* The list as a copy of its own, once. */
static void
own_list(struct arena *a, struct row_list *list, const struct row_list *shared)
{
	if (list->row != shared->row)
		return;
	struct row *copy = arena_array(a, list->count + 1, sizeof *copy);
	memcpy(copy, list->row, list->count * sizeof *copy);
	list->row = copy;
	list->capacity = list->count;
}

void
gate_apply(const struct gate *g, struct arena *a, struct draft *taken, const struct content *base)
{
	bool *out[REG_COUNT] = { 0 };
	for (size_t i = 0; i < g->count; i++) {
		const struct gate_cell *c = &g->cell[i];
		const struct reg *r = catalogue_register(c->reg);
		struct row_list *list = &taken->rows.reg[c->reg];
		bool leaves = c->found.must && c->answer != GATE_MEND;
		if (!leaves && c->answer != GATE_MEND)
			continue;
		own_list(a, list, &g->draft->rows.reg[c->reg]);
		struct row *row = &list->row[c->row];
		if (!leaves) {
			mend(a, r, list, row, c);
			continue;
		}
		const struct row *old = with_key(&base->reg[c->reg], NULL, row_of(g, c)->key);
		out[c->reg] = out[c->reg] ? out[c->reg] : arena_array(a, list->count + 1, sizeof **out);
		if (old && c->answer == GATE_OPEN)
			*row = *old;
		else
			out[c->reg][c->row] = true;
	}
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		struct row_list *list = &taken->rows.reg[r->id];
		size_t kept = 0;
		for (size_t i = 0; out[r->id] && i < list->count; i++)
			if (!out[r->id][i])
				list->row[kept++] = list->row[i];
		list->count = out[r->id] ? kept : list->count;
	}
}

/* ------------------------------------------------------------------ telling */

const char *
gate_code(const struct gate_cell *c)
{
	const struct reg *r = catalogue_register(c->reg);
	return finding_kind(finding_of(&c->found, c->found.kind, &r->fields[c->field]))->code;
}

const char *
gate_tag(const struct gate_cell *c)
{
	static const char *const tags[] = { "人名？", "人名", "手机号", "病情", "叫法" };
	return c->found.black ? "黑榜" : tags[c->found.kind];
}

const char *
gate_label(const struct gate *g, const struct gate_cell *c, int answer)
{
	const struct reg *r = catalogue_register(c->reg);
	const struct row *row = row_of(g, c);
	bool starred = c->found.spans && strchr(c->found.span[0].instead, '*');
	int kind = catalogue_field(r, "kind");
	if (answer == GATE_OTHER && c->found.must)
		return "这条不上";
	switch (c->found.kind) {
	case PRIVACY_SHAMING:
		return "换个叫法";
	case PRIVACY_MOBILE:
		return answer == GATE_MEND ? "换村里电话" : "本人同意了";
	case PRIVACY_CONDITION:
		if (answer == GATE_MEND)
			return starred ? "遮住" : "换成“一户”";
		/* what the law wants posted is posted */
		return kind >= 0 && str_equal(row->value[kind], "公示") ? "依法要公示"
		       : starred                                        ? "照写的上"
									: "不是人名";
	default:
		return answer == GATE_OTHER ? "不是人名" : c->found.black ? "换成地方" : "遮住";
	}
}

/* What is to be kept of the answer, and its words, in which nobody is named. */
static struct settled
answered(struct arena *a, const struct reg *r, const struct row *row, size_t field, const struct privacy_found *found,
    bool mended)
{
	const char **value = arena_array(a, r->count, sizeof *value);
	struct row shown = *row;
	memcpy(value, row->value, r->count * sizeof *value);
	shown.value = value;
	value[field] = privacy_as_mended(a, row->value[field], found, false);
	return (struct settled){ .reg = r->table,
		.row = row->key ? row->key : "",
		.column = r->fields[field].column,
		.text = row->value[field],
		.mended = mended ? value[field] : NULL,
		.name = decided_name(a, r, &shown),
		.what = arena_printf(
		    a, "%s：“%.*s”", r->fields[field].header, (int)utf8_prefix(value[field], 20), value[field]) };
}

bool
gate_keep(const struct gate *g, struct state *s, const char *who, const char *at, struct error *err)
{
	struct settled *list = arena_array(g->arena, g->count + 1, sizeof *list);
	size_t n = 0;
	for (size_t i = 0; i < g->count; i++) {
		const struct gate_cell *c = &g->cell[i];
		/* a row that stayed out, and one that was let pass before, are nothing new */
		if (c->answer == GATE_OPEN || (c->answer == GATE_OTHER && (c->found.must || c->kept)))
			continue;
		list[n] = answered(
		    g->arena, catalogue_register(c->reg), row_of(g, c), c->field, &c->found, c->answer == GATE_MEND);
		list[n++].id = c->kept ? c->settled : 0;
	}
	return n == 0 || settled_keep(s, list, n, who, at, err);
}

/* ----------------------------------------------------------------- one row */

/* Something that was hidden may be seen now: then all of it is new. */
static bool
comes_to_light(const struct reg *r, const struct row *row, const char *const *was)
{
	static const char *const by[] = { "state", "board" };
	bool light = was == NULL;
	for (size_t i = 0; i < sizeof by / sizeof *by && !light; i++) {
		int f = catalogue_field(r, by[i]);
		light = f >= 0 && !str_equal(was[f], row->value[f]);
	}
	return light;
}

static bool
keep_one(const struct gate_one *g, const struct settled *cell, struct error *err)
{
	struct state *s = state_open(g->data, err);
	bool ok = s && settled_keep(s, cell, 1, g->who, g->at, err);
	state_close(s);
	return ok;
}

/* False: refused, and `err` says it. */
static bool
pass_cell(const struct gate_one *g, struct row *row, size_t f, const struct privacy_found *found, struct error *err)
{
	const char *text = row->value[f];
	struct settled cell = answered(g->arena, g->r, row, f, found, false);
	if (g->answer == GATE_MEND) {
		const char *mended = privacy_as_mended(g->arena, text, found, false);
		row->value[f] = *mended ? mended : NULL;
		return true;
	}
	if (found->must || g->answer != GATE_OTHER) {
		const struct privacy_span *s = &found->span[0];
		enum finding_id id = finding_of(found, s->kind, &g->r->fields[f]);
		const char *words = arena_printf(g->arena, finding_kind(id)->says,
		    private_number_hide(g->arena, arena_strndup(g->arena, text + s->from, s->to - s->from)),
		    s->instead);
		return error_set(err, ERROR_CONTENT, finding_kind(id)->code, "“%s”：%s", g->r->fields[f].header, words);
	}
	return keep_one(g, &cell, err);
}

/* Words that named somebody and do no more are masked: in the editions that are kept, too. */
static bool
mask_before(const struct gate_one *g, struct privacy *p, const struct row *row, const char *const *was, size_t f,
    struct error *err)
{
	struct privacy_found found;
	struct row old = *row;
	old.value = (const char **)was;
	if (!was || str_empty(was[f]) || str_equal(was[f], row->value[f]) ||
	    !privacy_look(p, g->arena, g->r, &old, f, &found) ||
	    privacy_look(p, g->arena, g->r, row, f, &(struct privacy_found){ 0 }))
		return true;
	struct settled cell = answered(g->arena, g->r, &old, f, &found, true);
	cell.mended = row->value[f] ? row->value[f] : "";
	return keep_one(g, &cell, err);
}

bool
gate_one(const struct gate_one *g, struct row *row, const char *const *was, bool *must, struct error *err)
{
	struct privacy *p = privacy_new(g->arena);
	struct settled_list *before = settled_open(g->data);
	struct privacy_found found;
	bool all = comes_to_light(g->r, row, was), ok = true;
	privacy_allow_homes(p, g->homes_allowed);
	privacy_learn(p, g->content);
	*must = false;
	for (size_t f = 0; ok && f < g->r->count; f++) {
		struct settled cell = { .reg = g->r->table,
			.row = row->key ? row->key : "",
			.column = g->r->fields[f].column,
			.text = row->value[f] };
		ok = mask_before(g, p, row, was, f, err);
		if ((!all && str_equal(was[f], row->value[f])) || !privacy_look(p, g->arena, g->r, row, f, &found) ||
		    (!found.must && settled_find(before, &cell) && !cell.mended))
			continue;
		*must = found.must;
		ok = ok && pass_cell(g, row, f, &found, err);
	}
	settled_close(before);
	return ok;
}
