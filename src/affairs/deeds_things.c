/* deeds_things: what was handed out (设备) and how it was made known (宣传),
 * as number cards; and one of them with its sentence and its villages. */
#include <string.h>

#include "screens/all.h"
#include "screens/cards.h"
#include "screens/frame.h"
#include "queries/efforts.h"

enum { OWN_THING = UI_ACTION_OWN, OWN_FIGURE };
enum { KIND_EQUIPMENT, KIND_PUBLICITY, KIND_STEP = 1000000 };

/* Rows of one name and size are one card: the town's own number, or what the villages' add up to. */
struct group {
	struct thing *first;
	struct quantity amount;
	bool computed, sample;
};

struct things {
	struct arena *arena;
	struct thing *thing;
	size_t count;
	struct number_card *card;
	size_t cards;
	bool borrowed;
	struct scroll scroll;
};

static bool
alike(const struct thing *x, const struct thing *y)
{
	if (strcmp(x->name, y->name) != 0)
		return false;
	/* the town's row without a size stands for all sizes of its villages */
	if (x->whole != y->whole && !(x->whole ? x : y)->spec[0])
		return true;
	return strcmp(x->spec, y->spec) == 0;
}

static struct group
group_of(struct arena *a, struct thing *t, size_t n, size_t first)
{
	struct group g = { .first = &t[first], .amount = t[first].amount };
	long long milli = 0;
	bool can = true, rough = false;
	size_t rows = 0;
	for (size_t i = first; i < n; i++) {
		if (!alike(&t[i], &t[first]))
			continue;
		g.sample = g.sample || t[i].sample;
		if (t[i].whole) {
			g.first = &t[i];
			g.amount = t[i].amount;
			return g;
		}
		can = can && t[i].amount.known && strcmp(t[i].amount.unit, g.amount.unit) == 0;
		rough = rough || t[i].amount.kind != QUANTITY_EXACT;
		milli += t[i].amount.milli;
		rows++;
	}
	g.computed = rows > 1;
	if (g.computed)
		g.amount.number = can ? arena_printf(a, "%s%s", rough ? "约" : "", quantity_text(a, milli)) : "";
	return g;
}

static bool
seen_before(const struct thing *t, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (alike(&t[k], &t[i]))
			return true;
	return false;
}

static const char *
title_of(struct arena *a, const struct thing *t)
{
	return t->spec[0] && !strstr(t->name, t->spec) ? arena_printf(a, "%s %s", t->name, t->spec) : t->name;
}

static void
add_cards(struct things *s, struct host *h, int kind)
{
	for (size_t i = 0; i < s->count; i++) {
		if (seen_before(s->thing, i))
			continue;
		struct group g = group_of(s->arena, s->thing, s->count, i);
		char when[96] = "";
		period_speak(g.first->when, when, sizeof when);
		const char *where = g.computed            ? "加起来的数"
				    : g.first->village[0] ? g.first->village
							  : store_whole(h->store);
		s->card[s->cards++] = (struct number_card){ .icon = cards_icon(g.first->name),
			.title = title_of(s->arena, g.first),
			.value = g.amount,
			.foot = when[0] ? arena_printf(s->arena, "%s · %s", when, where) : where,
			.sample = g.sample,
			.arg = kind * KIND_STEP + (long)i };
	}
}

/* Figures of 整治成效统计 that no row above says already. */
static void
add_figures(struct things *s, struct host *h, const char *measure)
{
	struct figure_list l = deeds_figures(h->store, s->arena, measure, NULL);
	struct number_card *more = cards_of_figures(h, s->arena, &l);
	for (size_t i = 0; i < l.count; i++) {
		bool said = false;
		for (size_t k = 0; k < s->count && !said; k++)
			said = s->thing[k].raw[0] && strcmp(s->thing[k].amount.number, more[i].value.number) == 0 &&
			       strcmp(s->thing[k].raw, l.figure[i].raw) == 0;
		if (!said) {
			more[i].arg = -1 - more[i].arg; /* told from rows by its sign */
			s->card[s->cards++] = more[i];
		}
	}
}

