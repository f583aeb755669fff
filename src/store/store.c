/* store: see store.h. */
#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/need.h"
#include "base/str.h"
#include "findings/refuse.h"
#include "os/fs.h"
#include "store/codes.h"
#include "store/query.h"
#include "store/settings.h"
#include "store/state.h"

static void
copy(char *to, size_t size, const char *from)
{
	snprintf(to, size, "%s", from);
}

static void
load_names(struct store *s)
{
	struct arena *a = arena_new();
	state_peek_setting(s->data, "village", s->home, sizeof s->home);
	copy(s->town, sizeof s->town, store_first(s, a, "SELECT village FROM village WHERE kind='乡镇'", NULL));
	if (s->home[0] == '\0' && s->db)
		copy(s->home, sizeof s->home, content_meta(s->db, a, "home"));
	copy(s->home_key, sizeof s->home_key, row_place_key(a, s->home));
	/* 高同 in the settings is 高同村 on the screen, as the sheets say it */
	const char *written = store_first(s, a, "SELECT village FROM village WHERE place=?1", BIND(s->home_key));
	if (s->home[0] && *written)
		copy(s->home, sizeof s->home, written);
	arena_free(a);
}

static bool
open_content(struct store *s, struct error *err)
{
	s->db = edition_open(&s->edition, err);
	return s->db && visible_create(s->db, err);
}

static struct store *
new_store(const char *data)
{
	struct store *s = need(sizeof *s);
	s->data = need_copy(data);
	return s;
}

struct store *
store_open(const char *data, struct error *err)
{
	enum { TRIES = 8 };
	struct store *s = NULL;
	for (int i = 0; i < TRIES; i++) {
		s = new_store(data);
		bool ok = state_current(data, &s->edition, err) && (s->edition.number == 0 || open_content(s, err));
		if (ok)
			load_names(s);
		if (ok && !(s->db && db_damaged(s->db)))
			return s;
		bool again = ok; /* found to be broken meanwhile: the one before it is next */
		store_close(s);
		if (!again)
			return NULL;
	}
	error_finding(err, FINDING_NO_WHOLE_EDITION);
	return NULL;
}

struct store *
store_open_preview(const char *data, const char *path, const char *media, struct error *err)
{
	struct store *s = new_store(data);
	s->media = need_copy(media);
	if (!edition_peek(path, &s->edition, err) || !open_content(s, err)) {
		store_close(s);
		return NULL;
	}
	load_names(s);
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
	char day[16] = "";
	if (date_days(today) != date_days(s->today))
		memset(s->newest, 0, sizeof s->newest);
	s->today = today;
	if (store_today_known(s))
		date_format(today, day);
	if (s->db)
		visible_set_day(s->db, day);
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

bool
store_clock_doubtful(const struct store *s, bool ticking)
{
	char iso[11];
	struct date made;
	snprintf(iso, sizeof iso, "%.10s", store_created(s));
	bool known = store_today_known(s);
	return !known || (ticking && date_before_release(s->today)) ||
	       (date_parse(iso, &made) && date_days(s->today) < date_days(made));
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
	int field = catalogue_field(catalogue_register(reg), column);
	struct stmt *st = store_ask(s,
	    "SELECT picture, thumb, name, width, height FROM photo WHERE register=?1 AND rid=?2 AND field=?3 AND "
	    "picture IS NOT NULL ORDER BY seq",
	    BIND(catalogue_register(reg)->table, INTEGER(rid), column));
	while (st && db_step(st)) {
		const char *picture = file_of(s, a, db_text(st, 0)), *thumb = file_of(s, a, db_text(st, 1));
		if (!picture || !thumb)
			continue;
		out.photo = arena_grow(a, out.photo, out.count, &capacity, out.count + 1, sizeof *out.photo);
		out.photo[out.count] = (struct store_photo){ picture, thumb, arena_strdup(a, db_text(st, 2)),
			(int)db_int(st, 3), (int)db_int(st, 4), (int)reg, field, (int)out.count, rid };
		out.count++;
	}
	db_finish(st, NULL);
	return out;
}

static long
count(struct store *s, struct arena *a, const char *from, const char *place_key)
{
	const char *sql = arena_printf(a, "SELECT count(*) FROM %s AND (?1 IS NULL OR t.place=?1)", from);
	long n = store_long(s, sql, BIND(place_key), 0);
	arena_free(a);
	return n;
}

long
store_count(struct store *s, enum register_id reg, const char *place_key)
{
	struct arena *a = arena_new();
	return count(s, a, arena_printf(a, "visible_%s t WHERE 1", catalogue_register(reg)->table), place_key);
}

long
store_under_review(struct store *s, enum register_id reg, const char *place_key)
{
	struct arena *a = arena_new();
	const struct reg *r = catalogue_register(reg);
	return count(s, a, arena_printf(a, "%s t WHERE %s=1", r->table, visible_mark(a, r)), place_key);
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
