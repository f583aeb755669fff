/* table_places: villages inside other words. See table_parts.h. */
#include <string.h>

#include "base/str.h"
#include "sheets/clean.h"
#include "tables/table_parts.h"

int
table_village_field(const struct table *t)
{
	int i = catalogue_field(t->reg, "village");
	return i >= 0 && (t->reg->fields[i].flags & FIELD_HEADER) ? i : -1;
}

/* What may not stand for a village though it ends in 村. */
static bool
no_village(const char *s)
{
	return table_one_of(
	    "村|各村|全村|本村|我村|行政村|示范村|自然村|乡村|农村|美丽乡村|新农村|每村|先进村|后进村|社区|各社区", s);
}

/* Where the name of a village that ends at `end` begins: behind digits and
 * their 年月日, behind 镇乡县 unless the name would be empty. */
static const char *
place_start(const char *s, const char *end)
{
	static const char *const units[] = { "年", "月", "日", "度", "周", "季度" };
	static const char *const areas[] = { "镇", "乡", "县", "市", "区", "旗", "街道" };
	const char *from = s;
	for (const char *p = s; p < end; utf8_next(&p)) {
		if ((unsigned char)*p < 128) {
			from = p + 1;
			continue;
		}
		for (size_t i = 0; i < sizeof units / sizeof *units; i++)
			if (str_starts(p, units[i]) && p == from && p > s)
				from = p + strlen(units[i]);
		for (size_t i = 0; i < sizeof areas / sizeof *areas; i++)
			if (str_starts(p, areas[i]) && p > from && p + strlen(areas[i]) < end)
				from = p + strlen(areas[i]);
	}
	return from < end ? from : s;
}

/* 「2024年4月高同村红黑榜」 → 高同村, by its ending. */
static const char *
place_by_ending(struct table *t, const char *text)
{
	const char *s = clean_key(t->scratch, text);
	const char *end = strstr(s, "村"), *other = strstr(s, "社区");
	size_t n = strlen("村");
	if (!end || (other && other < end))
		end = other, n = strlen("社区");
	if (!end || end == s)
		return NULL;
	const char *from = place_start(s, end);
	const char *name = arena_strndup(t->scratch, from, (size_t)(end + n - from));
	size_t length = utf8_count(name);
	return length < 2 || length > 8 || no_village(name) ? NULL : name;
}

/* The place that words name: a known one inside, else one that ends in 村. */
const char *
table_place_in(struct table *t, const char *text)
{
	const char *key = clean_key(t->scratch, text), *best = NULL;
	size_t longest = 0;
	for (size_t i = 0; i < t->c->place_count; i++) {
		const char *name = clean_key(t->scratch, t->c->places[i]), *bare = row_place_key(t->scratch, name);
		size_t n = strstr(key, name)                            ? strlen(name)
			   : utf8_count(bare) >= 2 && strstr(key, bare) ? strlen(bare)
									: 0;
		if (n > longest)
			longest = n, best = t->c->places[i];
	}
	return best ? best : place_by_ending(t, text);
}

/* A known village in front of the row's target or group: 「高同村三组」. */
const char *
table_place_in_front(struct table *t, const char *s)
{
	const char *best = NULL;
	size_t longest = 0;
	for (size_t i = 0; s && i < t->c->place_count; i++) {
		const char *bare = row_place_key(t->scratch, t->c->places[i]);
		bool whole = str_starts(s, t->c->places[i]);
		bool short_form = str_starts(s, bare) && (utf8_count(bare) >= 2 || str_starts(s + strlen(bare), "村"));
		if ((whole || short_form) && strlen(bare) > longest)
			longest = strlen(bare), best = t->c->places[i];
	}
	return best;
}
