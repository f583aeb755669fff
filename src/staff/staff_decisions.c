/* staff-decisions: 村里的决定. All that hold, newest first: what, why, who and
 * when, and what each has turned away since. One is lifted with a reason, which
 * stays on record; what the screen shows changes with the next sheet only.
 * Names are masked: the list is read over many shoulders. */
#include <stdio.h>
#include <string.h>

#include "decided/words.h"
#include "decided/decided.h"
#include "screens/all.h"
#include "screens/editor.h"
#include "screens/staff_frame.h"
#include "ui/page.h"

enum { OWN_LIFT = UI_ACTION_OWN, OWN_REASON, OWN_NOT, OWN_TAB, OWN_FIND };

/* Kinds that are one for people. */
enum part { PART_ALL, PART_DOWN, PART_CONSENT, PART_MASK, PART_ROW, PART_PASSED, PARTS };
static const char *const part_words[PARTS] = { "全部", "撤下的", "不公开的", "遮住的", "改过的", "照写的" };
static const enum part part_of[DECISION_KINDS] = {
	[DECISION_DOWN] = PART_DOWN,
	[DECISION_OBJECTION] = PART_DOWN,
	[DECISION_CONSENT] = PART_CONSENT,
	[DECISION_MASK] = PART_MASK,
	[DECISION_DONE] = PART_ROW,
	[DECISION_ROW] = PART_ROW,
	[DECISION_PASSED] = PART_PASSED,
};

static const char *const reasons[] = { "当时定错了", "本人又同意了", "重新查过，情况变了", "村里商量定的" };
enum { REASONS = sizeof reasons / sizeof *reasons };

struct staff_decisions {
	struct decisions all;
	const struct decision **shown; /* of the part, with the words that are looked for */
	int count, tab[PARTS], tabs;   /* parts there are */
	int tab_count[PARTS];
	enum part part;
	long asked;      /* the id of the one to be lifted; 0: none */
	char words[64];  /* that are looked for; "" all */
	bool unreadable; /* state.db could not be read: that is not nothing */
	struct editor editor;
	struct staff_task task;
	struct scroll scroll;
};

static bool
has_words(const struct staff_decisions *s, const struct decision *d)
{
	const char *text[] = { d->name, d->what, d->why, d->who };
	bool found = !s->words[0];
	for (size_t i = 0; i < sizeof text / sizeof *text && !found; i++)
		found = strstr(text[i], s->words) != NULL;
	return found;
}

static void
choose(struct staff_decisions *s)
{
	memset(s->tab_count, 0, sizeof s->tab_count);
	s->count = s->tabs = 0;
	for (size_t i = s->all.count; i-- > 0;) {
		const struct decision *d = &s->all.item[i];
		if (!has_words(s, d))
			continue;
		s->tab_count[PART_ALL]++;
		s->tab_count[part_of[d->kind]]++;
		if (s->part == PART_ALL || s->part == part_of[d->kind])
			s->shown[s->count++] = d;
	}
	for (int i = 0; i < PARTS; i++)
		if (i == PART_ALL || i == (int)s->part || s->tab_count[i])
			s->tab[s->tabs++] = i;
}

static void
load(struct staff_decisions *s, struct host *h)
{
	s->asked = 0;
	s->all = (struct decisions){ 0 };
	s->unreadable = desk_data(h->desk) && !decisions_load(desk_data(h->desk), h->arena, false, &s->all);
	s->shown = arena_array(h->arena, s->all.count + 1, sizeof(const struct decision *));
	choose(s);
}

static void
decisions_enter(void *self, struct host *h, struct arena *a, long arg)
{
	load(self, h);
}

/* ------------------------------------------------------------------ a card */

struct card {
	struct host *h;
	const struct decision *d;
};

static const char *
title(struct ui *ui, const struct decision *d)
{
	return d->kind == DECISION_CONSENT ? ui_printf(ui, "%s：%s", d->name, d->what) : d->name;
}

static const char *
note(struct ui *ui, const struct decision *d)
{
	const char *what = d->kind == DECISION_CONSENT ? "" : d->what, *why = decided_why(ui->arena, d);
	return ui_printf(ui, "%s%s%s", what, *what && *why ? "。" : "", *what || *why ? why : "没有写原因");
}

/* That it works. */
static const char *
since(struct ui *ui, const struct decision *d)
{
	static const char *const words[PARTS] = {
		[PART_DOWN] = "又写来 %ld 次，没放回去",
		[PART_CONSENT] = "又写来 %ld 次，没有公开",
		[PART_MASK] = "又写来 %ld 次，都遮住了",
		[PART_ROW] = "又写来 %ld 次，没照表改",
		[PART_PASSED] = "又写来 %ld 次，没有再问",
	};
	if (d->turned)
		return ui_printf(ui, words[part_of[d->kind]], d->turned);
	return d->kind == DECISION_CONSENT ? "照片已从机器里删掉" : "";
}

