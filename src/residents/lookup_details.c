/* lookup_details: what a household sees of itself: its score and place, what
 * cost points, the last months, rewards, bins and agreements. Cards, in two
 * columns where there is room. */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "screens/frame.h"
#include "residents/lookup_own.h"
#include "screens/score.h"

struct page {
	struct lookup_own *s;
	struct host *h;
	struct ui *ui;
	bool dry; /* only measures */
};

static int
heading(struct page *p, struct rect r, const char *words)
{
	struct text_style head = ui_style(p->ui->m.head, true);
	if (!p->dry)
		ui_text_in(p->ui, r.x, r.y, r.w, words, head, p->ui->p->ink);
	return ui_line_height(p->ui, head) + p->ui->m.gap;
}

static int
words(struct page *p, struct rect r, const char *s, bool soft)
{
	struct text_style body = ui_style(p->ui->m.body, false);
	if (p->dry)
		return ui_paragraph_height(p->ui, r.w, s, body, 15, 0);
	return ui_paragraph(p->ui, r.x, r.y, r.w, s, body, soft ? p->ui->p->soft : p->ui->p->ink, 15, 0);
}

static const char *
day_of(struct page *p, struct date d)
{
	char text[64] = "";
	if (d.year)
		date_speak(d, p->h->now.date, text, sizeof text);
	return arena_strdup(p->ui->arena, text);
}

static const char *
period_of(struct page *p, const char *period)
{
	char text[64];
	period_speak(period, text, sizeof text);
	return arena_strdup(p->ui->arena, text);
}

/* 「2021年11月」 under a dot is 「11月」. */
static const char *
period_short(struct page *p, const char *period)
{
	const char *text = period_of(p, period), *year = strstr(text, "年");
	return period_kind(period) == PERIOD_MONTH && year ? year + strlen("年") : text;
}

/* ---------------------------------------------------------- the cards */

static int
card_score(struct page *p, struct rect r)
{
	const struct metrics *m = &p->ui->m;
	const struct home_record_score *now = p->s->own.score;
	if (!p->s->own.scores)
		return heading(p, r, "卫生得分") + words(p, r, "你家还没有评过分。", true);
	int y = heading(p, r, ui_printf(p->ui, "%s得分", period_of(p, now->period)));
	if (now->milli < 0)
		return y + words(p, (struct rect){ r.x, r.y + y, r.w, 0 }, "这一次没有评（外出）。", true);
	struct text_style big = ui_style(m->title * 3 / 2, true), body = ui_style(m->body, true);
	const char *score = ui_printf(p->ui, "%s分", score_words(p->ui, now->milli));
	const char *place = ui_printf(p->ui, "全村%s第%d", now->tied ? "并列" : "", now->rank);
	const char *of = ui_printf(p->ui, "参评%ld户%s%s%s%s", now->judged, now->grade[0] ? " · " : "", now->grade,
	    now->checked_on.year ? " · 检查 " : "", day_of(p, now->checked_on));
	int w = ui_text_width(p->ui, score, big), bh = ui_line_height(p->ui, big), lh = ui_line_height(p->ui, body);
	if (!p->dry) {
		int x = r.x + w + m->pad * 2,
		    top = r.y + y + (bh - lh - ui_line_height(p->ui, ui_style(m->note, false))) / 2;
		ui_text(p->ui, r.x, r.y + y, score, big, section_color(p->ui->p, SECTION_RANK));
		ui_text_in(p->ui, x, top, r.x + r.w - x, place, body, p->ui->p->ink);
		ui_text_in(p->ui, x, top + lh, r.x + r.w - x, of, ui_style(m->note, false), p->ui->p->soft);
	}
	return y + bh;
}

static int
draw_item(struct page *p, struct rect r, const struct ranking_item *item)
{
	struct ui *ui = p->ui;
	const struct metrics *m = &ui->m;
	struct text_style body = ui_style(m->body, false);
	int h = m->body * 17 / 10, name_w = m->body * 5;
	if (p->dry)
		return h;
	const char *got = item->full
			      ? ui_printf(ui, "%s / %s", score_words(ui, item->milli), score_words(ui, item->full))
			      : score_words(ui, item->milli);
	int got_w = m->body * 5;
	ui_text_in(ui, r.x, r.y, name_w - m->gap, item->name, body, ui->p->ink);
	ui_text_right(ui, r.x + r.w, r.y, got, body, ui->p->ink);
	struct rect bar = { r.x + name_w, r.y + (ui_line_height(ui, body) - m->note * 2 / 3) / 2,
		r.w - name_w - got_w - m->gap, m->note * 2 / 3 };
	if (item->full && bar.w > m->body * 2)
		ui_bar(ui, bar, (float)item->milli / (float)item->full,
		    item->milli < item->full ? ui->p->gold_bar : ui->p->green);
	return h;
}

