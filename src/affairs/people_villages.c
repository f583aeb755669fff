/* people-villages: the village, or the town, in figures, and the list of
 * villages. No figure is computed here: what nobody wrote is left out. */
#include <string.h>

#include "base/str.h"
#include "screens/all.h"
#include "affairs/people.h"
#include "screens/topic.h"
#include "queries/people.h"

enum { MAX_CARDS = 8 };

struct people_villages {
	struct village_facts *row;
	size_t rows;
	struct village_facts *shown; /* whose cards stand above; NULL when there are none */
	size_t first;                /* of the list: after the town's own row */
	struct scroll scroll;
};

struct number_card {
	const char *label, *value, *unit;
};

static void
people_villages_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct people_villages *s = self;
	const char *scope = host_scope(h);
	s->rows = people_villages(h->store, a, &s->row);
	s->first = s->rows && strcmp(s->row[0].kind, "乡镇") == 0;
	if (!scope && s->first)
		s->shown = &s->row[0];
	for (size_t i = s->first; scope && i < s->rows; i++)
		if (strcmp(s->row[i].place, scope) == 0)
			s->shown = &s->row[i];
	if (scope)
		s->rows = s->first; /* one village: no list of the others */
}

static const char *
people_villages_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct people_villages *s = self;
	return s->shown ? s->shown->name : "各村情况";
}

static void
add(struct ui *ui, struct number_card *card, int *n, const char *label, long value, const char *unit)
{
	if (value >= 0 && *n < MAX_CARDS)
		card[(*n)++] = (struct number_card){ label, ui_printf(ui, "%ld", value), unit };
}

static int
cards_of(struct ui *ui, const struct village_facts *v, struct number_card card[MAX_CARDS])
{
	int n = 0;
	if (!v)
		return 0;
	add(ui, card, &n, "户籍户数", v->households, "户");
	add(ui, card, &n, "户籍人口", v->people, "人");
	add(ui, card, &n, "常住户数", v->resident_households, "户");
	add(ui, card, &n, "常住人口", v->residents, "人");
	add(ui, card, &n, "村民小组", v->groups, "个");
	add(ui, card, &n, "自然屯", v->hamlets, "个");
	if (v->farmland[0] && n < MAX_CARDS)
		card[n++] = (struct number_card){ "耕地", v->farmland, str_ends(v->farmland, "亩") ? "" : "亩" };
	return n;
}

static void
draw_card(struct ui *ui, struct rect r, const struct number_card *c)
{
	const struct metrics *m = &ui->m;
	struct text_style small = ui_style(m->note, false);
	int px = m->title, w;
	ui_card(ui, r);
	int room = r.w - 2 * m->gap;
	while ((w = ui_text_width(ui, c->value, ui_style(px, true)) +
		    (c->unit[0] ? ui_text_width(ui, c->unit, small) : 0)) > room &&
	       px > m->note)
		px--;
	struct text_style big = ui_style(px, true);
	int lines = ui_line_height(ui, big) + ui_line_height(ui, small), y = r.y + (r.h - lines) / 2,
	    x = r.x + (r.w - w) / 2;
	x += ui_text(ui, x, y, c->value, big, ui->p->violet);
	if (c->unit[0])
		ui_text(
		    ui, x, y + text_ascent(ui->text, big) - text_ascent(ui->text, small), c->unit, small, ui->p->soft);
	ui_text_center(ui, (struct rect){ r.x, y + ui_line_height(ui, big), r.w, ui_line_height(ui, small) }, c->label,
	    small, ui->p->ink);
}

/* Number cards in whole rows; returns the height taken with the gap. */
static int
draw_cards(struct ui *ui, struct rect r, const struct village_facts *v, bool draw)
{
	const struct metrics *m = &ui->m;
	struct number_card card[MAX_CARDS];
	int n = cards_of(ui, v, card), least = m->title * 33 / 10, columns = (r.w + m->gap) / (least + m->gap);
	if (!n)
		return 0;
	columns = columns < 1 ? 1 : columns > n ? n : columns;
	int rows = (n + columns - 1) / columns;
	columns = (n + rows - 1) / rows;
	int w = (r.w - (columns - 1) * m->gap) / columns, h = ui_line_height(ui, ui_style(m->title, true)) +
							      ui_line_height(ui, ui_style(m->note, false)) +
							      m->gap * 3 / 2;
	for (int i = 0; i < n && draw; i++)
		draw_card(ui, (struct rect){ r.x + i % columns * (w + m->gap), r.y + i / columns * (h + m->gap), w, h },
		    &card[i]);
	return rows * (h + m->gap);
}

static const char *
line_of(struct ui *ui, const struct village_facts *v)
{
	struct strbuf b = { 0 };
	long number[] = { v->households, v->people, v->groups, v->hamlets };
	static const char *const unit[] = { "户", "人", "个组", "个屯" };
	for (int i = 0; i < 4; i++)
		if (number[i] >= 0)
			strbuf_printf(&b, "%s%ld %s", b.len ? " · " : "", number[i], unit[i]);
	if (v->note[0])
		strbuf_printf(&b, "%s%s", b.len ? " · " : "", v->note);
	const char *s = arena_strdup(ui->arena, strbuf_text(&b));
	strbuf_free(&b);
	return s;
}

