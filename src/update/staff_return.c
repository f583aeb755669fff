/* staff-return: the second of two persons sends back what was read, or keeps
 * one row of it back, with a reason that the first one reads at login. arg: 0
 * all of it, else the change's id in the review. */
#include <stdio.h>
#include <string.h>

#include "screens/all.h"
#include "screens/editor.h"
#include "ui/page.h"
#include "update/parts.h"

enum { RETURN_AGAIN = UI_ACTION_OWN, RETURN_YES };

struct return_screen {
	struct review_change row; /* id 0: all of it */
	struct editor editor;
	char why[KEYBOARD_BYTES];
	bool told;
	struct host *host;
	struct scroll scroll;
};

#define WRITE_ONE "自己写"
static const char *const reasons[] = { "数字不对，请核一下", "名字写错了，请核一下", "照片不合适，请换一张",
	"少了几行，请补上", "这件事还没有办好，先不上", WRITE_ONE };
enum { REASONS = sizeof reasons / sizeof *reasons };

static void
ask(struct return_screen *s, bool write)
{
	EDITOR_OPEN(&s->editor, .title = s->row.id ? "这一条为什么先不上？" : "为什么退回？",
	    .help = "读进来的人登录就看得到这句话。", .kind = write ? EDITOR_TEXT : EDITOR_CHOICE, .limit = 60,
	    .choice = reasons, .choices = REASONS);
}

static void
return_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct return_screen *s = self;
	if (desk_work(h->desk)->review && arg)
		review_change(desk_work(h->desk)->review, a, arg, &s->row);
	ask(s, false);
}

static void
words(struct pen *p, void *context)
{
	const struct return_screen *s = context;
	const struct desk_work *w = desk_work(s->host->desk);
	struct ui *ui = p->ui;
	pen_words(p, WORDS_HEAD, 0, 0,
	    s->row.id ? ui_printf(ui, "《%s》%s：这一条这次先不上，退回给%s。", catalogue_register(s->row.reg)->sheet,
			    s->row.title, w->reader)
		      : ui_printf(ui, "%s读的“%s”全部退回，这次一条也不上。", w->reader, w->source));
	pen_gap(p, ui->m.gap);
	pen_words(p, WORDS_TITLE, ui->p->orange, 0, s->why);
	pen_gap(p, ui->m.gap);
	pen_words(p, WORDS_BODY, ui->p->soft, 0,
	    s->row.id ? "屏上还是原来的，别的照样能上。谁退的、为什么，会记下来。"
		      : "屏上的内容不变。他登录就看得到原因，改好了再插U盘读一遍。谁退的、为什么，会记下来。");
}

static void
return_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct return_screen *s = self;
	const struct desk_work *w = desk_work(h->desk);
	s->host = h;
	if (update_published(h) || update_closed(h, ui) || editor_draw(h, ui, &s->editor))
		return;
	struct rect in = STAFF_CARD(h, ui, .title = "更新内容", .subtitle = "退回",
	    .bar = { STAFF_LEFT("换个原因", RETURN_AGAIN, !s->told),
		STAFF_MAIN(s->row.id ? "退回这一条" : "退回", RETURN_YES, !s->told && w->state == DESK_REVIEW) });
	ui_middle(ui, in, &s->scroll, words, s);
}

static void
answered(struct return_screen *s, struct host *h, enum editor_answer answer)
{
	bool choosing = s->editor.ask.kind == EDITOR_CHOICE;
	if (answer == EDITOR_DONE && choosing && s->editor.chosen == REASONS - 1)
		ask(s, true);
	else if (answer == EDITOR_DONE)
		snprintf(s->why, sizeof s->why, "%s", s->editor.value);
	else if (answer == EDITOR_CANCELLED && !choosing)
		ask(s, false);
	else if (answer == EDITOR_CANCELLED && !s->why[0])
		host_back(h);
}

static bool
return_event(void *self, struct host *h, const struct screen_event *e)
{
	struct return_screen *s = self;
	char line[KEYBOARD_BYTES + 160];
	if (s->editor.open) {
		answered(s, h, editor_event(&s->editor, e));
		return true;
	}
	if (e->action == RETURN_AGAIN) {
		ask(s, false);
	} else if (e->action == RETURN_YES && s->why[0] && !s->told && desk_work(h->desk)->state == DESK_REVIEW) {
		s->told = true;
		if (s->row.id)
			snprintf(line, sizeof line, "hold %ld 1 %s", s->row.id, s->why);
		else
			snprintf(line, sizeof line, "send-back %s\t%s", desk_who(h->desk)->name, s->why);
		desk_tell(h->desk, line);
		if (s->row.id)
			host_back(h);
	}
	return true;
}

STAFF_SCREEN(staff_return, "staff-return", "更新内容", .locked = true, .keeps = true,
    .size = sizeof(struct return_screen), .enter = return_enter, .event = return_event, .draw = return_draw);
