/* board_entry: one place on the red or black list: photo with before and
 * after as two buttons, the reason, who is in charge, what has become of it.
 * And board_appeal: what to do when one disagrees. */
#include <stdlib.h>

#include "base/str.h"
#include "screens/all.h"
#include "contest/board_words.h"
#include "screens/evidence.h"
#include "screens/frame.h"
#include "screens/score.h"
#include "contest/ranking.h"
#include "queries/objections.h"
#include "queries/texts.h"

enum { OWN_SIDE = UI_ACTION_OWN, OWN_APPEAL };

struct entry_screen {
	struct board_entry entry;
	const char *place; /* of its village */
	bool found, after;
	struct scroll scroll;
};

static bool
find_in(struct board_entry *list, size_t count, long rid, struct entry_screen *s)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].rid == rid) {
			s->entry = list[i];
			return s->found = true;
		}
	return false;
}

/* For a picture without a display: an entry that has both photos, else any. */
static long
best_for_picture(const struct board *b)
{
	for (size_t i = 0; i < b->blacks; i++)
		if (b->black[i].before.count && b->black[i].after.count)
			return (long)b->black[i].rid;
	return b->blacks ? (long)b->black[0].rid : b->reds ? (long)b->red[0].rid : 0;
}

static void
entry_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct entry_screen *s = self;
	struct text_list periods = boards_periods(h->store, a);
	for (size_t i = 0; i < periods.count && !s->found; i++) {
		struct board b = boards_of(h->store, a, periods.text[i], NULL);
		if (arg == 0)
			arg = best_for_picture(&b);
		if (!find_in(b.red, b.reds, arg, s))
			find_in(b.black, b.blacks, arg, s);
	}
	s->after = s->entry.state == BOARD_DONE && s->entry.after.count;
	s->place = s->found ? row_place_key(a, s->entry.village) : NULL;
}

static const char *
entry_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct entry_screen *s = self;
	return s->found ? board_target(ui, &s->entry) : "";
}

static const char *
day_words(struct host *h, struct ui *ui, struct date d)
{
	char out[64] = "";
	if (d.year)
		date_speak(d, h->now.date, out, sizeof out);
	return ui_printf(ui, "%s", out);
}

static int
facts(struct entry_screen *s, struct host *h, struct ui *ui, struct rect r, int y, bool draw)
{
	const struct board_entry *e = &s->entry;
	const struct metrics *m = &ui->m;
	char period[64];
	int from = y;
	struct text_style head = ui_style(m->head, true), body = ui_style(m->body, false);
	const char *side = e->state == BOARD_RED ? "红榜" : "黑榜";
	period_speak(e->period, period, sizeof period);
	if (draw) {
		const char *words = board_chip(h, ui, e);
		int x = r.x + ui_text(ui, r.x, y, side, head, e->state == BOARD_RED ? ui->p->red : ui->p->ink) + m->gap;
		int cy = y + (ui_line_height(ui, head) - ui_chip_height(ui)) / 2;
		x += board_chip_draw(ui, x, cy, e, words) + m->gap / 2;
		if (e->sample)
			frame_sample(ui, x, cy);
	}
	y += ui_line_height(ui, head) + m->gap / 2;
	y += draw ? ui_paragraph(ui, r.x, y, r.w, e->reason, body, ui->p->ink, 17, 0)
		  : ui_paragraph_height(ui, r.w, e->reason, body, 17, 0);
	y += m->gap;
	y += evidence_fact(ui, r, y, "哪一期", period, draw);
	y += evidence_fact(ui, r, y, "哪个村", e->village, draw);
	y += evidence_fact(
	    ui, r, y, e->state == BOARD_RED ? "检查日期" : "哪天发现", day_words(h, ui, e->found_on), draw);
	if (e->state == BOARD_RED)
		return y - from;
	y += evidence_fact(
	    ui, r, y, "得分", e->milli >= 0 ? ui_printf(ui, "%s分", score_words(ui, e->milli)) : "", draw);
	y += evidence_fact(ui, r, y, "归谁改", e->duty, draw);
	y += evidence_fact(ui, r, y, "哪天前改", day_words(h, ui, e->due_on), draw);
	y += evidence_fact(ui, r, y, "现在怎样", e->progress, draw);
	y += evidence_fact(
	    ui, r, y, e->state == BOARD_DONE ? "哪天改好" : "哪天说改好", day_words(h, ui, e->done_on), draw);
	if (e->state == BOARD_WAITING)
		y += evidence_fact(ui, r, y, "改好没有", "等人复查，复查过才算", draw);
	y += evidence_fact(ui, r, y, "哪天复查", day_words(h, ui, e->verified_on), draw);
	if (e->state == BOARD_DONE)
		y += evidence_fact(
		    ui, r, y, "哪天撤下", e->days > 0 ? ui_printf(ui, "再过 %ld 天撤下", e->days) : "今天撤下", draw);
	return y - from;
}

