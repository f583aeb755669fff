/* money: where the money comes from: bars by size, the sentence under each.
 * Lines may overlap, so there is no total unless every one says it does not. */
#include "queries/money.h"
#include "screens/all.h"
#include "screens/flow.h"
#include "screens/frame.h"
#include "screens/topic.h"
#include "ui/page.h"

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

struct rows {
	const struct money *s;
	long long most;
};

/* What is known of all of them, then one after another. */
static void
draw_fund(struct pen *p, void *context, int i)
{
	const struct rows *rows = context;
	struct ui *ui = p->ui;
	char year[64] = "";
	if (i == 0) {
		pen_words(p, WORDS_NOTE_BOLD, ui->p->olive, 0, note_of(rows->s, ui));
		return;
	}
	const struct fund *d = &rows->s->fund[i - 1];
	pen_bar(p, d->name, number_words(ui, &d->amount),
	    d->yuan >= 0 && rows->most > 0 ? (float)d->yuan / (float)rows->most : -1, d->amount.kind, ui->p->gold_bar);
	pen_warning(p, d->doubtful ? "这个数正在核实，先不要当准" : d->as_found ? "原文如此" : NULL);
	period_speak(d->year, year, sizeof year);
	pen_words(p, WORDS_NOTE, ui->p->soft, 0,
	    ui_printf(ui, "%s（%s%s%s%s%s%s%s）", d->raw[0] ? d->raw : d->purpose, year, d->source[0] ? "，来自" : "",
		d->source, d->doc_no[0] ? "，" : "", d->doc_no, d->project[0] ? "，用在" : "", d->project));
	pen_words(p, WORDS_NOTE, ui->p->soft, 0, d->note);
	pen_sample(p, d->sample);
}

static void
money_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct money *s = self;
	struct rect r = topic_shelf(h, ui, body, &screen_money, 0).room;
	struct rows rows = { s, 0 };
	ui_card(ui, r);
	if (!s->count) {
		frame_empty(ui, r, ICON_MONEY);
		return;
	}
	for (size_t i = 0; i < s->count; i++)
		rows.most = s->fund[i].yuan > rows.most ? s->fund[i].yuan : rows.most;
	ui_flow(ui, rect_inset(r, ui->m.pad, ui->m.gap), &s->scroll, (int)s->count + 1, draw_fund, &rows);
}

SCREEN(money, "money", "钱和项目", SECTION_MONEY, .tab = "钱从哪来", .shows = SHOWS(REG_FUND), .scope = SCOPE_WHOLE,
    .size = sizeof(struct money), .enter = money_enter, .draw = money_draw);
