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

struct ui_photo
photo_first(const struct store_photos *photos)
{
	const struct store_photo *p = photos->photo;
	return photos->count ? (struct ui_photo){ p->picture, p->thumb, p->width, p->height } : (struct ui_photo){ 0 };
}

void
evidence_plate(struct ui *ui, struct rect r, const char *words, bool early)
{
	struct text_style bold = ui_style(ui->m.body, true);
	struct rect low = cut_bottom(&r, ui->m.body * 16 / 10);
	struct rect plate = cut_left(&low, ui_text_width(ui, words, bold) + ui->m.pad);
	draw_round(ui->list, plate, ui->m.radius, CORNER_BL | CORNER_TR, early ? ui->p->black : ui->p->green);
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
		evidence_plate(ui, left, ui_printf(ui, "%s前", word ? word : ""), true);
	}
	bool late = after->count > 0;
	draw_photo(ui, r, late ? after : before, r.w < all.w ? CORNER_TR | CORNER_BR : CORNER_ALL);
	if (word)
		evidence_plate(ui, r, ui_printf(ui, "%s%s", word, late ? "后" : "前"), !late);
	ui_edge(ui, all, ui->m.radius);
}
