/* own_page: what a household sees of itself behind its code. What it can do
 * comes first, then why: the class above, what cost points, the last months,
 * rewards, bins, agreements. Others stand behind: no large number, no name. */
#include <string.h>

#include "base/str.h"
#include "residents/lookup_own.h"
#include "screens/flow.h"
#include "screens/frame.h"
#include "screens/score.h"
#include "ui/page.h"
#include "ui/qr.h"

struct page {
	struct lookup_own *s;
	struct host *h;
};

static const char *
day_of(struct page *g, struct ui *ui, struct date d)
{
	char text[64] = "";
	if (d.year)
		date_speak(d, g->h->now.date, text, sizeof text);
	return ui_printf(ui, "%s", text);
}

static const char *
period_of(struct ui *ui, const char *period)
{
	char text[64];
	period_speak(period, text, sizeof text);
	return ui_printf(ui, "%s", text);
}

/* Words on a ground of their own. */
static void
band(struct pen *p, color_argb ground, color_argb c, const char *head, const char *words)
{
	struct ui *ui = p->ui;
	int gap = ui->m.gap, w = p->room.w - 2 * ui->m.pad;
	struct pen in = pen_at(ui, (struct rect){ 0, 0, w, ui->m.height });
	for (int drawn = 0; drawn < 2; drawn++) {
		if (!drawn)
			ui_lift(ui);
		pen_words(&in, WORDS_HEAD, c, 0, head);
		pen_words(&in, WORDS_BODY, 0, 0, words);
		if (drawn)
			break;
		ui_put_down(ui);
		struct rect r = pen_take(p, in.used + gap);
		draw_round(ui->list, r, ui->m.radius / 2, CORNER_ALL, ground);
		in = pen_at(ui, rect_inset(r, ui->m.pad, gap / 2));
	}
	pen_gap(p, gap);
}

/* ------------------------------------------------------------ the months */

struct chart {
	struct rect plot; /* dots stand between its top and bottom */
	int step, count;
	long low, high;
};

static int
chart_y(const struct chart *c, long milli)
{
	return c->plot.y + c->plot.h - (int)((milli - c->low) * c->plot.h / (c->high - c->low));
}

/* From the lowest to the highest score, but never less than ten points: a small change must not look like a fall. */
static struct chart
chart_of(const struct home_record *o, struct rect plot)
{
	struct chart c = { plot, plot.w / (int)o->scores, (int)o->scores, 100000, 0 };
	for (int i = 0; i < c.count; i++) {
		long milli = o->score[i].milli;
		c.low = milli >= 0 && milli < c.low ? milli : c.low;
		c.high = milli > c.high ? milli : c.high;
	}
	c.low = c.high - c.low < 10000 ? c.high - 10000 : c.low;
	return c;
}

/* The class that is next, as a broken line. */
static void
draw_class(struct ui *ui, const struct chart *c, long milli)
{
	int y = chart_y(c, milli), dash = ui->m.note / 2;
	if (milli < c->low || milli > c->high)
		return;
	for (int x = c->plot.x; x + dash < c->plot.x + c->plot.w; x += 2 * dash)
		draw_fill(ui->list, (struct rect){ x, y, dash, ui->m.edge }, ui->p->green);
}

