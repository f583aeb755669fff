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
board_chip(struct host *h, struct ui *ui, const struct board_entry *e)
{
	char due[64];
	switch (e->state) {
	case BOARD_RED:
		return e->milli >= 0 ? ui_printf(ui, "%s 分", score_words(ui, e->milli)) : "红榜";
	case BOARD_WAITING:
		return "等复查";
	case BOARD_DONE:
		return "改好了";
	case BOARD_OVERDUE:
		return ui_printf(ui, "已超期 %ld 天", e->days);
	case BOARD_FIXING:
		if (!e->due_on.year)
			return "正在改";
		date_speak(e->due_on, h->now.date, due, sizeof due);
		return ui_printf(ui, "限%s前改好", due);
	}
	return "";
}

int
board_chip_draw(struct ui *ui, int x, int y, const struct board_entry *e, const char *words)
{
	const struct palette *p = ui->p;
	switch (e->state) {
	case BOARD_RED:
		return ui_chip(ui, x, y, words, p->red_tint, p->red);
	case BOARD_WAITING:
		return ui_chip(ui, x, y, words, p->grey_tint, p->blue);
	case BOARD_DONE:
		return ui_chip(ui, x, y, words, p->green_tint, p->green);
	case BOARD_OVERDUE:
		return ui_chip(ui, x, y, words, p->orange_tint, p->orange);
	case BOARD_FIXING:
		return ui_chip(ui, x, y, words, p->gold_tint, p->gold);
	}
	return 0;
}

const char *
board_footnote(struct host *h, struct ui *ui, const struct board_entry *e)
{
	char day[64] = "";
	struct date d = e->state == BOARD_DONE && e->done_on.year ? e->done_on : e->found_on;
	if (d.year)
		date_speak(d, h->now.date, day, sizeof day);
	const char *what = e->state == BOARD_RED ? "检查" : e->state == BOARD_DONE ? "改好" : "发现";
	const char *when = day[0] ? ui_printf(ui, "%s%s", day, what) : "";
	const char *who = "";
	if (e->state != BOARD_RED && e->duty[0])
		who = ui_printf(ui, "归%s管", e->duty);
	return ui_printf(ui, "%s%s%s", who, who[0] && when[0] ? " · " : "", when);
}