static void
chip(struct ui *ui, const struct decision *d, struct rect r)
{
	const struct palette *p = ui->p;
	const color_argb look[PARTS][2] = {
		[PART_DOWN] = { p->orange_tint, p->orange },
		[PART_CONSENT] = { p->grey_tint, p->blue },
		[PART_MASK] = { p->button, p->button_ink },
		[PART_ROW] = { p->green_tint, p->green },
		[PART_PASSED] = { p->button, p->button_ink },
	};
	enum part part = part_of[d->kind];
	ui_chip(ui, r.x, r.y, decision_kind_words(d->kind), look[part][0], look[part][1]);
}

static void
who_words(struct pen *p, const struct card *c)
{
	const char *who = *c->d->who ? c->d->who : "没有记下是谁";
	pen_words(p, WORDS_BODY, 0, 1, ui_printf(p->ui, "%s %s", who, staff_when(c->h, p->ui, c->d->at)));
	pen_words(p, WORDS_NOTE_BOLD, p->ui->p->green, 1, since(p->ui, c->d));
}

static void
what_words(struct pen *p, const struct card *c)
{
	pen_words(p, WORDS_BOLD, 0, 2, title(p->ui, c->d));
	pen_words(p, WORDS_NOTE, p->ui->p->soft, 2, note(p->ui, c->d));
}

/* Who and when beside what, where there is room; below it otherwise. The button is beside who. */
static void
card_words(struct pen *p, void *context)
{
	const struct card *c = context;
	struct ui *ui = p->ui;
	const struct metrics *m = &ui->m;
	const struct ui_button lift = { .label = "取消这个决定" };
	int wide = ui_button_width(ui, &lift), mark = ui_chip_width(ui, "改好了") + m->gap;
	pen_gap(p, m->gap);
	struct pen words = *p, who;
	struct rect sign = cut_left(&words.room, mark);
	sign.y += (ui_line_height(ui, words_style(ui, WORDS_BOLD)) - ui_chip_height(ui)) / 2;
	chip(ui, c->d, sign);
	if (m->portrait)
		what_words(&words, c);
	who = words;
	struct rect at = cut_right(&who.room, wide);
	cut_right(&who.room, m->pad);
	if (!m->portrait) {
		words = who;
		who.room = cut_right(&words.room, words.room.w * 2 / 5);
		cut_right(&words.room, m->gap);
		what_words(&words, c);
	}
	int from = m->portrait ? words.used : p->used;
	who_words(&who, c);
	at.h = who.used - from > m->button ? who.used - from : m->button;
	if (!m->portrait && words.used - from > at.h)
		at.h = words.used - from;
	ui_button(ui, cut_middle(at, wide, m->button), &lift, OWN_LIFT, c->d->id);
	pen_take(p, from - p->used + at.h);
	pen_gap(p, m->gap);
}

struct listing {
	struct staff_decisions *s;
	struct host *h;
};

static void
draw_card(struct pen *p, void *context, int i)
{
	const struct listing *l = context;
	struct ui *ui = p->ui;
	struct card c = { l->h, l->s->shown[i] };
	int pad = ui->m.pad, high = pen_height(ui, p->room.w - 2 * pad, card_words, &c);
	struct rect r = pen_take(p, high);
	ui_card(ui, r);
	struct pen in = pen_at(ui, rect_inset(r, pad, 0));
	if (!ui->lifted)
		card_words(&in, &c);
}

/* ------------------------------------------------------------- once more */

static const struct decision *
asked(const struct staff_decisions *s)
{
	for (size_t i = 0; s->asked && i < s->all.count; i++)
		if (s->all.item[i].id == s->asked)
			return &s->all.item[i];
	return NULL;
}

static void
ask_words(struct pen *p, void *context)
{
	const struct card *c = context;
	struct ui *ui = p->ui;
	pen_icon_words(p, ICON_EXCLAIM, WORDS_HEAD, ui->p->orange, 0, "取消这个决定，是什么原因？");
	pen_gap(p, ui->m.gap);
	pen_words(p, WORDS_BODY, 0, 0, ui_printf(ui, "%s。", decided_sentence(ui->arena, c->d, c->h->now.date)));
	pen_words(p, WORDS_NOTE, ui->p->soft, 0,
	    ui_printf(ui, "会记下是%s取消的、为什么，别的工作人员都看得到。屏上现在不变，以后的表写了，就照表上屏。",
		desk_who(c->h->desk)->name));
	for (int i = 0; i < REASONS; i++) {
		pen_gap(p, ui->m.gap);
		pen_button(p, &(struct ui_button){ .label = reasons[i] }, OWN_REASON, i);
	}
	pen_gap(p, ui->m.pad);
	pen_button(p, &(struct ui_button){ .label = "不取消了", .fill = ui->p->blue, .bold = true }, OWN_NOT, 0);
}

