/* store: see store.h. */
#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/str.h"
#include "os/fs.h"
#include "store/codes.h"
#include "store/query.h"
#include "store/mask.h"
#include "store/settings.h"
#include "store/state.h"

static void
load_names(struct store *s, const char *data)
{
	struct arena *a = arena_new();
	state_peek_setting(data, "village", s->home, sizeof s->home);
	struct stmt *st = store_query(s, "SELECT village FROM village t WHERE kind='乡镇' AND ?1=?1 LIMIT 1");
	if (st && db_step(st))
		snprintf(s->town, sizeof s->town, "%s", db_text(st, 0));
	db_finish(st, NULL);
	if (s->home[0] == '\0' && s->db)
		snprintf(s->home, sizeof s->home, "%s", content_meta(s->db, a, "home"));
	snprintf(s->home_key, sizeof s->home_key, "%s", row_place_key(a, s->home));
	/* 高同 in the settings is 高同村 on the screen, as the sheets say it */
	st = s->home[0] ? store_query(s, "SELECT village FROM village t WHERE place=?2 AND ?1=?1 LIMIT 1") : NULL;
	if (st) {
		db_bind_text(st, 2, s->home_key);
		if (db_step(st))
			snprintf(s->home, sizeof s->home, "%s", db_text(st, 0));
		db_finish(st, NULL);
	}
	arena_free(a);
}

struct store *
store_open(const char *data, struct error *err)
{
	struct store *s = calloc(1, sizeof *s);
	ASSERT(s != NULL);
	s->data = strdup(data);
	ASSERT(s->data != NULL);
	if (!state_current(data, &s->edition, err))
		goto fail;
	if (s->edition.number > 0) {
		s->db = edition_open(&s->edition, err);
		if (!s->db)
			goto fail;
	}
	load_names(s, data);
	return s;
fail:
	store_close(s);
	return NULL;
}

struct store *
store_open_preview(const char *data, const char *path, const char *media, struct error *err)
{
	struct store *s = calloc(1, sizeof *s);
	ASSERT(s != NULL);
	s->data = strdup(data);
	s->media = strdup(media);
	ASSERT(s->data != NULL && s->media != NULL);
	if (!edition_peek(path, &s->edition, err) || !(s->db = edition_open(&s->edition, err))) {
		store_close(s);
		return NULL;
	}
	load_names(s, data);
	return s;
}

bool
store_is_preview(const struct store *s)
{
	return s->media != NULL;
}

void
store_close(struct store *s)
{
	if (!s)
		return;
	free(s->media);
	db_close(s->db);
	codes_close(s->codes);
	free(s->data);
	free(s);
}

const char *
store_setting(struct store *s, struct arena *a, const char *name, const char *otherwise)
{
	char value[256];
	bool set = settings_get(s->data, name, value, sizeof value);
	return arena_strdup(a, (set && value[0]) || !otherwise ? value : otherwise);
}

struct codes *
store_codes(struct store *s)
{
	if (!s->codes)
		s->codes = codes_open(s->media ? "" : s->data); /* a preview has none */
	return s->codes;
}

bool
store_has_content(const struct store *s)
{
	return s->db != NULL;
}

bool
store_demonstration(const struct store *s)
{
	return s->db && s->edition.demonstration;
}

int
store_number(const struct store *s)
{
	return s->edition.number;
}

const char *
store_created(const struct store *s)
{
	return s->edition.created;
}

const struct edition_info *
store_edition(const struct store *s)
{
	return &s->edition;
}

const char *
store_home(const struct store *s)
{
	return s->home;
}

const char *
store_home_key(const struct store *s)
{
	return s->home_key;
}

const char *
store_town(const struct store *s)
{
	return s->town;
}

const char *
store_whole(const struct store *s)
{
	return str_ends(s->town, "乡") ? "全乡" : "全镇";
}

void
store_set_today(struct store *s, struct date today)
{
	s->today = today;
}

struct date
store_today(const struct store *s)
{
	return s->today;
}

bool
store_today_known(const struct store *s)
{
	return s->today.year >= 2020 && s->today.year < 2090;
}

struct stmt *
store_query(struct store *s, const char *sql)
{
	if (!s->db)
		return NULL;
	struct error err = { 0 };
	struct stmt *st = db_prepare(s->db, sql, &err);
	if (!st) {
		log_warn("query failed: %s", err.text);
		return NULL;
	}
	char day[16] = "";
	if (store_today_known(s))
		date_format(s->today, day);
	db_bind_text(st, 1, day);
	return st;
}

struct text_list
store_texts(struct store *s, struct arena *a, const char *sql, const char *bind)
{
	struct text_list out = { 0 };
	size_t capacity = 0;
	struct stmt *st = store_query(s, sql);
	if (!st)
		return out;
	db_bind_text(st, 2, bind);
	while (db_step(st)) {
		out.text = arena_grow(a, out.text, out.count, &capacity, out.count + 1, sizeof *out.text);
		out.text[out.count++] = store_text(st, a, 0);
	}
	db_finish(st, NULL);
	return out;
}

static int
newest_first(const void *x, const void *y)
{
	return period_compare(*(const char *const *)x, *(const char *const *)y);
}

void
store_sort_periods(struct text_list *list)
{
	if (list->count)
		qsort(list->text, list->count, sizeof *list->text, newest_first);
}

