/* table_say: see table_state.h. */
#include "tables/table_state.h"

#include <stdarg.h>

enum { MAX_SAID = 300 };

struct table *
table_new(struct table_context *c, const struct grid *g)
{
	struct table *t = arena_alloc(c->arena, sizeof *t);
	*t = (struct table){ .c = c, .g = g, .scratch = arena_new() };
	t->placed = arena_array(c->arena, g->pictures + 1, sizeof *t->placed);
	for (int i = 0; i < MAX_FIELDS; i++) {
		t->column_of[i] = -1;
		t->given[i].origin = FROM_NOWHERE;
	}
	return t;
}

static struct place
place_in(const struct table *t, int row, const char *column)
{
	return (struct place){ .file = t->g->file, .sheet = t->g->sheet, .column = column, .row = row };
}

/* May one more be said? The rest is counted. */
static bool
may_say(struct table *t, enum finding_id id)
{
	if (t->said++ < MAX_SAID)
		return true;
	t->unsaid++;
	if (finding_level(id) > t->unsaid_level)
		t->unsaid_level = finding_level(id);
	return false;
}

void
table_put(struct table *t, enum finding_id id, const char *format, int row, const char *column, ...)
{
	if (!may_say(t, id))
		return;
	va_list args;
	va_start(args, column);
	finding_put(t->c->findings, id, "%s", place_in(t, row, column), arena_vprintf(t->scratch, format, args));
	va_end(args);
}

void
table_say_value(struct table *t, const struct value *v, const struct field *f, int row, const char *column)
{
	struct place at = place_in(t, row, column);
	at.type = catalogue_type_name(f->type);
	if (v->problem && may_say(t, v->problem))
		finding_put(t->c->findings, v->problem, "%s", at, v->why);
}

void
table_say_rest(struct table *t)
{
	struct findings *f = t->c->findings;
	if (t->unsaid && t->unsaid_level == FINDING_ERROR)
		finding_add(f, FINDING_MORE_FINDINGS, place_in(t, 0, NULL), t->unsaid);
	else if (t->unsaid && t->unsaid_level == FINDING_WARNING)
		finding_add(f, FINDING_MORE_WARNINGS, place_in(t, 0, NULL), t->unsaid);
	else if (t->unsaid)
		finding_add(f, FINDING_MORE_NOTES, place_in(t, 0, NULL), t->unsaid);
}