static int
card_cost(struct page *p, struct rect r)
{
	const struct home_record_score *now = p->s->own.score;
	if (!p->s->own.scores || now->milli < 0 || (!now->reason[0] && !now->items))
		return 0;
	int y = heading(p, r, "哪里扣了分");
	for (size_t i = 0; i < now->items; i++)
		y += draw_item(p, (struct rect){ r.x, r.y + y, r.w, 0 }, &now->item[i]);
	const char *why = now->reason[0] ? now->reason : "没有写扣分的原因，可以问网格员。";
	return y + words(p, (struct rect){ r.x, r.y + y, r.w, 0 }, why, !now->reason[0]);
}

struct chart {
	struct rect plot; /* dots stand between its top and bottom */
	int step, count;
	long low, high;
};

/* From the lowest to the highest score, but never less than ten points: a small change must not look like a fall. */
static struct chart
chart_of(struct page *p, struct rect r)
{
	const struct home_record *o = &p->s->own;
	int lh = ui_line_height(p->ui, ui_style(p->ui->m.note, false)), gap = p->ui->m.gap;
	struct chart c = { { r.x, r.y + lh + gap, r.w, r.h - 2 * (lh + gap) }, r.w / (int)o->scores, (int)o->scores,
		100000, 0 };
	for (int i = 0; i < c.count; i++) {
		long milli = o->score[i].milli;
		c.low = milli >= 0 && milli < c.low ? milli : c.low;
		c.high = milli > c.high ? milli : c.high;
	}
	c.low = c.high - c.low < 10000 ? c.high - 10000 : c.low;
	return c;
}

static int
dot_x(const struct chart *c, int i)
{
	return c->plot.x + i * c->step + c->step / 2;
}

static int
dot_y(const struct chart *c, long milli)
{
	return c->plot.y + c->plot.h - (int)((milli - c->low) * c->plot.h / (c->high - c->low));
}

static void
draw_dot(struct page *p, const struct chart *c, int i, const struct home_record_score *score)
{
	struct ui *ui = p->ui;
	struct text_style bold = ui_style(ui->m.note, true);
	const char *words = score_words(ui, score->milli);
	int x = dot_x(c, i), y = dot_y(c, score->milli), radius = ui->m.note / 3, lh = ui_line_height(ui, bold);
	int w = ui_text_width(ui, words, bold);
	struct rect label = { x - w / 2, y - radius - lh, w, lh };
	draw_fill(ui->list, label, ui->p->card); /* the line goes behind it */
	ui_text_center(ui, label, words, bold, ui->p->ink);
	draw_round(
	    ui->list, (struct rect){ x - radius, y - radius, 2 * radius, 2 * radius }, radius, CORNER_ALL, ui->p->gold);
}

/* The oldest on the left; a month without a score breaks the line. */
static void
draw_months(struct page *p, struct rect r)
{
	struct ui *ui = p->ui;
	const struct home_record *o = &p->s->own;
	struct text_style note = ui_style(ui->m.note, false);
	struct chart c = chart_of(p, r);
	int lh = ui_line_height(ui, note), thick = ui->m.note / 6 + 1;
	for (int i = 0; i < c.count; i++) {
		const struct home_record_score *score = &o->score[c.count - 1 - i];
		struct rect under = { dot_x(&c, i) - c.step / 2, r.y + r.h - lh, c.step, lh };
		ui_text_center(ui, under, period_short(p, score->period), note, ui->p->soft);
		under.y = c.plot.y + c.plot.h - lh;
		if (score->milli < 0)
			ui_text_center(ui, under, "没评", note, ui->p->soft);
		else if (i > 0 && score[1].milli >= 0)
			draw_line(ui->list, (float)dot_x(&c, i - 1), (float)dot_y(&c, score[1].milli),
			    (float)dot_x(&c, i), (float)dot_y(&c, score->milli), (float)thick, ui->p->gold_bar);
	}
	for (int i = 0; i < c.count; i++)
		if (o->score[c.count - 1 - i].milli >= 0)
			draw_dot(p, &c, i, &o->score[c.count - 1 - i]);
}

static int
card_months(struct page *p, struct rect r)
{
	if (p->s->own.scores < 2)
		return 0;
	int y = heading(p, r, ui_printf(p->ui, "最近%zu次", p->s->own.scores)), h = p->ui->m.body * 8;
	if (!p->dry)
		draw_months(p, (struct rect){ r.x, r.y + y, r.w, h });
	return y + h;
}

