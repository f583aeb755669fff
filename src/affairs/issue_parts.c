/* issue_parts: see issue_parts.h. Red is honour here: overdue is orange. */
#include "affairs/issue_parts.h"
#include "screens/all.h"

#include <string.h>

#include "base/str.h"
#include "screens/frame.h"

static const char *const tab_name[ISSUE_TABS] = { "问题台账", "本周通报", "整改通知书", "月考核", "我要反映" };
static const struct screen_class *const tab_screen[ISSUE_TABS] = { &screen_issues, &screen_week, &screen_rectify,
	&screen_rank, &screen_report };

int
issue_tabs(struct host *h, struct ui *ui, struct rect body, int active, int *scope_w)
{
	const struct metrics *m = &ui->m;
	int tabs_w = ui_tabs_width(ui, tab_name, ISSUE_TABS), all = tabs_w + frame_scope_width(h, ui) + 2 * m->gap;
	int height = ui_tabs(ui, body, tab_name, ISSUE_TABS, active, ui->p->blue, ISSUE_OWN_TAB);
	if (!scope_w)
		return height + m->gap;
	*scope_w = all <= body.w ? 0 : frame_scope_width(h, ui);
	if (!*scope_w)
		frame_scope(h, ui, body.x + body.w, body.y, ui->p->blue);
	return height + m->gap;
}

bool
issue_tab_event(struct host *h, const struct screen_event *e, int active)
{
	if (e->kind != SCREEN_ACTION || e->action != ISSUE_OWN_TAB || e->arg < 0 || e->arg >= ISSUE_TABS)
		return false;
	if (e->arg == ISSUE_TAB_RANK)
		host_open(h, &screen_rank, 1);
	else if (e->arg != active || active == ISSUE_TAB_REPORT)
		host_replace(h, tab_screen[e->arg], 0);
	return true;
}

int
issue_plate_of(
    struct ui *ui, int x, int y, const char *words, enum icon icon, color_argb ground, color_argb ink, bool draw)
{
	struct text_style style = ui_style(ui->m.note, true);
	int side = ui->m.note, h = ui_chip_height(ui), tw = ui_text_width(ui, words, style);
	int w = tw + side + ui->m.note * 5 / 4;
	if (!draw)
		return w;
	draw_round(ui->list, (struct rect){ x, y, w, h }, ui->m.note / 3, CORNER_ALL, ground);
	draw_icon(ui->list, icon, (struct rect){ x + side / 2, y + (h - side) / 2, side, side }, ink);
	ui_text(ui, x + side * 3 / 4 + side, y + (h - ui_line_height(ui, style)) / 2, words, style, ink);
	return w;
}

static const char *
plate_words(struct ui *ui, const struct issue *e)
{
	if (e->state == ISSUE_DONE)
		return "已改好";
	if (e->state == ISSUE_OVERDUE)
		return ui_printf(ui, "已超期 %ld 天", e->days);
	if (e->waiting)
		return "改了，等复查";
	if (e->days < 0)
		return "正在改";
	return e->days ? ui_printf(ui, "正在改，还有 %ld 天", e->days) : "正在改，今天到期";
}

int
issue_plate(struct ui *ui, int x, int y, const struct issue *e, bool draw)
{
	const struct palette *p = ui->p;
	const char *words = plate_words(ui, e);
	switch (e->state) {
	case ISSUE_DONE:
		return issue_plate_of(ui, x, y, words, ICON_CHECK, p->green_tint, p->green, draw);
	case ISSUE_OVERDUE:
		return issue_plate_of(ui, x, y, words, ICON_EXCLAIM, p->orange_tint, p->orange, draw);
	case ISSUE_FIXING:
		return issue_plate_of(ui, x, y, words, ICON_CLOCK, p->gold_tint, p->gold, draw);
	}
	return 0;
}

const char *
issue_day(struct host *h, struct ui *ui, struct date d)
{
	char out[64] = "";
	if (d.year)
		date_speak(d, h->now.date, out, sizeof out);
	return ui_printf(ui, "%s", out);
}

/* 「12」 → 「第12网格」; words stay as they are. */
static const char *
grid_words(struct ui *ui, const char *grid)
{
	if (!grid[0] || strstr(grid, "网格"))
		return grid;
	bool digits = grid[strspn(grid, "0123456789")] == '\0';
	return digits ? ui_printf(ui, "第%s网格", grid) : ui_printf(ui, "%s网格", grid);
}

const char *
issue_where(struct ui *ui, const struct issue *e)
{
	const char *grid = grid_words(ui, e->grid);
	const char *spot = str_starts(e->spot, e->village) ? e->spot + strlen(e->village) : e->spot;
	return ui_printf(ui, "%s%s%s%s%s", e->village, spot[0] ? " · " : "", spot, grid[0] ? " · " : "", grid);
}

/* ---------------------------------------------------------------- track */

int
issue_track(struct ui *ui, struct rect r, const char *const *name, const char *const *day, const bool *reached,
    int count, bool draw)
{
	const struct metrics *m = &ui->m;
	struct text_style word = ui_style(m->note, true), soft = ui_style(m->note, false);
	int d = m->note * 4 / 3, step = r.w / count, lines = ui_line_height(ui, word) + ui_line_height(ui, soft);
	if (!draw)
		return d + m->gap / 2 + lines;
	int cy = r.y + d / 2;
	float thick = (float)d / 6;
	for (int i = 0; i + 1 < count; i++) {
		int x = r.x + step * i + step / 2;
		draw_line(ui->list, (float)x, (float)cy, (float)(x + step), (float)cy, thick,
		    reached[i] && reached[i + 1] ? ui->p->green : ui->p->line);
	}
	for (int i = 0; i < count; i++) {
		int x = r.x + step * i, cx = x + step / 2;
		struct rect dot = { cx - d / 2, r.y, d, d };
		draw_round(ui->list, dot, d / 2, CORNER_ALL, reached[i] ? ui->p->green : ui->p->soft);
		if (reached[i])
			draw_icon(ui->list, ICON_CHECK, rect_inset(dot, d / 5, d / 5), ui->p->on_color);
		else
			draw_round(ui->list, rect_inset(dot, d / 8, d / 8), d / 2, CORNER_ALL, ui->p->card);
		int y = r.y + d + m->gap / 2, h = ui_line_height(ui, word);
		ui_text_center(
		    ui, (struct rect){ x, y, step, h }, name[i], word, reached[i] ? ui->p->ink : ui->p->soft);
		const char *when = text_fit(ui->text, ui->arena, day[i], soft, step);
		ui_text_center(ui, (struct rect){ x, y + h, step, ui_line_height(ui, soft) }, when, soft, ui->p->soft);
	}
	return d + m->gap / 2 + lines;
}
