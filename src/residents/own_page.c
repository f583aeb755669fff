/* own_page: what a household sees of itself behind its code. What it can do
 * comes first, then the last months, then why: what cost points, rewards,
 * bins, agreements. Others stand behind: no large number, no name. */
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

/* 「，11月12日领」, of what is known. */
static const char *
day_of(struct page *g, struct ui *ui, const char *before, struct date d, const char *after)
{
	char text[64];
	if (!d.year)
		return "";
	date_speak(d, g->h->now.date, text, sizeof text);
	return ui_printf(ui, "%s%s%s", before, text, after);
}

static const char *
period_of(struct ui *ui, const char *period)
{
	char text[64];
	period_speak(period, text, sizeof text);
	return ui_printf(ui, "%s", text);
}

struct band {
	color_argb color;
	const char *head, *words;
};

static void
band_words(struct pen *p, void *context)
{
	const struct band *b = context;
	pen_words(p, WORDS_HEAD, b->color, 0, b->head);
	pen_words(p, WORDS_BODY, 0, 0, b->words);
}

/* ------------------------------------------------------------ the months */

struct chart {
	struct rect plot; /* dots stand between its top and bottom */
	long low, high;
};

static int
chart_y(const struct chart *c, long milli)
{
	return c->plot.y + c->plot.h - (int)((milli - c->low) * c->plot.h / (c->high - c->low));
}

/* From the lowest to the highest, the class that is next among them, but never less than ten points: a small change
 * must not look like a fall. */
static struct chart
chart_of(const struct home_record *o, struct rect plot)
{
	struct chart c = { plot, 100000, o->score->next ? o->score->next_milli : 0 };
	for (size_t i = 0; i < o->scores; i++) {
		long milli = o->score[i].milli;
		c.low = milli >= 0 && milli < c.low ? milli : c.low;
		c.high = milli > c.high ? milli : c.high;
	}
	c.low = c.high - c.low < 10000 ? c.high - 10000 : c.low;
	return c;
}

/* A dot with its score, below it where it is below the class. */
static void
draw_month(struct ui *ui, const struct chart *c, struct rect column, const struct home_record_score *score,
    const struct home_record_score *newest)
{
	struct text_style note = ui_style(ui->m.note, false), bold = ui_style(ui->m.note, true);
	bool now = score == newest, below = newest->next && score->milli < newest->next_milli;
	int lh = ui_line_height(ui, note), radius = ui->m.note / (now ? 2 : 3), bottom = c->plot.y + c->plot.h;
	const char *word = period_of(ui, score->period), *year = strstr(word, "年");
	word = period_kind(score->period) == PERIOD_MONTH && year ? year + strlen("年") : word;
	ui_text_center(ui, (struct rect){ column.x, column.y + column.h - lh, column.w, lh }, word, note, ui->p->soft);
	if (score->milli < 0) {
		ui_text_center(ui, (struct rect){ column.x, bottom - lh, column.w, lh }, "没评", note, ui->p->soft);
		return;
	}
	int x = column.x + column.w / 2, y = chart_y(c, score->milli);
	draw_round(
	    ui->list, (struct rect){ x - radius, y - radius, 2 * radius, 2 * radius }, radius, CORNER_ALL, ui->p->gold);
	ui_text_center(ui, (struct rect){ column.x, below ? y + radius : y - radius - lh, column.w, lh },
	    score_words(ui, score->milli), bold, now ? ui->p->gold : ui->p->ink);
}

/* The oldest on the left; a month without a score breaks the line, the class that is next is a broken line. */
static void
draw_chart(struct ui *ui, struct rect r, const struct home_record *o)
{
	int lh = ui_line_height(ui, ui_style(ui->m.note, true)), dash = ui->m.note / 2, n = (int)o->scores;
	const struct home_record_score *now = o->score;
	struct chart c = chart_of(o, (struct rect){ r.x, r.y + lh * 3 / 2, r.w, r.h - lh * 4 });
	for (int x = r.x; now->next && x + dash < r.x + r.w; x += 2 * dash)
		draw_fill(ui->list, (struct rect){ x, chart_y(&c, now->next_milli), dash, ui->m.edge }, ui->p->green);
	for (int i = n - 1; i > 0 && n > 1; i--) {
		struct rect a = cut_column(r, n - 1 - i, n, 0), b = cut_column(r, n - i, n, 0);
		if (o->score[i].milli >= 0 && o->score[i - 1].milli >= 0)
			draw_line(ui->list, (float)(a.x + a.w / 2), (float)chart_y(&c, o->score[i].milli),
			    (float)(b.x + b.w / 2), (float)chart_y(&c, o->score[i - 1].milli),
			    (float)(ui->m.note / 6 + 1), ui->p->bar);
	}
	for (int i = 0; i < n; i++)
		draw_month(ui, &c, cut_column(r, n - 1 - i, n, 0), &o->score[i], now);
}

