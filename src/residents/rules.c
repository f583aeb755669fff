/* rules: choose a village, read its rules from a metre away. */
#include <string.h>

#include "screens/all.h"
#include "screens/frame.h"
#include "base/str.h"
#include "queries/efforts.h"
#include "queries/texts.h"
#include "ui/qr.h"

enum { OWN_VILLAGE = UI_ACTION_OWN, OWN_TOPIC, OWN_CODE, OWN_PART, OWN_PACTS };

struct rules {
	struct rule_text *text;
	size_t texts, shown;
	struct rule_article *article;
	size_t articles;
	const char *pacts; /* 门前三包 */
	bool hygiene;      /* only the articles on hygiene */
	bool code;         /* the QR codes instead of the text */
	int part;
	struct scroll list, reader;
};

static void
load(struct rules *s, struct host *h)
{
	const struct rule_text *t = s->texts ? &s->text[s->shown] : NULL;
	s->articles = t ? rules_articles(h->store, h->arena, t->place, t->version, &s->article) : 0;
	s->hygiene = s->code = false;
	s->part = 0;
	scroll_jump(&s->reader, 0);
}

static void
rules_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct rules *s = self;
	s->pacts = arena_printf(a, "门前%s", efforts_pact_word(h->store, a));
	s->texts = rules_villages(h->store, a, &s->text);
	load(s, h);
}

static const char *
rules_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct rules *s = self;
	return s->texts ? s->text[s->shown].village : "";
}

static bool
is_hygiene(const struct rule_article *a)
{
	return strstr(a->topic, "卫生") || strstr(a->topic, "环境");
}

/* --------------------------------------------------------- the chooser */

static void
draw_chooser(struct rules *s, struct host *h, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct text_style style = ui_style(m->body, false), bold = ui_style(m->body, true);
	int row = m->button + m->gap / 2, pad = m->gap / 2;
	ui_card(ui, r);
	struct rect in = rect_inset(r, pad, pad);
	row = ui_fit_row(ui, in, row, (int)s->texts);
	struct ui_view v = ui_view_begin(ui, in, &s->list, (int)s->texts * row, row);
	for (size_t i = 0; i < s->texts; i++) {
		struct rect at = { in.x, v.y + (int)i * row, in.w, m->button };
		bool active = i == s->shown, ours = strcmp(s->text[i].place, store_home_key(h->store)) == 0;
		if (active)
			draw_round(ui->list, at, m->radius * 3 / 4, CORNER_ALL, ui->p->brown);
		if (ui_pressed(ui, OWN_VILLAGE, (long)i))
			draw_round(ui->list, at, m->radius * 3 / 4, CORNER_ALL, ui->p->pressed);
		color_argb ink = active ? ui->p->on_color : ui->p->ink;
		int y = at.y + (at.h - ui_line_height(ui, style)) / 2, mine = ours ? m->note * 5 / 2 + m->gap : 0;
		ui_text_in(
		    ui, at.x + m->pad, y, at.w - 2 * m->pad - mine, s->text[i].village, active ? bold : style, ink);
		if (ours)
			ui_text_right(ui, at.x + at.w - m->pad, at.y + (at.h - m->note * 13 / 10) / 2, "本村",
			    ui_style(m->note, true), active ? ui->p->on_color : ui->p->brown);
		ui_hit(ui, at, OWN_VILLAGE, (long)i);
	}
	ui_view_end(ui, &v);
}

/* ---------------------------------------------------------- the reader */

static const char *
adopted(const struct rule_text *t, struct host *h, struct ui *ui, size_t count)
{
	char day[64] = "";
	if (t->adopted_on.year)
		date_speak(t->adopted_on, (struct date){ 0 }, day, sizeof day);
	const char *by = t->adopted_by[0] ? ui_printf(ui, "经%s通过", t->adopted_by) : day[0] ? "通过" : "";
	return ui_printf(ui, "%s%s%s%s　共%zu条", t->version, t->version[0] ? "　" : "", day, by, count);
}

