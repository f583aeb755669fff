/* weeks: see weeks.h. */
#include "queries/weeks.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "catalogue/describe.h"
#include "store/query.h"

const char *
weeks_period(struct arena *a, struct date day)
{
	long thursday = date_days(day) - (date_weekday(day) + 6) % 7 + 3;
	struct date t = date_from_days(thursday);
	long first = date_days((struct date){ t.year, 1, 1 });
	return arena_printf(a, "%04d-W%02ld", t.year, (thursday - first) / 7 + 1);
}

struct text_list
weeks_periods(struct store *s, struct arena *a, const char *place)
{
	struct text_list
	    out = { 0 },
	    all = store_periods(s, a,
		"SELECT DISTINCT period FROM visible_inspection WHERE (?1 IS NULL OR place=?1 OR place='')",
		BIND(place));
	const char *now = store_today_known(s) ? weeks_period(a, store_today(s)) : "";
	out.text = arena_array(a, all.count + 1, sizeof *out.text);
	if (now[0])
		out.text[out.count++] = now;
	for (size_t i = 0; i < all.count; i++) /* a week that has not come yet is a slip of the pen */
		if (!now[0] || period_kind(all.text[i]) != PERIOD_WEEK || strcmp(all.text[i], now) < 0)
			out.text[out.count++] = all.text[i];
	return out;
}

/* Nothing written, a plain 无, or a sentence that begins with having found nothing, or with praise. */
static bool
says_nothing_wrong(const char *found)
{
	static const char *const begins[] = { "没有问题", "无问题", "没有发现", "未发现", "表扬" };
	for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
		if (str_starts(found, begins[i]))
			return true;
	return !found[0] || strcmp(found, "无") == 0 || strcmp(found, "没有") == 0;
}

static const char *
join_once(struct arena *a, const char *list, const char *word)
{
	if (!word[0] || strstr(list, word))
		return list;
	return list[0] ? arena_printf(a, "%s、%s", list, word) : word;
}

struct visit { /* one row of the register */
	struct week_row row;
	const char *leader;
	long long ledger; /* the problem it went into, when it has photos anybody may see; −1 */
};
#define LEDGER                                                                                                         \
	"(SELECT p.rid FROM problem p WHERE p.code=t.problem AND coalesce(p.private_home,'')='否' AND "               \
	"coalesce(p.state,'公示中')='公示中')"

SHAPE(visit_shape, visit, COLUMN(visit, leader), COLUMN_AS(visit, row.rid, "t.rid"),
    COLUMN_AS(visit, row.village, "t.village"), COLUMN_AS(visit, row.found, "t.found"),
    COLUMN_AS(visit, row.note, "t.note"), COLUMN_AS(visit, row.fixed, "t.fixed"),
    COLUMN_AS(visit, row.sample, "t.sample"), COLUMN_AS(visit, ledger, LEDGER),
    PHOTOS(visit, row.photos, "inspection", "photos"));

struct week
weeks_of(struct store *s, struct arena *a, const char *period, const char *place)
{
	struct week w = { .leader = "", .visited = "" };
	struct visit *visit;
	w.count = store_rows(s, a, &visit_shape,
	    "FROM visible_inspection t WHERE period=?1 AND (?2 IS NULL OR place=?2 OR place='') ORDER BY place<>'', "
	    "done_on, ord",
	    BIND(period, place), &visit);
	w.row = arena_array(a, w.count + 1, sizeof *w.row);
	for (size_t i = 0; i < w.count; i++) {
		struct week_row *r = &w.row[i];
		*r = visit[i].row;
		r->praise = says_nothing_wrong(r->found);
		if (!r->photos.count && visit[i].ledger >= 0)
			r->photos = store_row_photos(s, a, REG_PROBLEM, visit[i].ledger, "photos");
		w.found += !r->praise;
		w.fixed += !r->praise && r->fixed;
		w.visited = join_once(a, w.visited, r->village);
		w.leader = join_once(a, w.leader, visit[i].leader);
	}
	return w;
}

struct named_grid {
	const char *code, *name, *village, *scope_text;
	bool home;
};
SHAPE(grid_shape, named_grid, COLUMNS(named_grid, code, name, village, scope_text),
    COLUMN_AS(named_grid, home, "t.place=?1"));

size_t
weeks_grids(struct store *s, struct arena *a, struct grid_name **out)
{
	struct named_grid *grid;
	size_t n = store_rows(s, a, &grid_shape,
	    "FROM visible_grid t WHERE place=?1 OR NOT EXISTS(SELECT 1 FROM grid g WHERE g.place=?1) ORDER BY village, "
	    "ord",
	    BIND(store_home_key(s)), &grid);
	*out = arena_array(a, n + 1, sizeof **out);
	for (size_t i = 0; i < n; i++) {
		const struct named_grid *g = &grid[i];
		const char *words = g->name[0] ? g->name : describe_grid(a, g->code);
		const char *in = g->home ? "" : g->village; /* several villages have grids */
		(*out)[i].code = arena_printf(a, "%s%s", in, g->code);
		(*out)[i].words = str_starts(words, in) ? words : arena_printf(a, "%s%s", in, words);
		(*out)[i].scope = g->scope_text;
		(*out)[i].home = g->home;
	}
	return n;
}
