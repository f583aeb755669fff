/* deed: one figure: the number as it was written, whose it is, the sentence
 * it comes from, our village against its plan, the villages one by one. */
#include <string.h>

#include "affairs/cards.h"
#include "affairs/fact.h"
#include "queries/efforts.h"
#include "screens/all.h"
#include "screens/frame.h"
#include "ui/page.h"

enum { OWN_FIGURE = UI_ACTION_OWN };

struct deed {
	struct figure figure;
	struct figure_list villages, others, beside; /* beside: the figures of the same measure */
	const char *scope;
	struct event *event; /* with a photo, of what the figure is about; NULL */
	struct scroll scroll;
};

static long
key_of(const struct figure *f)
{
	return (long)(f->computed ? -f->rid : f->rid);
}

static long
first_figure(struct host *h, struct arena *a)
{
	static const char *const measures[] = { "清", "拆", "整", "绿", "建", "亮", "管", "机制", "基本情况" };
	for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
		struct figure_list l = deeds_figures(h->store, a, measures[i], NULL);
		if (l.count)
			return key_of(&l.figure[0]);
	}
	return 0;
}

/* The newest that has a photo and is about the same thing, else of the same measure. */
static struct event *
seen_at(struct host *h, struct arena *a, const struct figure *f)
{
	struct event *all, *found = NULL;
	enum icon about = cards_icon(f->indicator);
	size_t n = efforts_events(h->store, a, NULL, &all);
	for (size_t i = 0; i < n; i++) {
		if (!all[i].photos.count)
			continue;
		if (about != ICON_CHECK && cards_icon(all[i].title) == about)
			return &all[i];
		if (!found && strlen(f->measure) == strlen("清") && strstr(all[i].title, f->measure))
			found = &all[i];
	}
	return found;
}

static void
deed_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct deed *s = self;
	s->figure = deeds_figure(h->store, a, arg ? arg : first_figure(h, a));
	if (!s->figure.indicator)
		return;
	s->scope = cards_scope(h, a, &s->figure);
	s->villages = deeds_by_village(h->store, a, &s->figure);
	s->others = deeds_other_periods(h->store, a, &s->figure);
	s->beside = deeds_figures(h->store, a, s->figure.measure, s->figure.whole ? NULL : s->figure.place);
	s->event = seen_at(h, a, &s->figure);
}

static void
draw_plan(struct pen *p, const struct figure *g, const char *whose)
{
	const struct quantity *plan = &g->plan, *done = &g->value;
	bool both = plan->known && done->known && plan->milli > 0 && strcmp(plan->unit, done->unit) == 0;
	if (!plan->number[0])
		return;
	pen_bar(p, ui_printf(p->ui, "%s%s", whose, number_words(p->ui, done)),
	    ui_printf(p->ui, "计划 %s", number_words(p->ui, plan)), both ? (float)done->milli / (float)plan->milli : -1,
	    done->kind, p->ui->p->teal);
	if (both && done->milli >= plan->milli)
		pen_icon_line(p, ICON_CHECK, WORDS_BOLD, p->ui->p->teal,
		    done->milli == plan->milli
			? "完成了"
			: ui_printf(p->ui, "完成了，比计划多 %s%s",
			      quantity_text(p->ui->arena, done->milli - plan->milli), plan->unit));
}

static void
draw_villages(struct pen *p, const struct deed *s, struct host *h)
{
	const struct figure_list *l = &s->villages;
	long long most = 1;
	if (!l->count || (!s->figure.whole && l->count < 2))
		return;
	for (size_t i = 0; i < l->count; i++)
		most = l->figure[i].value.milli > most ? l->figure[i].value.milli : most;
	for (size_t i = 0; i < l->count; i++) /* our own first, against its plan */
		if (strcmp(l->figure[i].place, store_home_key(h->store)) == 0)
			draw_plan(p, &l->figure[i], "我们村 ");
	pen_words(p, WORDS_BOLD, p->ui->p->teal, 0, "各村的数");
	for (size_t i = 0; i < l->count; i++) {
		const struct figure *v = &l->figure[i];
		bool alike = strcmp(v->value.unit, l->figure[0].value.unit) == 0 && v->value.known;
		pen_bar(p, v->village, number_words(p->ui, &v->value), alike ? (float)v->value.milli / (float)most : -1,
		    v->value.kind, p->ui->p->teal);
		pen_warning(p, v->quality == FIGURE_DOUBTFUL ? cards_warning(v->quality) : NULL);
	}
}

