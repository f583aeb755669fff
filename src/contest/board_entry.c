/* board_entry: one place on the red or black list: before and after in one
 * frame, what has become of it, the reason, who is in charge and until when.
 * And board_appeal: what to do when one disagrees. */
#include <stdlib.h>

#include "screens/all.h"
#include "contest/board.h"
#include "screens/evidence.h"
#include "screens/frame.h"
#include "screens/score.h"
#include "contest/ranking.h"
#include "queries/objections.h"
#include "queries/texts.h"
#include "ui/page.h"
#include "ui/qr.h"

enum { OWN_APPEAL = UI_ACTION_OWN };

struct entry_screen {
	struct host *h;
	struct board_entry entry;
	const char *place; /* of its village */
	bool found;
	struct scroll scroll;
};

/* For a picture without a display: an entry that has both photos, else any. */
static long
best_for_picture(struct host *h, struct arena *a)
{
	struct text_list periods = boards_periods(h->store, a);
	struct board b = { 0 };
	for (size_t i = 0; i < periods.count && !b.blacks; i++)
		b = boards_of(h->store, a, periods.text[i], NULL);
	for (size_t i = 0; i < b.blacks; i++)
		if (b.black[i].before.count && b.black[i].after.count)
			return (long)b.black[i].rid;
	return b.blacks ? (long)b.black[0].rid : b.reds ? (long)b.red[0].rid : 0;
}

static void
entry_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct entry_screen *s = self;
	s->h = h;
	s->found = boards_find(h->store, a, arg ? arg : best_for_picture(h, a), &s->entry);
	s->place = s->found ? row_place_key(a, s->entry.village) : NULL;
}

static const char *
entry_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct entry_screen *s = self;
	return s->found ? board_target(ui, &s->entry) : "";
}

static void
draw_facts(struct pen *p, void *context)
{
	const struct entry_screen *s = context;
	const struct board_entry *e = &s->entry;
	struct ui *ui = p->ui;
	struct board_state_words state = board_state(s->h, ui, e);
	bool red = e->state == BOARD_RED;
	const char *done = e->state == BOARD_DONE ? "哪天改好" : "哪天说改好";
	int label =
	    ui_text_width(ui, !red && e->done_on.year ? done : "哪天前改", words_style(ui, WORDS_BODY)) + ui->m.pad;
	char period[64];
	period_speak(e->period, period, sizeof period);
	if (e->sample)
		frame_sample(ui, p->room.x, pen_take(p, ui_chip_height(ui) + ui->m.gap / 2).y);
	if (red)
		pen_ends(p, WORDS_HEAD, ui->p->red, "红榜", board_score(ui, e));
	else
		pen_icon_words(p, state.icon, WORDS_HEAD, state.color, 0, state.words);
	if (e->state == BOARD_WAITING)
		pen_words(p, WORDS_BODY, ui->p->soft, 0, "等人复查，复查过才算。");
	pen_gap(p, ui->m.gap / 2);
	pen_words(p, WORDS_BOLD, 0, 0, e->reason);
	pen_gap(p, ui->m.gap);
	pen_fact(p, label, "归谁改", red ? "" : e->duty);
	pen_fact(p, label, "哪天前改", red ? "" : frame_day(s->h, ui, e->due_on));
	pen_fact(p, label, "现在怎样", red ? "" : e->progress);
	pen_fact(p, label, done, red ? "" : frame_day(s->h, ui, e->done_on));
	pen_fact(p, label, "哪天复查", red ? "" : frame_day(s->h, ui, e->verified_on));
	pen_fact(p, label, red ? "检查日期" : "哪天发现", frame_day(s->h, ui, e->found_on));
	pen_fact(p, label, "得分", red ? "" : board_score(ui, e));
	pen_fact(p, label, "哪个村", e->village);
	pen_fact(p, label, "哪一期", period);
}

static void
entry_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct entry_screen *s = self;
	const struct board_entry *e = &s->entry;
	const struct ui_act act = { { .label = "有不同意见，这样办" }, OWN_APPEAL, 0 };
	struct rect photo, words;
	if (!s->found) {
		ui_nothing(ui, body, ICON_CHECK, "这一条已经撤下了。");
		return;
	}
	if (e->state != BOARD_RED)
		ui_acts(ui, &body, &act, 1, "黑榜写地方，不写人。");
	words = body;
	ui_heard(ui, body, "board", e->rid, NULL);
	if (e->before.count || e->after.count) {
		frame_split(ui, body, 60, 48, &photo, &words);
		/* a red entry shows what is good: nothing was put right there */
		const struct store_photos none = { 0 };
		if (e->state == BOARD_RED)
			evidence_sides(ui, photo, &none, e->before.count ? &e->before : &e->after, NULL);
		else
			evidence_sides(ui, photo, &e->before, &e->after, "整治");
	}
	ui_page_grown(ui, words, &s->scroll, draw_facts, s);
}

static bool
entry_event(void *self, struct host *h, const struct screen_event *e)
{
	if (e->action == OWN_APPEAL)
		host_open(h, &screen_board_appeal, 0);
	return true;
}

static enum page_scope
entry_scope(const void *self, const struct host *h)
{
	const struct entry_screen *s = self;
	return page_scope_of(h, s->place);
}

