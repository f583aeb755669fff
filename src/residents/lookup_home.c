/* lookup_home: one household. What everybody may see of it and whom to call,
 * and the keys for its code; behind the code its own page. One screen, so
 * that leaving it by any way forgets the code and all it opened. */
#include "base/str.h"
#include "queries/efforts.h"
#include "queries/issues.h"
#include "residents/lookup.h"
#include "residents/lookup_own.h"
#include "screens/all.h"
#include "screens/frame.h"
#include "store/codes.h"
#include "ui/page.h"
#include "ui/qr.h"

_Static_assert((int)CODE_MAX <= (int)CODE_PAD_MOST, "a household's code fits on the pad");

static void
say_wait(struct lookup_own *s, struct host *h, long wait)
{
	s->pad.locked = true;
	s->pad.message = arena_printf(h->arena, "按错太多次了，请过%ld分钟再来，或者找工作人员", (wait + 59) / 60);
}

/* How many homes of the village were judged last, and how many have the best grade. */
static void
ask_village(struct lookup_own *s, struct host *h, struct arena *a)
{
	struct text_list periods = rankings_periods(h->store, a, RANKING_HOME, s->home.place);
	struct ranking_grade *grade;
	size_t n = periods.count ? rankings_grades(h->store, a, periods.text[0], s->home.place, &grade) : 0;
	for (size_t i = 0; i < n; i++)
		s->judged += grade[i].count;
	s->clean = n ? grade[0].count : 0;
	struct issue_tally t = issues_count(h->store, s->home.place);
	s->open_issues = t.state[ISSUE_FIXING] + t.state[ISSUE_OVERDUE];
}

static void
home_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct lookup_own *s = self;
	if (!lookup_find(h->store, a, arg, &s->home))
		return;
	home_record_public(h->store, a, &s->home, &s->seen);
	ask_village(s, h, a);
	s->pad.digits = codes_digits(store_codes(h->store), s->home.key);
	s->pad.head = "得多少分、排第几，\n只给自家看";
	s->pad.message = "";
	s->pad.help = arena_printf(
	    a, "按你家的 %d 位查询码，在%s协议上。忘了，问工作人员。", s->pad.digits, efforts_pact_word(h->store, a));
	long wait = s->pad.digits ? codes_wait(store_codes(h->store), s->home.key, code_pad_clock(h)) : 0;
	if (wait > 0)
		say_wait(s, h, wait);
}

static void
home_strip(void *self, struct host *h, struct ui *ui, const char **title, enum section *section)
{
	if (((struct lookup_own *)self)->open)
		*title = "我家";
}

static const char *
home_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct lookup_own *s = self;
	if (!s->home.rid)
		return "";
	return s->home.unnamed ? s->home.where : ui_printf(ui, "%s %s", s->home.where, s->home.name);
}

/* ------------------------------------------------------------ the facts */

struct fact {
	enum icon icon;
	color_argb color;
	const char *head, *words, *more;
};
enum { FACTS = 5, SHOWN = 4 };
enum { WHOLE, NO_CODE, BRIEF }; /* how much of whom to call */

static const char *
joined(struct ui *ui, const struct text_list *list)
{
	const char *all = "";
	for (size_t i = 0; i < list->count; i++)
		all = ui_printf(ui, "%s%s%s", all, i ? "、" : "", list->text[i]);
	return all;
}

