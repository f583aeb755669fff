/* money: where the money comes from: bars by size, the sentence under each.
 * Lines may overlap, so there is no total unless every one says it does not. */

#include "screens/all.h"
#include "affairs/cards.h"
#include "affairs/money_words.h"
#include "screens/topic.h"
#include "screens/frame.h"
#include "queries/money.h"

struct money {
	struct fund *fund;
	size_t count;
	bool separate; /* all of them */
	struct scroll scroll;
};

static void
money_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct money *s = self;
	s->count = money_funds(h->store, a, &s->fund);
	s->separate = s->count > 0;
	for (size_t i = 0; i < s->count; i++)
		s->separate = s->separate && s->fund[i].separate && s->fund[i].yuan >= 0 && !s->fund[i].doubtful;
}

static void
fill_fund(const struct fund *d, struct flow *f, long long most)
{
	const struct metrics *m = &f->ui->m;
	const struct palette *p = f->ui->p;
	char year[64] = "";
	float part = d->yuan >= 0 && most > 0 ? (float)d->yuan / (float)most : -1;
	flow_bar(f, d->name, number_words(f->ui, &d->amount), part, d->amount.kind, p->gold_bar);
	if (d->doubtful)
		flow_warning(f, "这个数正在核实，先不要当准");
	if (d->as_found)
		flow_warning(f, "原文如此");
	period_speak(d->year, year, sizeof year);
	flow_text(f,
	    ui_printf(f->ui, "%s（%s%s%s%s%s%s%s）", d->raw[0] ? d->raw : d->purpose, year,
		d->source[0] ? "，来自" : "", d->source, d->doc_no[0] ? "，" : "", d->doc_no,
		d->project[0] ? "，用在" : "", d->project),
	    ui_style(m->note, false), p->soft, 15);
	flow_text(f, d->note, ui_style(m->note, false), p->soft, 15);
	flow_sample(f, d->sample);
	flow_gap(f, m->gap * 2 / 3);
}

static const char *
note_of(const struct money *s, struct ui *ui)
{
	long long sum = 0;
	bool rough = false;
	if (!s->separate)
		return "有的钱可能算在几项里，所以不加在一起。“近”“余”是材料里原来的说法。";
	for (size_t i = 0; i < s->count; i++) {
		sum += s->fund[i].yuan;
		rough = rough || s->fund[i].amount.kind != QUANTITY_EXACT;
	}
	return ui_printf(
	    ui, "合计%s %s 万元，这个数是按各项加起来的。", rough ? "约" : "", quantity_text(ui->arena, sum / 10));
}

static void
fill(void *self, struct flow *f)
{
	struct money *s = self;
	long long most = 0;
	for (size_t i = 0; i < s->count; i++)
		most = s->fund[i].yuan > most ? s->fund[i].yuan : most;
	flow_text(f, note_of(s, f->ui), ui_style(f->ui->m.note, true), f->ui->p->olive, 15);
	flow_gap(f, f->ui->m.gap / 2);
	for (size_t i = 0; i < s->count; i++)
		fill_fund(&s->fund[i], f, most);
}

static void
money_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct money *s = self;
	struct rect r = topic_tabs(h, ui, body, &screen_money, 0, NULL);
	if (s->count) {
		flow_card(ui, r, &s->scroll, fill, s);
		return;
	}
	ui_card(ui, r);
	frame_empty(ui, r, ICON_MONEY);
}

SCREEN(money, "money", "钱和项目", SECTION_MONEY, .tab = "钱从哪来", .shows = SHOWS(REG_FUND), .scope = SCOPE_WHOLE,
    .size = sizeof(struct money), .enter = money_enter, .draw = money_draw);
