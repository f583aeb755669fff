/* people: see people.h. */
#include "queries/people.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "store/query.h"

static long
number_of(struct stmt *st, int column)
{
	return db_is_null(st, column) ? -1 : (long)db_int(st, column);
}

/* --------------------------------------------------------------- grids */

/* 「1组、2组，3组」 → each. */
static struct text_list
split_groups(struct arena *a, const char *words)
{
	static const char *const marks[] = { "、", "，", ",", "；", ";", " ", "　", "和" };
	struct text_list out = { 0 };
	size_t capacity = 0;
	while (*words) {
		size_t n = strlen(words), mark = 0;
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
			const char *at = strstr(words, marks[i]);
			if (at && (size_t)(at - words) < n) {
				n = (size_t)(at - words);
				mark = strlen(marks[i]);
			}
		}
		if (n) {
			out.text = arena_grow(a, out.text, out.count, &capacity, out.count + 1, sizeof *out.text);
			out.text[out.count++] = arena_strndup(a, words, n);
		}
		words += n + (words[n] ? mark : 0);
	}
	return out;
}

/* 「x,y;x,y;x,y」; anything else is no shape. */
static void
read_shape(struct arena *a, struct grid *g, const char *words)
{
	size_t capacity = 0;
	float x, y;
	char *end;
	while (*words) {
		x = strtof(words, &end);
		if (end == words || *end != ',')
			break;
		words = end + 1;
		y = strtof(words, &end);
		if (end == words || (*end && *end != ';') || !(x >= 0 && x <= 100 && y >= 0 && y <= 100))
			break;
		g->shape =
		    arena_grow(a, g->shape, (size_t)g->points * 2, &capacity, (size_t)g->points * 2 + 2, sizeof x);
		g->shape[g->points * 2] = x;
		g->shape[g->points * 2 + 1] = y;
		g->points++;
		words = *end ? end + 1 : end;
	}
	if (*words || g->points < 3)
		g->points = 0;
}

/* Clerks write 「3」, 「03」 or 「第3网格」 for the same grid: the number decides where both have one. */
static bool
same_grid(const char *x, const char *y)
{
	if (strcmp(x, y) == 0)
		return true;
	const char *p = strpbrk(x, "0123456789"), *q = strpbrk(y, "0123456789");
	if (!p || !q)
		return false;
	char *p_end, *q_end;
	bool same = strtol(p, &p_end, 10) == strtol(q, &q_end, 10);
	return same && !strpbrk(p_end, "0123456789") && !strpbrk(q_end, "0123456789");
}

#define OPEN_PROBLEM "coalesce(t.status,'') NOT IN ('已完成','撤销') AND coalesce(t.closed,'')<>'是'"

static void
count_open(struct store *s, struct grid *g, size_t count)
{
	struct stmt *st = store_query(
	    s, "SELECT grid, place FROM problem t WHERE " VISIBLE("t") " AND grid IS NOT NULL AND " OPEN_PROBLEM);
	while (st && db_step(st))
		for (size_t i = 0; i < count; i++)
			if (strcmp(db_text(st, 1), g[i].place) == 0 &&
			    (same_grid(db_text(st, 0), g[i].code) || strcmp(db_text(st, 0), g[i].name) == 0))
				g[i].open++;
	db_finish(st, NULL);
}

size_t
people_grids(struct store *s, struct arena *a, const char *place, struct grid **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st = store_query(s,
	    "SELECT rid, village, place, code, name, branch, leader, leader_phone, worker, worker_phone, scope_text, "
	    "note, groups, households, people, shape, sample FROM grid t WHERE " VISIBLE(
		"t") " AND (?2 IS NULL OR place=?2) ORDER BY ord");
	if (!st)
		return 0;
	db_bind_text(st, 2, place);
	while (db_step(st)) {
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		struct grid *g = &(*out)[n++];
		*g = (struct grid){ db_int(st, 0), store_text(st, a, 1), store_text(st, a, 2), store_text(st, a, 3),
			store_text(st, a, 4), store_text(st, a, 5), store_text(st, a, 6), store_text(st, a, 7),
			store_text(st, a, 8), store_text(st, a, 9), store_text(st, a, 10), store_text(st, a, 11),
			split_groups(a, db_text(st, 12)), number_of(st, 13), number_of(st, 14),
			.sample = store_yes(st, 16) };
		read_shape(a, g, db_text(st, 15));
	}
	db_finish(st, NULL);
	count_open(s, *out, n);
	return n;
}