static int
facts_of(const struct lookup_own *s, struct ui *ui, struct fact out[FACTS])
{
	const struct palette *p = ui->p;
	const struct home_record_public *o = &s->seen;
	int n = 0;
	if (o->pacts.count)
		out[n++] = (struct fact){ ICON_CHECK, p->green, "门前协议", "签了", joined(ui, &o->pacts) };
	else if (o->pacts_kept)
		out[n++] = (struct fact){ ICON_EXCLAIM, p->orange, "门前协议",
			o->pacts_ended.count ? "签的已经过期" : "还没有签", "请找网格员" };
	if (o->grid[0])
		out[n++] = (struct fact){ ICON_HOUSE, p->violet, "归哪个网格", o->grid, o->worker };
	if (o->honours.count)
		out[n++] = (struct fact){ ICON_FLOWER, p->red, "光荣", joined(ui, &o->honours), "" };
	out[n++] = (struct fact){ ICON_BROOM, p->blue, s->home.village,
		s->open_issues ? ui_printf(ui, "%ld 个问题在改", s->open_issues) : "没有在改的问题", "查出来的问题" };
	if (s->judged)
		out[n++] = (struct fact){ ICON_LEAF, p->gold, "全村的样子",
			s->clean ? ui_printf(ui, "%ld 户最好", s->clean) : ui_printf(ui, "评了 %ld 户", s->judged),
			s->clean ? ui_printf(ui, "一共评了 %ld 户", s->judged) : "" };
	return n > SHOWN ? SHOWN : n;
}

static void
draw_fact(struct pen *p, void *context)
{
	const struct fact *f = context;
	pen_icon_line(p, f->icon, WORDS_NOTE, f->color, f->head);
	pen_line(p, WORDS_HEAD, 0, f->words);
	pen_line(p, WORDS_BODY, p->ui->p->soft, *f->more ? f->more : " ");
}

/* What everybody may see, off the lower end of *body, as large as leaves `least` above; as much of it as has room. */
static void
draw_facts(const struct lookup_own *s, struct ui *ui, struct rect *body, int least)
{
	struct fact fact[FACTS];
	const int n = facts_of(s, ui, fact), across = ui->m.portrait ? 2 : n, gap = ui->m.gap, pad = ui->m.pad;
	const int w = (body->w - (across - 1) * gap) / across - 2 * pad, room = body->h - least;
	int rows = (n + across - 1) / across, base = pen_height(ui, w, draw_fact, fact) + pad + gap;
	rows = rows < room / base ? rows : room / base;
	if (rows <= 0)
		return;
	struct metrics was = pen_grow_alike(ui, w, room / rows - pad - gap, draw_fact, fact, sizeof *fact, n);
	for (int high = pen_height(ui, w, draw_fact, fact) + pad; rows > 0; rows--) {
		struct rect row = cut_bottom(body, high);
		cut_bottom(body, gap);
		for (int i = (rows - 1) * across; i < rows * across && i < n; i++) {
			struct rect card = cut_column(row, i % across, across, gap);
			ui_card(ui, card);
			pen_centre(ui, rect_inset(card, pad, 0), draw_fact, &fact[i]);
		}
	}
	ui->m = was;
}

/* -------------------------------------------------------- whom to call */

/* A code beside the words where the card is wide, else below them. */
static void
draw_worker(struct pen *p, void *context)
{
	const struct lookup_own *s = context;
	const struct home_record_public *o = &s->seen;
	struct ui *ui = p->ui;
	bool worker = o->worker_phone[0];
	const char *phone = worker ? o->worker_phone : o->leader_phone, *name = worker ? o->worker : o->leader;
	const char *code = ui_qr_contact(ui, name, phone);
	int side = theme_mm(&ui->m, 36) > p->room.w / 4 ? theme_mm(&ui->m, 36) : p->room.w / 4;
	bool beside = p->room.w > ui->m.title * 8 + side;
	if (beside)
		ui_qr(ui, cut_middle(cut_right(&p->room, side), side, side), code);
	if (s->brief < BRIEF)
		pen_line(p, WORDS_BODY, ui->p->soft, worker ? "有事先找网格员" : "有事先找网格长");
	pen_line(p, WORDS_HEAD, 0, name);
	pen_line(p, WORDS_TITLE, 0, phone);
	if (worker && o->leader_phone[0] && s->brief < BRIEF) {
		pen_line(p, WORDS_BODY, ui->p->soft, ui_printf(ui, "没人接，找网格长%s", o->leader));
		pen_line(p, WORDS_BOLD, 0, o->leader_phone);
	}
	if (beside || s->brief > WHOLE)
		return;
	struct rect r = pen_take(p, side);
	ui_qr(ui, cut_left(&r, side), code);
	struct pen words = pen_at(ui, r);
	pen_words(&words, WORDS_BODY, ui->p->soft, 3, "扫一扫，存下电话");
}

