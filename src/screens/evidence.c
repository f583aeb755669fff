/* evidence: see evidence.h. */
#include "screens/evidence.h"

#include "screens/register.h"
#include "ui/cut.h"

static void
draw_photo(struct ui *ui, struct rect r, const struct store_photos *photos, int corners)
{
	draw_image(ui->list, r, photos->photo[0].picture, IMAGE_COVER, ui->m.radius, corners);
	photo_tap(ui, r, &photos->photo[0]);
}

static void
draw_plate(struct ui *ui, struct rect r, const char *words, color_argb c)
{
	struct text_style bold = ui_style(ui->m.body, true);
	int w = ui_text_width(ui, words, bold) + ui->m.pad, h = ui->m.body * 16 / 10;
	struct rect at = cut_middle(cut_bottom(&r, h), r.w, h), plate = cut_left(&at, w);
	draw_round(ui->list, plate, ui->m.radius / 2, CORNER_TR, c);
	ui_text_center(ui, plate, words, bold, ui->p->on_color);
}

void
evidence_sides(
    struct ui *ui, struct rect r, const struct store_photos *before, const struct store_photos *after, const char *word)
{
	struct rect all = r;
	ui_card(ui, r);
	if (before->count && after->count) {
		struct rect left = cut_left(&r, r.w / 3);
		cut_left(&r, ui->m.edge * 2);
		draw_photo(ui, left, before, CORNER_TL | CORNER_BL);
		draw_plate(ui, left, ui_printf(ui, "%s前", word ? word : ""), ui->p->black);
	}
	bool late = after->count > 0;
	draw_photo(ui, r, late ? after : before, r.w < all.w ? CORNER_TR | CORNER_BR : CORNER_ALL);
	if (word)
		draw_plate(ui, r, ui_printf(ui, "%s%s", word, late ? "后" : "前"), late ? ui->p->green : ui->p->black);
	ui_edge(ui, all, ui->m.radius);
}

void
evidence_photo(struct ui *ui, struct rect r, const struct store_photos *before, const struct store_photos *after,
    bool show_after, const char *word, int action)
{
	const struct metrics *m = &ui->m;
	bool both = before->count && after->count, late = (show_after && after->count) || !before->count;
	int foot = both ? m->button + m->gap * 2 : 0;
	const char *name[] = { ui_printf(ui, "%s前", word), ui_printf(ui, "%s后", word) };
	const color_argb fill[] = { ui->p->black, ui->p->green };
	ui_card(ui, r);
	draw_photo(ui, (struct rect){ r.x, r.y, r.w, r.h - foot }, late ? after : before,
	    both ? CORNER_TL | CORNER_TR : CORNER_ALL);
	if (!both) {
		ui_chip(ui, r.x + m->gap, r.y + m->gap, name[late], fill[late], ui->p->on_color);
		return;
	}
	int w = (r.w - 2 * m->pad - m->gap) / 2, y = r.y + r.h - m->button - m->gap;
	for (int i = 0; i < 2; i++) {
		struct ui_button b = { .label = name[i], .fill = late == i ? fill[i] : 0, .bold = late == i };
		ui_button(ui, (struct rect){ r.x + m->pad + i * (w + m->gap), y, w, m->button }, &b, action, i);
	}
}

int
evidence_fact(struct ui *ui, struct rect r, int y, const char *name, const char *value, bool draw)
{
	struct text_style soft = ui_style(ui->m.note, false), body = ui_style(ui->m.body, false);
	int label = ui->m.note * 5, step = ui->m.body * 15 / 10;
	if (!value[0])
		return 0;
	if (!draw)
		return ui_paragraph_height(ui, r.w - label, value, body, 15, 0) + ui->m.gap / 2;
	ui_text(ui, r.x, y + (step - ui_line_height(ui, soft)) / 2, name, soft, ui->p->soft);
	return ui_paragraph(ui, r.x + label, y, r.w - label, value, body, ui->p->ink, 15, 0) + ui->m.gap / 2;
}