static void
ask(struct staff_decisions *s, struct host *h, struct ui *ui)
{
	struct card c = { h, asked(s) };
	if (c.d)
		ui_ask(ui, ask_words, &c);
}

/* ----------------------------------------------------------------- the page */

static void
decisions_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_decisions *s = self;
	const char *label[PARTS];
	int active = 0;
	if (s->editor.open) {
		editor_draw(h, ui, &s->editor);
		return;
	}
	if (staff_task_settle(&s->task, h))
		load(s, h);
	struct rect body = STAFF_DRAW(h, ui, .title = "村里的决定",
	    .subtitle = s->all.count ? ui_printf(ui, "现在管用的 %zu 个", s->all.count) : NULL,
	    .line = "新表再写上，也不会放回屏上。要取消，点那一条的按钮。",
	    .bar = { STAFF_RIGHT(
		s->words[0] ? ui_printf(ui, "在找：%s", s->words) : "找一条", OWN_FIND, s->all.count > 0) });
	for (int i = 0; i < s->tabs; i++) {
		label[i] = ui_printf(ui, "%s %d", part_words[s->tab[i]], s->tab_count[s->tab[i]]);
		active = s->tab[i] == (int)s->part ? i : active;
	}
	if (s->all.count)
		cut_top(&body, ui_tabs(ui, body, label, s->tabs, active, ui->p->blue, OWN_TAB) + ui->m.gap);
	body = staff_task_draw(&s->task, ui, body);
	if (s->unreadable)
		ui_nothing(ui, body, ICON_EXCLAIM, "机器里记的决定读不出来，请到“自检”看看，或者打电话给乡镇。");
	else if (!s->count)
		ui_nothing(ui, body, ICON_CHECK,
		    s->all.count ? "没有找到。"
				 : "现在没有管用的决定。撤下一条、本人不同意公开、遮住人名，都会记在这里。");
	else
		ui_flow_kept(ui, body, &s->scroll, &(struct ui_heights){ .arena = ui->arena, .bare = true }, s->count,
		    draw_card, &(struct listing){ s, h });
	ask(s, h, ui);
}

static bool
edited(struct staff_decisions *s, const struct screen_event *e)
{
	if (editor_event(&s->editor, e) == EDITOR_DONE) {
		snprintf(s->words, sizeof s->words, "%.63s", s->editor.value);
		s->part = PART_ALL;
		scroll_jump(&s->scroll, 0);
		choose(s);
	}
	return true;
}

static bool
decisions_event(void *self, struct host *h, const struct screen_event *e)
{
	struct staff_decisions *s = self;
	char id[32];
	if (s->editor.open)
		return edited(s, e);
	if (s->task.waits)
		return false;
	switch (e->action) {
	case OWN_LIFT:
		s->asked = e->arg;
		break;
	case OWN_NOT:
		s->asked = 0;
		break;
	case OWN_REASON:
		snprintf(id, sizeof id, "%ld", s->asked);
		if (asked(s) && e->arg >= 0 && e->arg < REASONS)
			STAFF_TASK(&s->task, h, NULL, "取消了。屏上现在不变，以后照新表办。", "decisions", "--lift", id,
			    "--reason", reasons[e->arg], "--by", desk_who(h->desk)->name);
		s->asked = 0;
		break;
	case OWN_TAB:
		s->part = e->arg >= 0 && e->arg < s->tabs ? (enum part)s->tab[e->arg] : PART_ALL;
		scroll_jump(&s->scroll, 0);
		choose(s);
		break;
	case OWN_FIND:
		EDITOR_OPEN(&s->editor, .title = "找一条",
		    .help = "写几个字：地方、门牌、原因、谁定的都行。空着就是全部。", .kind = EDITOR_TEXT,
		    .value = s->words, .limit = 16, .may_be_empty = true);
		break;
	default:
		return false;
	}
	return true;
}

STAFF_SCREEN(staff_decisions, "staff-decisions", "村里的决定", .locked = true, .size = sizeof(struct staff_decisions),
    .enter = decisions_enter, .event = decisions_event, .draw = decisions_draw);
