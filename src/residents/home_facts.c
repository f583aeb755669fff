/* home_facts: what each part of the screen has to say today, and the notice
 * that comes first. Numbers hang on their unit by a blank that never breaks. */
#include "residents/home.h"

#include <string.h>

#include "base/quantity.h"
#include "base/str.h"
#include "queries/boards.h"
#include "queries/courtyards.h"
#include "queries/highlights.h"
#include "queries/issues.h"
#include "queries/money.h"
#include "queries/people.h"
#include "screens/frame.h"
#include "screens/screen.h"

enum { DEED_MOST = 10 }; /* characters */

#define NB "\u00A0"
#define N NB "%ld" NB

const char *
home_sign(enum section s)
{
	static const char *const sign[SECTION_COUNT] = { "告", "榜", "红", "院", "约", "改", "干", "钱", "人" };
	return sign[s];
}

void
home_sign_draw(struct ui *ui, struct rect r, enum section s)
{
	draw_round(ui->list, r, r.w / 4, CORNER_ALL, s ? section_color(ui->p, s) : ui->p->blue);
	ui_text_center(ui, r, home_sign(s), ui_style(r.w * 6 / 10, true), ui->p->on_color);
}

const char *
home_photo(struct host *h, struct arena *a, const char *place)
{
	struct courtyard *c;
	size_t n = courtyards_of(h->store, a, place, &c);
	for (size_t i = 0; i < n; i++)
		if (c[i].photos.count)
			return c[i].photos.photo[0].picture;
	return NULL;
}

/* 「本村」, or 「全镇」 of the whole */
static const char *
whose(const struct host *h)
{
	return host_scope(h) ? "本村" : store_whole(h->store);
}

/* The home village's place wherever there is one: it is what people come for. */
static const char *
rank_fact(struct host *h, struct arena *a)
{
	static const enum ranking_kind kinds[] = { RANKING_QUARTER, RANKING_MONTH };
	for (size_t i = 0; i < 2; i++) {
		struct text_list p = rankings_periods(h->store, a, kinds[i], NULL);
		struct ranking r = { 0 };
		if (p.count)
			r = rankings_of(h->store, a, kinds[i], p.text[0], NULL);
		for (size_t k = 0; k < r.count; k++) {
			const struct ranking_row *row = &r.row[k];
			long moved = row->moved < 0 ? -row->moved : row->moved;
			if (strcmp(row->place, store_home_key(h->store)) != 0)
				continue;
			const char *place = arena_printf(a, "本村%s第" NB "%d", row->tied ? "并列" : "", row->rank);
			return !row->moved || row->moved == RANKING_NO_MOVE
				   ? place
				   : arena_printf(a, "%s，%s" N "名", place, row->moved > 0 ? "升" : "降", moved);
		}
		if (r.count)
			return arena_printf(a, "%s第" NB "1", r.row[0].name);
	}
	return "哪个村、哪一家干净";
}

static const char *
board_fact(struct host *h, struct arena *a)
{
	struct text_list periods = boards_periods(h->store, a);
	struct board b = { 0 };
	long open = 0, over = 0;
	if (periods.count)
		b = boards_of(h->store, a, periods.text[0], host_scope(h));
	for (size_t i = 0; i < b.blacks; i++) {
		over += b.black[i].state == BOARD_OVERDUE;
		open += b.black[i].state == BOARD_OVERDUE || b.black[i].state == BOARD_FIXING;
	}
	if (open)
		return arena_printf(a, over ? "黑榜" N "处超期没改" : "黑榜还有" N "处没改好", over ? over : open);
	if (b.reds)
		return arena_printf(a, "红榜" N "处做得好", (long)b.reds);
	return b.blacks ? "黑榜上的都说改好了" : "谁做得好，哪里要改";
}

static const char *
yard_fact(struct host *h, struct arena *a)
{
	struct courtyard *c;
	size_t n = courtyards_of(h->store, a, host_scope(h), &c), newest = 0;
	long same = 0;
	for (size_t i = 1; i < n; i++)
		newest = date_days(c[i].judged_on) > date_days(c[newest].judged_on) ? i : newest;
	for (size_t i = 0; i < n; i++)
		same += strcmp(c[i].batch, c[newest].batch) == 0;
	return n ? arena_printf(a, c[newest].batch[0] ? "最近评上" N "户" : "%ld" NB "户的院子", same)
		 : "看看谁家院子美";
}