struct more {
	struct deed *s;
	struct host *h;
};

static void
draw_more(struct pen *p, void *context)
{
	const struct deed *s = ((struct more *)context)->s;
	struct ui *ui = p->ui;
	int label = ui->m.body * 5;
	for (size_t i = 0; i < s->others.count; i++) {
		int w = ui_text_width(ui, deeds_when(ui->arena, &s->others.figure[i]), words_style(ui, WORDS_BODY));
		label = w + ui->m.gap > label ? w + ui->m.gap : label;
	}
	if (s->figure.recent.number[0])
		pen_fact(p, label, "本期完成", number_words(ui, &s->figure.recent));
	draw_plan(p, &s->figure, "完成 ");
	draw_villages(p, s, ((struct more *)context)->h);
	for (size_t i = 0; i < s->others.count; i++)
		pen_fact(p, label, deeds_when(ui->arena, &s->others.figure[i]),
		    number_words(ui, &s->others.figure[i].value));
	pen_fact(p, label, "说明", s->figure.note);
}

static const char *
source_of(struct ui *ui, const struct figure *g)
{
	const char *how = g->computed                       ? "这个数是把各村的数加起来算出来的"
			  : g->quality == FIGURE_CORRECTED  ? "这个数已经更正过"
			  : g->value.kind != QUANTITY_EXACT ? "“余”“多”“近”是材料里原来的说法"
							    : "";
	return ui_printf(ui, "%s%s%s%s", *g->source ? "从哪来：" : "", g->source, *g->source && *how ? " · " : "", how);
}

static struct fact_way
way_to(struct ui *ui, const struct deed *s, int step)
{
	const struct figure_list *l = &s->beside;
	for (long i = 0; i < (long)l->count; i++) {
		const struct figure *f = &l->figure[(size_t)(i + step) % l->count];
		if (l->figure[i].rid == s->figure.rid && i + step >= 0 && i + step < (long)l->count)
			return (struct fact_way){ ui_printf(ui, "%s %s", f->indicator, number_words(ui, &f->value)),
				key_of(f) };
	}
	return (struct fact_way){ 0 };
}

static void
deed_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct deed *s = self;
	const struct figure *g = &s->figure;
	struct more more = { s, h };
	char day[64] = "";
	if (!g->indicator) {
		frame_nothing(ui, body, ICON_SHOVEL);
		return;
	}
	const char *period = deeds_when(ui->arena, g);
	struct fact f = { .title = g->indicator,
		.number = g->value,
		.whose = period[0] ? ui_printf(ui, "%s · %s", s->scope, period) : s->scope,
		.said = g->raw,
		.source = source_of(ui, g),
		.warning = cards_warning(g->quality),
		.sample = g->sample,
		.color = ui->p->teal,
		.before = way_to(ui, s, -1),
		.after = way_to(ui, s, 1),
		.action = OWN_FIGURE,
		.context = &more };
	f.more = pen_height(ui, body.w, draw_more, &more) ? draw_more : NULL;
	if (s->event) {
		date_speak(s->event->held_on, h->now.date, day, sizeof day);
		f.photo = s->event->photos.photo;
		f.photos = 1;
		f.caption = ui_printf(ui, "%s%s%s", s->event->title, *day ? "，" : "", day);
	}
	fact_draw(ui, body, &s->scroll, &f);
}

static bool
deed_event(void *self, struct host *h, const struct screen_event *e)
{
	if (e->action == OWN_FIGURE)
		host_replace(h, &screen_deed, e->arg);
	return true;
}

static const char *
deed_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct deed *s = self;
	return s->figure.indicator && strlen(s->figure.measure) <= 3 ? ui_printf(ui, "“%s”", s->figure.measure) : "";
}

/* The row's own, whatever is chosen. */
static enum page_scope
deed_scope(const void *self, const struct host *h)
{
	const struct deed *s = self;
	return page_scope_of(h, s->figure.whole ? NULL : s->figure.place);
}

SCREEN(deed, "deed", "干成的事", SECTION_DEED, .dated = DATED(&screen_deeds), .scope_of = deed_scope,
    .size = sizeof(struct deed), .enter = deed_enter, .subtitle = deed_subtitle, .event = deed_event,
    .draw = deed_draw);
