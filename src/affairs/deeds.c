/* deeds: the seven characters 拆清整绿建亮管, one at a time: what it means in
 * plain words, and what was done, in number cards. Beside them the doors to
 * the other faces of the topic. */
#include <string.h>

#include "base/str.h"
#include "screens/all.h"
#include "affairs/cards.h"
#include "screens/frame.h"
#include "screens/topic.h"
#include "queries/efforts.h"

enum { OWN_MEASURE = UI_ACTION_OWN, OWN_FIGURE, OWN_MORE };
enum { MEASURES = 7 };

static const struct {
	const char *name, *words;
} measures[MEASURES] = {
	{ "拆", "拆掉危房和乱搭的棚子" },
	{ "清", "把垃圾清走，把路边沟清通" },
	{ "整", "把乱堆乱放的地方收拾整齐" },
	{ "绿", "种树种花，让村里绿起来" },
	{ "建", "该建的建好，该修的修好" },
	{ "亮", "装路灯、刷墙面，让村里亮堂起来" },
	{ "管", "定好规矩，有人管、常年管" },
};

struct deeds {
	struct topic_face door[TOPIC_FACES];
	int shown, doors;
	const char *words[MEASURES];
	struct number_card *card;
	size_t cards;
	bool borrowed; /* 本村 has none: the town's are shown */
	struct scroll scroll;
};

/* The sentence of the framework (七项举措) wins over the one built in. */
static void
load_words(struct deeds *s, struct host *h)
{
	const char **name;
	size_t n = efforts_frameworks(h->store, h->arena, &name);
	for (int i = 0; i < MEASURES; i++)
		s->words[i] = measures[i].words;
	for (size_t k = 0; k < n; k++) {
		struct framework_item *item;
		size_t items = efforts_items(h->store, h->arena, name[k], &item);
		for (size_t j = 0; j < items; j++)
			for (int i = 0; i < MEASURES; i++)
				if (strcmp(item[j].title, measures[i].name) == 0 && item[j].body[0] &&
				    utf8_count(item[j].body) <= 40)
					s->words[i] = item[j].body;
	}
}

static void
load(struct deeds *s, struct host *h)
{
	const char *measure = measures[s->shown].name, *scope = host_scope(h);
	struct figure_list l = deeds_figures(h->store, h->arena, measure, scope);
	s->borrowed = scope && !l.count;
	if (s->borrowed)
		l = deeds_figures(h->store, h->arena, measure, NULL);
	if (strcmp(measure, "管") == 0) {
		struct figure_list more = deeds_figures(h->store, h->arena, "机制", s->borrowed ? NULL : scope);
		if (!more.count && scope) {
			more = deeds_figures(h->store, h->arena, "机制", NULL);
			s->borrowed = !l.count || s->borrowed;
		}
		struct figure *both = arena_array(h->arena, l.count + more.count + 1, sizeof *both);
		for (size_t i = 0; i < l.count + more.count; i++)
			both[i] = i < l.count ? l.figure[i] : more.figure[i - l.count];
		l = (struct figure_list){ both, l.count + more.count };
	}
	s->borrowed = s->borrowed && l.count;
	s->card = cards_of_figures(h, h->arena, &l);
	s->cards = l.count;
	scroll_jump(&s->scroll, 0);
}

/* The first of those with most to show: the screen opens there. */
static int
fullest(struct host *h, struct arena *a)
{
	size_t most = 0;
	int best = 0;
	for (int i = 0; i < MEASURES; i++) {
		size_t n = deeds_figures(h->store, a, measures[i].name, host_scope(h)).count;
		if (n > most) {
			most = n;
			best = i;
		}
	}
	return best;
}

static void
deeds_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct deeds *s = self;
	s->shown = arg > 0 && arg < MEASURES ? (int)arg : fullest(h, a);
	load_words(s, h);
	s->doors = topic_faces(h, SECTION_DEED, s->door);
	load(s, h);
}

/* Seven tiles with one big character each; returns the height. */
static int
draw_measures(struct deeds *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	int w = (r.w - (MEASURES - 1) * m->gap) / MEASURES, h = ui_line_height(ui, ui_style(m->title, true)) + m->gap;
	if (w < m->button)
		w = m->button;
	int px = m->title * 13 / 10 < w * 6 / 10 ? m->title * 13 / 10 : w * 6 / 10;
	for (int i = 0; i < MEASURES; i++) {
		struct rect at = { r.x + i * (r.w - w) / (MEASURES - 1), r.y, w, h > m->button ? h : m->button };
		bool active = i == s->shown;
		draw_shadow(ui->list, at, m->radius, theme_mm(m, 2) + 1, ui->p->shadow);
		draw_round(ui->list, at, m->radius, CORNER_ALL, active ? ui->p->teal : ui->p->card);
		if (ui_pressed(ui, OWN_MEASURE, i))
			draw_round(ui->list, at, m->radius, CORNER_ALL, ui->p->pressed);
		ui_text_center(ui, at, measures[i].name, ui_style(px, true), active ? ui->p->on_color : ui->p->soft);
		ui_hit(ui, at, OWN_MEASURE, i);
	}
	return (h > m->button ? h : m->button) + m->gap;
}

