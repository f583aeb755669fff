/* money_chart: see money_chart.h. */
#include "affairs/money_chart.h"

#include "ui/cut.h"
#include "ui/widgets.h"

static long long
most_of(const struct money_month month[12])
{
	long long most = 1;
	for (int i = 0; i < 12; i++) {
		most = month[i].income > most ? month[i].income : most;
		most = month[i].expense > most ? month[i].expense : most;
	}
	return most;
}

/* One column standing on the lower edge of r; what is there can be seen, however little. */
static void
draw_column(struct ui *ui, struct rect r, long long value, long long most, color_argb c)
{
	int h = (int)(value * r.h / most);
	if (value <= 0)
		return;
	draw_round(ui->list, cut_bottom(&r, h > ui->m.gap / 3 ? h : ui->m.gap / 3), ui->m.radius / 3,
	    CORNER_TL | CORNER_TR, c);
}

static void
draw_month(
    struct ui *ui, struct rect r, const struct money_month *month, long long most, int number, bool chosen, int action)
{
	const struct metrics *m = &ui->m;
	const struct palette *p = ui->p;
	struct text_style style = ui_style(m->note, chosen);
	struct rect in = rect_inset(r, m->gap / 4, 0);
	if (month->any) {
		draw_round(ui->list, in, m->radius / 2, CORNER_ALL, chosen ? p->row_tint : p->card);
		draw_outline(ui->list, in, m->radius / 2, chosen ? 3 : 2, chosen ? p->olive : p->edge);
		if (ui_pressed(ui, action, number))
			draw_round(ui->list, in, m->radius / 2, CORNER_ALL, p->pressed);
		ui_hit(ui, r, action, number);
	}
	struct rect word = cut_bottom(&in, ui_line_height(ui, style));
	bool narrow = ui_text_width(ui, "12月", ui_style(m->note, true)) > word.w;
	ui_text_center(ui, word, ui_printf(ui, narrow ? "%d" : "%d月", number), style, month->any ? p->ink : p->soft);
	in = rect_inset(in, in.w / 8, m->gap / 2);
	cut_bottom(&in, 2);
	draw_column(ui, cut_column(in, 0, 2, 2), month->income, most, p->green);
	draw_column(ui, cut_column(in, 1, 2, 2), month->expense, most, p->gold);
}

void
money_chart(struct ui *ui, struct rect r, const struct money_month month[12], int chosen, int action)
{
	long long most = most_of(month);
	for (int i = 0; i < 12; i++)
		draw_month(ui, cut_column(r, i, 12, 0), &month[i], most, i + 1, chosen == i + 1, action);
}
