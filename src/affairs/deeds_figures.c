/* deeds_figures: the figures that belong to none of the seven: what was put
 * in (投入, with the bins that households were given), how it was made known
 * (宣传), and what the place is like (基本情况). */
#include <string.h>

#include "queries/efforts.h"
#include "screens/all.h"
#include "affairs/cards.h"
#include "screens/frame.h"

enum { OWN_TAB = UI_ACTION_OWN, OWN_FIGURE };

enum { FACES = 3 };
static const char *const tabs[FACES] = { "投入多少", "宣传了多少", "基本情况" };
static const char *const measures[FACES] = { "投入", "宣传", "基本情况" };

struct figures {
	int shown;
	bool borrowed; /* the village has none of these: all that there are */
	struct number_card *card;
	size_t cards;
	struct scroll scroll;
};

/* 户用垃圾桶: how many, never whose. */
static void
add_bins(struct figures *s, struct host *h)
{
	struct bin_count *bin;
	size_t n = efforts_bins(h->store, h->arena, host_scope(h), &bin);
	struct number_card *all = arena_array(h->arena, s->cards + n + 1, sizeof *all);
	if (s->cards)
		memcpy(all, s->card, s->cards * sizeof *all);
	for (size_t i = 0; i < n; i++)
		all[s->cards + i] = (struct number_card){ .icon = ICON_BIN,
			.title = arena_printf(h->arena, "户用垃圾桶%s%s", bin[i].spec[0] ? " " : "", bin[i].spec),
			.value = bin[i].amount,
			.foot = bin[i].village[0] ? bin[i].village : store_whole(h->store),
			.sample = bin[i].sample,
			.still = true };
	s->card = all;
	s->cards += n;
}

static void
load(struct figures *s, struct host *h)
{
	const char *scope = host_scope(h);
	struct figure_list l = deeds_figures(h->store, h->arena, measures[s->shown], scope);
	s->borrowed = !l.count && scope;
	if (s->borrowed)
		l = deeds_figures(h->store, h->arena, measures[s->shown], NULL);
	s->card = cards_of_figures(h, h->arena, &l);
	s->cards = l.count;
	if (s->shown == 0)
		add_bins(s, h);
	scroll_jump(&s->scroll, 0);
}

static void
figures_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct figures *s = self;
	s->shown = arg > 0 && arg < FACES ? (int)arg : 0;
	load(s, h);
}

static void
figures_draw(void *self, struct host *h, struct ui *ui, struct rect r)
{
	struct figures *s = self;
	const struct metrics *m = &ui->m;
	int scope = frame_scope_width(h, ui), tabs_w = ui_tabs_width(ui, tabs, FACES);
	bool beside = scope + tabs_w + m->gap <= r.w;
	int head = ui_tabs(ui, r, tabs, FACES, s->shown, ui->p->teal, OWN_TAB) + m->gap;
	frame_scope(h, ui, r.x + r.w, r.y + (beside ? 0 : head), ui->p->teal);
	head += !beside && scope ? m->button + m->gap : 0;
	r.y += head;
	r.h -= head;
	if (s->cards) {
		cards_draw(ui, r, &s->scroll, s->card, s->cards, OWN_FIGURE, ui->p->teal);
		return;
	}
	ui_card(ui, r);
	frame_empty(ui, r, ICON_HOUSE);
}

static bool
figures_event(void *self, struct host *h, const struct screen_event *e)
{
	struct figures *s = self;
	if (e->action == OWN_TAB) {
		s->shown = e->arg < FACES ? (int)e->arg : 0;
		load(s, h);
	} else if (e->action == OWN_FIGURE) {
		host_open(h, &screen_deed, e->arg);
	}
	return true;
}

static enum page_scope
figures_scope(const void *self, const struct host *h)
{
	return ((const struct figures *)self)->borrowed ? SCOPE_WHOLE : SCOPE_CHOSEN;
}

SCREEN(deeds_figures, "deeds-figures", "干成的事", SECTION_DEED, .tab = "投入和村情", .scope_of = figures_scope,
    .size = sizeof(struct figures), .enter = figures_enter, .event = figures_event, .draw = figures_draw);
