/* staff-review: 核对, what would change per register, and what is wrong.
 *
 * Everything is asked anew from the review when another one has come (a row
 * left out, a photo masked), and drawn from memory in between. */
#include <string.h>

#include "screens/all.h"
#include "screens/staff_desk.h"
#include "update/look.h"
#include "update/parts.h"
#include "update/verdict.h"

enum {
	OWN_CANCEL = UI_ACTION_OWN,
	OWN_REGISTER,
	OWN_FINDINGS,
	OWN_PHOTOS,
	OWN_BAD_ROWS,
	OWN_PREVIEW,
	OWN_TAKEOUT,
	OWN_PUBLISH,
	OWN_VERDICT,
	OWN_NAMES,
	OWN_RETURN
};

enum { SHOWN = 12, COLUMNS = 4 };

struct review_screen {
	struct arena *arena;
	unsigned number; /* of the review that is in memory */
	struct review_total total;
	struct review_register *reg; /* those that change first */
	size_t regs;
	struct review_finding *finding; /* errors and warnings, at most SHOWN */
	size_t findings;
	bool replaces;          /* the demonstration goes, all of it */
	long texts, texts_open; /* cells that name somebody */
	struct scroll table;
	bool sure; /* 取消 was tapped once, and there is work to lose */
	struct look_photos photos;
	struct verdict verdict;
	struct update_job job;
};

static void
review_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct review_screen *s = self;
	s->arena = a;
}

static void
load(struct review_screen *s, const struct desk *d)
{
	struct review *review = desk_work(d)->review;
	look_photos(&s->photos, d, s->arena);
	verdict_load(&s->verdict, d, s->arena);
	if (s->number == desk_work(d)->number)
		return;
	s->number = desk_work(d)->number;
	review_total(review, s->arena, &s->total);
	s->regs = update_registers(review, s->arena, true, &s->reg);
	struct review_text *text;
	s->texts = (long)review_texts(review, s->arena, &text);
	s->texts_open = 0;
	for (long i = 0; i < s->texts; i++)
		s->texts_open += text[i].chosen < 0;
	size_t n = review_findings(review, s->arena, &s->finding);
	s->replaces = false;
	for (size_t i = 0; i < n; i++)
		s->replaces = s->replaces || strcmp(s->finding[i].code, "demonstration_replaced") == 0;
	s->findings = 0;
	while (s->findings < n && s->findings < SHOWN && s->finding[s->findings].level > 0)
		s->findings++;
}

static bool
may_publish(const struct review_screen *s, const struct desk *d)
{
	const struct review_total *t = &s->total;
	return desk_work(d)->state == DESK_REVIEW && !t->no_change && !t->blocked && !verdict_open(&s->verdict) &&
	       (!t->errors || desk_work(d)->bad_rows);
}

/* ---------------------------------------------------------------- table */

struct columns {
	int count, width[COLUMNS]; /* px */
	int all;                   /* with the mark that opens at their end */
};

static const char *const column_name[COLUMNS] = { "新增", "修改", "撤下", "不变" };

/* 不变 goes first where there is no room for the names. */
static struct columns
columns_of(struct ui *ui, struct rect r, const struct review_screen *s)
{
	struct columns c = { .all = ui->m.note + ui->m.gap / 2 };
	struct text_style style = ui_style(ui->m.body, true);
	int apart = ui->m.gap * (ui->m.portrait || ui->m.large ? 1 : 2);
	for (; c.count < COLUMNS; c.count++) {
		int w = ui_text_width(ui, column_name[c.count], style);
		for (size_t k = 0; k < s->regs; k++) {
			const long n[] = { s->reg[k].added, s->reg[k].changed, s->reg[k].removed, s->reg[k].unchanged };
			int at = ui_text_width(ui,
			    ui_printf(ui, s->reg[k].undecided ? "+%s？" : "+%s", update_thousands(ui, n[c.count])),
			    style);
			w = at > w ? at : w;
		}
		if (c.count == COLUMNS - 1 && r.w - c.all - w - apart < ui->m.body * 7)
			break;
		c.width[c.count] = w + apart;
		c.all += w + apart;
	}
	return c;
}

struct number {
	const char *words;
	color_argb ink;
	enum words style;
};