static void
draw_months(struct pen *p, void *context)
{
	const struct page *g = context;
	const struct home_record_score *now = g->s->own.score;
	int least = p->ui->m.note * 9;
	bool next = now->next && now->milli >= 0;
	pen_ends(p, WORDS_BODY, p->ui->p->green, ui_printf(p->ui, "最近%zu次", g->s->own.scores),
	    next ? ui_printf(p->ui, "虚线是%s %s 分", now->next, score_words(p->ui, now->next_milli)) : "");
	draw_chart(
	    p->ui, pen_take(p, p->room.h < p->ui->m.height && p->room.h > least ? p->room.h : least), &g->s->own);
}

/* ------------------------------------------------------------- the score */

static void
draw_number(struct pen *p, const struct home_record_score *now)
{
	struct ui *ui = p->ui;
	int px = ui->m.title * 5 / 3;
	struct quantity q = { .number = score_words(ui, now->milli), .unit = "分" };
	struct pen words = *p;
	number_draw(ui, p->room.x, p->room.y, cut_left(&words.room, p->room.w * 45 / 100).w, &q, px, ui->p->gold);
	cut_left(&words.room, ui->m.pad);
	pen_line(&words, WORDS_HEAD, 0, now->grade);
	pen_line(&words, WORDS_BODY, 0, ui_printf(ui, "全村%s第 %d", now->tied ? "并列" : "", now->rank));
	pen_line(&words, WORDS_BODY, ui->p->soft, ui_printf(ui, "一共评了 %ld 户", now->judged));
	int used = words.used - p->used;
	pen_take(p, used > px * 13 / 10 ? used : px * 13 / 10);
}

static void
draw_score(struct pen *p, void *context)
{
	struct page *g = context;
	struct ui *ui = p->ui;
	const struct home_record_score *now = g->s->own.score;
	if (!g->s->own.scores) {
		pen_words(p, WORDS_HEAD, 0, 0, "卫生得分");
		pen_words(p, WORDS_BODY, ui->p->soft, 0, "你家还没有评过分。");
		return;
	}
	pen_line(p, WORDS_BODY, ui->p->soft,
	    ui_printf(ui, "%s得分%s", period_of(ui, now->period), day_of(g, ui, "，", now->checked_on, "检查")));
	if (now->milli < 0) {
		pen_words(p, WORDS_HEAD, 0, 0, "这一次没有评（外出）。");
		return;
	}
	draw_number(p, now);
	if (!now->next)
		return;
	struct band more = { ui->p->green,
		ui_printf(ui, "再多 %s 分，就是%s", score_words(ui, now->next_milli - now->milli), now->next), "" };
	pen_gap(p, ui->m.gap);
	pen_band(p, ui->p->green_tint, band_words, &more);
}

static void
draw_both(struct pen *p, void *context)
{
	draw_score(p, context);
	pen_gap(p, p->ui->m.gap);
	if (((struct page *)context)->s->own.scores > 1)
		draw_months(p, context);
}

/* ------------------------------------------------------------ the reasons */

static void
draw_cost(struct pen *p, const struct home_record_score *now)
{
	struct ui *ui = p->ui;
	long most = 0;
	size_t worst = now->items;
	for (size_t i = 0; i < now->items; i++) {
		long lost = now->item[i].full - now->item[i].milli;
		worst = lost > most ? i : worst;
		most = lost > most ? lost : most;
	}
	if (!most && !now->reason[0])
		return;
	struct band why = { ui->p->orange,
		most ? ui_printf(ui, "%s丢了 %s 分", now->item[worst].name, score_words(ui, most)) : "",
		now->reason[0] ? ui_printf(ui, "检查的人写：%s", now->reason) : "没有写原因，可以问网格员。" };
	pen_line(p, WORDS_HEAD, 0, "分丢在哪");
	pen_gap(p, ui->m.gap / 2);
	pen_band(p, ui->p->orange_tint, band_words, &why);
	pen_gap(p, ui->m.gap / 2);
	for (size_t i = 0; i < now->items; i++)
		score_item(p, &now->item[i], i == worst ? ui->p->orange : ui->p->edge, false);
	pen_gap(p, ui->m.gap);
}

enum kept { REWARDS, BINS, PACTS, KEPT };
static const char *const kept_head[KEPT] = { "奖励", "发的垃圾桶", "签的协议" };
static const char *const kept_none[KEPT] = { "没有登记给你家的奖励。", "",
	"没有登记你家签的协议。" }; /* "": no heading */

static const char *
payment_words(struct page *g, struct ui *ui, const struct home_record_payment *pay)
{
	const char *amount = pay->doubtful     ? "，金额正在核实"
			     : pay->milli >= 0 ? ui_printf(ui, "，%s元", score_words(ui, pay->milli))
					       : "";
	const char *status = strcmp(pay->status, "待发") == 0   ? "还没有发"
			     : strcmp(pay->status, "已发") == 0 ? "发了"
								: pay->status;
	return ui_printf(ui, "%s%s%s%s%s%s%s", pay->reward, amount, status[0] ? "，" : "", status,
	    day_of(g, ui, " ", pay->paid_on, ""), pay->pay_way[0] ? "，" : "", pay->pay_way);
}