static int
article_block(struct ui *ui, struct rect r, const struct rule_article *a, const char *chapter, bool draw)
{
	const struct metrics *m = &ui->m;
	struct text_style body = ui_style(m->body * 11 / 10, false), bold = ui_style(m->body * 11 / 10, true);
	int y = r.y, number = ui_text_width(ui, a->number, bold) + m->gap,
	    least = ui_text_width(ui, "第十二条", bold) + m->gap;
	if (number < least)
		number = least;
	if (a->chapter[0] && strcmp(a->chapter, chapter) != 0) {
		if (draw)
			ui_text_in(ui, r.x, y, r.w, a->chapter, ui_style(m->head, true), ui->p->ink);
		y += ui_line_height(ui, ui_style(m->head, true)) + m->gap / 2;
	}
	/* the article's first line stands beside its number */
	int inset = (body.px * 17 / 10 - ui_line_height(ui, body)) / 2;
	if (draw)
		ui_text(ui, r.x, y + inset, a->number, bold, ui->p->brown);
	y += draw ? ui_paragraph(ui, r.x + number, y, r.w - number, a->body, body, ui->p->ink, 17, 0)
		  : ui_paragraph_height(ui, r.w - number, a->body, body, 17, 0);
	return y + m->gap - r.y;
}

static int
articles(struct rules *s, struct ui *ui, struct rect r, int y, bool draw)
{
	const char *chapter = "";
	int from = y;
	for (size_t i = 0; i < s->articles; i++) {
		const struct rule_article *a = &s->article[i];
		if (s->hygiene && !is_hygiene(a))
			continue;
		int high = article_block(ui, (struct rect){ r.x, y, r.w, 0 }, a, chapter, draw);
		if (draw)
			ui_heard(ui, (struct rect){ r.x, y, r.w, high }, "rule", a->rid, NULL);
		y += high;
		chapter = a->chapter;
	}
	return y - from;
}

/* What one QR code carries: whole articles, as many as it holds. Returns how many codes there are. */
static int
code_text(struct rules *s, struct ui *ui, int part, const char **text)
{
	struct strbuf out = { 0 };
	int parts = 0;
	*text = "";
	for (size_t i = 0; i <= s->articles; i++) {
		const char *line =
		    i < s->articles ? ui_printf(ui, "%s %s\n", s->article[i].number, s->article[i].body) : NULL;
		if (out.len && (!line || out.len + strlen(line) > UI_QR_BYTES)) {
			if (parts++ == part)
				*text = arena_strdup(ui->arena, strbuf_text(&out));
			strbuf_clear(&out);
		}
		if (line && !out.len)
			strbuf_printf(&out, "%s村规民约\n", s->text[s->shown].village);
		if (line)
			strbuf_append(&out, line);
	}
	strbuf_free(&out);
	return parts;
}

static void
draw_code(struct rules *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	const char *text;
	int parts = code_text(s, ui, s->part, &text), foot = m->button + m->gap;
	struct text_style style = ui_style(m->body, false);
	const char *words = "用手机扫一扫，全文就带回家了，不用上网。";
	int words_h = ui_paragraph_height(ui, r.w, words, style, 15, 0);
	struct rect code = { r.x, r.y + words_h, r.w, r.h - words_h - (parts > 1 ? foot : 0) };
	ui_paragraph(ui, r.x, r.y, r.w, words, style, ui->p->ink, 15, 0);
	if (!ui_qr(ui, code, text))
		ui_text_center(ui, code, "这一条太长，请抄写或拍照。", style, ui->p->soft);
	if (parts < 2)
		return;
	const char *which = ui_printf(ui, "第%d张 共%d张", s->part + 1, parts);
	int w = ui_stepper_width(ui, which);
	ui_stepper(ui, (struct rect){ r.x + (r.w - w) / 2, r.y + r.h - m->button, w, m->button }, which, s->part > 0,
	    s->part + 1 < parts, OWN_PART);
}

/* 只看卫生的 and 扫码带回家, from the right; returns their width. */
static int
draw_switches(struct rules *s, struct ui *ui, struct rect in, bool filter)
{
	const struct metrics *m = &ui->m;
	struct ui_button take = { .label = s->code ? "看文字" : "扫码带回家", .fill = s->code ? ui->p->brown : 0 };
	struct ui_button only = { .label = s->hygiene ? "看全文" : "只看卫生的",
		.fill = s->hygiene ? ui->p->brown : 0 };
	int w = ui_button_width(ui, &take), right = in.x + in.w;
	ui_button(ui, (struct rect){ right - w, in.y, w, m->button }, &take, OWN_CODE, 0);
	if (!filter || s->code)
		return w;
	int f = ui_button_width(ui, &only);
	ui_button(ui, (struct rect){ right - w - m->gap - f, in.y, f, m->button }, &only, OWN_TOPIC, 0);
	return w + m->gap + f;
}