/* Right-aligned, before the mark that opens. */
static void
draw_numbers(struct ui *ui, struct rect r, struct columns c, const struct number n[COLUMNS])
{
	cut_left(&r, r.w - c.all);
	for (int i = 0; i < c.count; i++) {
		struct rect at = cut_left(&r, c.width[i]);
		struct text_style style = words_style(ui, n[i].style);
		int y = at.y + (at.h - ui_line_height(ui, style)) / 2;
		ui_text_right(ui, at.x + at.w, y, n[i].words, style, n[i].ink);
	}
}

static void
draw_register(struct ui *ui, struct rect r, struct columns c, const struct review_register *reg, long index)
{
	const long n[] = { reg->added, reg->changed, reg->removed, reg->unchanged };
	static const char *const sign[] = { "+", "", "−", "" };
	const color_argb ink[] = { ui->p->green, ui->p->gold, ui->p->orange, ui->p->ink };
	struct number number[COLUMNS];
	bool differs = update_differs(reg) > 0;
	for (int i = 0; i < COLUMNS; i++) {
		bool open = reg->undecided && n[i] && i < 3; /* what would happen: nobody has decided yet */
		number[i] = (struct number){
			n[i] ? ui_printf(ui, "%s%s%s", sign[i], update_thousands(ui, n[i]), open ? "？" : "") : "—",
			open   ? ui->p->orange
			: n[i] ? ink[i]
			       : ui->p->soft,
			n[i] && i < 3 ? WORDS_BOLD : WORDS_BODY
		};
	}
	struct rect name = { r.x, r.y, r.w - c.all, r.h };
	if (differs && ui_pressed(ui, OWN_REGISTER, index))
		draw_fill(ui->list, r, ui->p->pressed);
	UI_ROW(ui, name, .title = update_register_name(ui, reg, name.w), .off = !differs);
	draw_numbers(ui, r, c, number);
	if (!differs)
		return;
	ui_hit(ui, r, OWN_REGISTER, index);
	draw_icon(ui->list, ICON_ARROW_RIGHT, cut_right(&r, ui->m.note), ui->p->soft);
}

static void
draw_table(struct review_screen *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct number word[COLUMNS];
	for (int i = 0; i < COLUMNS; i++)
		word[i] = (struct number){ column_name[i], ui->p->soft, WORDS_NOTE };
	struct text_style note = ui_style(m->note, false);
	ui_card(ui, r);
	struct rect in = rect_inset(r, m->pad, m->gap), head = cut_top(&in, ui_line_height(ui, note) + m->gap / 2);
	struct columns c = columns_of(ui, in, s);
	ui_text(ui, head.x, head.y, "内容", note, ui->p->soft);
	head.h = ui_line_height(ui, note);
	draw_numbers(ui, head, c, word);
	ui_divider(ui, in.x, in.y, in.w);
	struct ui_rows l = { .scroll = &s->table, .count = (int)s->regs, .least = m->row, .most = m->row * 29 / 20 };
	for (ui_rows_begin(&l, ui, in); ui_rows_next(&l);)
		draw_register(ui, l.at, c, &s->reg[l.i], l.i);
}

/* ---------------------------------------------------------------- panel */

struct few { /* the findings that have room */
	const struct review_screen *s;
	size_t count;
	bool small;
};

static void
few_words(struct pen *p, void *context)
{
	const struct few *few = context;
	const struct review_screen *s = few->s;
	struct ui *ui = p->ui;
	enum words bold = few->small ? WORDS_NOTE_BOLD : WORDS_BOLD, plain = few->small ? WORDS_NOTE : WORDS_BODY;
	for (size_t i = 0; i < few->count; i++) {
		const struct review_finding *f = &s->finding[i];
		if (i)
			pen_divider(p);
		pen_gap(p, ui->m.gap / 2);
		pen_words(p, bold, 0, 0,
		    f->level == 2 ? f->where : ui_printf(ui, "请核对%s%s", f->where[0] ? " · " : "", f->where));
		pen_words(p, plain, 0, 0, f->message);
		pen_gap(p, ui->m.gap / 2);
	}
	if (!few->count && s->findings && s->finding[0].level == 2) /* at least which cell it is */
		pen_line(p, bold, 0, s->finding[0].where);
}