/* The oldest on the left; a month without a score breaks the line. */
static void
draw_months(struct ui *ui, struct rect r, const struct home_record *o)
{
	struct text_style note = ui_style(ui->m.note, false), bold = ui_style(ui->m.note, true);
	int lh = ui_line_height(ui, note), radius = ui->m.note / 3, x0 = 0, y0 = 0;
	struct rect under = cut_bottom(&r, lh + ui->m.gap / 2);
	cut_top(&r, lh + radius);
	cut_bottom(&r, radius);
	struct chart c = chart_of(o, r);
	draw_class(ui, &c, o->score[0].next ? o->score[0].next_milli : -1);
	for (int i = 0; i < c.count; i++) {
		const struct home_record_score *score = &o->score[c.count - 1 - i];
		struct rect column = cut_column(under, i, c.count, 0);
		const char *word = period_of(ui, score->period), *year = strstr(word, "年");
		word = period_kind(score->period) == PERIOD_MONTH && year ? year + strlen("年") : word;
		ui_text_center(ui, column, word, note, ui->p->soft);
		int x = column.x + column.w / 2, y = chart_y(&c, score->milli);
		if (score->milli < 0) {
			ui_text_center(
			    ui, (struct rect){ column.x, r.y + r.h - lh, column.w, lh }, "没评", note, ui->p->soft);
			x0 = 0;
			continue;
		}
		if (x0)
			draw_line(
			    ui->list, (float)x0, (float)y0, (float)x, (float)y, (float)(radius / 2 + 1), ui->p->bar);
		draw_round(ui->list, (struct rect){ x - radius, y - radius, 2 * radius, 2 * radius }, radius,
		    CORNER_ALL, ui->p->gold);
		ui_text_center(ui, (struct rect){ column.x, y - radius - lh, column.w, lh },
		    score_words(ui, score->milli), bold, ui->p->ink);
		x0 = x, y0 = y;
	}
}

/* ------------------------------------------------------------- the score */

static void
draw_number(struct pen *p, const struct home_record_score *now)
{
	struct ui *ui = p->ui;
	int px = ui->m.title * 5 / 3, left = p->room.w * 45 / 100;
	struct rect r = pen_take(p, px * 13 / 10);
	struct quantity q = { .number = score_words(ui, now->milli), .unit = "分" };
	number_draw(ui, r.x, r.y, left, &q, px, ui->p->gold);
	cut_left(&r, left + ui->m.pad);
	struct pen words = pen_at(ui, r);
	pen_line(&words, WORDS_HEAD, 0, now->grade);
	pen_line(&words, WORDS_BODY, 0, ui_printf(ui, "全村%s第 %d", now->tied ? "并列" : "", now->rank));
	pen_line(&words, WORDS_BODY, ui->p->soft, ui_printf(ui, "一共评了 %ld 户", now->judged));
	pen_gap(p, words.used > r.h ? words.used - r.h : 0);
}

static void
draw_score(struct pen *p, void *context)
{
	struct page *g = context;
	struct ui *ui = p->ui;
	const struct home_record *o = &g->s->own;
	const struct home_record_score *now = o->score;
	if (!o->scores) {
		pen_words(p, WORDS_HEAD, 0, 0, "卫生得分");
		pen_words(p, WORDS_BODY, ui->p->soft, 0, "你家还没有评过分。");
		return;
	}
	const char *day = day_of(g, ui, now->checked_on);
	pen_line(p, WORDS_BODY, ui->p->soft,
	    ui_printf(ui, "%s得分%s%s%s", period_of(ui, now->period), *day ? "，" : "", day, *day ? "检查" : ""));
	if (now->milli < 0) {
		pen_words(p, WORDS_HEAD, 0, 0, "这一次没有评（外出）。");
	} else {
		draw_number(p, now);
		pen_gap(p, ui->m.gap);
		if (now->next)
			band(p, ui->p->green_tint, ui->p->green,
			    ui_printf(
				ui, "再多 %s 分，就是%s", score_words(ui, now->next_milli - now->milli), now->next),
			    "");
	}
	if (o->scores < 2)
		return;
	pen_divider(p);
	pen_gap(p, ui->m.gap);
	pen_line(p, WORDS_HEAD, 0, ui_printf(ui, "最近%zu次", o->scores));
	if (now->next && now->milli >= 0)
		pen_line(p, WORDS_NOTE, ui->p->green,
		    ui_printf(ui, "虚线是%s %s 分", now->next, score_words(ui, now->next_milli)));
	draw_months(ui, pen_take(p, ui->m.body * 8), o);
}

/* ------------------------------------------------------------ the reasons */

