/* content: see content.h. SQL is made from the catalogue; a column that an
 * older edition lacks reads as empty, so that an update can build on it. */
#include "editions/content.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "findings/refuse.h"
#include "editions/mask.h"
#include "editions/objected.h"
#include "editions/schema.h"

const char *
content_value(struct stmt *s, int column, enum field_type type, struct arena *a)
{
	char number[32];
	if (db_is_null(s, column))
		return NULL;
	if (!catalogue_is_integer(type))
		return arena_strdup(a, db_text(s, column));
	schema_format(db_int(s, column), catalogue_is_milli(type), number, sizeof number);
	return arena_strdup(a, number);
}

static void
load_row(struct stmt *s, struct arena *a, const struct reg *r, const bool *there, struct row_list *list)
{
	struct row *row = row_append(list, a, r);
	int column = 1;
	for (size_t i = 0; i < r->count; i++)
		if (there[i])
			row->value[i] = content_value(s, column++, r->fields[i].type, a);
	row_bind(row, a, r);
}

/* rids[i] is the rid of list->row[i]; both in order of ord. */
static bool
load_rows(
    struct db *db, struct arena *a, const struct reg *r, struct row_list *list, long long **rids, struct error *err)
{
	bool *there = arena_array(a, r->count, sizeof *there);
	if (!schema_columns(db, r, there))
		return true;
	struct strbuf sql = { 0 };
	strbuf_append(&sql, "SELECT rid");
	for (size_t i = 0; i < r->count; i++)
		if (there[i])
			strbuf_printf(&sql, ", \"%s\"", r->fields[i].column);
	strbuf_printf(&sql, " FROM %s ORDER BY ord, rid", r->table);
	struct stmt *s = db_prepare(db, strbuf_text(&sql), err);
	strbuf_free(&sql);
	size_t capacity = 0;
	while (s && db_step(s)) {
		*rids = arena_grow(a, *rids, list->count, &capacity, list->count + 1, sizeof **rids);
		(*rids)[list->count] = db_int(s, 0);
		load_row(s, a, r, there, list);
	}
	return db_finish(s, err);
}

static void
load_items(struct arena *a, const struct reg *r, struct row *row, struct stmt *s, long long rid)
{
	char number[32];
	db_reset(s);
	db_bind_text(s, 1, r->table);
	db_bind_int(s, 2, rid);
	while (db_step(s)) {
		schema_format(db_int(s, 1), true, number, sizeof number);
		row_add_item(row, a, arena_strdup(a, db_text(s, 0)), db_is_null(s, 1) ? NULL : arena_strdup(a, number));
	}
}

static void
load_photos(struct arena *a, const struct reg *r, struct row *row, struct stmt *s, long long rid)
{
	db_reset(s);
	db_bind_text(s, 1, r->table);
	db_bind_int(s, 2, rid);
	while (db_step(s)) {
		int field = catalogue_field(r, db_text(s, 0));
		if (field < 0)
			continue;
		row_add_photo(row, a, field, arena_strdup(a, db_text(s, 1)));
		struct row_photo *p = &row->photo[row->photos - 1];
		p->source = arena_strdup(a, db_text(s, 2));
		p->picture = arena_strdup(a, db_text(s, 3));
		p->thumb = arena_strdup(a, db_text(s, 4));
		p->width = (int)db_int(s, 5);
		p->height = (int)db_int(s, 6);
	}
}

bool
content_load(struct db *db, struct arena *a, struct content *out, struct error *err)
{
	*out = (struct content){ 0 };
	struct stmt *items =
	    db_prepare(db, "SELECT name, milli FROM item WHERE register=?1 AND rid=?2 ORDER BY seq", err);
	struct stmt *photos = db_prepare(db,
	    "SELECT field, name, source, picture, thumb, width, height FROM photo WHERE register=?1 AND rid=?2 ORDER "
	    "BY seq",
	    err);
	bool ok = items && photos;
	for (const struct reg *r = NULL; ok && (r = catalogue_next(r));) {
		const char *changed = content_meta(db, a, arena_printf(a, "changed.%s", r->table));
		out->changed[r->id] = *changed ? changed : NULL;
		long long *rids = NULL;
		ok = load_rows(db, a, r, &out->reg[r->id], &rids, err);
		for (size_t i = 0; ok && i < out->reg[r->id].count; i++) {
			load_items(a, r, &out->reg[r->id].row[i], items, rids[i]);
			load_photos(a, r, &out->reg[r->id].row[i], photos, rids[i]);
		}
		if (r->merge == MERGE_NUMBERED)
			row_number(&out->reg[r->id], a);
	}
	ok = db_finish(items, err) && ok;
	ok = db_finish(photos, err) && ok;
	return ok;
}