/* As many as stand in r whole, in large type when that is enough of them. */
static void
draw_findings(struct review_screen *s, struct ui *ui, struct rect r)
{
	struct few few = { s, s->findings, false };
	while (few.count && pen_height(ui, r.w, few_words, &few) > r.h)
		few.count--;
	if (few.count < s->findings && few.count < 2)
		few = (struct few){ s, s->findings, true };
	while (few.count && pen_height(ui, r.w, few_words, &few) > r.h)
		few.count--;
	if (!few.count && r.h < ui_line_height(ui, ui_style(ui->m.note, true)))
		return;
	struct pen p = pen_at(ui, r);
	few_words(&p, &few);
	long rest = s->total.errors + s->total.warnings - (long)few.count;
	if (few.count && rest > 0 && p.room.h >= ui_line_height(ui, ui_style(ui->m.note, false)))
		pen_line(&p, WORDS_NOTE, ui->p->soft, ui_printf(ui, "还有 %ld 处，点下面“看全部”。", rest));
}

/* What the clerk can do about it; "" when nothing is wrong. */
static const char *
cure(const struct review_total *t)
{
	if (!t->errors)
		return "";
	if (t->blocked)
		return "有错的行去掉了，这份内容还是上不了。请按“取消”，在表格里改好再来。屏上的内容不变。";
	return "或者按“取消”，改好再来。屏上的内容不变。";
}

/* 「有错的 3 行先不上，其余的上」 */
static const char *
bad_rows_words(struct ui *ui, const struct review_total *t)
{
	if (t->left_out && t->left_sheets)
		return ui_printf(ui, "有错的 %ld 行和 %ld 张表先不上，其余的上", t->left_out, t->left_sheets);
	if (t->left_sheets)
		return ui_printf(ui, "有错的 %ld 张表先不上，其余的上", t->left_sheets);
	return ui_printf(ui, "有错的 %ld 行先不上，其余的上", t->left_out ? t->left_out : t->errors);
}

