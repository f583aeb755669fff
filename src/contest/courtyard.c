/* courtyard: one yard: its photos, before and after, the five scores, what
 * is good about it. And five_beauties: what the five mean, with a self-check
 * whose ticks nobody keeps. */

#include "screens/all.h"
#include "screens/frame.h"
#include "screens/register.h"
#include "contest/ranking.h"
#include "queries/courtyards.h"

enum { OWN_STEP = UI_ACTION_OWN, OWN_BEFORE, OWN_AFTER, OWN_TICK };

struct yard {
	struct courtyard yard;
	bool found, before;
	size_t at;
	struct scroll scroll;
};

static void
yard_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct yard *s = self;
	if (arg == 0) { /* a picture without a display: the first that has both */
		struct courtyard *all;
		size_t n = courtyards_of(h->store, a, NULL, &all);
		for (size_t i = 0; i < n && !s->yard.before.count; i++)
			s->found = courtyards_find(h->store, a, all[i].rid, &s->yard);
		return;
	}
	s->found = courtyards_find(h->store, a, arg, &s->yard);
	s->before = !s->yard.photos.count && s->yard.before.count;
}

static const char *
yard_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct yard *s = self;
	return s->found ? ui_printf(ui, "%s家", s->yard.name) : "";
}

static const struct store_photos *
photos_of(const struct yard *s)
{
	return s->before ? &s->yard.before : &s->yard.photos;
}

static void
draw_photo(struct yard *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	const struct store_photos *p = photos_of(s);
	bool both = s->yard.before.count && s->yard.photos.count, many = p->count > 1;
	int foot = both || many ? m->button + m->gap * 2 : 0;
	struct rect photo = { r.x, r.y, r.w, r.h - foot };
	ui_card(ui, r);
	draw_image(ui->list, photo, p->photo[s->at].picture, IMAGE_COVER, m->radius,
	    foot ? CORNER_TL | CORNER_TR : CORNER_ALL);
	const char *hint = "看大图";
	ui_chip(ui, r.x + r.w - ui_chip_width(ui, hint) - m->gap, photo.y + photo.h - ui_chip_height(ui) - m->gap, hint,
	    0xCC23272B, 0xFFFFFFFF);
	photo_tap(ui, photo, &p->photo[s->at]);
	int y = photo.y + photo.h + m->gap, x = r.x + m->pad;
	if (both) {
		struct ui_button before = {
			.label = "整治前", .fill = s->before ? ui->p->black : 0, .bold = s->before
		};
		struct ui_button after = {
			.label = "整治后", .fill = s->before ? 0 : ui->p->green, .bold = !s->before
		};
		int w = ui_button_width(ui, &(struct ui_button){ .label = "整治前", .bold = true });
		ui_button(ui, (struct rect){ x, y, w, m->button }, &before, OWN_BEFORE, 0);
		ui_button(ui, (struct rect){ x + w + m->gap, y, w, m->button }, &after, OWN_AFTER, 0);
	}
	if (!many)
		return;
	const char *words = ui_printf(ui, "%zu / %zu", s->at + 1, p->count);
	int w = ui_stepper_width(ui, "9 / 9");
	ui_stepper(ui, (struct rect){ r.x + r.w - m->pad - w, y, w, m->button }, words, s->at > 0, s->at + 1 < p->count,
	    OWN_STEP);
}

static int
draw_scores(struct yard *s, struct ui *ui, struct rect r, int y, bool draw)
{
	const struct metrics *m = &ui->m;
	struct text_style body = ui_style(m->body, false), bold = ui_style(m->body, true);
	int row = m->body * 19 / 10, name = m->body * 4, from = y;
	int score = ui_text_width(ui, "24.5/25", bold) + m->gap;
	for (size_t i = 0; i < s->yard.items; i++, y += row) {
		const struct ranking_item *item = &s->yard.item[i];
		if (!draw)
			continue;
		int ty = y + (row - ui_line_height(ui, body)) / 2;
		ui_text_in(ui, r.x, ty, name, item->name, body, ui->p->ink);
		const char *words =
		    item->full ? ui_printf(ui, "%s/%s", score_words(ui, item->milli), score_words(ui, item->full))
			       : score_words(ui, item->milli);
		ui_text_right(ui, r.x + r.w, ty, words, bold, ui->p->ink);
		struct rect bar = { r.x + name, y + row / 2 - m->note / 3, r.w - name - score, m->note * 2 / 3 };
		if (item->full && bar.w > m->title)
			ui_bar(ui, bar, (float)item->milli / (float)item->full, ui->p->green);
	}
	return y - from;
}