/* ---------------------------------------------------------------- doors */

static int
rows_of(struct ui *ui, const char *const *label, int n, int room, int *widest)
{
	int rows = 1, x = 0;
	*widest = 0;
	for (int i = 0; i < n; i++) {
		int each = ui_button_width(ui, &(struct ui_button){ .label = label[i], .bold = true });
		*widest = each > *widest ? each : *widest;
		if (x > 0 && x + each > room) {
			x = 0;
			rows++;
		}
		x += each + ui->m.gap;
	}
	return rows;
}

/* Beside the cards as a column, else below them in rows;
 * takes its room from r. */
static void
draw_doors(struct deeds *s, struct ui *ui, struct rect *r)
{
	const struct metrics *m = &ui->m;
	const char *label[TOPIC_FACES];
	for (int i = 0; i < s->doors; i++)
		label[i] = s->door[i].label;
	int w, step = m->button + m->gap, rows = rows_of(ui, label, s->doors, r->w, &w);
	if (!m->portrait && s->doors * step <= r->h + m->gap && r->w > m->body * 40) {
		int spread = r->h / s->doors < step * 5 / 4 ? r->h / s->doors : step * 5 / 4;
		for (int i = 0; i < s->doors; i++) {
			struct rect at = { r->x + r->w - w, r->y + i * spread, w, spread - m->gap };
			ui_button(ui, at, &(struct ui_button){ .label = label[i] }, OWN_MORE, i);
		}
		r->w -= w + m->gap * 3 / 2;
		return;
	}
	int h = rows * step;
	ui_tabs(ui, (struct rect){ r->x, r->y + r->h - h + m->gap, r->w, m->button }, label, s->doors, -1, 0, OWN_MORE);
	r->h -= h;
}

static void
draw_head(struct deeds *s, struct host *h, struct ui *ui, struct rect *r)
{
	const struct metrics *m = &ui->m;
	struct text_style head = ui_style(m->head, true), note = ui_style(m->note, false);
	int scope = frame_scope_width(h, ui), w = r->w - scope - (scope ? m->gap : 0);
	const char *name = ui_printf(ui, "%s：%s", measures[s->shown].name, s->words[s->shown]);
	const char *small = s->borrowed ? "我们村的数还没有填，下面是大家一起的数"
			    : host_scope(h)
				? "这是我们村的数"
				: ui_printf(ui, "这是%s的数。点一张卡片，看材料里的原话", store_whole(h->store));
	int first = ui_paragraph_height(ui, w, name, head, 0, 2),
	    second = ui_paragraph_height(ui, w, small, note, 0, 2);
	int hgt = first + second > m->button ? first + second : m->button, y = r->y + (hgt - first - second) / 2;
	ui_paragraph(ui, r->x, y, w, name, head, ui->p->teal, 0, 2);
	ui_paragraph(ui, r->x, y + first, w, small, note, ui->p->soft, 0, 2);
	frame_scope(h, ui, r->x + r->w, r->y + (hgt - m->button) / 2, ui->p->teal);
	r->y += hgt + m->gap;
	r->h -= hgt + m->gap;
}

static void
deeds_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct deeds *s = self;
	int top = draw_measures(s, ui, body);
	struct rect r = { body.x, body.y + top, body.w, body.h - top };
	draw_doors(s, ui, &r);
	draw_head(s, h, ui, &r);
	if (s->cards) {
		cards_draw(ui, r, &s->scroll, s->card, s->cards, OWN_FIGURE, ui->p->teal);
		return;
	}
	ui_card(ui, r);
	frame_empty(ui, r, ICON_SHOVEL);
}

static bool
deeds_event(void *self, struct host *h, const struct screen_event *e)
{
	struct deeds *s = self;
	if (e->action == OWN_MEASURE && e->arg < MEASURES) {
		s->shown = (int)e->arg;
		load(s, h);
	} else if (e->action == OWN_FIGURE) {
		host_open(h, &screen_deed, e->arg);
	} else if (e->action == OWN_MORE && e->arg < s->doors) {
		topic_go(h, SECTION_DEED, &s->door[e->arg]);
	}
	return true;
}

static enum page_scope
deeds_scope(const void *self, const struct host *h)
{
	return ((const struct deeds *)self)->borrowed ? SCOPE_WHOLE : SCOPE_CHOSEN;
}

SCREEN(deeds, "deeds", "干成的事", SECTION_DEED, .shows = SHOWS(REG_FACT), .scope_of = deeds_scope,
    .size = sizeof(struct deeds), .enter = deeds_enter, .event = deeds_event, .draw = deeds_draw);