static void
entry_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct entry_screen *s = self;
	const struct metrics *m = &ui->m;
	if (!s->found) {
		ui_card(ui, body);
		ui_empty(ui, body, ICON_CHECK, "这一条已经撤下了。");
		return;
	}
	struct rect photo, words = body;
	if (s->entry.before.count || s->entry.after.count) {
		frame_split(ui, body, 54, 48, &photo, &words);
		/* a red entry shows what is good: nothing was put right there */
		if (s->entry.state == BOARD_RED)
			evidence_whole(ui, photo, s->entry.before.count ? &s->entry.before : &s->entry.after);
		else
			evidence_photo(ui, photo, &s->entry.before, &s->entry.after, s->after, "整治", OWN_SIDE);
	}
	ui_card(ui, words);
	struct rect in = rect_inset(words, m->pad, m->pad);
	int foot = s->entry.state == BOARD_RED ? 0 : m->button + m->gap;
	in.h -= foot;
	struct ui_view v = ui_view_begin(ui, in, &s->scroll, facts(s, h, ui, in, 0, false), 0);
	facts(s, h, ui, in, v.y, true);
	ui_view_end(ui, &v);
	if (foot) {
		struct ui_button b = { .label = "有不同意见，这样办" };
		int w = ui_button_width(ui, &b);
		ui_button(ui, (struct rect){ in.x + in.w - w, in.y + in.h + m->gap, w, m->button }, &b, OWN_APPEAL, 0);
	}
}

static bool
entry_event(void *self, struct host *h, const struct screen_event *e)
{
	struct entry_screen *s = self;
	if (e->action == OWN_SIDE)
		s->after = e->arg == 1;
	else if (e->action == OWN_APPEAL)
		host_open(h, &screen_board_appeal, 0);
	return true;
}

static enum page_scope
entry_scope(const void *self, const struct host *h)
{
	const struct entry_screen *s = self;
	return page_scope_of(h, s->place);
}

SCREEN(board_entry, "board-entry", "红榜 黑榜", SECTION_BOARD, .scope_of = entry_scope,
    .size = sizeof(struct entry_screen), .enter = entry_enter, .subtitle = entry_subtitle, .event = entry_event,
    .draw = entry_draw);

/* --------------------------------------------------------------- appeal */

struct appeal {
	const char *phone, *contact;
	long under_review, open;
	int notice_days, appeal_days; /* how long it is public; working days until the answer */
	struct objection_answer *answer;
	size_t answers;
	struct scroll scroll;
};

static void
appeal_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct appeal *s = self;
	struct notice *n;
	size_t count = notices_all(h->store, a, &n);
	s->phone = s->contact = "";
	for (size_t i = 0; i < count && !s->phone[0]; i++)
		if (n[i].phone[0])
			s->phone = n[i].phone, s->contact = n[i].contact;
	s->under_review = store_under_review(h->store, REG_BOARD, NULL);
	s->open = objections_open(h->store);
	s->notice_days = atoi(store_setting(h->store, a, "notice_days", NULL));
	s->appeal_days = atoi(store_setting(h->store, a, "appeal_days", NULL));
	s->answers = objections_answered(h->store, a, &s->answer);
}

