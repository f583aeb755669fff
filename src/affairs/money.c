/* money: where the money comes from: bars by size, the sentence under each.
 * Lines may overlap, so there is no total unless every one says it does not. */
#include "affairs/cards.h"
#include "queries/money.h"
#include "screens/all.h"
#include "screens/flow.h"
#include "screens/frame.h"
#include "screens/topic.h"
#include "ui/page.h"

enum { FEW = 8 };

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

static long long
most_of(const struct money *s)
{
	long long most = 0;
	for (size_t i = 0; i < s->count; i++)
		most = s->fund[i].yuan > most ? s->fund[i].yuan : most;
	return most;
}

/* 「2021年，来自中央财政 · 可能和别的行重复」 */
static const char *
origin_of(struct ui *ui, const struct fund *d)
{
	char year[64] = "";
	period_speak(d->year, year, sizeof year);
	return ui_printf(ui, "%s%s%s%s%s%s%s%s%s", year, d->source[0] ? "，来自" : "", d->source,
	    d->doc_no[0] ? "，" : "", d->doc_no, d->project[0] ? "，用在" : "", d->project, d->note[0] ? " · " : "",
	    d->note);
}

static const char *
warning_of(const struct fund *d)
{
	return d->doubtful ? "这个数正在核实，先不要当准" : d->as_found ? "原文如此" : NULL;
}

/* What is known of all of them, then one after another: 0, 1 … */
static void
draw_row(struct pen *p, void *context, int i)
{
	const struct money *s = context;
	struct ui *ui = p->ui;
	long long most = most_of(s);
	if (i == 0) {
		pen_words(p, WORDS_NOTE_BOLD, ui->p->olive, 0, note_of(s, ui));
		return;
	}
	const struct fund *d = &s->fund[i - 1];
	pen_bar(p, d->name, number_words(ui, &d->amount), d->yuan >= 0 && most > 0 ? (float)d->yuan / (float)most : -1,
	    d->amount.kind, ui->p->gold_bar);
	pen_warning(p, warning_of(d));
	pen_words(p, WORDS_NOTE, 0, 0, d->raw[0] ? d->raw : d->purpose);
	pen_words(p, WORDS_NOTE, ui->p->soft, 0, origin_of(ui, d));
	pen_sample(p, d->sample);
}

/* Each a card, where they have the room. */
static void
draw_cards(struct money *s, struct ui *ui, struct rect r)
{
	struct number_card *card = arena_array(ui->arena, s->count + 1, sizeof *card);
	long long most = most_of(s);
	for (size_t i = 0; i < s->count; i++) {
		const struct fund *d = &s->fund[i];
		card[i] = (struct number_card){ .icon = ICON_MONEY,
			.title = d->name,
			.value = d->amount,
			.said = d->raw[0] ? d->raw : d->purpose,
			.foot = origin_of(ui, d),
			.warning = warning_of(d),
			.bar = true,
			.part = d->yuan >= 0 && most > 0 ? (float)d->yuan / (float)most : -1,
			.sample = d->sample,
			.still = true };
	}
	cards_draw(ui, r, &s->scroll, card, s->count, UI_ACTION_NONE, ui->p->olive);
}

static void
money_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct money *s = self;
	struct rect r = topic_shelf(h, ui, body, &screen_money, 0).room;
	if (!s->count) {
		frame_nothing(ui, r, ICON_MONEY);
		return;
	}
	if (s->count < FEW && r.h > ui->m.button * 6) {
		struct pen p = pen_at(ui, r);
		draw_row(&p, s, 0);
		cut_top(&r, p.used + ui->m.gap / 2);
		draw_cards(s, ui, r);
		return;
	}
	ui_card(ui, r);
	ui_flow(ui, rect_inset(r, ui->m.pad, ui->m.gap), &s->scroll, (int)s->count + 1, draw_row, s);
}

SCREEN(money, "money", "钱和项目", SECTION_MONEY, .tab = "钱从哪来", .shows = SHOWS(REG_FUND), .scope = SCOPE_WHOLE,
    .size = sizeof(struct money), .enter = money_enter, .draw = money_draw);