static int
draw_words(struct yard *s, struct host *h, struct ui *ui, struct rect r, int y, bool draw)
{
	const struct metrics *m = &ui->m;
	const struct courtyard *c = &s->yard;
	struct text_style head = ui_style(m->head, true), body = ui_style(m->body, false),
			  note = ui_style(m->note, false);
	char day[64] = "";
	int from = y;
	if (c->judged_on.year)
		date_speak(c->judged_on, h->now.date, day, sizeof day);
	if (draw) {
		int x = r.x +
			ui_text_in(ui, r.x, y, r.w, ui_printf(ui, "%s%s", c->village, c->where), head, ui->p->ink) +
			m->gap;
		if (c->sample)
			frame_sample(ui, x, y + (ui_line_height(ui, head) - ui_chip_height(ui)) / 2);
	}
	y += ui_line_height(ui, head);
	const char *when = ui_printf(ui, "%s%s%s评定", c->batch, c->batch[0] && day[0] ? " · " : "", day);
	if (c->batch[0] || day[0])
		y += draw ? ui_paragraph(ui, r.x, y, r.w, when, note, ui->p->soft, 15, 0)
			  : ui_paragraph_height(ui, r.w, when, note, 15, 0);
	y += m->gap / 2;
	if (c->deed[0])
		y += draw ? ui_paragraph(ui, r.x, y, r.w, c->deed, body, ui->p->ink, 17, 0)
			  : ui_paragraph_height(ui, r.w, c->deed, body, 17, 0);
	y += m->gap;
	if (c->milli >= 0) {
		if (draw) {
			int w = ui_text(ui, r.x, y, "五美得分", body, ui->p->soft);
			ui_text(ui, r.x + w + m->gap, y - (m->head - m->body) / 2,
			    ui_printf(ui, "%s 分", score_words(ui, c->milli)), head, ui->p->green);
		}
		y += ui_line_height(ui, head);
	}
	return y - from + draw_scores(s, ui, r, y, draw);
}

static void
yard_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct yard *s = self;
	const struct metrics *m = &ui->m;
	if (!s->found) {
		ui_card(ui, body);
		ui_empty(ui, body, ICON_HOUSE, "这一条已经撤下了。");
		return;
	}
	struct rect photo, words = body;
	if (photos_of(s)->count) {
		frame_split(ui, body, 56, 46, &photo, &words);
		draw_photo(s, ui, photo);
	}
	ui_card(ui, words);
	struct rect in = rect_inset(words, m->pad, m->pad);
	struct ui_view v = ui_view_begin(ui, in, &s->scroll, draw_words(s, h, ui, in, 0, false), 0);
	draw_words(s, h, ui, in, v.y, true);
	ui_view_end(ui, &v);
}

static bool
yard_event(void *self, struct host *h, const struct screen_event *e)
{
	struct yard *s = self;
	size_t count = photos_of(s)->count;
	if (e->action == OWN_STEP && (e->arg < 0 ? s->at > 0 : s->at + 1 < count)) {
		s->at = e->arg < 0 ? s->at - 1 : s->at + 1;
	} else if (e->action == OWN_BEFORE || e->action == OWN_AFTER) {
		s->before = e->action == OWN_BEFORE;
		s->at = 0;
	}
	return true;
}

static enum page_scope
yard_scope(const void *self, const struct host *h)
{
	const struct yard *s = self;
	return page_scope_of(h, s->yard.place);
}

