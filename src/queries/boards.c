/* boards: see boards.h. */
#include "queries/boards.h"

#include <string.h>

#include "base/str.h"
#include "store/query.h"

struct text_list
boards_periods(struct store *s, struct arena *a)
{
	return store_periods(s, a, "SELECT DISTINCT period FROM visible_board", NULL);
}

/* FIXING, OVERDUE or DONE on the day; false when the entry has left the board. */
static bool
state_on(struct board_entry *e, struct date today, bool known)
{
	bool done = e->done_on.year || strstr(e->progress, "已改好") || strstr(e->progress, "已完成") ||
		    strstr(e->progress, "已整改");
	long now = date_days(today);
	if (done) {
		e->state = BOARD_DONE;
		e->days = e->done_on.year && known ? date_days(e->done_on) + BOARD_DONE_DAYS - now : BOARD_DONE_DAYS;
		return e->days >= 0;
	}
	long left = e->due_on.year && known ? date_days(e->due_on) - now : 0;
	e->state = left < 0 ? BOARD_OVERDUE : BOARD_FIXING;
	e->days = left < 0 ? -left : left;
	return true;
}

static struct board_entry
entry_of(struct store *s, struct arena *a, struct stmt *st)
{
	struct board_entry e = {
		.rid = db_int(st, 0),
		.period = store_text(st, a, 1),
		.village = store_text(st, a, 2),
		.kind = store_text(st, a, 3),
		.target = store_text(st, a, 4),
		.reason = store_text(st, a, 5),
		.duty = store_text(st, a, 6),
		.progress = store_text(st, a, 7),
		.milli = db_is_null(st, 8) ? -1 : (long)db_int(st, 8),
		.found_on = store_date(st, 9),
		.due_on = store_date(st, 10),
		.done_on = store_date(st, 11),
		.show_to = store_date(st, 12),
		.sample = store_yes(st, 13),
	};
	e.before = store_row_photos(s, a, REG_BOARD, e.rid, "photos");
	e.after = store_row_photos(s, a, REG_BOARD, e.rid, "photos_after");
	return e;
}

struct board
boards_of(struct store *s, struct arena *a, const char *period, const char *place)
{
	struct board out = { 0 };
	size_t red_cap = 0, black_cap = 0;
	struct stmt *st = store_query(s,
	    "SELECT rid, period, coalesce(village,''), target_kind, target, reason, duty, progress, score, found_on, "
	    "due_on, done_on, show_to, sample, board FROM board t WHERE " VISIBLE("t") " AND NOT " OBJECTED_BOARD(
		"t") " AND period=?2 AND (?3 IS NULL OR place=?3) AND (target_kind<>'户' OR consent='是') ORDER BY "
		     "CASE WHEN board='红榜' THEN -coalesce(score,0) ELSE 0 END, ord");
	if (!st)
		return out;
	db_bind_text(st, 2, period);
	db_bind_text(st, 3, place);
	while (db_step(st)) {
		struct board_entry e = entry_of(s, a, st);
		if (strcmp(db_text(st, 14), "红榜") == 0) {
			e.state = BOARD_RED;
			out.red = arena_grow(a, out.red, out.reds, &red_cap, out.reds + 1, sizeof e);
			out.red[out.reds++] = e;
		} else if (state_on(&e, store_today(s), store_today_known(s))) {
			out.black = arena_grow(a, out.black, out.blacks, &black_cap, out.blacks + 1, sizeof e);
			out.black[out.blacks++] = e;
		}
	}
	db_finish(st, NULL);
	out.under_review = store_under_review(s, REG_BOARD, place);
	return out;
}
