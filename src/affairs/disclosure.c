/* disclosure: what the village must make public, when it last was and when
 * it is next. What is late is said in words, and gently. */
#include <string.h>

#include "screens/all.h"
#include "affairs/people.h"
#include "queries/disclosures.h"

struct disclosure_screen {
	struct disclosure *row;
	size_t rows;
	struct scroll scroll;
};

static void
disclosure_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct disclosure_screen *s = self;
	(void)arg;
	scroll_init(&s->scroll);
	s->rows = disclosures_of(h->store, a, host_scope(h), &s->row);
}

static const char *
disclosure_subtitle(void *self, struct host *h, struct ui *ui)
{
	(void)self;
	(void)h;
	(void)ui;
	return "哪些事要公开";
}

static const char *
day_words(struct host *h, struct ui *ui, struct date d)
{
	char day[64];
	date_speak(d, h->now.date, day, sizeof day);
	return ui_printf(ui, "%s", day);
}

/* The words on the right, one above the other. */
static void
when(struct host *h, struct ui *ui, const struct disclosure *d, const char *out[2])
{
	out[0] = d->last.year ? ui_printf(ui, "上次公开：%s", day_words(h, ui, d->last)) : "还没有公开过";
	out[1] = d->late        ? ui_printf(ui, "该在%s公开，请问村委会", day_words(h, ui, d->next))
		 : d->next.year ? ui_printf(ui, "下次：%s", day_words(h, ui, d->next))
		 : d->cycle[0]  ? ui_printf(ui, "多久一次：%s", d->cycle)
				: "";
}

static void
draw_row(struct host *h, struct ui *ui, struct rect r, const struct disclosure *d)
{
	const struct metrics *m = &ui->m;
	struct text_style bold = ui_style(m->body, true), body = ui_style(m->body, false),
			  note = ui_style(m->note, false);
	const char *words[2];
	when(h, ui, d, words);
	int first = ui_text_width(ui, words[0], body),
	    second = ui_text_width(ui, words[1], bold) + (d->late ? m->body : 0);
	int x = r.x + m->pad, right = r.x + r.w - m->pad, room = right - x, line = ui_line_height(ui, bold),
	    small = ui_line_height(ui, note);
	int side = first > second ? first : second;
	bool below = m->portrait;
	int high = below ? line * 3 + small : line * 2, y = r.y + (r.h - high) / 2,
	    left = below ? room : room - side - m->gap;
	int used = ui_text_in(ui, x, y, left, d->item, bold, ui->p->ink) + m->gap;
	if (d->sample && used + ui_chip_width(ui, "示例") < left)
		frame_sample(ui, x + used, y + (line - ui_chip_height(ui)) / 2);
	const char *place =
	    host_scope(h) || !d->village[0] ? "" : ui_printf(ui, "%s%s", d->village, d->content[0] ? " · " : "");
	ui_text_in(ui, x, y + line, left, ui_printf(ui, "%s%s", place, d->content), note, ui->p->soft);
	int wx = below ? x : right - side, wy = below ? y + line + small : y;
	ui_text_in(ui, below ? wx : right - first, wy, below ? room : side, words[0], body, ui->p->ink);
	wx = below ? wx : right - second;
	color_argb ink = d->late ? ui->p->orange : ui->p->green;
	if (d->late) {
		int icon = m->body * 8 / 10;
		draw_icon(ui->list, ICON_CLOCK, (struct rect){ wx, wy + line + (line - icon) / 2, icon, icon }, ink);
		wx += m->body;
	}
	ui_text_in(ui, wx, wy + line, (below ? room : side) - (d->late ? m->body : 0) + 2, words[1], bold, ink);
}

static void
disclosure_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct disclosure_screen *s = self;
	const struct metrics *m = &ui->m;
	int head = frame_scope_width(h, ui) ? m->button + m->gap : 0;
	const char *lead = "村里的事该公开的要公开。想看哪一项，问村委会要。";
	frame_scope(h, ui, body.x + body.w, body.y, ui->p->blue);
	struct text_style style = ui_style(m->note, false);
	int room = body.w - frame_scope_width(h, ui) - m->gap;
	if (head && ui_text_width(ui, lead, style) <= room)
		ui_text(ui, body.x, body.y + (m->button - ui_line_height(ui, style)) / 2, lead, style, ui->p->soft);
	struct rect r = { body.x, body.y + head, body.w, body.h - head }, in = rect_inset(r, 0, m->gap / 2);
	ui_card(ui, r);
	if (!s->rows) {
		frame_empty(ui, r, ICON_BOOK);
		return;
	}
	int lines = m->portrait ? m->body * 4 + m->note * 14 / 10 : m->body * 27 / 10, first, last;
	int row = people_rows(ui, &in, lines + m->gap, (int)s->rows);
	struct ui_view v = ui_view_begin(ui, in, &s->scroll, (int)s->rows * row, row);
	ui_view_rows(&v, row, (int)s->rows, &first, &last);
	for (int i = first; i < last; i++) {
		struct rect at = { r.x, v.y + i * row, r.w, row };
		draw_row(h, ui, at, &s->row[i]);
		ui_divider(ui, r.x + m->pad, at.y + row - 1, r.w - 2 * m->pad);
	}
	ui_view_end(ui, &v);
}

const struct screen_class screen_disclosure = {
	.name = "disclosure",
	.shows = SHOWS(REG_DISCLOSURE),
	.title = "村务公开",
	.section = SECTION_ISSUE,
	.size = sizeof(struct disclosure_screen),
	.enter = disclosure_enter,
	.subtitle = disclosure_subtitle,
	.draw = disclosure_draw,
};
