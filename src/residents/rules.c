/* rules: choose a village, read its rules from a metre away. */
#include <string.h>

#include "screens/all.h"
#include "screens/frame.h"
#include "base/str.h"
#include "queries/efforts.h"
#include "queries/texts.h"
#include "ui/heard.h"
#include "ui/page.h"
#include "ui/qr.h"
#include "ui/rows.h"

enum { OWN_VILLAGE = UI_ACTION_OWN, OWN_TOPIC, OWN_CODE, OWN_PART, OWN_PACTS };

struct rules {
	struct rule_text *text;
	size_t texts, shown;
	struct rule_article *article;
	size_t articles;
	const struct rule_article **row; /* those shown, a frame's */
	const char *pacts;               /* 门前三包 */
	bool hygiene;                    /* only the articles on hygiene */
	bool code;                       /* the QR codes instead of the text */
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

/* What can be done with the text. */
static void
draw_acts(struct rules *s, struct ui *ui, struct rect *r)
{
	size_t hygiene = 0;
	for (size_t i = 0; i < s->articles; i++)
		hygiene += is_hygiene(&s->article[i]);
	bool filter = hygiene && hygiene < s->articles && !s->code;
	const struct ui_act act[] = { { { .label = filter ? s->hygiene ? "看全文" : "只看卫生的" : NULL }, OWN_TOPIC,
					  0 },
		{ { .label = s->code ? "看文字" : "扫码带回家" }, OWN_CODE, 0 } };
	ui_acts(ui, r, act, 2, "");
}

/* The villages, in a column with the acts below them or, upright, beside each other; nothing where there is one. */
static void
draw_chooser(struct rules *s, struct host *h, struct ui *ui, struct rect *room)
{
	const struct metrics *m = &ui->m;
	int columns = m->portrait ? 3 : 1, step = m->button + m->gap, rows = ((int)s->texts + columns - 1) / columns;
	if (s->texts < 2 || m->portrait)
		draw_acts(s, ui, room);
	if (s->texts < 2)
		return;
	rows = rows > 2 ? 2 : rows;
	struct rect r = m->portrait ? cut_top(room, rows * step + ((int)s->texts > 6 ? step : 0))
				    : cut_left(room, room->w * 26 / 100);
	if (!m->portrait) {
		cut_left(room, m->gap);
		draw_acts(s, ui, &r);
	}
	struct ui_rows l = { .scroll = &s->list,
		.count = (int)s->texts,
		.columns = columns,
		.across = true,
		.bare = true,
		.least = step };
	for (ui_rows_begin(&l, ui, r); ui_rows_next(&l);) {
		bool active = (size_t)l.i == s->shown, ours = strcmp(s->text[l.i].place, store_home_key(h->store)) == 0;
		struct rect at = { l.at.x, l.at.y, l.at.w - (columns > 1 ? m->gap : 0), m->button };
		const struct ui_button b = { .label = text_fit(ui->text, ui->arena,
						 ours ? ui_printf(ui, "%s（本村）", s->text[l.i].village)
						      : s->text[l.i].village,
						 ui_style(m->body, active), at.w - m->gap),
			.fill = active ? ui->p->brown : 0,
			.bold = active };
		ui_button(ui, at, &b, OWN_VILLAGE, l.i);
	}
}

/* ---------------------------------------------------------- the reader */

static const char *
adopted(const struct rule_text *t, struct ui *ui, size_t count)
{
	char day[64] = "";
	if (t->adopted_on.year)
		date_speak(t->adopted_on, (struct date){ 0 }, day, sizeof day);
	const char *by = t->adopted_by[0] ? ui_printf(ui, "经%s通过", t->adopted_by) : day[0] ? "通过" : "";
	return ui_printf(ui, "%s%s%s%s　共%zu条%s", t->version, t->version[0] ? "　" : "", day, by, count,
	    t->sample ? "　示例" : "");
}

/* The article's first line stands beside its number, a new chapter's name above. */
static void
draw_article(struct pen *p, const struct rules *s, int i)
{
	struct ui *ui = p->ui;
	const struct rule_article *a = s->row[i], *before = i ? s->row[i - 1] : NULL;
	struct text_style bold = ui_style(ui->m.head, true);
	struct rect all = p->room;
	int from = p->used, least = ui_text_width(ui, "第十二条", bold), w = ui_text_width(ui, a->number, bold);
	if (a->chapter[0] && (!before || strcmp(a->chapter, before->chapter) != 0))
		pen_words(p, WORDS_HEAD, 0, 0, a->chapter);
	w = (w < least ? least : w) + ui->m.gap;
	ui_text(ui, p->room.x, p->room.y + (bold.px * 17 / 10 - ui_line_height(ui, bold)) / 2, a->number, bold,
	    ui->p->brown);
	p->room.x += w;
	p->room.w -= w;
	pen_words(p, WORDS_READING, 0, 0, a->body);
	ui_heard(ui, (struct rect){ all.x, all.y, all.w, p->used - from }, "rule", a->rid, NULL);
}

/* The title and who passed it stand above the first. */
static void
draw_row(struct pen *p, void *context, int i)
{
	struct rules *s = context;
	const struct rule_text *t = &s->text[s->shown];
	if (i) {
		draw_article(p, s, i - 1);
		return;
	}
	pen_line(p, WORDS_TITLE, 0, ui_printf(p->ui, "%s村规民约", t->village));
	pen_words(p, WORDS_BODY, p->ui->p->soft, 2, adopted(t, p->ui, s->articles));
}

static const char *
whole_text(const struct rules *s, struct ui *ui)
{
	struct strbuf out = { 0 };
	for (size_t i = 0; i < s->articles; i++)
		strbuf_printf(&out, "%s %s\n", s->article[i].number, s->article[i].body);
	return strbuf_take(&out, ui->arena);
}

static void
draw_reader(struct rules *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	const struct rule_text *t = &s->text[s->shown];
	const char *title = ui_printf(ui, "%s村规民约", t->village);
	ui_card(ui, r);
	r = rect_inset(r, m->pad, m->pad * 2 / 3);
	if (s->code) {
		ui_qr_page(ui, r, title, whole_text(s, ui), s->part, OWN_PART);
		return;
	}
	int rows = 0;
	s->row = arena_array(ui->arena, s->articles + 1, sizeof *s->row);
	for (size_t i = 0; i < s->articles; i++)
		if (!s->hygiene || is_hygiene(&s->article[i]))
			s->row[rows++] = &s->article[i];
	ui_flow(ui, r, &s->reader, rows + 1, draw_row, s);
}

static void
rules_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct rules *s = self;
	const char *tab[] = { "村规民约", s->pacts };
	cut_top(&body, ui_tabs(ui, body, tab, 2, 0, ui->p->brown, OWN_PACTS) + ui->m.gap);
	if (!s->texts) {
		ui_card(ui, body);
		frame_empty(ui, body, ICON_BOOK);
		return;
	}
	draw_chooser(s, h, ui, &body);
	draw_reader(s, ui, body);
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