static void
draw_row(struct host *h, struct ui *ui, struct rect r, const struct village_facts *v)
{
	const struct metrics *m = &ui->m;
	struct text_style bold = ui_style(m->body, true), note = ui_style(m->note, false);
	int x = r.x + m->pad, right = r.x + r.w - m->pad, phone = people_phone(ui, right, r.y, r.h, v->phone, m->head);
	const char *line = line_of(ui, v);
	int room = right - x - (phone ? phone + m->gap : 0), small = line[0] ? ui_line_height(ui, note) : 0;
	int y = r.y + (r.h - ui_line_height(ui, bold) - small) / 2,
	    chip = y + (ui_line_height(ui, bold) - ui_chip_height(ui)) / 2;
	int used = ui_text_in(ui, x, y, room, v->name, bold, ui->p->ink) + m->gap;
	if (strcmp(v->place, store_home_key(h->store)) == 0)
		used += ui_chip(ui, x + used, chip, "本村", ui->p->violet, ui->p->on_color) + m->gap / 2;
	if (v->sample)
		used += frame_sample(ui, x + used, chip) + m->gap / 2;
	const char *who = v->secretary[0] ? ui_printf(ui, "村书记 %s", v->secretary) : v->kind;
	if (used + ui_text_width(ui, who, ui_style(m->body, false)) <= room)
		ui_text(ui, x + used, y, who, ui_style(m->body, false), ui->p->soft);
	ui_text_in(ui, x, y + ui_line_height(ui, bold), room, line, note, ui->p->soft);
}

static void
draw_list(struct people_villages *s, struct host *h, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	int count = (int)(s->rows - s->first), least = m->body * 13 / 10 + m->note * 13 / 10 + m->gap, first, last;
	struct rect in = rect_inset(r, 0, m->gap / 2);
	ui_card(ui, r);
	int row = people_rows(ui, &in, least > m->row ? least : m->row, count);
	struct ui_view v = ui_view_begin(ui, in, &s->scroll, count * row, row);
	ui_view_rows(&v, row, count, &first, &last);
	for (int i = first; i < last; i++) {
		struct rect at = { r.x, v.y + i * row, r.w, row };
		draw_row(h, ui, at, &s->row[s->first + (size_t)i]);
		ui_divider(ui, r.x + m->pad, at.y + row - 1, r.w - 2 * m->pad);
	}
	ui_view_end(ui, &v);
}

/* One village: its secretary, its phone, what else was written. */
static void
draw_one(struct ui *ui, struct rect r, const struct village_facts *v)
{
	const struct metrics *m = &ui->m;
	struct text_style head = ui_style(m->head, true), body = ui_style(m->body, false);
	int x = r.x + m->pad, y = r.y + m->pad, w = r.w - 2 * m->pad;
	ui_card(ui, r);
	if (v->secretary[0]) {
		ui_text_in(ui, x, y, w, ui_printf(ui, "村书记 %s", v->secretary), head, ui->p->ink);
		y += ui_line_height(ui, head) + m->gap;
	}
	if (v->phone[0]) {
		int line = ui_line_height(ui, ui_style(m->title, true));
		people_phone(ui, x + ui_text_width(ui, v->phone, ui_style(m->title, true)) + m->title * 115 / 100, y,
		    line, v->phone, m->title);
		y += line + m->gap;
	}
	y += ui_paragraph(ui, x, y, w, v->note, body, ui->p->ink, 15, 0);
	if (y < r.y + r.h / 2 && !v->secretary[0] && !v->phone[0])
		ui_empty(ui, (struct rect){ r.x, y, r.w, r.y + r.h - y }, ICON_HOUSE,
		    "别的情况村里还没有填，请问工作人员。");
}

/* The town's remark, which says when the list of villages is not complete. */
static int
draw_note(struct ui *ui, struct rect r, const char *note, bool draw)
{
	const struct metrics *m = &ui->m;
	struct text_style style = ui_style(m->note, false);
	int lines = r.h / (m->note * 14 / 10), h = ui_paragraph_height(ui, r.w, note, style, 14, lines < 4 ? lines : 4);
	if (draw && lines > 0)
		ui_paragraph(ui, r.x, r.y, r.w, note, style, ui->p->soft, 14, lines < 4 ? lines : 4);
	return h + m->gap / 2;
}

/* The cards, and under the town's its remark; returns the height taken with the gap. */
static int
draw_top(struct people_villages *s, struct ui *ui, struct rect r, bool draw)
{
	int used = draw_cards(ui, r, s->shown, draw);
	struct rect below = { r.x, r.y + used, r.w, r.h - used };
	if (s->rows > s->first && s->shown && s->shown->note[0])
		used += draw_note(ui, below, s->shown->note, draw);
	return used;
}

static void
people_villages_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct people_villages *s = self;
	int head = topic_head(h, ui, body, &screen_people_villages, 0).y - body.y;
	struct rect r = { body.x, body.y + head, body.w, body.h - head };
	if (!s->shown && s->rows == s->first) {
		ui_card(ui, r);
		frame_empty(ui, r, ICON_HOUSE);
		return;
	}
	struct rect list = r;
	int least = ui->m.button * 5; /* three rows and the footer */
	int used = draw_top(s, ui, r, false);
	if (!ui->m.portrait && r.h - used < least && s->rows > s->first) {
		r.w = (r.w - ui->m.gap) / 2;
		list.x += r.w + ui->m.gap;
		list.w = r.w;
		draw_top(s, ui, r, true);
	} else {
		draw_top(s, ui, r, true);
		list.y += used;
		list.h -= used;
	}
	if (s->rows == s->first)
		draw_one(ui, list, s->shown);
	else
		draw_list(s, h, ui, list);
}

SCREEN(people_villages, "people-villages", "找谁负责", SECTION_PEOPLE, .tab = "村情", .shows = SHOWS(REG_VILLAGE),
    .size = sizeof(struct people_villages), .enter = people_villages_enter, .subtitle = people_villages_subtitle,
    .draw = people_villages_draw);
