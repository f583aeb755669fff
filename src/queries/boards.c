/* boards: see boards.h. */
#include "queries/boards.h"

#include <string.h>

#include "base/str.h"
#include "queries/checked.h"
#include "store/query.h"

struct text_list
boards_periods(struct store *s, struct arena *a)
{
	return store_periods(s, a, "SELECT DISTINCT period FROM visible_board", NULL);
}

/* FIXING, OVERDUE, WAITING or DONE on the day; false when the entry has left the board. */
static bool
state_on(struct board_entry *e, struct date today, bool known)
{
	bool says_so = e->done_on.year || strstr(e->progress, "已改好") || strstr(e->progress, "已完成") ||
		       strstr(e->progress, "已整改");
	long now = date_days(today);
	if (says_so) {
		e->state = e->looked_at && e->after.count ? BOARD_DONE : BOARD_WAITING;
		e->days = known ? date_days(e->verified_on) + BOARD_DONE_DAYS - now : BOARD_DONE_DAYS;
		return e->state == BOARD_WAITING || e->days >= 0;
	}
	long left = e->due_on.year && known ? date_days(e->due_on) - now : 0;
	e->state = left < 0 ? BOARD_OVERDUE : BOARD_FIXING;
	e->days = left < 0 ? -left : left;
	return true;
}

SHAPE(entry_shape, board_entry,
    COLUMNS(board_entry, rid, period, village, target, reason, duty, progress, found_on, due_on, done_on, verified_on,
	sample),
    COLUMN_AS(board_entry, looked_at, PROBLEM_LOOKED_AT("t")), COLUMN_AS(board_entry, kind, "t.target_kind"),
    COLUMN_AS(board_entry, milli, "t.score"), PHOTOS(board_entry, before, "board", "photos"),
    PHOTOS(board_entry, after, "board", "photos_after"));
#define SIDE(name) "FROM visible_board t WHERE period=?1 AND " IN_PLACE("?2") " AND board='" name "' "

struct board
boards_of(struct store *s, struct arena *a, const char *period, const char *place)
{
	struct board out = { .under_review = store_under_review(s, REG_BOARD, place) };
	out.reds = store_rows(s, a, &entry_shape, SIDE("红榜") "ORDER BY place<>'', coalesce(score,0) DESC, ord",
	    BIND(period, place), &out.red);
	size_t n =
	    store_rows(s, a, &entry_shape, SIDE("黑榜") "ORDER BY place<>'', ord", BIND(period, place), &out.black);
	for (size_t i = 0; i < n; i++)
		if (state_on(&out.black[i], store_today(s), store_today_known(s)))
			out.black[out.blacks++] = out.black[i];
	return out;
}