SCREEN(board_entry, "board-entry", "红榜 黑榜", SECTION_BOARD, .dated = DATED(&screen_board), .scope_of = entry_scope,
    .size = sizeof(struct entry_screen), .enter = entry_enter, .subtitle = entry_subtitle, .event = entry_event,
    .draw = entry_draw);

/* --------------------------------------------------------------- appeal */

struct appeal {
	struct host *h;
	const char *phone, *contact;
	long under_review, open;
	int notice_days, appeal_days; /* how long it is public; working days until the answer */
	struct objection_answer *answer;
	size_t answers;
	struct scroll scroll, answered;
};

static void
appeal_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct appeal *s = self;
	struct notice *n;
	size_t count = notices_all(h->store, a, &n);
	s->h = h;
	s->phone = s->contact = "";
	for (size_t i = 0; i < count && !s->phone[0]; i++)
		if (n[i].phone[0])
			s->phone = n[i].phone, s->contact = n[i].contact;
	s->under_review = boards_list(h->store, a, NULL, NULL).under_review;
	s->open = objections_open(h->store);
	s->notice_days = atoi(store_setting(h->store, a, "notice_days", NULL));
	s->appeal_days = atoi(store_setting(h->store, a, "appeal_days", NULL));
	s->answers = objections_answered(h->store, a, &s->answer);
}

/* What was answered, and how; never who asked. */
static void
draw_answer(struct pen *p, struct host *h, const struct objection_answer *e)
{
	struct ui *ui = p->ui;
	const char *day = frame_day(h, ui, e->replied_on), *came = frame_day(h, ui, e->received_on);
	pen_gap(p, ui->m.gap);
	pen_words(p, WORDS_BOLD, 0, 0, ui_printf(ui, "%s%s%s", e->about, e->target[0] ? " · " : "", e->target));
	pen_words(p, WORDS_NOTE, ui->p->soft, 0,
	    ui_printf(ui, "%s%s%s%s%s%s", came, came[0] ? "登记　" : "", day, day[0] ? "答复　" : "",
		e->result[0] ? "结果：" : "", e->result));
	pen_words(p, WORDS_BODY, 0, 0, e->reply);
}

static void
draw_appeal(struct pen *p, void *context)
{
	const struct appeal *s = context;
	struct ui *ui = p->ui;
	const char *now = s->under_review ? ui_printf(ui, "现在有 %ld 条正在复核。", s->under_review)
			  : s->open ? ui_printf(ui, "现在有 %ld 条意见正在办，办完在这里答复。", s->open)
				    : "";
	const char *rule[] = { ui_printf(ui,
				   "一、黑榜写的是地方，不写人。改好了，复查通过，当天就标上“改好了”，%d 天后撤下。",
				   BOARD_DONE_DAYS),
		ui_printf(ui,
		    "二、觉得写得不对，请在公示期内（一般 %d "
		    "天）跟村务监督委员会说。可以来人，可以打电话，也可以写纸条。",
		    s->notice_days),
		"三、有人提了意见，这一条就先收起来，写上“正在复核”。",
		ui_printf(ui, "四、%d 个工作日内答复您：对的留着，写错的改过来，不该写的撤下。", s->appeal_days), now };
	if (s->phone[0]) {
		struct rect code = p->room, all = p->room;
		int side = ui->m.title * 4, from = p->used;
		if (all.w > ui->m.body * 20) {
			code = cut_right(&p->room, side);
			code.h = side;
			ui_qr(ui, code, ui_qr_contact(ui, s->contact, s->phone));
		}
		pen_words(p, WORDS_BODY, ui->p->soft, 0, "先打电话问问");
		pen_words(p, WORDS_HEAD, 0, 0, s->contact);
		pen_icon_line(p, ICON_PHONE, WORDS_TITLE, ui->p->green, s->phone);
		if (code.h == side && p->used - from < side)
			pen_take(p, side - (p->used - from));
		p->room.x = all.x, p->room.w = all.w;
		pen_gap(p, ui->m.gap);
	}
	for (int i = 0; i < 5; i++, pen_gap(p, ui->m.gap / 2))
		pen_words(p, WORDS_BODY, 0, 0, rule[i]);
}

static void
draw_answers(struct pen *p, void *context)
{
	const struct appeal *s = context;
	pen_words(p, WORDS_HEAD, 0, 0, "已经答复的");
	for (size_t i = 0; i < s->answers; i++)
		draw_answer(p, s->h, &s->answer[i]);
}

static void
appeal_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct appeal *s = self;
	struct rect rules = body, answers;
	if (s->answers) {
		frame_split(ui, body, 52, 52, &rules, &answers);
		ui_page_grown(ui, answers, &s->answered, draw_answers, s);
	}
	ui_page_grown(ui, rules, &s->scroll, draw_appeal, s);
}

SCREEN(board_appeal, "board-appeal", "红榜 黑榜", SECTION_BOARD, .shows = SHOWS(REG_OBJECTION), .scope = SCOPE_WHOLE,
    .size = sizeof(struct appeal), .enter = appeal_enter, .says = "有不同意见，这样办", .draw = appeal_draw);
