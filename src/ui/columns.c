/* columns: see columns.h. */
#include "ui/columns.h"

#include "ui/pen.h"

static void
plate(struct ui *ui, struct rect r, const struct ui_columns *c, int which)
{
	int radius = ui->m.radius / 3;
	if (which && ui->p->accent)
		draw_outline(ui->list, r, radius, ui->m.edge * 3 / 2, c->fill[1]);
	else
		draw_round(ui->list, r, radius, CORNER_TL | CORNER_TR, c->fill[which]);
}

/* Standing on the lower edge of r; what is there can be seen, however little. */
static void
draw_value(struct ui *ui, struct rect r, const struct ui_columns *c, int which, long long value, long long most)
{
	struct text_style note = words_style(ui, WORDS_NOTE_BOLD);
	int over = c->numbers ? ui_line_height(ui, note) : 0, h = (int)(value * (r.h - over) / most);
	if (value <= 0)
		return;
	plate(ui, cut_bottom(&r, h > ui->m.gap / 3 ? h : ui->m.gap / 3), c, which);
	if (over)
		ui_text_center(ui, cut_bottom(&r, over), ui_printf(ui, "%lld", value), note, c->fill[which]);
}

static void
draw_period(struct ui *ui, struct rect r, const struct ui_columns *c, int i, long long most)
{
	const struct metrics *m = &ui->m;
	const struct palette *p = ui->p;
	const struct ui_column *at = &c->column[i];
	bool chosen = c->chosen == i + 1;
	struct text_style style = ui_style(m->note, chosen);
	struct rect in = rect_inset(r, m->gap / 4, 0);
	if (at->any && c->action) {
		draw_round(ui->list, in, m->radius / 2, CORNER_ALL, chosen ? p->row_tint : p->card);
		draw_outline(ui->list, in, m->radius / 2, chosen ? 3 : 2, chosen ? p->olive : p->edge);
		if (ui_pressed(ui, c->action, i + 1))
			draw_round(ui->list, in, m->radius / 2, CORNER_ALL, p->pressed);
		ui_hit(ui, r, c->action, i + 1);
	}
	struct rect word = cut_bottom(&in, ui_line_height(ui, style));
	int number = 0; /* where 「12月」 has no room, 「12」 */
	while (at->name[number] >= '0' && at->name[number] <= '9')
		number++;
	bool narrow = number && ui_text_width(ui, "12月", ui_style(m->note, true)) > word.w;
	ui_text_center(
	    ui, word, narrow ? ui_printf(ui, "%.*s", number, at->name) : at->name, style, at->any ? p->ink : p->soft);
	in = rect_inset(in, in.w / 8, m->gap / 2);
	cut_bottom(&in, 2);
	for (int k = 0; k < 2; k++)
		draw_value(ui, cut_column(in, k, 2, 2), c, k, at->value[k], most);
}

void
ui_columns(struct ui *ui, struct rect r, const struct ui_columns *c)
{
	long long most = 1;
	for (int i = 0; i < c->count * 2; i++)
		most = c->column[i / 2].value[i % 2] > most ? c->column[i / 2].value[i % 2] : most;
	for (int i = 0; i < c->count; i++)
		draw_period(ui, cut_column(r, i, c->count, 0), c, i, most);
}

void
ui_columns_key(struct ui *ui, struct rect *line, const struct ui_columns *c)
{
	struct text_style bold = words_style(ui, WORDS_NOTE_BOLD);
	int side = bold.px * 3 / 4;
	for (int i = 0; i < 2; i++) {
		plate(ui, cut_middle(cut_left(line, bold.px), side, side), c, i);
		cut_left(line, ui->m.gap / 3);
		int w = ui_text_width(ui, c->key[i], bold);
		ui_text_center(ui, cut_left(line, w), c->key[i], bold, ui->p->ink);
		cut_left(line, ui->m.gap);
	}
}
