/* page: see page.h. */
#include "ui/page.h"

#include "base/error.h"

static void
column(struct ui *ui, struct rect r, struct scroll *s, void (*draw)(struct pen *p, void *context), void *context,
    bool middle)
{
	int h = pen_height(ui, r.w, draw, context), down = middle && h < r.h ? (r.h - h) / 2 : 0;
	struct ui_view v = ui_view_begin(ui, r, s, h, 0);
	struct pen p = pen_at(ui, (struct rect){ r.x, v.y + down, r.w, h });
	draw(&p, context);
	ui_view_end(ui, &v);
}

void
ui_page(struct ui *ui, struct rect r, struct scroll *s, void (*draw)(struct pen *p, void *context), void *context)
{
	ui_card(ui, r);
	column(ui, rect_inset(r, ui->m.pad, ui->m.pad * 2 / 3), s, draw, context, false);
}

void
ui_card_top(struct ui *ui, struct rect *r, void (*draw)(struct pen *p, void *context), void *context)
{
	const struct metrics *m = &ui->m;
	struct rect card = cut_top(r, pen_height(ui, r->w - 2 * m->pad, draw, context) + m->pad * 4 / 3);
	ui_card(ui, card);
	pen_centre(ui, rect_inset(card, m->pad, 0), draw, context);
	cut_top(r, m->gap);
}

void
ui_middle(struct ui *ui, struct rect r, struct scroll *s, void (*draw)(struct pen *p, void *context), void *context)
{
	column(ui, r, s, draw, context, true);
}

void
ui_page_grown(struct ui *ui, struct rect r, struct scroll *s, void (*draw)(struct pen *p, void *context), void *context)
{
	ui_card(ui, r);
	ui_middle_grown(ui, rect_inset(r, ui->m.pad, ui->m.pad * 2 / 3), s, draw, context);
}

void
ui_middle_grown(
    struct ui *ui, struct rect r, struct scroll *s, void (*draw)(struct pen *p, void *context), void *context)
{
	struct metrics was = pen_grow(ui, r, draw, context);
	column(ui, r, s, draw, context, true);
	ui->m = was;
}

/* -------------------------------------------------- rows of any height */

struct flow {
	void (*draw)(struct pen *p, void *context, int i);
	void *context;
	int i;
};

static void
flow_row(struct pen *p, void *context)
{
	const struct flow *f = context;
	f->draw(p, f->context, f->i);
}

void
ui_flow_kept(struct ui *ui, struct rect r, struct scroll *s, struct ui_heights *kept, int count,
    void (*draw)(struct pen *p, void *context, int i), void *context)
{
	int all = 0, gap = ui->m.gap;
	struct flow f = { draw, context, 0 };
	if (kept->w != r.w || kept->px != ui->m.body)
		for (kept->high = arena_array(kept->arena, (size_t)count + 1, sizeof *kept->high); f.i < count; f.i++)
			kept->high[f.i] = pen_height(ui, r.w, flow_row, &f) + gap;
	kept->w = r.w;
	kept->px = ui->m.body;
	for (int i = 0; i < count; i++)
		all += kept->high[i];
	struct ui_view v = ui_view_begin(ui, r, s, all, 0);
	int y = v.y;
	for (int i = 0; i < count; y += kept->high[i++]) {
		if (y + kept->high[i] < v.view.y || y > v.view.y + v.view.h)
			continue;
		struct pen p = pen_at(ui, (struct rect){ r.x, y + gap / 2, r.w, kept->high[i] - gap });
		draw(&p, context, i);
		if (y > v.view.y && y + kept->high[i] - gap / 2 > v.view.y + v.view.h)
			v.whole = y;
		if (i && !kept->bare)
			ui_divider(ui, r.x, y, r.w);
	}
	ui_view_end(ui, &v);
}

void
ui_flow(struct ui *ui, struct rect r, struct scroll *s, int count, void (*draw)(struct pen *p, void *context, int i),
    void *context)
{
	ui_flow_kept(ui, r, s, &(struct ui_heights){ .arena = ui->arena }, count, draw, context);
}

/* ----------------------------------------------------------- a message */

struct message {
	enum icon icon;
	color_argb color;
	const char *head, *sentence;
};