struct text_list
store_periods(struct store *s, struct arena *a, const char *sql, const char *bind)
{
	struct text_list out = store_texts(s, a, sql, bind);
	store_sort_periods(&out);
	return out;
}

const char *
store_text(struct stmt *st, struct arena *a, int column)
{
	return arena_strdup(a, db_text(st, column));
}

struct date
store_date(struct stmt *st, int column)
{
	struct date d = { 0 };
	if (!date_parse(db_text(st, column), &d))
		d = (struct date){ 0 };
	return d;
}

bool
store_yes(struct stmt *st, int column)
{
	return strcmp(db_text(st, column), "是") == 0;
}

const char *
store_name(struct stmt *st, struct arena *a, int name_column, int consent_column)
{
	bool open = consent_column >= 0 && store_yes(st, consent_column);
	return open ? store_text(st, a, name_column) : mask_name(a, db_text(st, name_column));
}

static const char *
file_of(struct store *s, struct arena *a, const char *hash)
{
	char path[4200];
	if (s->media && hash_valid(hash)) {
		int n = snprintf(path, sizeof path, "%s/%s", s->media, hash);
		if (n < (int)sizeof path && fs_exists(path))
			return arena_strdup(a, path);
	}
	return media_path(s->data, hash, path, sizeof path) ? arena_strdup(a, path) : NULL;
}

struct store_photos
store_row_photos(struct store *s, struct arena *a, enum register_id reg, long long rid, const char *column)
{
	struct store_photos out = { 0 };
	size_t capacity = 0;
	struct stmt *st = store_query(s, "SELECT picture, thumb, name, width, height FROM photo "
					 "WHERE register=?2 AND rid=?3 AND field=?4 AND picture IS NOT NULL AND ?1=?1 "
					 "ORDER BY seq");
	if (!st)
		return out;
	db_bind_text(st, 2, catalogue_register(reg)->table);
	db_bind_int(st, 3, rid);
	db_bind_text(st, 4, column);
	while (db_step(st)) {
		const char *picture = file_of(s, a, db_text(st, 0)), *thumb = file_of(s, a, db_text(st, 1));
		if (!picture || !thumb)
			continue;
		out.photo = arena_grow(a, out.photo, out.count, &capacity, out.count + 1, sizeof *out.photo);
		out.photo[out.count++] = (struct store_photo){ picture, thumb, store_text(st, a, 2), (int)db_int(st, 3),
			(int)db_int(st, 4) };
	}
	db_finish(st, NULL);
	return out;
}

static long
count_rows(struct store *s, enum register_id reg, const char *place_key, const char *condition)
{
	char sql[4096];
	const char *table = catalogue_register(reg)->table;
	snprintf(sql, sizeof sql, "SELECT count(*) FROM %s t WHERE (%s) AND ?1=?1 AND (?2 IS NULL OR t.place=?2)",
	    table, condition);
	struct stmt *st = store_query(s, sql);
	if (!st)
		return 0;
	db_bind_text(st, 2, place_key);
	long n = db_step(st) ? (long)db_int(st, 0) : 0;
	db_finish(st, NULL);
	return n;
}

#define SHOWN(objected) VISIBLE("t") " AND NOT " objected
#define REVIEWED(objected) "(t.state='复核中' OR (" VISIBLE("t") ") AND " objected ")"

const char *
store_shown_sql(enum register_id reg)
{
	switch (reg) {
	case REG_BOARD:
		return SHOWN(OBJECTED_BOARD("t"));
	case REG_NOTICE:
		return SHOWN(OBJECTED_NOTICE("t"));
	case REG_COURTYARD:
		return SHOWN(OBJECTED_YARD("t"));
	case REG_HONOUR:
		return SHOWN(OBJECTED_HONOUR("t"));
	default:
		return VISIBLE("t");
	}
}

const char *
store_review_sql(enum register_id reg)
{
	switch (reg) {
	case REG_BOARD:
		return REVIEWED(OBJECTED_BOARD("t"));
	case REG_NOTICE:
		return REVIEWED(OBJECTED_NOTICE("t"));
	case REG_COURTYARD:
		return REVIEWED(OBJECTED_YARD("t"));
	case REG_HONOUR:
		return REVIEWED(OBJECTED_HONOUR("t"));
	default:
		return "t.state='复核中'";
	}
}

long
store_count(struct store *s, enum register_id reg, const char *place_key)
{
	return count_rows(s, reg, place_key, store_shown_sql(reg));
}

long
store_under_review(struct store *s, enum register_id reg, const char *place_key)
{
	return count_rows(s, reg, place_key, store_review_sql(reg));
}

bool
store_is_new(struct store *s, enum register_id reg)
{
	struct arena *a = arena_new();
	char key[64], day[11] = "";
	struct date changed;
	bool fresh = false;
	snprintf(key, sizeof key, "changed.%s", catalogue_register(reg)->table);
	const char *when = s->db ? content_meta(s->db, a, key) : "";
	if (strlen(when) >= 10)
		memcpy(day, when, 10);
	if (store_today_known(s) && date_parse(day, &changed)) {
		long age = date_days(s->today) - date_days(changed);
		fresh = age >= 0 && age <= 7;
	}
	arena_free(a);
	return fresh;
}
