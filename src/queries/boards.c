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
		e->state = e->looked_at && e->has_after ? BOARD_DONE : BOARD_WAITING;
		e->days = known ? date_days(e->verified_on) + BOARD_DONE_DAYS - now : BOARD_DONE_DAYS;
		return e->state == BOARD_WAITING || e->days >= 0;
	}
	long left = e->due_on.year && known ? date_days(e->due_on) - now : 0;
	e->state = left < 0 ? BOARD_OVERDUE : BOARD_FIXING;
	e->days = left < 0 ? -left : left;
	return true;
}

#define HAS_AFTER                                                                                                      \
	"EXISTS(SELECT 1 FROM photo p WHERE p.register='board' AND p.rid=t.rid AND p.field='photos_after' AND "        \
	"p.picture IS NOT NULL)"
static const enum register_id BOARD = REG_BOARD;

SHAPE(entry_shape, board_entry,
    COLUMNS(board_entry, rid, period, village, target, reason, duty, progress, found_on, due_on, done_on, verified_on,
	sample),
    COLUMN_AS(board_entry, looked_at, PROBLEM_LOOKED_AT("t")), COLUMN_AS(board_entry, kind, "t.target_kind"),
    COLUMN_AS(board_entry, milli, "t.score"), COLUMN_AS(board_entry, has_after, HAS_AFTER));
#define SIDE(name) "FROM visible_board t WHERE period=?1 AND " IN_PLACE("?2") " AND board='" name "' "

/* What still stands on the day, what is not put right first, else as the sheet has it. */
static void
open_first(struct board *b, struct arena *a, struct store *s, size_t n)
{
	struct board_entry *all = b->black;
	b->black = arena_array(a, n + 1, sizeof *all);
	for (int round = 0; round < 3; round++)
		for (size_t i = 0; i < n; i++) {
			if (!state_on(&all[i], store_today(s), store_today_known(s)))
				continue;
			int turn = all[i].state == BOARD_DONE ? 2 : all[i].state == BOARD_WAITING ? 1 : 0;
			if (turn == round)
				b->black[b->blacks++] = all[i];
		}
	b->left += (long)(n - b->blacks);
}

/* Of a period (NULL: any), whose days are over. */
static long
expired(struct store *s, const char *period, const char *place)
{
	return store_long(s,
	    "SELECT count(*) FROM board t WHERE (?1 IS NULL OR t.period=?1) AND " IN_PLACE(
		"?2") " AND t.board='黑榜' AND coalesce(t.state,'公示中')='公示中' AND (t.target_kind<>'户' OR "
		      "t.consent='是') AND coalesce(t.show_from,'')<=(SELECT late FROM today) AND t.rid NOT IN (SELECT "
		      "v.rid FROM visible_board v) AND t.rid NOT IN (SELECT o.rid FROM objected o WHERE "
		      "o.register='board' AND o.open)",
	    BIND(period, place), 0);
}

struct board
boards_list(struct store *s, struct arena *a, const char *period, const char *place)
{
	struct board out = { .under_review = store_under_review(s, BOARD, place), .left = expired(s, period, place) };
	if (!period)
		return out;
	out.reds = store_rows(s, a, &entry_shape, SIDE("红榜") "ORDER BY place<>'', coalesce(score,0) DESC, ord",
	    BIND(period, place), &out.red);
	size_t n =
	    store_rows(s, a, &entry_shape, SIDE("黑榜") "ORDER BY place<>'', ord", BIND(period, place), &out.black);
	open_first(&out, a, s, n);
	return out;
}

bool
boards_find(struct store *s, struct arena *a, long long rid, struct board_entry *out)
{
	bool found = store_row(s, a, &entry_shape, "FROM visible_board t WHERE rid=?1", BIND(INTEGER(rid)), out) &&
		     (store_long(s, "SELECT board='红榜' FROM board WHERE rid=?1", BIND(INTEGER(rid)), 0) ||
			 state_on(out, store_today(s), store_today_known(s)));
	if (found)
		boards_photos(s, a, out);
	return found;
}

void
boards_photos(struct store *s, struct arena *a, struct board_entry *e)
{
	if (e->photos_asked)
		return;
	e->photos_asked = true;
	e->before = store_row_photos(s, a, BOARD, e->rid, "photos");
	e->after = store_row_photos(s, a, BOARD, e->rid, "photos_after");
}

struct board
boards_of(struct store *s, struct arena *a, const char *period, const char *place)
{
	struct board out = boards_list(s, a, period, place);
	for (size_t i = 0; i < out.reds; i++)
		boards_photos(s, a, &out.red[i]);
	for (size_t i = 0; i < out.blacks; i++)
		boards_photos(s, a, &out.black[i]);
	return out;
}