static void
message_words(struct pen *p, void *context)
{
	const struct message *say = context;
	const struct metrics *m = &p->ui->m;
	p->middle = true;
	pen_icon(p, say->icon, m->title * 2, say->color);
	pen_gap(p, m->pad);
	pen_words(p, WORDS_HEAD, 0, 0, say->head);
	pen_gap(p, m->gap);
	pen_words(p, WORDS_BODY, p->ui->p->soft, 0, say->sentence);
}

void
ui_message_in(struct ui *ui, struct rect r, enum icon icon, color_argb c, const char *head, const char *sentence)
{
	struct message say = { icon, c, head, sentence };
	pen_centre(ui, cut_middle(rect_inset(r, ui->m.pad * 2, 0), ui->m.head * 26, r.h), message_words, &say);
}

void
ui_nothing(struct ui *ui, struct rect r, enum icon icon, const char *sentence)
{
	ui_card(ui, r);
	ui_empty(ui, r, icon, sentence);
}

static void
notice_words(struct pen *p, void *context)
{
	const struct message *say = context;
	pen_icon_words(p, say->icon, WORDS_BOLD, say->color, 3, say->head);
}

void
ui_notice(struct ui *ui, struct rect *body, const char *words, bool warning)
{
	struct message say = { warning ? ICON_EXCLAIM : ICON_CHECK, warning ? ui->p->orange : ui->p->green, words, "" };
	int pad = ui->m.pad, gap = ui->m.gap;
	if (!words || !*words)
		return;
	int h = pen_height(ui, body->w - 2 * pad, notice_words, &say);
	struct rect band = cut_bottom(body, h + 2 * gap);
	cut_bottom(body, gap);
	draw_round(ui->list, band, ui->m.radius, CORNER_ALL, warning ? ui->p->orange_tint : ui->p->green_tint);
	struct pen p = pen_at(ui, rect_inset(band, pad, gap));
	notice_words(&p, &say);
}

void
ui_message(struct ui *ui, struct rect r, enum icon icon, color_argb c, const char *head, const char *sentence)
{
	ui_card(ui, r);
	ui_message_in(ui, r, icon, c, head, sentence);
}

enum { ACTS = 8 };

void
ui_acts(struct ui *ui, struct rect *r, const struct ui_act *act, int count, const char *words)
{
	const struct metrics *m = &ui->m;
	struct text_style body = ui_style(m->body, false);
	struct rect at[ACTS];
	int x = 0, row = 0, last = count - 1, step = m->button + m->gap;
	ASSERT(count <= ACTS);
	for (int i = 0; i < count; i++) {
		int w = act[i].button.label ? ui_button_width(ui, &act[i].button) : 0;
		w = w > r->w ? r->w : w;
		if (x && x + w > r->w) {
			row++;
			x = 0;
		}
		at[i] = (struct rect){ x, row * step, w, m->button };
		x += w ? w + m->gap : 0;
	}
	struct rect foot = cut_bottom(r, (row + 1) * step - m->gap);
	cut_bottom(r, m->gap);
	if (last >= 0 && act[last].button.fill)
		at[last].x = foot.w - at[last].w;
	int from = row ? foot.w : last >= 0 && act[last].button.fill ? x - at[last].w - m->gap : x;
	int to = last >= 0 && act[last].button.fill ? at[last].x - m->gap : foot.w;
	for (int i = 0; i < count; i++)
		if (at[i].w)
			ui_button(ui, (struct rect){ foot.x + at[i].x, foot.y + at[i].y, at[i].w, at[i].h },
			    &act[i].button, act[i].action, act[i].arg);
	if (words && *words && from + ui_text_width(ui, words, body) <= to)
		ui_text_right(
		    ui, foot.x + to, foot.y + (m->button - ui_line_height(ui, body)) / 2, words, body, ui->p->soft);
}

void
ui_ask(struct ui *ui, void (*draw)(struct pen *p, void *context), void *context)
{
	const struct metrics *m = &ui->m;
	struct rect all = { 0, 0, m->width, m->height };
	draw_fill(ui->list, all, 0x99000000);
	ui->hits = ui->areas = 0;
	cut_top(&all, m->reach);
	int w = m->body * 30 < m->width - 2 * m->margin ? m->body * 30 : m->width - 2 * m->margin;
	struct rect card = cut_middle(all, w, pen_height(ui, w - 2 * m->pad, draw, context) + 2 * m->pad);
	ui_card(ui, card);
	struct pen p = pen_at(ui, rect_inset(card, m->pad, m->pad));
	draw(&p, context);
}