/* What can be opened from the panel. */
static void
links(struct pen *p, const struct review_screen *s, const struct desk *d)
{
	struct ui *ui = p->ui;
	const long count[] = { s->total.errors, s->total.warnings, s->total.infos };
	static const char *const name[] = { "要改", "请核对", "说明" };
	long all = look_count(&s->photos, d, LOOK_FRESH), unseen = look_count(&s->photos, d, LOOK_FRESH_UNSEEN);
	const char *photos = !unseen         ? ui_printf(ui, "%ld 张新照片，都看过了", all)
			     : unseen == all ? ui_printf(ui, "%ld 张新照片，请看一遍", all)
					     : ui_printf(ui, "新照片还有 %ld 张没看", unseen);
	const char *words = "";
	for (int i = 0; i < 3; i++)
		if (count[i])
			words = ui_printf(ui, "%s%s%s %ld", words, words[0] ? "、" : "", name[i], count[i]);
	const char *const say[] = { ui_printf(ui, "看全部：%s", words), words, "看全部" }; /* the first that fits */
	int room = p->room.w - ui->m.body * 23 / 10 - ui->m.pad - ui->m.gap, k = 0;
	while (k < 2 && ui_text_width(ui, say[k], ui_style(ui->m.note, false)) > room)
		k++;
	const char *names = !s->texts       ? ""
			    : s->texts_open ? ui_printf(ui, "%ld 格里写到了人，请看一眼", s->texts_open)
					    : "写到人的格子，都选好了";
	const struct ui_row row[] = {
		{ .icon = s->texts_open ? ICON_EXCLAIM : ICON_CHECK,
		    .color = s->texts_open ? ui->p->orange : ui->p->green,
		    .title = names,
		    .opens = true,
		    .action = OWN_NAMES },
		{ .icon = unseen ? ICON_CAMERA : ICON_CHECK,
		    .color = unseen ? ui->p->blue : ui->p->green,
		    .title = all ? photos : "",
		    .opens = true,
		    .action = OWN_PHOTOS },
		{ .icon = ICON_SEARCH,
		    .color = ui->p->blue,
		    .title = words[0] ? say[k] : "",
		    .opens = true,
		    .action = OWN_FINDINGS },
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		if (row[i].title[0]) {
			pen_divider(p);
			ui_row(ui, pen_take(p, ui->m.row), &row[i]);
		}
}

/* A plate with a box before one line or two. */
static void
tick(struct pen *p, const char *words, bool on)
{
	struct ui *ui = p->ui;
	const struct metrics *m = &ui->m;
	int room = p->room.w - 3 * m->pad - m->body * 13 / 10, two = m->body * 3 + m->gap;
	bool wraps = ui_text_width(ui, words, ui_style(m->body, true)) > room && two > m->button;
	struct rect box = pen_take(p, wraps ? two : m->button);
	draw_round(ui->list, box, m->radius * 3 / 4, CORNER_ALL, ui->p->button);
	UI_ROW(ui, rect_inset(box, m->pad, 0), .tick = true, .ticked = on, .title = words, .lines = 2,
	    .action = OWN_BAD_ROWS);
	pen_gap(p, m->gap / 2);
}

struct foot {
	const struct review_screen *s;
	const struct desk *d;
	bool tight; /* without what is not needed */
};

static void
foot_words(struct pen *p, void *context)
{
	const struct foot *f = context;
	const struct review_total *t = &f->s->total;
	struct ui *ui = p->ui;
	bool out = desk_work(f->d)->bad_rows && !t->blocked, loses = out && t->removed;
	if (t->errors && !t->blocked)
		tick(p, bad_rows_words(ui, t), desk_work(f->d)->bad_rows);
	if (t->errors && (!f->tight || t->blocked || loses))
		pen_words(p, WORDS_NOTE, ui->p->soft, 0,
		    loses ? "有错的行以后改好再来补。屏上原来有的，先撤下。"
		    : out ? "有错的行以后改好再来补。"
			  : cure(t));
	links(p, f->s, f->d);
}

/* What will happen, where nothing is wrong: never that all is well. */
static void
will_happen(struct pen *p, const struct review_screen *s)
{
	const struct review_total *t = &s->total;
	struct ui *ui = p->ui;
	pen_words(
	    p, WORDS_NOTE, ui->p->soft, 1, verdict_open(&s->verdict) ? "都照表里写的，会这样变" : "上屏以后会这样变");
	pen_words(p, WORDS_HEAD, 0, 3, ui_printf(ui, "%s。", update_counts(ui, t)));
	if (s->replaces)
		pen_words(p, WORDS_BOLD, ui->p->orange, 0, "屏上现在的示例全部换下。");
	else if (!t->removed)
		pen_words(p, WORDS_BOLD, ui->p->green, 0, "屏上现有的一条不撤。");
	pen_gap(p, ui->m.gap / 2);
	pen_divider(p);
	pen_gap(p, ui->m.gap / 2);
	if (!s->verdict.count)
		pen_words(p, WORDS_BODY, 0, 4,
		    ui_printf(
			ui, "点%s面一行，能一条一条看改了什么。上错了，能恢复上一版。", ui->m.portrait ? "上" : "左"));
}

/* How it stands, and why it cannot be otherwise. */
static void
draw_verdict(struct pen *p, const struct review_screen *s, const struct desk *d)
{
	const struct review_total *t = &s->total;
	struct ui *ui = p->ui;
	bool out = desk_work(d)->bad_rows && !t->blocked;
	if (!t->errors && !t->no_change) {
		will_happen(p, s);
		return;
	}
	pen_icon_line(p, t->errors ? ICON_EXCLAIM : ICON_CHECK, WORDS_HEAD, t->errors ? ui->p->orange : ui->p->green,
	    t->errors && out ? ui_printf(ui, "%ld 处有错，先不上", t->errors)
	    : t->errors      ? ui_printf(ui, "%s%ld 处要改", s->verdict.count ? "另有 " : "", t->errors)
			     : "没有要改的");
	pen_gap(p, ui->m.gap / 2);
	pen_divider(p);
	if (t->errors)
		return;
	pen_gap(p, ui->m.gap / 2);
	pen_words(p, WORDS_BODY, 0, 4, "和屏上的内容一样，没有要改的。");
}

static void
draw_panel(struct review_screen *s, struct host *h, struct ui *ui, struct rect r)
{
	struct foot f = { s, h->desk, false };
	ui_card(ui, r);
	struct pen p = pen_at(ui, rect_inset(r, ui->m.pad, ui->m.gap));
	int high = pen_height(ui, p.room.w, foot_words, &f);
	if (!s->verdict.count || p.room.h - high > ui->m.head * 5) /* the judgements have said it */
		draw_verdict(&p, s, h->desk);
	f.tight = p.room.h - high < ui->m.note * 14;
	high = f.tight ? pen_height(ui, p.room.w, foot_words, &f) : high;
	struct pen foot = pen_at(ui, cut_bottom(&p.room, high));
	foot_words(&foot, &f);
	draw_findings(s, ui, p.room);
}

/* -------------------------------------------------------- the judgements */

enum { CARDS = 3 }; /* before the others are a tap away */

struct cards {
	const struct verdict *v;
	size_t count;
};

static void
cards_words(struct pen *p, void *context)
{
	const struct cards *c = context;
	verdict_head(p, c->v);
	pen_gap(p, p->ui->m.gap);
	for (size_t i = 0; i < c->count; i++)
		verdict_card(p, c->v, i);
	if (c->count == c->v->count)
		return;
	struct rect r = pen_take(p, p->ui->m.row);
	ui_card(p->ui, r);
	UI_ROW(p->ui, rect_inset(r, p->ui->m.pad, 0), .title = ui_printf(p->ui, "还有 %zu 件", c->v->count - c->count),
	    .bold = true, .opens = true, .action = OWN_VERDICT);
	pen_gap(p, p->ui->m.gap);
}

/* As many as leave the table its room; at least how many there are. */
static void
draw_judgements(struct review_screen *s, struct ui *ui, struct rect *body)
{
	struct cards c = { &s->verdict, s->verdict.count < CARDS ? s->verdict.count : CARDS };
	int room = body->h * 66 / 100;
	if (!c.v->count)
		return;
	while (c.count && pen_height(ui, body->w, cards_words, &c) > room)
		c.count--;
	struct pen p = pen_at(ui, cut_top(body, pen_height(ui, body->w, cards_words, &c)));
	cards_words(&p, &c);
}

/* --------------------------------------------------------------- screen */

static const char *
line_words(struct review_screen *s, struct host *h, struct ui *ui)
{
	const struct review_total *t = &s->total;
	long photos = t->photos_added + t->photos_unchanged;
	if (desk_work(h->desk)->state == DESK_APPLYING)
		return "正在重新核对…";
	const char *p = photos ? ui_printf(ui, "、%s 张照片", update_thousands(ui, photos)) : "";
	if (t->seconds == 0 || (ui->m.portrait && ui->m.large))
		return ui_printf(ui, "共 %ld 张表%s", t->sheets, p);
	return ui_printf(ui, "共 %ld 张表%s，读取用时 %s", t->sheets, p, update_duration(ui, t->seconds));
}

static void
split(struct review_screen *s, struct ui *ui, struct rect body, struct rect *table, struct rect *panel)
{
	const struct metrics *m = &ui->m;
	int rows = ui_line_height(ui, ui_style(m->note, false)) + 3 * m->gap + (int)s->regs * m->row * 29 / 20;
	if (m->portrait)
		*table = cut_top(&body, rows < body.h / 2 ? rows : body.h / 2);
	else
		*table = cut_left(&body, body.w * (m->large ? 58 : 62) / 100);
	m->portrait ? cut_top(&body, m->gap) : cut_left(&body, m->gap);
	*panel = body;
}

/* Beside 确认上屏: why it cannot be pressed, or the sum of what it does. */
static const char *
why_words(const struct review_screen *s, const struct desk *d, struct ui *ui)
{
	const struct review_total *t = &s->total;
	long open = verdict_open(&s->verdict);
	if (t->no_change || t->blocked || desk_work(d)->state != DESK_REVIEW)
		return NULL;
	if (open)
		return ui_printf(ui, "还有 %ld 件事没选", open);
	if (!may_publish(s, d))
		return ui_printf(ui, "还有 %ld 处要改", t->errors);
	return s->verdict.count ? ui_printf(ui, "%s%s", update_counts(ui, t),
				      s->replaces  ? "，示例全部换下"
				      : t->removed ? ""
						   : "，一条不撤")
				: NULL;
}

static struct rect
draw_page(struct review_screen *s, struct host *h, struct ui *ui)
{
	const struct review_total *t = &s->total;
	const struct desk_work *work = desk_work(h->desk);
	bool second = !t->no_change && staff_is_second(h->desk);
	bool found = t->errors || t->warnings || t->infos, narrow = ui->m.portrait && ui->m.large;
	bool seen =
	    work->state == DESK_REVIEW && !t->blocked && !verdict_open(&s->verdict) && (!t->errors || work->bad_rows);
	const struct staff_page page = { .title = "更新内容",
		.subtitle = ui_printf(ui, "U盘：%s", work->source),
		.step = STAFF_REVIEW,
		.line = line_words(s, h, ui),
		.bar = { STAFF_LEFT(second         ? "退回"
				    : t->no_change ? "知道了"
						   : "取消",
			     second ? OWN_RETURN : OWN_CANCEL, !second || work->state == DESK_REVIEW),
		    STAFF_LEFT(!found   ? NULL
			       : narrow ? "清单存回U盘"
					: "把这份清单存回U盘",
			OWN_TAKEOUT, desk_job(h->desk)->state != DESK_JOB_RUNNING),
		    STAFF_LEFT(t->no_change ? NULL : "看看村民会看到什么", OWN_PREVIEW, seen),
		    { .button = { .label = t->no_change ? NULL : "确认上屏",
			  .fill = ui->p->red,
			  .bold = true,
			  .disabled = !may_publish(s, h->desk) },
			.action = OWN_PUBLISH,
			.right = true } },
		.why = why_words(s, h->desk, ui),
		.why_not = !may_publish(s, h->desk),
		.no_back = true };
	return staff_draw(h, ui, &page);
}

static void
review_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct review_screen *s = self;
	const struct desk_work *work = desk_work(h->desk);
	struct rect table, panel;
	if (update_published(h) || update_closed(h, ui))
		return;
	load(s, h->desk);
	struct rect body = draw_page(s, h, ui);
	update_job_notice(h, ui, &s->job, &body);
	if (s->sure)
		ui_notice(ui, &body, "再按一次“取消”，刚才给照片打的码就没有了。屏上的内容不变。", true);
	if (work->state == DESK_REVIEW && work->code[0])
		ui_notice(ui, &body, work->words, true);
	draw_judgements(s, ui, &body);
	split(s, ui, body, &table, &panel);
	draw_table(s, ui, table);
	draw_panel(s, h, ui, panel);
	verdict_ask(&s->verdict, ui);
}