/* What was answered, and how; never who asked. Returns the height. */
static int
appeal_answers(struct appeal *s, struct host *h, struct ui *ui, struct rect r, int y, bool draw)
{
	const struct metrics *m = &ui->m;
	struct text_style bold = ui_style(m->body, true), body = ui_style(m->body, false),
			  note = ui_style(m->note, false);
	int from = y;
	if (s->answers && draw)
		ui_text_in(ui, r.x, y + m->gap, r.w, "已经答复的", ui_style(m->head, true), ui->p->ink);
	y += s->answers ? m->gap * 2 + m->head * 13 / 10 : 0;
	for (size_t i = 0; i < s->answers; i++) {
		const struct objection_answer *e = &s->answer[i];
		const char *title = ui_printf(ui, "%s%s%s", e->about, e->target[0] ? " · " : "", e->target);
		const char *day = day_words(h, ui, e->replied_on);
		const char *came = day_words(h, ui, e->received_on);
		const char *how = ui_printf(ui, "%s%s%s%s%s%s", came, came[0] ? "登记　" : "", day,
		    day[0] ? "答复　" : "", e->result[0] ? "结果：" : "", e->result);
		if (draw) {
			int th = ui_paragraph(ui, r.x, y, r.w, title, bold, ui->p->ink, 15, 0);
			ui_text_in(ui, r.x, y + th, r.w, how, note, ui->p->soft);
			ui_paragraph(
			    ui, r.x, y + th + ui_line_height(ui, note), r.w, e->reply, body, ui->p->ink, 17, 0);
		}
		y += ui_paragraph_height(ui, r.w, title, bold, 15, 0) + ui_line_height(ui, note) + m->gap;
		y += e->reply[0] ? ui_paragraph_height(ui, r.w, e->reply, body, 17, 0) : 0;
	}
	return y - from;
}

static void
appeal_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct appeal *s = self;
	const struct metrics *m = &ui->m;
	const char *text = ui_printf(ui,
	    "一、黑榜写的是地方，不写人。改好了，复查通过，当天就标上“改好了”，%d 天后撤下。\n"
	    "二、觉得写得不对，请在公示期内（一般 %d 天）跟村务监督委员会说。可以来人，可以打电话，也可以写纸条。\n"
	    "三、有人提了意见，这一条就先收起来，写上“正在复核”。\n"
	    "四、%d 个工作日内答复您：对的留着，写错的改过来，不该写的撤下。%s",
	    BOARD_DONE_DAYS, s->notice_days, s->appeal_days,
	    s->under_review ? ui_printf(ui, "\n现在有 %ld 条正在复核。", s->under_review)
	    : s->open       ? ui_printf(ui, "\n现在有 %ld 条意见正在办，办完在这里答复。", s->open)
			    : "");
	struct text_style style = ui_style(m->body, false), big = ui_style(m->title, true);
	ui_card(ui, body);
	struct rect in = rect_inset(body, m->pad * 2, m->pad);
	int phone_h = s->phone[0] ? ui_line_height(ui, big) + m->gap * 2 : 0;
	in.h -= phone_h;
	int rules_h = ui_paragraph_height(ui, in.w, text, style, 19, 0);
	struct ui_view v = ui_view_begin(ui, in, &s->scroll, rules_h + appeal_answers(s, h, ui, in, 0, false), 0);
	ui_paragraph(ui, in.x, v.y, in.w, text, style, ui->p->ink, 19, 0);
	appeal_answers(s, h, ui, in, v.y + rules_h, true);
	ui_view_end(ui, &v);
	if (phone_h) {
		int y = in.y + in.h + m->gap, side = m->title;
		draw_icon(ui->list, ICON_PHONE, (struct rect){ in.x, y + m->title / 6, side, side }, ui->p->green);
		int x = in.x + side + m->gap;
		x += ui_text(ui, x, y, s->phone, big, ui->p->ink) + m->gap;
		ui_text_in(ui, x, y + (m->title - m->body), in.x + in.w - x, s->contact, style, ui->p->soft);
	}
}

SCREEN(board_appeal, "board-appeal", "红榜 黑榜", SECTION_BOARD, .shows = SHOWS(REG_OBJECTION), .scope = SCOPE_WHOLE,
    .size = sizeof(struct appeal), .enter = appeal_enter, .says = "有不同意见，这样办", .draw = appeal_draw);
