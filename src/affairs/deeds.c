/* deeds: the seven characters 拆清整绿建亮管, one at a time: what it means in
 * plain words, and what was done, in number cards. Below them the doors to
 * the other faces of the topic. deeds-figures: in the same way the figures
 * that belong to none of the seven: what was put in (with the bins that
 * households were given), how it was made known, what the place is like. */
#include <string.h>

#include "affairs/cards.h"
#include "base/str.h"
#include "queries/efforts.h"
#include "screens/all.h"
#include "screens/frame.h"
#include "screens/topic.h"
#include "ui/page.h"

enum { OWN_MEASURE = UI_ACTION_OWN, OWN_FIGURE, OWN_MORE, OWN_FOLD };
enum { MEASURES = 7, ALL_MEASURES = 10, PUT_IN = MEASURES };

static const struct {
	const char *name, *words;
} measures[ALL_MEASURES] = {
	{ "拆", "拆掉危房和乱搭的棚子" },
	{ "清", "把垃圾清走，把路边沟清通" },
	{ "整", "把乱堆乱放的地方收拾整齐" },
	{ "绿", "种树种花，让村里绿起来" },
	{ "建", "该建的建好，该修的修好" },
	{ "亮", "装路灯、刷墙面，让村里亮堂起来" },
	{ "管", "定好规矩，有人管、常年管" },
	{ "投入", "投入多少" },
	{ "宣传", "宣传了多少" },
	{ "基本情况", "基本情况" },
};

struct deeds {
	struct topic_face door[TOPIC_FACES];
	int shown, doors, from, to; /* which of the measures it shows */
	const char *words[ALL_MEASURES];
	struct number_card *card;
	size_t cards;
	bool more;     /* the doors are looked at, where they have no room beside the rest */
	bool borrowed; /* 本村 has none: the town's are shown */
	struct scroll scroll;
};

/* The sentence of the framework (七项举措) wins over the one built in. */
static void
load_words(struct deeds *s, struct host *h)
{
	const char **name;
	size_t n = efforts_frameworks(h->store, h->arena, &name);
	for (int i = 0; i < ALL_MEASURES; i++)
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

/* 户用垃圾桶: how many, never whose. */
static void
add_bins(struct deeds *s, struct host *h)
{
	struct bin_count *bin;
	size_t n = efforts_bins(h->store, h->arena, host_scope(h), &bin);
	struct number_card *all = arena_array(h->arena, s->cards + n + 1, sizeof *all);
	for (size_t i = 0; i < s->cards; i++)
		all[i] = s->card[i];
	for (size_t i = 0; i < n; i++)
		all[s->cards + i] = (struct number_card){ .icon = ICON_BIN,
			.title = arena_printf(h->arena, "户用垃圾桶 %s", bin[i].spec),
			.value = bin[i].amount,
			.foot = bin[i].village[0] ? bin[i].village : store_whole(h->store),
			.sample = bin[i].sample,
			.still = true };
	s->card = all;
	s->cards += n;
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
	if (s->shown == PUT_IN)
		add_bins(s, h);
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
	s->to = MEASURES;
	s->shown = arg > 0 && arg < MEASURES ? (int)arg : fullest(h, a);
	load_words(s, h);
	s->doors = topic_faces(h, SECTION_DEED, s->door);
	load(s, h);
}

static void
figures_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct deeds *s = self;
	s->from = MEASURES;
	s->to = ALL_MEASURES;
	s->shown = s->from + (arg > 0 && arg < s->to - s->from ? (int)arg : 0);
	load_words(s, h);
	load(s, h);
}

struct head {
	const struct deeds *s;
	struct host *h;
	bool tight;
};

