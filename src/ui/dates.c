/* dates: see dates.h. */
#include "ui/dates.h"

#include "ui/form.h"

enum { YEAR, MONTH, DAY, PARTS };

static void
draw_part(struct ui *ui, struct rect at, const char *words, int action, int part)
{
	const struct ui_button less = { .label = "−", .bold = true }, more = { .label = "＋", .bold = true };
	draw_round(ui->list, at, ui->m.radius * 3 / 4, CORNER_ALL, ui->p->paper);
	ui_button(ui, cut_left(&at, at.h), &less, action, part * 2);
	ui_button(ui, cut_right(&at, at.h), &more, action, part * 2 + 1);
	ui_text_center(ui, at, words, ui_style(ui->m.head, true), ui->p->ink);
}

void
pen_dates(struct pen *p, struct date d, int action)
{
	struct ui *ui = p->ui;
	const char *words[] = { ui_printf(ui, "%d年", d.year), ui_printf(ui, "%d月", d.month),
		ui_printf(ui, "%d日", d.day) };
	int gap = ui->m.gap * 2, least = ui_counter_width(ui, &(struct ui_counter){ .value = "2024年" });
	int across = PARTS * least + (PARTS - 1) * gap <= p->room.w ? PARTS : 1;
	for (int i = 0; i < PARTS; i += across) {
		int w = across * least * 3 / 2 + (across - 1) * gap;
		struct rect row = cut_middle(pen_take(p, ui->m.button), w, ui->m.button);
		for (int k = 0; k < across; k++)
			draw_part(ui, cut_column(row, k, across, gap), words[i + k], action, i + k);
		pen_gap(p, ui->m.gap);
	}
	struct text_style body = ui_style(ui->m.body, false);
	ui_text_center(ui, pen_take(p, ui_line_height(ui, body)), date_weekday_name(d), body, ui->p->soft);
}

static int
wrap(int value, int least, int most)
{
	return value < least ? most : value > most ? least : value;
}

static int
month_days(int year, int month)
{
	struct date first = { year, month, 1 }, next = { month == 12 ? year + 1 : year, month % 12 + 1, 1 };
	return (int)(date_days(next) - date_days(first));
}

struct date
dates_step(struct date d, long arg)
{
	int by = arg % 2 ? 1 : -1;
	if (arg / 2 == YEAR)
		d.year = d.year + by < 1900 ? 1900 : d.year + by > 2199 ? 2199 : d.year + by;
	else if (arg / 2 == MONTH)
		d.month = wrap(d.month + by, 1, 12);
	else
		d.day = wrap(d.day + by, 1, month_days(d.year, d.month));
	int last = month_days(d.year, d.month);
	d.day = d.day > last ? last : d.day;
	return d;
}