bool
people_grid(struct store *s, struct arena *a, long long rid, struct grid *out)
{
	struct grid *all;
	size_t n = people_grids(s, a, NULL, &all);
	for (size_t i = 0; i < n; i++)
		if (all[i].rid == rid) {
			*out = all[i];
			return true;
		}
	return false;
}

struct text_list
people_grid_villages(struct store *s, struct arena *a)
{
	struct text_list out = { 0 };
	size_t capacity = 0;
	struct stmt *st = store_query(
	    s, "SELECT village FROM grid t WHERE " VISIBLE("t") " GROUP BY place ORDER BY place<>?2, min(ord)");
	if (!st)
		return out;
	db_bind_text(st, 2, store_home_key(s));
	while (db_step(st)) {
		out.text = arena_grow(a, out.text, out.count, &capacity, out.count + 1, sizeof *out.text);
		out.text[out.count++] = store_text(st, a, 0);
	}
	db_finish(st, NULL);
	return out;
}

/* The first picture of a map that is the village's (rank 0) or nobody's own (rank 1). */
static struct store_photo
map_of(struct store *s, struct arena *a, enum register_id reg, const char *sql, const char *village)
{
	struct store_photo found = { 0 };
	struct stmt *st = store_query(s, sql);
	if (!st)
		return found;
	db_bind_text(st, 2, row_place_key(a, village));
	while (!found.picture && db_step(st)) {
		struct store_photos p = store_row_photos(s, a, reg, db_int(st, 0), "photos");
		if (p.count)
			found = p.photo[0];
	}
	db_finish(st, NULL);
	return found;
}

/* A map is a village's when its words name it, the town's when they name none. */
#define MAP_QUERY(table, words, is_map)                                                                                \
	"SELECT rid FROM " table                                                                                       \
	" t WHERE " VISIBLE("t") " AND " is_map " AND ((?2<>'' AND instr(" words                                       \
				 ", ?2)>0) OR NOT EXISTS(SELECT 1 FROM village v WHERE v.kind<>'乡镇' AND "          \
				 "instr(" words ", v.place)>0)) ORDER BY instr(" words ", ?2)=0, ord"
#define DOCUMENT_WORDS "(t.title||coalesce(t.issuer,'')||coalesce(t.note,''))"
#define FRAMEWORK_WORDS "(t.title||coalesce(t.part,''))"

struct store_photo
people_map(struct store *s, struct arena *a, const char *village)
{
	struct store_photo p =
	    map_of(s, a, REG_DOCUMENT, MAP_QUERY("document", DOCUMENT_WORDS, "t.kind LIKE '%地图%'"), village);
	if (!p.picture)
		p = map_of(s, a, REG_FRAMEWORK,
		    MAP_QUERY(
			"framework", FRAMEWORK_WORDS, "(t.framework LIKE '%地图%' OR t.framework LIKE '%作战图%')"),
		    village);
	return p;
}

bool
people_grid_at(const struct grid *g, float x, float y)
{
	bool in = false;
	const float *p = g->shape;
	for (int i = 0, j = g->points - 1; i < g->points; j = i++) {
		float xi = p[i * 2], yi = p[i * 2 + 1], xj = p[j * 2], yj = p[j * 2 + 1];
		if ((yi > y) != (yj > y) && x < (xj - xi) * (y - yi) / (yj - yi) + xi)
			in = !in;
	}
	return in;
}

/* --------------------------------------------------------------- posts */

/* From the top of the ladder down; what is not named here stands between. */
#define DUTY_ORDER                                                                                                             \
	"CASE WHEN duty='组长' THEN 0 WHEN duty LIKE '%副组长%' THEN 1 WHEN duty LIKE '%组长%' OR duty LIKE "           \
	"'%第一责任人%' THEN 2 "                                                                                          \
	"WHEN duty LIKE '%包%' OR duty LIKE '%监督%' THEN 3 WHEN duty LIKE '%成员%' THEN 4 WHEN duty LIKE '%网格长%' " \
	"THEN 6 "                                                                                                              \
	"WHEN duty LIKE '%网格员%' THEN 7 WHEN duty LIKE '%保洁%' OR duty LIKE '%公益%' THEN 8 ELSE 5 END"