static void
draw_item(struct pen *p, const struct ranking_item *item, bool worst)
{
	struct ui *ui = p->ui;
	struct text_style body = ui_style(ui->m.body, worst);
	struct rect r = pen_take(p, ui->m.body * 17 / 10);
	const char *got = item->full
			      ? ui_printf(ui, "%s / %s", score_words(ui, item->milli), score_words(ui, item->full))
			      : score_words(ui, item->milli);
	struct rect name = cut_left(&r, r.w * 3 / 10);
	ui_text_in(ui, name.x, name.y, name.w, item->name, ui_shrink(ui, item->name, body, name.w), ui->p->ink);
	ui_text_right(ui, r.x + r.w, r.y, got, body, worst ? ui->p->orange : ui->p->ink);
	cut_right(&r, ui->m.body * 5);
	r = cut_middle((struct rect){ r.x, r.y, r.w, ui_line_height(ui, body) }, r.w - ui->m.gap, ui->m.note * 2 / 3);
	if (item->full && r.w > ui->m.body * 2)
		ui_bar(ui, r, (float)item->milli / (float)item->full, worst ? ui->p->orange : ui->p->edge);
}

static void
draw_cost(struct pen *p, const struct home_record_score *now)
{
	struct ui *ui = p->ui;
	size_t worst = now->items;
	for (size_t i = 0; i < now->items; i++) {
		long lost = now->item[i].full - now->item[i].milli;
		if (lost > 0 && (worst == now->items || lost > now->item[worst].full - now->item[worst].milli))
			worst = i;
	}
	if (worst == now->items && !now->reason[0])
		return;
	pen_line(p, WORDS_HEAD, 0, "分丢在哪");
	pen_gap(p, ui->m.gap / 2);
	const struct ranking_item *item = &now->item[worst];
	const char *head = worst == now->items
			       ? ""
			       : ui_printf(ui, "%s丢了 %s 分", item->name, score_words(ui, item->full - item->milli));
	band(p, ui->p->orange_tint, ui->p->orange, head,
	    now->reason[0] ? ui_printf(ui, "检查的人写：%s", now->reason) : "没有写原因，可以问网格员。");
	for (size_t i = 0; i < now->items; i++)
		draw_item(p, &now->item[i], i == worst);
	pen_gap(p, ui->m.gap);
}

static const char *
payment_words(struct page *g, struct ui *ui, const struct home_record_payment *pay)
{
	const char *amount = pay->doubtful     ? "，金额正在核实"
			     : pay->milli >= 0 ? ui_printf(ui, "，%s元", score_words(ui, pay->milli))
					       : "";
	const char *status = strcmp(pay->status, "待发") == 0   ? "还没有发"
			     : strcmp(pay->status, "已发") == 0 ? "发了"
								: pay->status;
	const char *day = day_of(g, ui, pay->paid_on);
	return ui_printf(ui, "%s%s%s%s%s%s%s%s", pay->reward, amount, status[0] ? "，" : "", status, day[0] ? " " : "",
	    day, pay->pay_way[0] ? "，" : "", pay->pay_way);
}

static const char *
bin_words(struct page *g, struct ui *ui, const struct home_record_bin *bin)
{
	const char *day = day_of(g, ui, bin->given_on), *gap = bin->spec[0] ? " " : "";
	return bin->amount <= 0 ? ui_printf(ui, "%s%s还没有领", bin->spec, gap)
				: ui_printf(ui, "%s%s%ld个%s%s%s", bin->spec, gap, bin->amount, day[0] ? "，" : "", day,
				      day[0] ? "领" : "");
}

static const char *
pact_words(struct page *g, struct ui *ui, const struct home_record_pact *pact)
{
	const char *signed_on = day_of(g, ui, pact->signed_on), *to = day_of(g, ui, pact->valid_to);
	return ui_printf(ui, "%s（%s）%s%s%s%s%s%s%s", pact->kind, pact->code,
	    signed_on[0] ? ui_printf(ui, "，%s签", signed_on) : "", to[0] ? "，管到" : "", to,
	    pact->ended ? "，已经过期" : "", pact->scope[0] ? "\n归你家管：" : "", pact->scope,
	    pact->worker[0] ? ui_printf(ui, "\n网格员：%s", pact->worker) : "");
}

