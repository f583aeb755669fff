/* board_words: see board_words.h. Red is honour here: overdue is orange. */
#include "contest/board_words.h"

#include "base/str.h"
#include "contest/ranking.h"

const char *
board_target(struct ui *ui, const struct board_entry *e)
{
	const char *place = row_place_key(ui->arena, e->village);
	return str_starts(e->target, place) ? e->target : ui_printf(ui, "%s%s", e->village, e->target);
}

const char *
board_day(struct host *h, struct ui *ui, struct date d)
{
	char out[64] = "";
	if (d.year)
		date_speak(d, h->now.date, out, sizeof out);
	return ui_printf(ui, "%s", out);
}

static const char *
fixing(struct host *h, struct ui *ui, const struct board_entry *e)
{
	const char *due = board_day(h, ui, e->due_on);
	if (!due[0])
		return "正在改";
	if (!store_today_known(h->store))
		return ui_printf(ui, "%s前改好", due);
	return e->days ? ui_printf(ui, "%s前改好，还有 %ld 天", due, e->days) : "今天要改好";
}

static const char *
done(struct host *h, struct ui *ui, const struct board_entry *e)
{
	const char *day = board_day(h, ui, e->done_on);
	const char *when = day[0] ? ui_printf(ui, "改好了（%s）", day) : "改好了";
	if (!store_today_known(h->store))
		return when;
	return e->days > 0 ? ui_printf(ui, "%s，再过 %ld 天撤下", when, e->days) : ui_printf(ui, "%s，今天撤下", when);
}

struct board_state_words
board_state(struct host *h, struct ui *ui, const struct board_entry *e)
{
	switch (e->state) {
	case BOARD_RED:
		break;
	case BOARD_WAITING:
		return (struct board_state_words){ "说改了，等复查", ICON_EYE, ui->p->blue };
	case BOARD_DONE:
		return (struct board_state_words){ done(h, ui, e), ICON_CHECK, ui->p->green };
	case BOARD_OVERDUE:
		return (struct board_state_words){ ui_printf(ui, "过了期限 %ld 天，还没改好", e->days), ICON_EXCLAIM,
			ui->p->orange };
	case BOARD_FIXING:
		return (struct board_state_words){ fixing(h, ui, e), ICON_CLOCK, ui->p->gold };
	}
	return (struct board_state_words){ "", ICON_NONE, ui->p->red };
}

const char *
board_score(struct ui *ui, const struct board_entry *e)
{
	return e->milli >= 0 ? ui_printf(ui, "%s 分", score_words(ui, e->milli)) : "";
}

const char *
board_who(struct host *h, struct ui *ui, const struct board_entry *e)
{
	const char *day = board_day(h, ui, e->found_on);
	const char *when = day[0] ? ui_printf(ui, "%s%s", day, e->state == BOARD_RED ? "检查" : "发现") : "";
	const char *who = e->state != BOARD_RED && e->duty[0] ? ui_printf(ui, "归%s管", e->duty) : "";
	return ui_printf(ui, "%s%s%s", who, who[0] && when[0] ? " · " : "", when);
}