static struct stmt *
prepare_insert(struct db *db, const struct reg *r, struct error *err)
{
	struct strbuf sql = { 0 }, marks = { 0 };
	strbuf_printf(&sql, "INSERT INTO %s(rid, key, scope, ord, place", r->table);
	strbuf_append(&marks, "?, ?, ?, ?, ?");
	for (size_t i = 0; i < r->count; i++)
		if (r->fields[i].type != FIELD_SERIAL) {
			strbuf_printf(&sql, ", \"%s\"", r->fields[i].column);
			strbuf_append(&marks, ", ?");
		}
	strbuf_printf(&sql, ") VALUES(%s)", strbuf_text(&marks));
	struct stmt *s = db_prepare(db, strbuf_text(&sql), err);
	strbuf_free(&sql);
	strbuf_free(&marks);
	return s;
}

static const char *
place_of(const struct row *row, const struct reg *r, struct arena *a)
{
	int i = catalogue_field(r, "village");
	return i >= 0 && row->value[i] ? row_place_key(a, row->value[i]) : "";
}

static const char *
town_in(const struct content *c)
{
	const struct reg *r = catalogue_find("village");
	for (size_t i = 0; c && i < c->reg[r->id].count; i++)
		if (strcmp(row_text(&c->reg[r->id].row[i], r, "kind"), "乡镇") == 0)
			return row_text(&c->reg[r->id].row[i], r, "village");
	return "";
}

/* 云坪镇, 云坪镇政府, 云坪镇人民政府; 云坪 (`bare`), where no village is called so */
static bool
names_town(const char *place, const char *town, const char *bare)
{
	size_t n = strlen(town);
	return place && n &&
	       ((strncmp(place, town, n) == 0 &&
		    (!place[n] || strcmp(place + n, "政府") == 0 || strcmp(place + n, "人民政府") == 0)) ||
		   str_equal(place, bare));
}

static const char *
bare_town(struct arena *a, const char *town, const struct content *c, const struct content *known)
{
	const struct reg *r = catalogue_find("village");
	size_t n = strlen(town), end = strlen("镇");
	const char *bare =
	    n > 2 * end && (str_ends(town, "镇") || str_ends(town, "乡")) ? arena_strndup(a, town, n - end) : NULL;
	for (int k = 0; k < 2 && bare; k++, c = known)
		for (size_t i = 0; c && bare && i < c->reg[r->id].count; i++)
			if (strcmp(place_of(&c->reg[r->id].row[i], r, a), bare) == 0)
				bare = NULL;
	return bare;
}

void
content_name_whole(struct content *content, struct arena *a, const struct content *known)
{
	const char *town = town_in(content);
	town = *town ? town : town_in(known);
	const char *bare = bare_town(a, town, content, known);
	const char *whole = str_ends(town, "乡") ? "全乡" : str_ends(town, "街道") ? "全街道" : "全镇";
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		int field = catalogue_field(r, "village");
		struct row_list *list = &content->reg[r->id];
		bool any = false;
		if (field < 0 || strcmp(r->table, "village") == 0)
			continue;
		for (size_t i = 0; i < list->count; i++)
			if (names_town(list->row[i].value[field], town, bare)) {
				list->row[i].value[field] = whole;
				row_bind(&list->row[i], a, r);
				any = true;
			}
		if (any && r->merge == MERGE_NUMBERED)
			row_number(list, a);
	}
}

