/* issue_parts: see issue_parts.h. Red is honour here: overdue is orange. */
#include "affairs/issue_parts.h"

#include "catalogue/describe.h"
#include "screens/all.h"

#include <string.h>

#include "base/str.h"
#include "screens/frame.h"

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
	if (e->state == ISSUE_WAITING)
		return "说改好，等复查";
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
	case ISSUE_WAITING:
		return issue_plate_of(ui, x, y, words, ICON_EYE, p->grey_tint, p->blue, draw);
	case ISSUE_FIXING:
		return issue_plate_of(ui, x, y, words, ICON_CLOCK, p->gold_tint, p->gold, draw);
	}
	return 0;
}

int
issue_waiting(struct ui *ui, struct rect r, int y, long n, bool draw)
{
	struct text_style body = ui_style(ui->m.body, true);
	int side = ui->m.body, x = side * 14 / 10;
	const char *words = ui_printf(ui, "还有 %ld 条说改好了，等复查", n);
	int h = ui_paragraph_height(ui, r.w - x, words, body, 13, 0) + ui->m.gap;
	if (!n)
		return 0;
	if (draw) {
		draw_icon(
		    ui->list, ICON_EYE, (struct rect){ r.x, y + ui->m.gap / 2 + side / 6, side, side }, ui->p->blue);
		ui_paragraph(ui, r.x + x, y + ui->m.gap / 2, r.w - x, words, body, ui->p->blue, 13, 0);
		ui_divider(ui, r.x, y + h - 1, r.w);
	}
	return h;
}

const char *
issue_day(struct host *h, struct ui *ui, struct date d)
{
	char out[64] = "";
	if (d.year)
		date_speak(d, h->now.date, out, sizeof out);
	return ui_printf(ui, "%s", out);
}

const char *
issue_where(struct ui *ui, const struct issue *e)
{
	const char *grid = describe_grid(ui->arena, e->grid);
	const char *spot = str_starts(e->spot, e->village) ? e->spot + strlen(e->village) : e->spot;
	return ui_printf(ui, "%s%s%s%s%s", e->village, spot[0] ? " · " : "", spot, grid[0] ? " · " : "", grid);
}