static void
cancel(struct review_screen *s, struct host *h, bool asked)
{
	s->sure = !asked && look_edited(&s->photos);
	if (s->sure)
		return;
	desk_cancel(h->desk);
	host_back(h);
}

/* The page behind a button that only leads there; NULL. */
static const struct screen_class *
page_of(int action)
{
	return action == OWN_NAMES      ? &screen_staff_names
	       : action == OWN_VERDICT  ? &screen_staff_verdict
	       : action == OWN_RETURN   ? &screen_staff_return
	       : action == OWN_FINDINGS ? &screen_staff_findings
	       : action == OWN_PHOTOS   ? &screen_staff_photos
					: NULL;
}

static bool
review_event(void *self, struct host *h, const struct screen_event *e)
{
	struct review_screen *s = self;
	struct desk *d = h->desk;
	bool asked = s->sure;
	s->sure = false;
	if (verdict_event(&s->verdict, h, e))
		return true;
	if (page_of(e->action))
		host_open(h, page_of(e->action), 0);
	switch (e->action) {
	case OWN_CANCEL:
		cancel(s, h, asked);
		break;
	case OWN_REGISTER:
		host_open(h, &screen_staff_register, s->reg[e->arg].id);
		break;
	case OWN_BAD_ROWS:
		if (desk_work(d)->state == DESK_REVIEW)
			desk_tell(d, desk_work(d)->bad_rows ? "bad-rows 0" : "bad-rows 1");
		break;
	case OWN_PREVIEW:
		desk_preview(d, true);
		break;
	case OWN_TAKEOUT:
		if (desk_work(d)->review)
			update_takeout(h, &s->job, "findings", review_path(desk_work(d)->review));
		break;
	case OWN_PUBLISH:
		if (may_publish(s, d))
			host_open(h, &screen_staff_publish, 0);
		break;
	}
	return true;
}

STAFF_SCREEN(staff_review, "staff-review", "更新内容", .locked = true, .size = sizeof(struct review_screen),
    .enter = review_enter, .event = review_event, .draw = review_draw);
