/* deed: one figure: the number as it was written, whose it is, the sentence
 * it comes from, the plan, and the villages one by one. */
#include <string.h>

#include "screens/all.h"
#include "affairs/cards.h"
#include "screens/frame.h"

struct deed {
	struct figure figure;
	struct figure_list villages, others;
	const char *scope;
	struct scroll scroll;
};

static long
first_figure(struct host *h, struct arena *a)
{
	static const char *const measures[] = { "清", "拆", "整", "绿", "建", "亮", "管", "机制", "基本情况" };
	for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
		struct figure_list l = deeds_figures(h->store, a, measures[i], NULL);
		if (l.count)
			return (long)(l.figure[0].computed ? -l.figure[0].rid : l.figure[0].rid);
	}
	return 0;
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
}

static void
fill_warnings(struct deed *s, struct flow *f)
{
	const struct figure *g = &s->figure;
	const struct metrics *m = &f->ui->m;
	const char *warning = cards_warning(g->quality);
	struct text_style note = ui_style(m->note, false);
	if (warning)
		flow_warning(f, warning);
	if (g->quality == FIGURE_CORRECTED)
		flow_text(f, "这个数已经更正过", note, f->ui->p->soft, 15);
	if (g->computed)
		flow_text(f, "这个数是把各村的数加起来算出来的", note, f->ui->p->soft, 15);
	else if (g->value.kind != QUANTITY_EXACT)
		flow_text(f, "“余”“多”“近”是材料里原来的说法", note, f->ui->p->soft, 15);
}

static void
fill_plan(struct deed *s, struct flow *f)
{
	const struct figure *g = &s->figure;
	if (g->recent.number[0])
		flow_pair(f, "本期完成", number_words(f->ui, &g->recent));
	if (!g->plan.number[0])
		return;
	float part =
	    g->plan.known && g->value.known && g->plan.milli > 0 ? (float)g->value.milli / (float)g->plan.milli : -1;
	flow_gap(f, f->ui->m.gap);
	flow_bar(f, ui_printf(f->ui, "计划 %s", number_words(f->ui, &g->plan)),
	    ui_printf(f->ui, "完成 %s", number_words(f->ui, &g->value)), part, g->value.kind, f->ui->p->teal);
}

static void
fill_villages(struct deed *s, struct flow *f)
{
	const struct figure_list *l = &s->villages;
	const struct metrics *m = &f->ui->m;
	if (!l->count || (!s->figure.whole && l->count < 2))
		return;
	long long most = 1;
	for (size_t i = 0; i < l->count; i++)
		most = l->figure[i].value.milli > most ? l->figure[i].value.milli : most;
	flow_gap(f, m->gap);
	flow_text(f, "各村的数", ui_style(m->head, true), f->ui->p->ink, 0);
	for (size_t i = 0; i < l->count; i++) {
		const struct figure *v = &l->figure[i];
		bool alike = strcmp(v->value.unit, l->figure[0].value.unit) == 0 && v->value.known;
		flow_bar(f, v->village, number_words(f->ui, &v->value),
		    alike ? (float)v->value.milli / (float)most : -1, v->value.kind, f->ui->p->teal);
		if (v->quality == FIGURE_DOUBTFUL)
			flow_warning(f, cards_warning(v->quality));
	}
}

static void
fill_others(struct deed *s, struct flow *f)
{
	for (size_t i = 0; i < s->others.count; i++) {
		const struct figure *o = &s->others.figure[i];
		flow_pair(f, deeds_when(f->ui->arena, o), number_words(f->ui, &o->value));
	}
}

static void
fill(void *self, struct flow *f)
{
	struct deed *s = self;
	const struct figure *g = &s->figure;
	const struct metrics *m = &f->ui->m;
	const struct palette *p = f->ui->p;
	const char *period = deeds_when(f->ui->arena, g);
	flow_text(f, g->indicator, ui_style(m->head, true), p->ink, 0);
	flow_number(f, &g->value, m->title * 14 / 10, p->teal);
	const char *when = period[0] ? ui_printf(f->ui, "%s · %s", s->scope, period) : s->scope;
	flow_text(f, when, ui_style(m->body, false), p->soft, 15);
	fill_warnings(s, f);
	flow_sample(f, g->sample);
	if (g->raw[0]) {
		flow_gap(f, m->gap);
		flow_text(f, "材料里的原话", ui_style(m->note, true), p->soft, 15);
		flow_quote(f, g->raw, p->teal);
	}
	fill_plan(s, f);
	fill_villages(s, f);
	fill_others(s, f);
	flow_gap(f, m->gap / 2);
	flow_pair(f, "从哪来", g->source);
	flow_pair(f, "说明", g->note);
}

static void
deed_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct deed *s = self;
	const struct metrics *m = &ui->m;
	if (!s->figure.indicator) {
		ui_card(ui, body);
		frame_empty(ui, body, ICON_SHOVEL);
		return;
	}
	struct rect r = body;
	if (!m->portrait) { /* the pictogram beside the words */
		int w = body.w * 24 / 100;
		struct rect plate = { body.x, body.y, w, body.h };
		draw_round(ui->list, plate, m->radius, CORNER_ALL, ui->p->teal);
		draw_icon(ui->list, cards_icon(s->figure.indicator), rect_inset(plate, w / 5, w / 5), ui->p->on_color);
		r.x += w + m->gap * 3 / 2;
		r.w -= w + m->gap * 3 / 2;
	}
	flow_card(ui, r, &s->scroll, fill, s);
}

static const char *
deed_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct deed *s = self;
	return s->figure.indicator && strlen(s->figure.measure) <= 3 ? ui_printf(ui, "“%s”", s->figure.measure) : "";
}

SCREEN(deed, "deed", "干成的事", SECTION_DEED, .size = sizeof(struct deed), .enter = deed_enter,
    .subtitle = deed_subtitle, .draw = deed_draw);