/* ------------------------------------------------------------- drawing */

static void
draw_call(struct lookup_own *s, struct ui *ui, struct rect *body, int keys)
{
	const struct metrics *m = &ui->m;
	int w = m->portrait ? body->w : body->w * 36 / 100, most = m->portrait ? body->h - keys : body->h;
	int high = 0;
	for (s->brief = WHOLE; s->brief <= BRIEF; s->brief++) {
		high = pen_height(ui, w - 2 * m->pad, draw_worker, s) + m->pad * 4 / 3;
		if (high <= most)
			break;
	}
	struct rect call = m->portrait ? cut_bottom(body, high) : cut_right(body, w);
	m->portrait ? cut_bottom(body, m->gap) : cut_right(body, m->gap);
	ui_card(ui, call);
	pen_centre_grown(ui, rect_inset(call, m->pad, m->pad * 2 / 3), draw_worker, s);
}

static void
home_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct lookup_own *s = self;
	const struct metrics *m = &ui->m;
	if (!s->home.rid) {
		ui_card(ui, body);
		frame_empty(ui, body, ICON_HOUSE);
		return;
	}
	if (s->open) {
		own_page(s, h, ui, body);
		return;
	}
	const struct ui_act act[] = { { { .label = "怎么打分" }, OWN_STANDARD, 0 },
		{ { .label = "不想公开，怎么办" }, OWN_OPTOUT, 0 },
		{ { .label = "不是这一家，重新找" }, OWN_AGAIN, 0 } };
	ui_acts(ui, &body, act, 3, "");
	int keys = 4 * (m->button + theme_mm(m, m->portrait ? 9 : 4)) + 2 * m->pad + (m->portrait ? m->body * 8 : 0);
	bool phone = s->seen.worker_phone[0] || s->seen.leader_phone[0];
	draw_facts(s, ui, &body, m->portrait && phone ? keys + m->body * 12 : keys);
	if (phone)
		draw_call(s, ui, &body, keys);
	ui_card(ui, body);
	if (s->pad.digits)
		code_pad_draw(ui, rect_inset(body, m->pad, m->pad * 2 / 3), &s->pad, OWN_DIGIT);
	else
		ui_empty(ui, body, ICON_HOUSE, "你家还没有查询码。请带上协议，找工作人员办一个。");
}

/* ------------------------------------------------------------- events */

static void
try_code(struct lookup_own *s, struct host *h)
{
	struct code_result r = codes_try(store_codes(h->store), s->home.key, s->pad.typed, code_pad_clock(h));
	code_pad_clear(&s->pad);
	switch (r.answer) {
	case CODE_RIGHT:
		home_record_load(h->store, h->arena, &s->home, &s->own);
		s->open = true;
		break;
	case CODE_WRONG:
		s->pad.message = arena_printf(h->arena, "码不对，再按一次。还能按%d次", r.left);
		break;
	case CODE_LOCKED:
		say_wait(s, h, r.wait_s);
		break;
	default:
		s->pad.message = "现在查不了，请找工作人员";
		break;
	}
}

static bool
home_event(void *self, struct host *h, const struct screen_event *e)
{
	struct lookup_own *s = self;
	switch (e->action) {
	case OWN_DIGIT:
		if (!s->open && code_pad_key(&s->pad, e->arg)) /* the last digit confirms itself */
			try_code(s, h);
		return true;
	case OWN_OPTOUT:
		host_open(h, &screen_lookup_optout, 0);
		return true;
	case OWN_STANDARD:
		host_open(h, &screen_rank_standard, 0);
		return true;
	case OWN_REPORT:
		host_open(h, &screen_report, 0);
		return true;
	case OWN_AGAIN:
		host_replace(h, &screen_lookup, 0);
		return true;
	case OWN_SHUT:
		host_home(h);
		return true;
	case OWN_TAKE:
		s->takes = !s->takes;
		s->part = 0;
		return true;
	case OWN_PART:
		s->part += e->arg < 0 ? -1 : 1;
		return true;
	default:
		return false;
	}
}