static bool
bind_values(struct stmt *s, const struct row *row, const struct reg *r, struct error *err)
{
	int index = 6;
	for (size_t i = 0; i < r->count; i++) {
		const struct field *f = &r->fields[i];
		long long number;
		if (f->type == FIELD_SERIAL)
			continue;
		if (f->flags & FIELD_SECRET)
			db_bind_text(s, index++, NULL);
		else if (!row->value[i] || !catalogue_is_integer(f->type))
			db_bind_text(s, index++, row->value[i]);
		else if (schema_parse(row->value[i], catalogue_is_milli(f->type), &number))
			db_bind_int(s, index++, number);
		else
			return error_finding(err, FINDING_BAD_NUMBER, r->sheet, f->header, row->value[i]);
	}
	return true;
}

struct writer {
	struct stmt *row, *item, *photo;
	const struct reg *r;
	struct arena *arena;
};

static bool
write_items(struct writer *w, const struct row *row, long long rid, struct error *err)
{
	for (size_t i = 0; i < row->items; i++) {
		long long milli = 0;
		bool empty = str_empty(row->item[i].value);
		if (!empty && !schema_parse(row->item[i].value, true, &milli))
			return error_finding(
			    err, FINDING_BAD_NUMBER, w->r->sheet, row->item[i].name, row->item[i].value);
		db_reset(w->item);
		db_bind_text(w->item, 1, w->r->table);
		db_bind_int(w->item, 2, rid);
		db_bind_int(w->item, 3, (long long)i);
		db_bind_text(w->item, 4, row->item[i].name);
		if (!empty)
			db_bind_int(w->item, 5, milli);
		db_step(w->item);
	}
	return true;
}

static void
write_photos(struct writer *w, const struct row *row, long long rid)
{
	for (size_t i = 0; i < row->photos; i++) {
		const struct row_photo *p = &row->photo[i];
		const char *texts[] = { w->r->fields[p->field].column, p->name, p->source, p->picture, p->thumb };
		db_reset(w->photo);
		db_bind_text(w->photo, 1, w->r->table);
		db_bind_int(w->photo, 2, rid);
		db_bind_int(w->photo, 3, (long long)i);
		for (int t = 0; t < 5; t++)
			db_bind_text(w->photo, 4 + t, texts[t]);
		db_bind_int(w->photo, 9, p->width);
		db_bind_int(w->photo, 10, p->height);
		db_step(w->photo);
	}
}

static bool
write_row(struct writer *w, const struct row *row, long long rid, struct error *err)
{
	db_reset(w->row);
	db_bind_int(w->row, 1, rid);
	db_bind_text(w->row, 2, row->key);
	db_bind_text(w->row, 3, row->scope);
	db_bind_int(w->row, 4, rid);
	db_bind_text(w->row, 5, place_of(row, w->r, w->arena));
	if (!bind_values(w->row, row, w->r, err))
		return false;
	db_step(w->row);
	if (!write_items(w, row, rid, err))
		return false;
	write_photos(w, row, rid);
	return true;
}

static bool
write_register(struct db *db, struct writer *w, const struct row_list *list, const char *changed, struct error *err)
{
	if (changed && !content_meta_set(db, arena_printf(w->arena, "changed.%s", w->r->table), changed, err))
		return false;
	w->row = prepare_insert(db, w->r, err);
	bool ok = w->row != NULL;
	for (size_t i = 0; ok && i < list->count; i++) {
		ok = write_row(w, &list->row[i], (long long)i + 1, err);
		arena_reset(w->arena);
	}
	return db_finish(w->row, ok ? err : NULL) && ok;
}

/* The first number in a door: 18号院 is 18; 0 when there is none. */
static long long
door_number(const char *door)
{
	long long n = 0;
	for (const char *p = door + strcspn(door, "0123456789"); *p >= '0' && *p <= '9' && n < 100000000; p++)
		n = n * 10 + (*p - '0');
	return n;
}

static void
write_initials(struct stmt *s, const char *place, const char *initials, long long rid)
{
	for (const char *p = initials; *p;) {
		size_t n = strcspn(p, " ");
		char key[32] = "";
		memcpy(key, p, n < sizeof key ? n : sizeof key - 1);
		db_reset(s);
		db_bind_text(s, 1, place);
		db_bind_text(s, 2, key);
		db_bind_int(s, 3, rid);
		db_step(s);
		p += n + (p[n] == ' ');
	}
}

