/* people_parts: see people.h. */
#include "affairs/people.h"

int
people_phone(struct ui *ui, int right, int y, int h, const char *phone, int px)
{
	struct text_style style = ui_style(px, true);
	if (!phone[0])
		return 0;
	int w = ui_text_width(ui, phone, style), side = px * 9 / 10, gap = px / 4;
	ui_text(ui, right - w, y + (h - ui_line_height(ui, style)) / 2, phone, style, ui->p->ink);
	draw_icon(ui->list, ICON_PHONE, (struct rect){ right - w - gap - side, y + (h - side) / 2, side, side },
	    ui->p->green);
	return w + gap + side;
}

int
people_rows(struct ui *ui, struct rect *in, int least, int count)
{
	int row = ui_fit_row(ui, *in, least, count), footer = ui->m.button + ui->m.gap, rows = (in->h - footer) / row;
	if (count * row > in->h && rows > 0)
		in->h = rows * row + footer;
	return row;
}