/* What it means in plain words and whose numbers these are. */
static void
draw_head(struct pen *p, void *context)
{
	const struct deeds *s = ((struct head *)context)->s;
	struct host *h = ((struct head *)context)->h;
	struct ui *ui = p->ui;
	bool tight = ((struct head *)context)->tight;
	const char *name =
	    s->from ? s->words[s->shown] : ui_printf(ui, "%s：%s", measures[s->shown].name, s->words[s->shown]);
	if (tight)
		pen_line(p, WORDS_BOLD, ui->p->teal, name);
	else
		pen_words(p, WORDS_HEAD, ui->p->teal, 2, name);
	if (!tight || s->borrowed)
		pen_words(p, WORDS_NOTE, ui->p->soft, tight ? 1 : 2,
		    s->borrowed     ? "我们村的数还没有填，下面是大家一起的数"
		    : host_scope(h) ? "这是我们村的数"
				    : ui_printf(ui, "这是%s的数。点一张卡片，看材料里的原话", store_whole(h->store)));
}

/* The doors to the other faces, at the lower end of *r; where they would leave no room, in place of the rest when one
 * asks for them: then true. */
static bool
draw_doors(const struct deeds *s, struct ui *ui, struct rect *r, bool tight)
{
	const char *label[TOPIC_FACES];
	for (int i = 0; i < s->doors; i++)
		label[i] = s->door[i].label;
	if (!s->doors || (tight && !s->more))
		return false;
	ui_lift(ui);
	int high = ui_tabs(ui, *r, label, s->doors, -1, 0, OWN_MORE);
	ui_put_down(ui);
	ui_tabs(ui, tight ? *r : cut_bottom(r, high), label, s->doors, -1, 0, OWN_MORE);
	cut_bottom(r, ui->m.gap);
	return tight;
}

static void
deeds_draw(void *self, struct host *h, struct ui *ui, struct rect r)
{
	struct deeds *s = self;
	const struct metrics *m = &ui->m;
	color_argb fill = ui->p->accent ? ui->p->accent : ui->p->teal;
	bool tight = r.h < m->button * 8;
	struct rect line = cut_top(&r, m->title + m->gap > m->button && !tight ? m->title + m->gap : m->button);
	for (int i = s->from; i < s->to; i++) {
		struct rect at = cut_column(line, i - s->from, s->to - s->from, m->gap);
		bool lit = i == s->shown;
		draw_round(ui->list, at, m->radius, CORNER_ALL, lit ? fill : ui->p->button);
		ui_text_center(ui, at, s->from ? measures[i].words : measures[i].name,
		    words_style(ui, s->from ? WORDS_BOLD : WORDS_TITLE), lit ? ui->p->on_color : ui->p->button_ink);
		ui_press(ui, at, m->radius, OWN_MEASURE, i);
	}
	cut_top(&r, m->gap);
	struct head head = { s, h, tight };
	struct ui_button fold = { .label = s->more ? "不看了" : "还有别的" };
	int scope = frame_scope_width(h, ui), folded = tight && s->doors ? ui_button_width(ui, &fold) + m->gap : 0;
	struct rect top = r, end = r;
	top.w -= scope + folded + m->gap;
	int high = pen_height(ui, top.w, draw_head, &head);
	top = cut_top(&top, high);
	pen_centre(ui, top, draw_head, &head);
	frame_scope(h, ui, r.x + r.w, r.y, ui->p->teal);
	cut_right(&end, scope ? scope + m->gap : 0);
	end = cut_right(&end, folded - m->gap);
	if (folded)
		ui_button(ui, cut_top(&end, m->button), &fold, OWN_FOLD, 0);
	cut_top(&r, (high > m->button ? high : m->button) + m->gap / 2);
	if (draw_doors(s, ui, &r, tight))
		return;
	if (s->cards)
		cards_draw(ui, r, &s->scroll, s->card, s->cards, OWN_FIGURE, ui->p->teal);
	else
		frame_nothing(ui, r, ICON_SHOVEL);
}

static bool
deeds_event(void *self, struct host *h, const struct screen_event *e)
{
	struct deeds *s = self;
	if (e->action == OWN_MEASURE && e->arg < ALL_MEASURES) {
		s->shown = (int)e->arg;
		s->more = false;
		load(s, h);
	} else if (e->action == OWN_FOLD) {
		s->more = !s->more;
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

SCREEN(deeds_figures, "deeds-figures", "干成的事", SECTION_DEED, .dated = DATED(&screen_deeds), .tab = "投入和村情",
    .scope_of = deeds_scope, .size = sizeof(struct deeds), .enter = figures_enter, .event = deeds_event,
    .draw = deeds_draw);
