/* people: see people.h. */
#include "queries/people.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "queries/checked.h"
#include "store/query.h"

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

struct grid_problem {
	const char *grid, *place;
	bool claimed;
};
SHAPE(problem_shape, grid_problem, COLUMNS(grid_problem, grid, place),
    COLUMN_AS(grid_problem, claimed, PROBLEM_CLAIMED("t")));

static void
count_open(struct store *s, struct arena *a, struct grid *g, size_t count)
{
	struct grid_problem *p;
	size_t n = store_rows(s, a, &problem_shape,
	    "FROM visible_problem t WHERE grid IS NOT NULL AND coalesce(status,'')<>'撤销' AND NOT " PROBLEM_CHECKED(
		"t"),
	    NULL, &p);
	for (size_t k = 0; k < n; k++)
		for (size_t i = 0; i < count; i++)
			if (strcmp(p[k].place, g[i].place) == 0 &&
			    (same_grid(p[k].grid, g[i].code) || strcmp(p[k].grid, g[i].name) == 0))
				++*(p[k].claimed ? &g[i].waiting : &g[i].open);
}

SHAPE(grid_shape, grid,
    COLUMNS(grid, rid, village, place, code, name, branch, leader, leader_phone, worker, worker_phone, scope_text, note,
	households, people, sample),
    COLUMN_AS(grid, written_groups, "t.groups"), COLUMN_AS(grid, written_shape, "t.shape"));

size_t
people_grids(struct store *s, struct arena *a, const char *place, struct grid **out)
{
	size_t n = store_rows(
	    s, a, &grid_shape, "FROM visible_grid t WHERE (?1 IS NULL OR place=?1) ORDER BY ord", BIND(place), out);
	for (size_t i = 0; i < n; i++) {
		struct grid *g = &(*out)[i];
		g->groups = split_groups(a, g->written_groups);
		read_shape(a, g, g->written_shape);
	}
	count_open(s, a, *out, n);
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
	return store_texts(s, a,
	    "SELECT village FROM (SELECT village, place, ord, 0 AS posts FROM visible_grid UNION ALL "
	    "SELECT village, place, ord, 1 FROM visible_post WHERE place<>'') GROUP BY place "
	    "ORDER BY place<>?1, min(posts), min(ord)",
	    BIND(store_home_key(s)));
}

struct map {
	struct store_photos photos;
};
SHAPE(document_map, map, PHOTOS(map, photos, "document", "photos"));
SHAPE(framework_map, map, PHOTOS(map, photos, "framework", "photos"));

/* A map is a village's (?1) when its words name it, the town's when they name none. */
#define MAPS(table, words, is_map)                                                                                     \
	"FROM visible_" table " t WHERE " is_map " AND ((?1<>'' AND instr(" words ", ?1)>0) OR NOT EXISTS(SELECT 1 "   \
	"FROM village v WHERE v.kind<>'乡镇' AND instr(" words ", v.place)>0)) ORDER BY instr(" words ", ?1)=0, ord"
#define DOCUMENT_WORDS "(t.title||coalesce(t.issuer,'')||coalesce(t.note,''))"
#define FRAMEWORK_WORDS "(t.title||coalesce(t.part,''))"

struct store_photo
people_map(struct store *s, struct arena *a, const char *village)
{
	static const struct {
		const struct shape *shape;
		const char *from;
	} places[] = {
		{ &document_map, MAPS("document", DOCUMENT_WORDS, "t.kind LIKE '%地图%'") },
		{ &framework_map,
		    MAPS("framework", FRAMEWORK_WORDS, "(t.framework LIKE '%地图%' OR t.framework LIKE '%作战图%')") },
	};
	for (int k = 0; k < 2; k++) {
		struct map *map;
		size_t n = store_rows(s, a, places[k].shape, places[k].from, BIND(row_place_key(a, village)), &map);
		for (size_t i = 0; i < n; i++)
			if (map[i].photos.count)
				return map[i].photos.photo[0];
	}
	return (struct store_photo){ 0 };
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

SHAPE(post_shape, post, COLUMNS(post, rid, place, duty, name, org, area, phone, sample),
    COLUMN_AS(post, village, "iif(t.place='','',t.village)"));

size_t
people_posts(struct store *s, struct arena *a, const char *place, struct post **out)
{
	return store_rows(s, a, &post_shape,
	    "FROM visible_post t WHERE coalesce(date_from,'')<=(SELECT late FROM today) AND coalesce(date_to,'9999')>="
	    "(SELECT early FROM today) AND (?1 IS NULL OR place='' OR place=?1) ORDER BY place<>'', place<>?2, "
	    "(SELECT min(v.ord) FROM post v WHERE v.place=t.place), " DUTY_ORDER ", ord",
	    BIND(place, store_home_key(s)), out);
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

SHAPE(route_shape, route, COLUMNS(route, rid, village, name, kind, cleaner, frequency, sample),
    COLUMN_AS(route, span, "t.span_text"), COLUMN_AS(route, metres, "t.length/1000"));

size_t
people_routes(struct store *s, struct arena *a, const char *place, struct route **out)
{
	size_t n = store_rows(s, a, &route_shape,
	    "FROM visible_route t WHERE " IN_PLACE("?1") " ORDER BY place<>'', place<>?2, ord",
	    BIND(place, store_home_key(s)), out);
	for (size_t i = 0; i < n; i++)
		(*out)[i].days = people_weekdays((*out)[i].frequency);
	return n;
}

/* ------------------------------------------------------------ villages */

SHAPE(village_shape, village_facts, COLUMN_AS(village_facts, name, "t.village"),
    COLUMNS(village_facts, place, kind, farmland, secretary, phone, note, households, people, resident_households,
	residents, sample),
    COLUMN_AS(village_facts, groups, "t.group_count"), COLUMN_AS(village_facts, hamlets, "t.hamlet_count"));

size_t
people_villages(struct store *s, struct arena *a, struct village_facts **out)
{
	return store_rows(s, a, &village_shape, "FROM visible_village t ORDER BY kind<>'乡镇', place<>?1, ord",
	    BIND(store_home_key(s)), out);
}
