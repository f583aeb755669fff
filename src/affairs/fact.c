/* fact: see fact.h. */
#include "affairs/fact.h"

#include "base/str.h"
#include "screens/frame.h"
#include "screens/register.h"
#include "ui/page.h"

enum { BESIDE = 3 }; /* further photos, small */

static void
draw_number(struct pen *p, void *context)
{
	const struct fact *f = context;
	struct ui *ui = p->ui;
	pen_words(p, WORDS_HEAD, 0, 0, f->title);
	pen_sample(p, f->sample && !f->tight);
	if (!str_empty(f->number.number))
		pen_number(p, &f->number, ui->m.title * (f->tight ? 10 : 18) / 7, f->color);
	pen_words(p, WORDS_BODY, ui->p->soft, 0, f->whose);
	pen_warning(p, f->warning);
	if (!str_empty(f->said)) {
		pen_gap(p, ui->m.gap / 2);
		pen_quote(p, WORDS_LARGE, f->said, f->color);
		pen_gap(p, ui->m.gap / 2);
	}
	pen_words(p, WORDS_NOTE, ui->p->soft, 0, f->source);
}

static void
draw_all(struct pen *p, void *context)
{
	const struct fact *f = context;
	draw_number(p, context);
	pen_gap(p, p->ui->m.gap);
	if (f->more)
		f->more(p, f->context);
}

/* The picture with its own caption; further ones in a strip below. All open large. */
static void
draw_photos(struct ui *ui, struct rect r, const struct fact *f)
{
	const struct metrics *m = &ui->m;
	int more = f->photos > BESIDE + 1 ? BESIDE : (int)f->photos - 1;
	struct rect strip = more > 0 ? cut_bottom(&r, r.h / 4) : r;
	if (more > 0)
		cut_bottom(&r, m->gap / 2);
	for (int i = 0; i <= more; i++) {
		struct rect at = i ? cut_column(strip, i - 1, more, m->gap / 2) : r;
		draw_image(ui->list, at, f->photo[i].picture, IMAGE_COVER, m->radius, CORNER_ALL);
		ui_edge(ui, at, m->radius);
		photo_tap(ui, at, &f->photo[i]);
	}
	struct text_style note = words_style(ui, WORDS_NOTE);
	if (str_empty(f->caption))
		return;
	const char *words = text_fit(ui->text, ui->arena, f->caption, note, r.w - 2 * m->gap);
	struct rect plate = cut_bottom(&r, m->note * 16 / 10);
	plate = cut_left(&plate, ui_text_width(ui, words, note) + m->gap * 2);
	draw_round(ui->list, plate, m->radius, CORNER_TR | CORNER_BL, ui->p->card);
	ui_text_center(ui, plate, words, note, ui->p->ink);
}

/* The neighbours at the lower edge; what stands on them keeps to its half. */
static void
draw_ways(struct ui *ui, struct rect *r, const struct fact *f)
{
	const struct fact_way *way[] = { &f->before, &f->after };
	if ((!f->before.label && !f->after.label) || r->h < ui->m.button * 6) /* the fact has it all */
		return;
	struct rect line = cut_bottom(r, ui->m.button);
	cut_bottom(r, ui->m.gap);
	for (int i = 0; i < 2; i++) {
		int room = (line.w - ui->m.gap) / (i || !f->after.label ? 1 : 2) - ui->m.body * 2 - 2 * ui->m.pad;
		if (!way[i]->label)
			continue;
		const char *words = text_fit(ui->text, ui->arena, way[i]->label, words_style(ui, WORDS_BODY), room);
		struct ui_button b = { .label = ui_printf(ui, i ? "%s ›" : "‹ %s", words) };
		ui_button(ui, cut_left(&line, ui_button_width(ui, &b)), &b, f->action, way[i]->arg);
		cut_left(&line, ui->m.gap);
	}
}

void
fact_draw(struct ui *ui, struct rect r, struct scroll *s, const struct fact *f)
{
	const struct metrics *m = &ui->m;
	struct fact copy = *f;
	struct rect picture, low = r;
	draw_ways(ui, &r, f);
	if (f->photos) {
		frame_split(ui, r, 56, 46, &picture, &r);
		draw_photos(ui, picture, f);
	}
	int edges = m->pad * 4 / 3, w = r.w - 2 * m->pad, number = pen_height(ui, w, draw_number, &copy) + edges;
	int more = f->more ? pen_height(ui, w, f->more, f->context) : 0;
	if (more && !f->photos && !m->portrait && number < r.h && more + edges < r.h) {
		frame_split(ui, r, 55, 50, &r, &low);
	} else if (more) {
		more += edges;
		low = cut_bottom(&r, number + more + m->gap <= r.h ? (r.h - m->gap) * more / (number + more) : 0);
		cut_bottom(&r, low.h ? m->gap : 0);
	}
	copy.tight = (more && !low.h) || pen_height(ui, r.w - 2 * m->pad, draw_number, &copy) + edges > r.h;
	ui_page_grown(ui, r, s, more && !low.h ? draw_all : draw_number, &copy);
	if (more && low.h)
		ui_page_grown(ui, low, s, f->more, f->context);
}