SCREEN(courtyard, "courtyard", "最美庭院", SECTION_YARD, .scope_of = yard_scope, .size = sizeof(struct yard),
    .enter = yard_enter, .subtitle = yard_subtitle, .event = yard_event, .draw = yard_draw);

/* -------------------------------------------------------- five beauties */

struct beauties {
	struct standard_row *row;
	size_t rows;
	bool tick[COURTYARDS_BEAUTIES];
	struct scroll scroll;
};

static void
beauties_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct beauties *s = self;
	s->rows = courtyards_beauties(h->store, a, &s->row);
}

static int
beauty_block(struct beauties *s, struct ui *ui, struct rect r, size_t i, bool draw)
{
	const struct metrics *m = &ui->m;
	struct text_style head = ui_style(m->head, true), body = ui_style(m->body, false);
	const struct standard_row *row = &s->row[i];
	int box = m->button * 7 / 10, x = r.x + m->pad + box + m->pad, w = r.x + r.w - m->pad - x, y = r.y + m->gap;
	if (draw) {
		struct rect tick = { r.x + m->pad, y + m->gap / 2, box, box };
		draw_round(ui->list, tick, box / 4, CORNER_ALL, s->tick[i] ? ui->p->green : ui->p->button);
		if (s->tick[i])
			draw_icon(ui->list, ICON_CHECK, rect_inset(tick, box / 6, box / 6), ui->p->on_color);
		int name = ui_text(ui, x, y, row->item, head, ui->p->green);
		ui_text(ui, x + name + m->gap, y + (m->head - m->body),
		    ui_printf(ui, "%s 分", score_words(ui, row->milli)), body, ui->p->soft);
	}
	y += ui_line_height(ui, head);
	y += draw ? ui_paragraph(ui, x, y, w, row->standard, body, ui->p->ink, 16, 0)
		  : ui_paragraph_height(ui, w, row->standard, body, 16, 0);
	int least = r.y + m->button + m->gap;
	y = (y > least ? y : least) + m->gap;
	if (draw)
		ui_hit(ui, (struct rect){ r.x, r.y, r.w, y - r.y }, OWN_TICK, (long)i);
	return y - r.y;
}

static void
beauties_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct beauties *s = self;
	const struct metrics *m = &ui->m;
	int head = ui_line_height(ui, ui_style(m->body, false)) + m->gap, ticked = 0, content = 0;
	ui_card(ui, body);
	if (!s->rows) {
		frame_empty(ui, body, ICON_LEAF);
		return;
	}
	for (size_t i = 0; i < s->rows; i++) {
		ticked += s->tick[i];
		content += beauty_block(s, ui, (struct rect){ body.x, 0, body.w, 0 }, i, false);
	}
	const char *words = ticked ? ui_printf(ui, "您家做到了 %d 样，还差 %d 样。", ticked, (int)s->rows - ticked)
				   : "看我家差哪几样：做到的点一下（不记下来）";
	ui_text_in(
	    ui, body.x + m->pad, body.y + m->gap, body.w - 2 * m->pad, words, ui_style(m->body, false), ui->p->soft);
	struct rect r = { body.x, body.y + head + m->gap, body.w, body.h - head - m->gap };
	struct ui_view v = ui_view_begin(ui, r, &s->scroll, content, 0);
	int y = v.y;
	for (size_t i = 0; i < s->rows; i++) {
		ui_divider(ui, r.x + m->pad, y, r.w - 2 * m->pad);
		y += beauty_block(s, ui, (struct rect){ r.x, y, r.w, 0 }, i, true);
	}
	ui_view_end(ui, &v);
}

static bool
beauties_event(void *self, struct host *h, const struct screen_event *e)
{
	struct beauties *s = self;
	if (e->action == OWN_TICK && e->arg >= 0 && (size_t)e->arg < s->rows)
		s->tick[e->arg] = !s->tick[e->arg];
	return true;
}

SCREEN(five_beauties, "five-beauties", "最美庭院", SECTION_YARD, .scope = SCOPE_WHOLE, .size = sizeof(struct beauties),
    .enter = beauties_enter, .says = "五美是哪五美", .event = beauties_event, .draw = beauties_draw);