static size_t
rows_of(struct host *h, struct arena *a, int kind, const char *place, struct thing **out)
{
	if (kind == KIND_PUBLICITY)
		return efforts_publicity(h->store, a, place, out);
	struct thing *one, *two;
	size_t n = efforts_equipment(h->store, a, place, &one), k = efforts_bins(h->store, a, place, &two);
	*out = arena_array(a, n + k + 1, sizeof **out);
	for (size_t i = 0; i < n + k; i++)
		(*out)[i] = i < n ? one[i] : two[i - n];
	return n + k;
}

static void
load(struct things *s, struct host *h, int kind)
{
	const char *scope = host_scope(h);
	s->cards = 0;
	s->count = rows_of(h, s->arena, kind, scope, &s->thing);
	s->borrowed = scope && !s->count;
	if (s->borrowed)
		s->count = rows_of(h, s->arena, kind, NULL, &s->thing);
	s->borrowed = s->borrowed && s->count;
	struct figure_list l = deeds_figures(h->store, s->arena, "宣传", NULL);
	s->card = arena_array(s->arena, s->count + l.count + 1, sizeof *s->card);
	add_cards(s, h, kind);
	if (kind == KIND_PUBLICITY)
		add_figures(s, h, "宣传");
	scroll_jump(&s->scroll, 0);
}

static void
equipment_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct things *s = self;
	(void)arg;
	s->arena = a;
	scroll_init(&s->scroll);
	load(s, h, KIND_EQUIPMENT);
}

static void
publicity_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct things *s = self;
	(void)arg;
	s->arena = a;
	scroll_init(&s->scroll);
	load(s, h, KIND_PUBLICITY);
}

static void
things_draw(void *self, struct host *h, struct ui *ui, struct rect r)
{
	struct things *s = self;
	const struct metrics *m = &ui->m;
	int scope = frame_scope_width(h, ui);
	const char *words = s->borrowed ? "我们村的还没有填，下面是大家一起的" : "点一张卡片，看材料里的原话";
	if (scope || s->cards) {
		struct text_style note = ui_style(m->note, false);
		ui_paragraph(ui, r.x, r.y + (m->button - ui_line_height(ui, note)) / 2, r.w - scope - m->gap, words,
		    note, ui->p->soft, 0, 1);
		frame_scope(h, ui, r.x + r.w, r.y, ui->p->teal);
		r.y += m->button + m->gap;
		r.h -= m->button + m->gap;
	}
	if (s->cards) {
		cards_draw(ui, r, &s->scroll, s->card, s->cards, OWN_THING, ui->p->teal);
		return;
	}
	ui_card(ui, r);
	frame_empty(ui, r, ICON_BIN);
}

static bool
things_event(struct things *s, struct host *h, const struct screen_event *e, int kind)
{
	if (e->kind != SCREEN_ACTION)
		return false;
	if (e->action == ACTION_SCOPE)
		load(s, h, kind);
	else if (e->action == OWN_THING && e->arg < 0)
		host_open(h, &screen_deed, -1 - e->arg);
	else if (e->action == OWN_THING)
		host_open(h, &screen_deeds_thing, e->arg);
	return true;
}

static bool
equipment_event(void *self, struct host *h, const struct screen_event *e)
{
	return things_event(self, h, e, KIND_EQUIPMENT);
}

static bool
publicity_event(void *self, struct host *h, const struct screen_event *e)
{
	return things_event(self, h, e, KIND_PUBLICITY);
}

static const char *
equipment_subtitle(void *self, struct host *h, struct ui *ui)
{
	(void)self;
	(void)h;
	(void)ui;
	return "发了哪些设备";
}

static const char *
publicity_subtitle(void *self, struct host *h, struct ui *ui)
{
	(void)self;
	(void)h;
	(void)ui;
	return "怎么宣传的";
}