static void
write_home(
    struct stmt *s, struct arena *a, const struct reg *r, const struct row *row, const char *place, long long rid)
{
	const char *head = row_text(row, r, "head"), *door = row_text(row, r, "door");
	size_t first = mask_surname(head);
	const char *const text[] = { place, row_text(row, r, "grp"), arena_strndup(a, head, first), door };
	db_reset(s);
	db_bind_int(s, 1, rid);
	for (int i = 0; i < 4; i++)
		db_bind_text(s, 2 + i, text[i]);
	db_bind_int(s, 6, door_number(door));
	static const char *const visible[] = { "state", "show_from", "show_to" };
	for (int i = 0; i < 3; i++)
		db_bind_text(s, 7 + i, row->value[catalogue_field(r, visible[i])]);
	db_step(s);
}

/* What 查我家 looks in: see schema.h. */
static bool
write_search(struct db *db, struct arena *a, const struct content *content, struct error *err)
{
	const struct reg *r = catalogue_register(REG_HOUSEHOLD);
	const struct row_list *list = &content->reg[r->id];
	struct stmt *home = db_prepare(db, "INSERT INTO home VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)", err);
	struct stmt *key = db_prepare(db, "INSERT OR IGNORE INTO search VALUES(?, ?, ?)", err);
	for (size_t i = 0; home && key && i < list->count; i++) {
		const char *place = place_of(&list->row[i], r, a);
		write_home(home, a, r, &list->row[i], place, (long long)i + 1);
		if (content->initials && content->initials[i])
			write_initials(key, place, content->initials[i], (long long)i + 1);
	}
	bool ok = db_finish(home, err);
	return db_finish(key, ok ? err : NULL) && ok;
}

bool
content_write(struct db *db, const struct content *content, struct error *err)
{
	if (!db_exec(db, "BEGIN", err))
		return false;
	struct writer w = { .arena = arena_new() };
	w.item = db_prepare(db, "INSERT INTO item VALUES(?, ?, ?, ?, ?)", err);
	w.photo = db_prepare(db, "INSERT INTO photo VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", err);
	bool ok = w.item && w.photo;
	for (const struct reg *r = NULL; ok && (r = catalogue_next(r));) {
		w.r = r;
		ok = write_register(db, &w, &content->reg[r->id], content->changed[r->id], err);
	}
	ok = ok && write_search(db, w.arena, content, err) && schema_index(db, err) && objected_fill(db, err);
	ok = db_finish(w.item, ok ? err : NULL) && ok;
	ok = db_finish(w.photo, ok ? err : NULL) && ok;
	arena_free(w.arena);
	if (ok)
		return db_exec(db, "COMMIT", err);
	db_exec(db, "ROLLBACK", NULL);
	return false;
}

bool
content_meta_set(struct db *db, const char *k, const char *v, struct error *err)
{
	struct stmt *s = db_prepare(db, "INSERT INTO meta VALUES(?, ?) ON CONFLICT(k) DO UPDATE SET v=excluded.v", err);
	if (!s)
		return false;
	db_bind_text(s, 1, k);
	db_bind_text(s, 2, v ? v : "");
	db_step(s);
	return db_finish(s, err);
}

const char *
content_meta(struct db *db, struct arena *a, const char *k)
{
	const char *value = "";
	struct stmt *s = db_prepare(db, "SELECT v FROM meta WHERE k=?", NULL);
	if (s) {
		db_bind_text(s, 1, k);
		if (db_step(s))
			value = arena_strdup(a, db_text(s, 0));
	}
	db_finish(s, NULL);
	return value;
}

bool
content_has_samples(const struct content *content)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		int field = catalogue_field(r, "sample");
		for (size_t i = 0; field >= 0 && i < content->reg[r->id].count; i++)
			if (str_equal(content->reg[r->id].row[i].value[field], "是"))
				return true;
	}
	return false;
}
