/* dates: see dates.h. */
#include "ui/dates.h"

#include "ui/form.h"

enum { YEAR, MONTH, DAY, PARTS };

static const char *
part_words(struct ui *ui, struct date d, int part)
{
	return part == YEAR    ? ui_printf(ui, "%d年", d.year)
	       : part == MONTH ? ui_printf(ui, "%d月", d.month)
			       : ui_printf(ui, "%d日", d.day);
}

static int
part_width(struct ui *ui)
{
	return ui_counter_width(ui, &(struct ui_counter){ .value = "2024年" });
}

static int
columns(struct ui *ui, int width)
{
	return PARTS * part_width(ui) + (PARTS - 1) * 2 * ui->m.gap <= width ? PARTS : 1;
}

int
dates_height(struct ui *ui, int width)
{
	int rows = PARTS / columns(ui, width);
	return rows * (ui->m.button + ui->m.gap) + ui_line_height(ui, ui_style(ui->m.body, false));
}

void
dates_draw(struct ui *ui, struct rect r, struct date d, int action)
{
	int across = columns(ui, r.w), w = across == 1 ? r.w : (r.w - (PARTS - 1) * 2 * ui->m.gap) / PARTS;
	int most = part_width(ui) * 3 / 2;
	w = w > most ? most : w;
	int x = r.x + (r.w - across * w - (across - 1) * 2 * ui->m.gap) / 2, y = r.y;
	for (int i = 0; i < PARTS; i++) {
		struct rect at = { x + (across > 1 ? i * (w + 2 * ui->m.gap) : 0), y, w, ui->m.button };
		int b = ui->m.button;
		draw_round(ui->list, at, ui->m.radius * 3 / 4, CORNER_ALL, ui->p->paper);
		struct ui_button less = { .label = "−", .bold = true }, more = { .label = "＋", .bold = true };
		ui_button(ui, (struct rect){ at.x, at.y, b, b }, &less, action, i * 2);
		ui_button(ui, (struct rect){ at.x + w - b, at.y, b, b }, &more, action, i * 2 + 1);
		ui_text_center(ui, (struct rect){ at.x + b, at.y, w - 2 * b, b }, part_words(ui, d, i),
		    ui_style(ui->m.head, true), ui->p->ink);
		if (across == 1 || i == PARTS - 1)
			y += ui->m.button + ui->m.gap;
	}
	struct rect line = { r.x, y, r.w, ui_line_height(ui, ui_style(ui->m.body, false)) };
	ui_text_center(ui, line, date_weekday_name(d), ui_style(ui->m.body, false), ui->p->soft);
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