static const char *
payment_words(struct page *p, const struct home_record_payment *pay)
{
	struct ui *ui = p->ui;
	const char *amount = pay->doubtful     ? "，金额正在核实"
			     : pay->milli >= 0 ? ui_printf(ui, "，%s元", score_words(ui, pay->milli))
					       : "";
	const char *status = strcmp(pay->status, "待发") == 0   ? "还没有发"
			     : strcmp(pay->status, "已发") == 0 ? "发了"
								: pay->status;
	const char *day = day_of(p, pay->paid_on);
	return ui_printf(ui, "%s%s%s%s%s%s%s%s", pay->reward, amount, status[0] ? "，" : "", status, day[0] ? " " : "",
	    day, pay->pay_way[0] ? "，" : "", pay->pay_way);
}

static int
card_rewards(struct page *p, struct rect r)
{
	const struct home_record *o = &p->s->own;
	int y = heading(p, r, "奖励");
	if (!o->payments)
		return y + words(p, (struct rect){ r.x, r.y + y, r.w, 0 }, "没有登记给你家的奖励。", true);
	for (size_t i = 0; i < o->payments; i++)
		y += words(p, (struct rect){ r.x, r.y + y, r.w, 0 }, payment_words(p, &o->payment[i]), false);
	return y;
}

static int
card_bins(struct page *p, struct rect r)
{
	const struct home_record *o = &p->s->own;
	if (!o->bins)
		return 0;
	int y = heading(p, r, "发的垃圾桶");
	for (size_t i = 0; i < o->bins; i++) {
		const struct home_record_bin *bin = &o->bin[i];
		const char *day = day_of(p, bin->given_on), *gap = bin->spec[0] ? " " : "";
		const char *line = bin->amount <= 0 ? ui_printf(p->ui, "%s%s还没有领", bin->spec, gap)
						    : ui_printf(p->ui, "%s%s%ld个%s%s%s", bin->spec, gap, bin->amount,
							  day[0] ? "，" : "", day, day[0] ? "领" : "");
		y += words(p, (struct rect){ r.x, r.y + y, r.w, 0 }, line, false);
	}
	return y;
}

static int
card_pacts(struct page *p, struct rect r)
{
	const struct home_record *o = &p->s->own;
	int y = heading(p, r, "签的协议");
	if (!o->pacts)
		return y + words(p, (struct rect){ r.x, r.y + y, r.w, 0 }, "没有登记你家签的协议。", true);
	for (size_t i = 0; i < o->pacts; i++) {
		const struct home_record_pact *pact = &o->pact[i];
		const char *signed_on = day_of(p, pact->signed_on), *to = day_of(p, pact->valid_to);
		const char *line = ui_printf(p->ui, "%s（%s）%s%s%s%s%s%s%s", pact->kind, pact->code,
		    signed_on[0] ? ui_printf(p->ui, "，%s签", signed_on) : "", to[0] ? "，管到" : "", to,
		    pact->ended ? "，已经过期" : "", pact->scope[0] ? "\n归你家管：" : "", pact->scope,
		    pact->worker[0] ? ui_printf(p->ui, "\n网格员：%s", pact->worker) : "");
		y += words(p, (struct rect){ r.x, r.y + y, r.w, 0 }, line, false);
	}
	return y;
}

/* ------------------------------------------------------------ the page */

typedef int card(struct page *, struct rect);

/* Each card goes to the shorter column, so that both end about level; returns the longer one's height. */
static int
columns(struct page *p, struct rect r, int count)
{
	static card *const list[] = { card_score, card_cost, card_months, card_rewards, card_bins, card_pacts };
	const struct metrics *m = &p->ui->m;
	int gap = m->gap * 3 / 2, w = (r.w - gap * (count - 1)) / count, y[2] = { 0, 0 };
	for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
		int k = count > 1 && y[1] < y[0] ? 1 : 0;
		struct rect box = { r.x + k * (w + gap), r.y + y[k], w, 0 };
		struct rect in = { box.x + m->pad, box.y + m->pad, w - 2 * m->pad, 0 };
		struct page dry = *p;
		dry.dry = true;
		int h = list[i](&dry, in);
		if (!h)
			continue;
		box.h = h + 2 * m->pad;
		if (!p->dry) {
			ui_card(p->ui, box);
			list[i](p, in);
		}
		y[k] += box.h + gap;
	}
	return y[0] > y[1] ? y[0] : y[1];
}

void
lookup_own_details(struct lookup_own *s, struct host *h, struct ui *ui, struct rect body)
{
	struct page p = { s, h, ui, true };
	int edge = theme_mm(&ui->m, 3), count = ui->m.portrait ? 1 : 2; /* room for the shadows */
	struct rect r = { body.x + edge, 0, body.w - 2 * edge, 0 };
	struct ui_view v = ui_view_begin(ui, body, &s->scroll, columns(&p, r, count), 0);
	v.ground = ui->p->paper;
	p.dry = false;
	r.y = v.y;
	columns(&p, r, count);
	ui_view_end(ui, &v);
}