const struct screen_class screen_deeds_equipment = {
	.name = "deeds-equipment",
	.shows = SHOWS(REG_EQUIPMENT),
	.title = "干成的事",
	.section = SECTION_DEED,
	.size = sizeof(struct things),
	.enter = equipment_enter,
	.subtitle = equipment_subtitle,
	.event = equipment_event,
	.draw = things_draw,
};

const struct screen_class screen_deeds_publicity = {
	.name = "deeds-publicity",
	.shows = SHOWS(REG_PUBLICITY),
	.title = "干成的事",
	.section = SECTION_DEED,
	.size = sizeof(struct things),
	.enter = publicity_enter,
	.subtitle = publicity_subtitle,
	.event = publicity_event,
	.draw = things_draw,
};

/* ------------------------------------------------------------ one of them */

struct one {
	struct group group;
	struct thing **village;
	size_t villages;
	const char *title;
	struct scroll scroll;
};

static void
one_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct one *s = self;
	struct thing *t;
	scroll_init(&s->scroll);
	size_t n = rows_of(h, a, (int)(arg / KIND_STEP), host_scope(h), &t), at = (size_t)(arg % KIND_STEP);
	if (!n)
		n = rows_of(h, a, (int)(arg / KIND_STEP), NULL, &t);
	if (at >= n)
		return;
	s->group = group_of(a, t, n, at);
	s->title = title_of(a, s->group.first);
	s->village = arena_array(a, n + 1, sizeof *s->village);
	for (size_t i = 0; i < n; i++)
		if (alike(&t[i], &t[at]) && !t[i].whole)
			s->village[s->villages++] = &t[i];
}

static void
one_fill(void *self, struct flow *f)
{
	struct one *s = self;
	const struct thing *t = s->group.first;
	const struct metrics *m = &f->ui->m;
	const struct palette *p = f->ui->p;
	char when[96] = "";
	long long most = 1;
	period_speak(t->when, when, sizeof when);
	flow_text(f, s->title, ui_style(m->head, true), p->ink, 0);
	flow_number(f, &s->group.amount, m->title * 14 / 10, p->teal);
	if (s->group.computed)
		flow_text(f, "这个数是把各村的数加起来算出来的", ui_style(m->note, false), p->soft, 15);
	else if (s->group.amount.kind != QUANTITY_EXACT)
		flow_text(f, "“余”“多”“近”是材料里原来的说法", ui_style(m->note, false), p->soft, 15);
	flow_sample(f, s->group.sample);
	if (t->raw[0]) {
		flow_gap(f, m->gap);
		flow_text(f, "材料里的原话", ui_style(m->note, true), p->soft, 15);
		flow_quote(f, t->raw, p->teal);
	}
	flow_gap(f, m->gap / 2);
	flow_pair(f, "谁发的", t->origin);
	flow_pair(f, "什么时候", when);
	flow_pair(f, "说明", t->note);
	for (size_t i = 0; i < s->villages; i++)
		most = s->village[i]->amount.milli > most ? s->village[i]->amount.milli : most;
	if (s->villages) {
		flow_gap(f, m->gap);
		flow_text(f, "各村的数", ui_style(m->head, true), p->ink, 0);
	}
	for (size_t i = 0; i < s->villages; i++) {
		const struct quantity *q = &s->village[i]->amount;
		flow_bar(f, s->village[i]->village, number_words(f->ui, q),
		    q->known ? (float)q->milli / (float)most : -1, q->kind, p->teal);
	}
}

static void
one_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct one *s = self;
	(void)h;
	if (s->title) {
		flow_card(ui, body, &s->scroll, one_fill, s);
		return;
	}
	ui_card(ui, body);
	frame_empty(ui, body, ICON_BIN);
}

const struct screen_class screen_deeds_thing = {
	.name = "deeds-thing",
	.title = "干成的事",
	.section = SECTION_DEED,
	.size = sizeof(struct one),
	.enter = one_enter,
	.draw = one_draw,
};