/* Of its own score; of what everybody may see, the village's. */
static struct date
home_day(const void *self, struct host *h)
{
	const struct lookup_own *s = self;
	struct date day = { 0 };
	for (size_t i = 0; s->open && i < s->own.scores && !day.year; i++)
		day = s->own.score[i].checked_on;
	return day;
}

SCREEN(lookup_home, "lookup-home", "查我家", SECTION_RANK, .as_of = home_day, .size = sizeof(struct lookup_own),
    .enter = home_enter, .strip = home_strip, .subtitle = home_subtitle, .event = home_event, .draw = home_draw,
    .own = true);

/* ---------------------------------------------------- 不想公开，怎么办 */

static const struct answer {
	enum icon icon;
	const char *head, *words;
} answers[] = {
	{ ICON_PEOPLE, "名字", "别人只看得到门牌和姓。连姓也不想写，跟工作人员说“不同意公开姓名”。" },
	{ ICON_FLOWER, "照片和光荣榜", "你同意了才上屏。改主意了，随时可以撤下来。" },
	{ ICON_BOOK, "分数、奖励、垃圾桶、协议", "没有你家的查询码，谁也看不到。" },
	{ ICON_HOUSE, "整个门牌都不想有", "工作人员把你家这一行改成“撤下”，更新以后就查不到了。" },
};
enum { ANSWERS = sizeof answers / sizeof *answers };

static void
draw_answer(struct pen *p, void *context)
{
	const struct answer *a = context;
	pen_words(p, WORDS_HEAD, p->ui->p->green, 2, a->head);
	pen_words(p, WORDS_LARGE, 0, 0, a->words);
}

static void
draw_optout(struct pen *p, void *context)
{
	pen_words(p, WORDS_TITLE, 0, 0, "跟村委会的工作人员说一声就行，不用写理由。");
	if (p->ui->ask)
		pen_words(p, WORDS_LARGE, 0, 2, ui_printf(p->ui, "打电话也行：%s", p->ui->ask));
	for (int i = 0; i < (context ? ANSWERS : 0); i++)
		draw_answer(p, (void *)&answers[i]);
}

/* A card each where all have room, else one page. */
static void
optout_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	const int gap = ui->m.gap, pad = ui->m.pad, columns = ui->m.portrait ? 1 : 2, rows = ANSWERS / columns;
	int side = body.w / columns / (columns > 1 ? 4 : 6), w = (body.w - gap) / columns - 3 * pad - side;
	int high = (body.h - pen_height(ui, body.w - 2 * pad, draw_optout, NULL) - pad * 4 / 3) / rows - gap;
	if (high - gap < pen_height(ui, w, draw_answer, (void *)answers)) {
		ui_page_grown(ui, body, self, draw_optout, self);
		return;
	}
	ui_card_top(ui, &body, draw_optout, NULL);
	struct metrics was = pen_grow_alike(ui, w, high - gap, draw_answer, answers, sizeof *answers, ANSWERS);
	for (int i = 0; i < ANSWERS; i++) {
		struct rect row = { body.x, body.y + i / columns * (high + gap), body.w, high };
		struct rect card = columns > 1 ? cut_column(row, i % columns, columns, gap) : row;
		ui_card(ui, card);
		card = rect_inset(card, pad, 0);
		draw_icon(ui->list, answers[i].icon, cut_middle(cut_left(&card, side), side, side), ui->p->green);
		cut_left(&card, pad);
		pen_centre(ui, card, draw_answer, (void *)&answers[i]);
	}
	ui->m = was;
}

SCREEN(lookup_optout, "lookup-optout", "不想公开，怎么办", SECTION_RANK, .size = sizeof(struct scroll),
    .draw = optout_draw);