/* `nothing` "": a heading without lines is left out. */
static void
draw_list(struct pen *p, const char *head, size_t count, const char *nothing)
{
	if (!count && !*nothing)
		return;
	pen_line(p, WORDS_HEAD, 0, head);
	if (!count)
		pen_words(p, WORDS_BODY, p->ui->p->soft, 0, nothing);
}

static void
draw_reasons(struct pen *p, void *context)
{
	struct page *g = context;
	struct ui *ui = p->ui;
	const struct home_record *o = &g->s->own;
	if (o->scores && o->score->milli >= 0)
		draw_cost(p, o->score);
	draw_list(p, "奖励", o->payments, "没有登记给你家的奖励。");
	for (size_t i = 0; i < o->payments; i++)
		pen_words(p, WORDS_BODY, 0, 0, payment_words(g, ui, &o->payment[i]));
	pen_gap(p, ui->m.gap);
	draw_list(p, "发的垃圾桶", o->bins, "");
	for (size_t i = 0; i < o->bins; i++)
		pen_words(p, WORDS_BODY, 0, 0, bin_words(g, ui, &o->bin[i]));
	pen_gap(p, o->bins ? ui->m.gap : 0);
	draw_list(p, "签的协议", o->pacts, "没有登记你家签的协议。");
	for (size_t i = 0; i < o->pacts; i++)
		pen_words(p, WORDS_BODY, 0, 0, pact_words(g, ui, &o->pact[i]));
}

/* ------------------------------------------------------------ the page */

/* What the code to take home says. */
static const char *
in_words(struct page *g, struct ui *ui)
{
	const struct home_record *o = &g->s->own;
	const char *all = "";
	for (size_t i = 0; i < o->scores; i++)
		if (o->score[i].milli >= 0)
			all = ui_printf(ui, "%s%s %s 分 %s\n", all, period_of(ui, o->score[i].period),
			    score_words(ui, o->score[i].milli), o->score[i].grade);
	if (o->scores && o->score->milli >= 0)
		all = ui_printf(ui, "%s全村%s第 %d，一共评了 %ld 户\n%s%s\n", all, o->score->tied ? "并列" : "",
		    o->score->rank, o->score->judged, o->score->reason[0] ? "检查的人写：" : "", o->score->reason);
	for (size_t i = 0; i < o->payments; i++)
		all = ui_printf(ui, "%s%s\n", all, payment_words(g, ui, &o->payment[i]));
	for (size_t i = 0; i < o->bins; i++)
		all = ui_printf(ui, "%s%s\n", all, bin_words(g, ui, &o->bin[i]));
	for (size_t i = 0; i < o->pacts; i++)
		all = ui_printf(ui, "%s%s\n", all, pact_words(g, ui, &o->pact[i]));
	return all;
}

void
own_page(struct lookup_own *s, struct host *h, struct ui *ui, struct rect body)
{
	struct page g = { s, h };
	const struct ui_act act[] = { { { .label = "怎么打分" }, OWN_STANDARD, 0 },
		{ { .label = "打错了，这样说" }, OWN_REPORT, 0 },
		{ { .label = s->takes ? "看文字" : "扫码带回家" }, OWN_TAKE, 0 },
		{ { .label = "看完了，关上", .fill = ui->p->gold, .bold = true }, OWN_SHUT, 0 } };
	ui_acts(ui, &body, act, 4, ui_printf(ui, "没人按，%d 秒后自己关上", (HOST_ASK_OWN_MS + HOST_ANSWER_MS) / 1000));
	struct rect left = ui->m.portrait ? cut_top(&body, body.h * 46 / 100) : cut_left(&body, body.w * 47 / 100);
	ui->m.portrait ? cut_top(&body, ui->m.gap) : cut_left(&body, ui->m.gap);
	ui_page(ui, left, &s->scroll, draw_score, &g);
	if (!s->takes) {
		ui_page(ui, body, &s->more, draw_reasons, &g);
		return;
	}
	ui_card(ui, body);
	ui_qr_page(ui, rect_inset(body, ui->m.pad, ui->m.pad), ui_printf(ui, "%s%s", s->home.village, s->home.where),
	    in_words(&g, ui), s->part, OWN_PART);
}