size_t
people_posts(struct store *s, struct arena *a, const char *place, struct post **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st = store_query(s,
	    "SELECT village, place, duty, name, org, area, phone, sample FROM post t WHERE " VISIBLE(
		"t") " AND (?1='' OR (date_from IS NULL OR date_from<=?1) AND (date_to IS NULL OR date_to>=?1)) "
		     "AND (?2 IS NULL OR place='' OR place=?2) ORDER BY place<>'', place<>?3, "
		     "(SELECT min(v.ord) FROM post v WHERE v.place=t.place), " DUTY_ORDER ", ord");
	if (!st)
		return 0;
	db_bind_text(st, 2, place);
	db_bind_text(st, 3, store_home_key(s));
	while (db_step(st)) {
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		(*out)[n++] = (struct post){ store_text(st, a, 0), store_text(st, a, 1), store_text(st, a, 2),
			store_text(st, a, 3), store_text(st, a, 4), store_text(st, a, 5), store_text(st, a, 6),
			store_yes(st, 7) };
	}
	db_finish(st, NULL);
	return n;
}

/* -------------------------------------------------------------- routes */

/* Which weekday a character names, 0 Monday; −1 none. */
static int
weekday_of(uint32_t cp)
{
	static const uint32_t name[] = { 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x65E5 }; /* 一二三四五六日 */
	for (int i = 0; i < 7; i++)
		if (cp == name[i])
			return i;
	return cp == 0x5929 ? 6 : -1; /* 天 */
}

unsigned
people_weekdays(const char *words)
{
	if (strstr(words, "每天") || strstr(words, "每日") || strstr(words, "天天"))
		return 127;
	if (strstr(words, "工作日"))
		return 31;
	const char *p = strstr(words, "周"), *q = strstr(words, "星期"), *r = strstr(words, "礼拜");
	unsigned days = 0;
	p = !p || (q && q < p) ? q : p;
	p = !p || (r && r < p) ? r : p;
	if (!p)
		return 0;
	int last = -1;
	bool through = false;
	while (*p) {
		uint32_t cp = utf8_next(&p);
		int day = weekday_of(cp);
		if (cp == 0x81F3 || cp == 0x5230 || cp == '-' || cp == 0x2014 || cp == '~') /* 至 到 */
			through = last >= 0;
		if (cp == 0x6B21 || cp == 0x904D) /* 次 遍: a count, not a day */
			return 0;
		if (day < 0)
			continue;
		for (int i = through && last < day ? last : day; i <= day; i++)
			days |= 1u << i;
		last = day;
		through = false;
	}
	return days;
}

size_t
people_routes(struct store *s, struct arena *a, const char *place, struct route **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st =
	    store_query(s, "SELECT coalesce(village,''), name, kind, span_text, cleaner, frequency, supervisor, "
			   "length, sample FROM route "
			   "t WHERE " VISIBLE("t") " AND (?2 IS NULL OR place=?2) ORDER BY place<>?3, ord");
	if (!st)
		return 0;
	db_bind_text(st, 2, place);
	db_bind_text(st, 3, store_home_key(s));
	while (db_step(st)) {
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		(*out)[n++] = (struct route){ store_text(st, a, 0), store_text(st, a, 1), store_text(st, a, 2),
			store_text(st, a, 3), store_text(st, a, 4), store_text(st, a, 5), store_text(st, a, 6),
			db_is_null(st, 7) ? -1 : (long)(db_int(st, 7) / 1000), people_weekdays(db_text(st, 5)),
			store_yes(st, 8) };
	}
	db_finish(st, NULL);
	return n;
}

/* ------------------------------------------------------------ villages */

size_t
people_villages(struct store *s, struct arena *a, struct village_facts **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st = store_query(s, "SELECT village, place, kind, farmland, secretary, phone, note, group_count, "
					 "hamlet_count, households, people, "
					 "resident_households, residents, sample FROM village t WHERE " VISIBLE(
					     "t") " ORDER BY kind<>'乡镇', place<>?2, ord");
	if (!st)
		return 0;
	db_bind_text(st, 2, store_home_key(s));
	while (db_step(st)) {
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		(*out)[n++] = (struct village_facts){ store_text(st, a, 0), store_text(st, a, 1), store_text(st, a, 2),
			store_text(st, a, 3), store_text(st, a, 4), store_text(st, a, 5), store_text(st, a, 6),
			number_of(st, 7), number_of(st, 8), number_of(st, 9), number_of(st, 10), number_of(st, 11),
			number_of(st, 12), store_yes(st, 13) };
	}
	db_finish(st, NULL);
	return n;
}