/* The i-th of a kind; NULL past the last. */
static const char *
kept_words(struct page *g, struct ui *ui, enum kept kind, size_t i)
{
	const struct home_record *o = &g->s->own;
	if (kind == REWARDS)
		return i < o->payments ? payment_words(g, ui, &o->payment[i]) : NULL;
	if (kind == BINS && i < o->bins) {
		const struct home_record_bin *b = &o->bin[i];
		const char *got = b->amount > 0
				      ? ui_printf(ui, "%ld个%s", b->amount, day_of(g, ui, "，", b->given_on, "领"))
				      : "还没有领";
		return ui_printf(ui, "%s%s%s", b->spec, b->spec[0] ? " " : "", got);
	}
	if (kind == BINS || i >= o->pacts)
		return NULL;
	const struct home_record_pact *pact = &o->pact[i];
	return ui_printf(ui, "%s（%s）%s%s%s%s%s%s%s", pact->kind, pact->code,
	    day_of(g, ui, "，", pact->signed_on, "签"), day_of(g, ui, "，管到", pact->valid_to, ""),
	    pact->ended ? "，已经过期" : "", pact->scope[0] ? "\n归你家管：" : "", pact->scope,
	    pact->worker[0] ? "\n网格员：" : "", pact->worker);
}

static void
draw_reasons(struct pen *p, void *context)
{
	struct page *g = context;
	const char *words;
	if (g->s->own.scores && g->s->own.score->milli >= 0)
		draw_cost(p, g->s->own.score);
	for (enum kept kind = 0; kind < KEPT; kind++) {
		if (!kept_words(g, p->ui, kind, 0) && !kept_none[kind][0])
			continue;
		pen_line(p, WORDS_HEAD, 0, kept_head[kind]);
		if (!kept_words(g, p->ui, kind, 0))
			pen_words(p, WORDS_BODY, p->ui->p->soft, 0, kept_none[kind]);
		for (size_t i = 0; (words = kept_words(g, p->ui, kind, i)); i++)
			pen_words(p, WORDS_BODY, 0, 0, words);
		pen_gap(p, p->ui->m.gap);
	}
}

/* ------------------------------------------------------------ the page */

/* What the code to take home says. */
static const char *
in_words(struct page *g, struct ui *ui)
{
	const struct home_record *o = &g->s->own;
	const struct home_record_score *now = o->score;
	const char *all = "", *words;
	for (size_t i = 0; i < o->scores; i++)
		if (now[i].milli >= 0)
			all = ui_printf(ui, "%s%s %s 分 %s\n", all, period_of(ui, now[i].period),
			    score_words(ui, now[i].milli), now[i].grade);
	if (o->scores && now->milli >= 0)
		all = ui_printf(ui, "%s全村%s第 %d，一共评了 %ld 户\n%s%s\n", all, now->tied ? "并列" : "", now->rank,
		    now->judged, now->reason[0] ? "检查的人写：" : "", now->reason);
	for (enum kept kind = 0; kind < KEPT; kind++)
		for (size_t i = 0; (words = kept_words(g, ui, kind, i)); i++)
			all = ui_printf(ui, "%s%s\n", all, words);
	return all;
}

/* The months have a card of their own where there is room for it. */
static void
draw_left(struct page *g, struct ui *ui, struct rect r)
{
	struct metrics was = pen_grow(ui, (struct rect){ 0, 0, r.w - 2 * ui->m.pad, r.h * 52 / 100 }, draw_score, g);
	int high = pen_height(ui, r.w - 2 * ui->m.pad, draw_score, g) + ui->m.pad * 4 / 3 + ui->m.gap;
	if (g->s->own.scores < 2 || r.h - high < ui->m.note * 13) {
		ui->m = was;
		ui_page_grown(ui, r, &g->s->scroll, draw_both, g);
		return;
	}
	ui_card_top(ui, &r, draw_score, g);
	ui_card(ui, r);
	struct pen p = pen_at(ui, rect_inset(r, ui->m.pad, ui->m.pad * 2 / 3));
	draw_months(&p, g);
	ui->m = was;
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
	struct rect left, right;
	frame_split(ui, body, s->takes ? 66 : 47, 54, &left, &right);
	draw_left(&g, ui, left);
	if (!s->takes) {
		ui_page_grown(ui, right, &s->more, draw_reasons, &g);
		return;
	}
	ui_card(ui, right);
	ui_qr_page(ui, rect_inset(right, ui->m.pad, ui->m.pad), ui_printf(ui, "%s%s", s->home.village, s->home.where),
	    in_words(&g, ui), s->part, OWN_PART);
}
