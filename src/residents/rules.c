/* rules: choose a village, read its rules from a metre away: a card for each article. */
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

enum { OWN_VILLAGE = UI_ACTION_OWN, OWN_STEP, OWN_TOPIC, OWN_CODE, OWN_PART, OWN_PACTS };

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
	struct scroll reader;
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

/* Which version it is, who passed it, and when. */
static const char *
adopted(const struct rules *s, struct ui *ui)
{
	const struct rule_text *t = &s->text[s->shown];
	char day[64] = "";
	if (t->adopted_on.year)
		date_speak(t->adopted_on, (struct date){ 0 }, day, sizeof day);
	const char *by = t->adopted_by[0] ? ui_printf(ui, "经%s通过", t->adopted_by) : day[0] ? "通过" : "";
	bool plain = strspn(t->version, "0123456789") == strlen(t->version); /* 1: 第1版 */
	const char *version = t->version[0] ? ui_printf(ui, plain ? "第%s版，" : "%s，", t->version) : "";
	return ui_printf(ui, "%s%s%s%s共%zu条%s", version, day, by, day[0] || by[0] ? "，" : "", s->articles,
	    t->sample ? "（示例）" : "");
}

/* Its number, its words; at the first of a chapter that chapter's name, where the line has room. */
static void
draw_article(struct pen *p, void *context, int i)
{
	const struct rules *s = context;
	const struct rule_article *a = s->row[i];
	struct ui *ui = p->ui;
	struct text_style head = words_style(ui, WORDS_HEAD), note = words_style(ui, WORDS_NOTE);
	struct rect at = p->room;
	int from = p->used, right = at.x + at.w, drop = text_ascent(ui->text, head) - text_ascent(ui->text, note);
	bool first = !i || strcmp(a->chapter, s->row[i - 1]->chapter) != 0;
	if (first && ui_text_width(ui, a->number, head) + ui_text_width(ui, a->chapter, note) + ui->m.gap < at.w)
		ui_text_right(ui, right, at.y + drop, a->chapter, note, ui->p->soft);
	pen_line(p, WORDS_HEAD, ui->p->brown, a->number);
	pen_words(p, WORDS_LARGE, 0, 0, a->body);
	ui_heard(ui, (struct rect){ at.x, at.y, at.w, p->used - from }, "rule", a->rid, NULL);
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
	if (s->code) {
		ui_card(ui, r);
		ui_qr_page(ui, rect_inset(r, ui->m.pad, ui->m.pad * 2 / 3),
		    ui_printf(ui, "%s村规民约", s->text[s->shown].village), whole_text(s, ui), s->part, OWN_PART);
		return;
	}
	int rows = 0;
	s->row = arena_array(ui->arena, s->articles + 1, sizeof *s->row);
	for (size_t i = 0; i < s->articles; i++)
		if (!s->hygiene || is_hygiene(&s->article[i]))
			s->row[rows++] = &s->article[i];
	ui_cards(ui, r, &s->reader, rows, draw_article, s, 0);
}

static void
rules_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct rules *s = self;
	const char *tab[] = { "村规民约", s->pacts }, **label = arena_array(ui->arena, s->texts + 1, sizeof *label);
	struct shelf top = shelf_at(ui, body);
	size_t hygiene = 0;
	shelf_tabs(&top, tab, 2, 0, ui->p->brown, OWN_PACTS);
	if (!s->texts) {
		frame_nothing(ui, top.room, ICON_BOOK);
		return;
	}
	for (size_t i = 0; i < s->texts; i++)
		label[i] = strcmp(s->text[i].place, store_home_key(h->store)) == 0 ? "本村" : s->text[i].village;
	shelf_left(&top, ui->m.pad);
	if (s->texts > 1)
		shelf_pick(&top, label, s->texts, s->shown, ui->p->brown, OWN_VILLAGE, OWN_STEP);
	for (size_t i = 0; i < s->articles; i++)
		hygiene += is_hygiene(&s->article[i]);
	bool filter = hygiene && hygiene < s->articles && !s->code;
	const struct ui_act act[] = { { { .label = filter ? s->hygiene ? "看全文" : "只看卫生的" : NULL }, OWN_TOPIC,
					  0 },
		{ { .label = s->code ? "看文字" : "扫码带回家" }, OWN_CODE, 0 } };
	ui_acts(ui, &top.room, act, 2, adopted(s, ui));
	draw_reader(s, ui, top.room);
}

static bool
rules_event(void *self, struct host *h, const struct screen_event *e)
{
	struct rules *s = self;
	size_t to = e->action == OWN_STEP ? s->shown + (size_t)e->arg : (size_t)e->arg;
	if ((e->action == OWN_VILLAGE || e->action == OWN_STEP) && to < s->texts) {
		s->shown = to;
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
