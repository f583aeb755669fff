/* shape: see shape.h. */
#include "store/shape.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "editions/mask.h"

/* ---------------------------------------------------------------- reading */

static int
columns_of(const struct column *c)
{
	return c->kind == AS_QUANTITY || c->kind == AS_NAME ? 2 : 1;
}

struct stmt *
shape_ask(struct db *db, const struct shape *shape, const char *rest, const char *const *bind, struct error *err)
{
	struct strbuf sql = { 0 };
	for (size_t i = 0; i < shape->count; i++) {
		const struct column *c = &shape->column[i];
		strbuf_printf(&sql, "%s%s", i ? ", " : "SELECT ", c->kind == AS_PHOTOS ? "t.rid" : c->sql);
		if (columns_of(c) > 1)
			strbuf_printf(&sql, ", %s", c->with);
	}
	strbuf_printf(&sql, " %s", rest);
	struct stmt *st = db_ask(db, strbuf_text(&sql), bind, err);
	strbuf_free(&sql);
	return st;
}

static const char *
text_at(struct stmt *st, struct arena *a, int at)
{
	return arena_strdup(a, db_text(st, at));
}

static bool
yes_at(struct stmt *st, int at)
{
	return strcmp(db_text(st, at), "是") == 0 || db_int(st, at) != 0;
}

static struct date
date_at(struct stmt *st, int at)
{
	struct date d;
	return date_parse(db_text(st, at), &d) ? d : (struct date){ 0 };
}

static void
fill_number(struct stmt *st, int at, enum column_kind kind, void *to)
{
	long long value = db_is_null(st, at) ? -1 : db_int(st, at);
	if (kind == AS_INT)
		*(int *)to = (int)value;
	else if (kind == AS_LONG)
		*(long *)to = (long)value;
	else
		*(long long *)to = value;
}

static void
fill(struct store *s, struct arena *a, const struct column *c, struct stmt *st, int at, void *to)
{
	switch (c->kind) {
	case AS_TEXT:
		*(const char **)to = text_at(st, a, at);
		break;
	case AS_CHARS:
		snprintf(to, c->size, "%s", db_text(st, at));
		break;
	case AS_DATE:
		*(struct date *)to = date_at(st, at);
		break;
	case AS_YES:
		*(bool *)to = yes_at(st, at);
		break;
	case AS_QUANTITY:
		*(struct quantity *)to = quantity_read(a, text_at(st, a, at), text_at(st, a, at + 1));
		break;
	case AS_PHOTOS:
		*(struct store_photos *)to = c->photos(s, a, catalogue_find(c->with)->id, db_int(st, at), c->sql);
		break;
	case AS_NAME:
		*(const char **)to = yes_at(st, at + 1) ? text_at(st, a, at) : mask_name(a, db_text(st, at));
		break;
	default:
		fill_number(st, at, c->kind, to);
	}
}

void
shape_read(struct stmt *st, struct store *s, struct arena *a, const struct shape *shape, void *row)
{
	int at = 0;
	memset(row, 0, shape->size);
	for (size_t i = 0; i < shape->count; i++) {
		const struct column *c = &shape->column[i];
		fill(s, a, c, st, at, (char *)row + c->offset);
		at += columns_of(c);
	}
}

bool
shape_list(struct db *db, struct store *s, struct arena *a, const struct shape *shape, const char *rest,
    const char *const *bind, void *out, size_t *count, struct error *err)
{
	char *rows = NULL;
	size_t capacity = 0;
	struct stmt *st = shape_ask(db, shape, rest, bind, err);
	for (*count = 0; st && db_step(st);) {
		rows = arena_grow(a, rows, *count, &capacity, *count + 1, shape->size);
		shape_read(st, s, a, shape, rows + (*count)++ * shape->size);
	}
	memcpy(out, &rows, sizeof rows);
	return db_finish(st, err);
}

size_t
shape_rows(struct db *db, struct store *s, struct arena *a, const struct shape *shape, const char *rest,
    const char *const *bind, void *out)
{
	size_t count;
	shape_list(db, s, a, shape, rest, bind, out, &count, NULL);
	return count;
}

bool
shape_row(struct db *db, struct store *s, struct arena *a, const struct shape *shape, const char *rest,
    const char *const *bind, void *out)
{
	struct stmt *st = shape_ask(db, shape, rest, bind, NULL);
	bool found = st && db_step(st);
	if (found)
		shape_read(st, s, a, shape, out);
	db_finish(st, NULL);
	return found;
}

/* ---------------------------------------------------------------- writing */

/* A plain column as its table calls it. */
static const char *
name_of(const struct column *c)
{
	ASSERT(str_starts(c->sql, "t."));
	return c->sql + 2;
}

static bool
is_text(const struct column *c)
{
	return c->kind == AS_TEXT || c->kind == AS_CHARS;
}

bool
shape_create(struct db *db, const struct shape *shape, const char *table, const char *more, struct error *err)
{
	struct strbuf sql = { 0 };
	strbuf_printf(&sql, "CREATE TABLE %s", table);
	for (size_t i = 0; i < shape->count; i++)
		strbuf_printf(&sql, "%s%s %s NOT NULL", i ? ", " : "(", name_of(&shape->column[i]),
		    is_text(&shape->column[i]) ? "TEXT" : "INTEGER");
	strbuf_printf(&sql, "%s) STRICT", more);
	bool ok = db_exec(db, strbuf_text(&sql), err);
	strbuf_free(&sql);
	return ok;
}

struct stmt *
shape_insert(struct db *db, const struct shape *shape, const char *table, struct error *err)
{
	struct strbuf sql = { 0 };
	strbuf_printf(&sql, "INSERT OR REPLACE INTO %s", table);
	for (size_t i = 0; i < shape->count; i++)
		strbuf_printf(&sql, "%s%s", i ? ", " : "(", name_of(&shape->column[i]));
	for (size_t i = 0; i < shape->count; i++)
		strbuf_append(&sql, i ? ", ?" : ") VALUES(?");
	strbuf_append(&sql, ")");
	struct stmt *st = db_prepare(db, strbuf_text(&sql), err);
	strbuf_free(&sql);
	return st;
}

static long long
number_in(const struct column *c, const void *from)
{
	switch (c->kind) {
	case AS_YES:
		return *(const bool *)from;
	case AS_INT:
		return *(const int *)from;
	case AS_LONG:
		return *(const long *)from;
	default:
		ASSERT(c->kind == AS_LONG_LONG);
		return *(const long long *)from;
	}
}

void
shape_put(struct stmt *insert, const struct shape *shape, const void *row)
{
	db_reset(insert);
	for (size_t i = 0; i < shape->count; i++) {
		const struct column *c = &shape->column[i];
		const char *from = (const char *)row + c->offset;
		const char *text = c->kind == AS_TEXT ? *(const char *const *)(const void *)from : from;
		if (is_text(c))
			db_bind_text(insert, (int)i + 1, text ? text : "");
		else
			db_bind_int(insert, (int)i + 1, number_in(c, from));
	}
	db_step(insert);
}