static void
draw_reader(struct rules *s, struct host *h, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	const struct rule_text *t = &s->text[s->shown];
	struct text_style head = ui_style(m->title, true), note = ui_style(m->note, false);
	size_t hygiene = 0;
	for (size_t i = 0; i < s->articles; i++)
		hygiene += is_hygiene(&s->article[i]);
	ui_card(ui, r);
	struct rect in = rect_inset(r, m->pad * 3 / 2, m->pad);
	int y = in.y, switches = draw_switches(s, ui, in, hygiene && hygiene < s->articles);
	int x = in.x, room = in.w - switches - m->gap;
	bool below = ui_text_width(ui, ui_printf(ui, "%s村规民约", t->village), head) > room;
	if (below) { /* the title takes its own line */
		y += m->button + m->gap / 2;
		room = in.w;
	}
	ui_text_in(ui, x, y, room, ui_printf(ui, "%s村规民约", t->village), head, ui->p->ink);
	y += ui_line_height(ui, head);
	const char *words = adopted(t, h, ui, s->articles);
	int w = ui_text_width(ui, words, note);
	if (t->sample && w + ui_chip_width(ui, "示例") + m->gap < room)
		frame_sample(ui, x + w + m->gap, y - m->note / 8);
	y += ui_paragraph(ui, x, y, room, words, note, ui->p->soft, 0, 2) + m->gap;
	struct rect view = { in.x, y, in.w, in.y + in.h - y };
	if (s->code) {
		draw_code(s, ui, view);
		return;
	}
	struct ui_view v = ui_view_begin(ui, view, &s->reader, articles(s, ui, view, 0, false), 0);
	articles(s, ui, view, v.y, true);
	ui_view_end(ui, &v);
}

static void
rules_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct rules *s = self;
	const struct metrics *m = &ui->m;
	const char *tab[] = { "村规民约", s->pacts };
	int head = ui_tabs(ui, body, tab, 2, 0, ui->p->brown, OWN_PACTS) + m->gap;
	body.y += head;
	body.h -= head;
	if (!s->texts) {
		ui_card(ui, body);
		frame_empty(ui, body, ICON_BOOK);
		return;
	}
	struct rect list = body, reader = body;
	if (m->portrait) {
		int rows = (int)s->texts > 3 ? 3 : (int)s->texts, row = m->button + m->gap / 2;
		list.h = rows * row + m->gap;
		if ((int)s->texts > rows)
			list.h += m->button + m->gap;
		reader.y += list.h + m->gap;
		reader.h -= list.h + m->gap;
	} else {
		list.w = body.w * 26 / 100;
		reader.x += list.w + m->gap * 3 / 2;
		reader.w -= list.w + m->gap * 3 / 2;
	}
	draw_chooser(s, h, ui, list);
	draw_reader(s, h, ui, reader);
}

static bool
rules_event(void *self, struct host *h, const struct screen_event *e)
{
	struct rules *s = self;
	if (e->action == OWN_VILLAGE && (size_t)e->arg < s->texts) {
		s->shown = (size_t)e->arg;
		load(s, h);
	} else if (e->action == OWN_PACTS && e->arg == 1) {
		host_replace(h, &screen_pacts, 0);
	} else if (e->action == OWN_CODE) {
		s->code = !s->code;
		s->part = 0;
	} else if (e->action == OWN_PART) {
		s->part += e->arg < 0 ? -1 : 1;
	} else if (e->action == OWN_TOPIC) {
		s->hygiene = !s->hygiene;
		scroll_jump(&s->reader, 0);
	}
	return true;
}

SCREEN(rules, "rules", "村规民约", SECTION_RULE, .shows = SHOWS(REG_RULE), .scope = SCOPE_WHOLE,
    .size = sizeof(struct rules), .enter = rules_enter, .subtitle = rules_subtitle, .event = rules_event,
    .draw = rules_draw);