static const char *
rule_fact(struct host *h, struct arena *a)
{
	struct rule_text *r;
	size_t n = rules_villages(h->store, a, &r);
	if (n && store_home(h->store)[0] && strcmp(r[0].place, store_home_key(h->store)) == 0)
		return arena_printf(a, "本村的" N "条规矩", r[0].articles);
	return n ? arena_printf(a, "%ld" NB "个村的规矩", (long)n) : "大家定的规矩";
}

static const char *
issue_fact(struct host *h, struct arena *a)
{
	struct issue_tally t = issues_count(h->store, host_scope(h));
	struct issue_report told = issues_report(h->store, a);
	long over = t.state[ISSUE_OVERDUE], open = over + t.state[ISSUE_FIXING], wait = t.state[ISSUE_WAITING];
	if (open)
		return over ? arena_printf(a, "%ld" NB "个在改，%ld" NB "个超期", open, over)
			    : arena_printf(a, "%ld" NB "个在改，没超期", open);
	if (wait)
		return arena_printf(a, "%s" N "个等复查", whose(h), wait);
	if (t.all)
		return arena_printf(a, "%s" N "个都改好了", whose(h), t.all);
	return told.all && !told.doubtful && !host_scope(h)
		   ? arena_printf(a, "查出" N "个，改好" N "个", told.all, told.done)
		   : "查出多少，改好多少";
}

static const char *
deed_fact(struct host *h, struct arena *a)
{
	struct highlight_fact *f;
	size_t n = highlights_facts(h->store, a, &f);
	if (!n)
		return "拆清整绿建亮管";
	size_t day = store_today_known(h->store) ? (size_t)date_days(store_today(h->store)) : 0;
	const struct highlight_fact *x = &f[day % n];
	for (size_t i = 0; i < n && utf8_count(x->indicator) + utf8_count(x->value) > DEED_MOST; i++)
		x = &f[(day + i) % n]; /* one that stands in a line, where there is one */
	size_t unit = strlen(x->unit), value = strlen(x->value);
	bool told = unit <= value && strcmp(x->value + value - unit, x->unit) == 0;
	return arena_printf(a, "%s" NB "%s%s", x->indicator, x->value, told ? "" : x->unit);
}

static const char *
money_fact(struct host *h, struct arena *a)
{
	struct text_list years = money_years(h->store, a, host_scope(h));
	struct ledger l = { 0 };
	if (years.count)
		l = money_ledger(h->store, a, years.text[0], host_scope(h));
	if (l.count && l.accounts > l.unknown && !l.differs)
		return arena_printf(a, "账上还有" NB "%s" NB "元", quantity_text(a, l.balance));
	if (l.count && l.expense > 0)
		return arena_printf(a, "%s年花了" NB "%s" NB "元", years.text[0], quantity_text(a, l.expense));
	struct fund *fund;
	long funds = (long)money_funds(h->store, a, &fund);
	return funds ? arena_printf(a, "%ld" NB "笔钱，花到哪去", funds) : "钱从哪来，花到哪去";
}

static const char *
people_fact(struct host *h, struct arena *a)
{
	struct grid *grid;
	return people_grids(h->store, a, host_scope(h), &grid) ? "什么事打给谁" : "网格员，电话";
}

const char *
home_fact(struct host *h, struct arena *a, enum section s)
{
	static const char *(*const fact[SECTION_COUNT])(struct host *, struct arena *) = { [SECTION_RANK] = rank_fact,
		[SECTION_BOARD] = board_fact,
		[SECTION_YARD] = yard_fact,
		[SECTION_RULE] = rule_fact,
		[SECTION_ISSUE] = issue_fact,
		[SECTION_DEED] = deed_fact,
		[SECTION_MONEY] = money_fact,
		[SECTION_PEOPLE] = people_fact };
	return fact[s](h, a);
}

/* --------------------------------------------------------- the notice */

bool
home_notice(struct host *h, struct arena *a, struct notice *out)
{
	struct notice *n;
	size_t count = notices_all(h->store, a, &n);
	const struct notice *best = NULL;
	for (size_t i = 0; i < count; i++) {
		bool sooner = best && n[i].days_left >= 0 && (best->days_left < 0 || n[i].days_left < best->days_left);
		if (!n[i].urgent && !n[i].fresh && n[i].days_left < 0)
			continue;
		if (!best || n[i].urgent > best->urgent || (n[i].urgent == best->urgent && sooner))
			best = &n[i];
	}
	if (best)
		*out = *best;
	return best != NULL;
}

const char *
home_days_left(struct arena *a, const struct notice *n)
{
	if (n->days_left < 0)
		return "";
	return n->days_left ? arena_printf(a, "还剩" N "天", n->days_left) : "今天最后一天";
}
