/* staff-amend-row: one small change: the form, then 现在 → 改成 and one
 * question, then what came of it. The argument is amend_arg(). */
#include <string.h>

#include "base/str.h"
#include "screens/all.h"
#include "staff/staff_amend.h"
#include "screens/staff_frame.h"
#include "store/settings.h"
#include "ui/form.h"
#include "ui/page.h"

enum { OWN_FIELD = UI_ACTION_OWN, OWN_NEXT, OWN_CHANGE, OWN_PUBLISH, OWN_ON, OWN_UNDO, OWN_MEND, OWN_LEAVE };
enum mode { FILL, CONFIRM, RUN, DONE, FAILED };

struct amend_row_screen {
	struct amend_form form;
	struct editor editor;
	size_t asked; /* the field the editor is open for */
	bool low;     /* there is little room: the entry says less */
	bool alone;   /* a single question: the editor stands for the form */
	enum mode mode;
	unsigned job;
	const char *message; /* what is missing */
	struct scroll scroll;
};

#define WRITE_ONE "自己写"

static const char *
help_of(const struct amend_row_screen *s, const struct amend_field *field)
{
	const struct amend_form *f = &s->form;
	if (f->task == AMEND_ROW)
		return field->help ? field->help : f->entry.title;
	if (strcmp(field->header, "公开答复") == 0)
		return "村民看得见。不要写反映人的名字和电话。";
	if (strcmp(field->header, "反映人") == 0 || (f->task == AMEND_OBJECT && field->kind == EDITOR_PHONE))
		return "只有工作人员看得见。不愿意留，可以空着。";
	if (strcmp(field->header, "反映内容") == 0)
		return "照他说的简单写。只有工作人员看得见。";
	if (f->task == AMEND_PHONE)
		return arena_printf(f->arena, "%s　现在：%s。只写办公或值班电话。", f->entry.title,
		    field->now[0] ? field->now : "没有填");
	return f->entry.title;
}

/* `write`: the keyboard even where there is something to choose. */
static void
ask(struct amend_row_screen *s, struct host *h, size_t i, bool write)
{
	struct amend_field *field = &s->form.field[i];
	struct editor_ask q = { .title = field->label,
		.help = help_of(s, field),
		.kind = write ? EDITOR_TEXT : field->kind,
		.value = field->value,
		.limit = field->limit,
		.choice = field->ready,
		.choices = field->readies,
		.today = h->now.date,
		.may_be_empty = !field->required };
	if (q.kind == EDITOR_CHOICE && field->writes)
		field->ready[q.choices++] = WRITE_ONE;
	s->asked = i;
	s->message = NULL;
	editor_open(&s->editor, &q);
}

/* The only field to ask; −1 when there are several or none. */
static int
only_field(const struct amend_form *f)
{
	int only = -1;
	for (size_t i = 0; i < f->fields; i++)
		if (!f->field[i].hidden) {
			if (only >= 0)
				return -1;
			only = (int)i;
		}
	return only;
}

static void
row_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct amend_row_screen *s = self;
	amend_form_begin(&s->form, h, a, arg);
	if (!s->form.found)
		return;
	int only = only_field(&s->form);
	s->alone = only >= 0;
	if (s->form.back)
		s->mode = CONFIRM;
	else if (s->alone)
		ask(s, h, (size_t)only, false);
}

static void
follow_job(struct amend_row_screen *s, const struct desk *d)
{
	if (s->mode != RUN || desk_job(d)->number != s->job)
		return;
	if (desk_job(d)->state == DESK_JOB_DONE)
		s->mode = DONE;
	else if (desk_job(d)->state == DESK_JOB_FAILED)
		s->mode = FAILED;
}

/* ------------------------------------------------------------------ fill */

static const char *
page_title(const struct amend_form *f)
{
	return f->back ? "放回榜上" : amend_task_name(f->task);
}

/* Which entry this is about, above the rest. */
static void
write_entry(struct pen *p, void *context)
{
	const struct amend_row_screen *s = context;
	const struct amend_form *f = &s->form;
	const struct amendable *e = &f->entry;
	const char *days = amend_days_words(p->ui, e);
	bool phone = f->task == AMEND_PHONE; /* its number is what is asked */
	pen_words(p, WORDS_HEAD, 0, s->low ? 1 : 2, e->title);
	const char *more =
	    phone ? e->who : ui_printf(p->ui, "%s%s%s", e->who, e->who[0] && e->note[0] ? "　" : "", e->note);
	pen_words(p, WORDS_BODY, p->ui->p->soft, s->low ? 1 : 3, more);
	if (!s->low && days[0] && f->task == AMEND_ANSWER)
		pen_words(p, WORDS_BOLD, e->days < 0 ? p->ui->p->orange : 0, 1, ui_printf(p->ui, "答复期限：%s", days));
	pen_gap(p, p->ui->m.gap);
}

/* The page with its entry at the top; what is left for the rest. */
static struct rect
draw_page(struct amend_row_screen *s, struct host *h, struct ui *ui, const struct staff_page *page)
{
	struct rect body = staff_draw(h, ui, page);
	ui_notice(ui, &body, s->message, true);
	ui_card(ui, body);
	struct pen p = pen_at(ui, rect_inset(body, ui->m.pad, ui->m.gap));
	s->low = p.room.h < ui->m.body * 13; /* large type on a low screen: what is asked needs the room */
	write_entry(&p, s);
	pen_divider(&p);
	return p.room;
}

static const char *
note_of(struct ui *ui, const struct amend_form *f, const struct amend_field *field)
{
	if (f->task == AMEND_OBJECT && !field->required && field->kind != EDITOR_DATE)
		return "可以不填，只有工作人员看得见";
	return amend_field_changed(field) && f->task != AMEND_OBJECT
		   ? ui_printf(ui, "现在：%s", amend_form_spoken(ui, f, field->now, field->kind))
		   : NULL;
}

static void
draw_form(struct amend_row_screen *s, struct host *h, struct ui *ui)
{
	const struct amend_form *f = &s->form;
	const struct staff_page page = { .title = "改一条",
		.subtitle = page_title(f),
		.line = "点一行就能改；都对了，按“下一步”。",
		.bar = { STAFF_MAIN("下一步", OWN_NEXT, true) } };
	struct rect in = draw_page(s, h, ui, &page);
	size_t shown[AMEND_FIELDS];
	struct ui_rows l = { .scroll = &s->scroll, .least = ui_field_height(ui) };
	for (size_t i = 0; i < f->fields; i++)
		if (!f->field[i].hidden)
			shown[l.count++] = i;
	for (ui_rows_begin(&l, ui, in); ui_rows_next(&l);) {
		const struct amend_field *field = &f->field[shown[l.i]];
		const char *value = field->value[0] ? amend_form_spoken(ui, f, field->value, field->kind) : "";
		ui_field(ui, l.at, field->label, note_of(ui, f, field), value, OWN_FIELD, (long)shown[l.i]);
	}
}

/* --------------------------------------------------------------- confirm */

/* 「完成情况　整改中 → 已完成」; long words below each other. `was` "": nothing to compare. */
static void
write_change(struct pen *p, const char *label, const char *was, const char *now)
{
	struct ui *ui = p->ui;
	struct text_style body = words_style(ui, WORDS_BODY), bold = words_style(ui, WORDS_BOLD);
	int name = p->room.w * 3 / 10, arrow = was[0] ? ui_text_width(ui, was, body) + ui->m.body + 2 * ui->m.gap : 0;
	pen_gap(p, ui->m.gap / 2);
	if (ui_text_width(ui, label, body) <= name && name + arrow + ui_text_width(ui, now, bold) <= p->room.w) {
		struct rect line = pen_take(p, ui_line_height(ui, body) + ui->m.gap);
		struct pen left = pen_at(ui, cut_left(&line, name)), old = pen_at(ui, cut_left(&line, arrow)),
			   new = pen_at(ui, line);
		pen_line(&left, WORDS_BODY, ui->p->soft, label);
		if (was[0])
			draw_icon(ui->list, ICON_ARROW_RIGHT,
			    (struct rect){
				line.x - ui->m.body - ui->m.gap, line.y, ui->m.body, ui_line_height(ui, body) },
			    ui->p->blue);
		pen_line(&old, WORDS_BODY, ui->p->soft, was);
		pen_line(&new, WORDS_BOLD, 0, now);
	} else {
		pen_words(p, WORDS_BODY, ui->p->soft, 4, label);
		pen_words(p, WORDS_BODY, ui->p->soft, 4, was[0] ? ui_printf(ui, "现在：%s", was) : "");
		pen_words(p, WORDS_BOLD, 0, 4, was[0] ? ui_printf(ui, "改成：%s", now) : now);
	}
	pen_divider(p);
}

static void
write_changes(struct pen *p, void *context)
{
	const struct amend_form *f = context;
	for (size_t i = 0; i < f->fields; i++) {
		const struct amend_field *field = &f->field[i];
		bool compares = f->task != AMEND_OBJECT && !(f->task == AMEND_ROW && !f->entry.rid);
		if (!field->silent && amend_field_changed(field))
			write_change(p, field->label,
			    compares ? amend_form_spoken(p->ui, f, field->now, field->kind) : "",
			    amend_form_spoken(p->ui, f, field->value, field->kind));
	}
	if (f->taken.rid)
		write_change(p, f->taken.title, "公示中", "撤下（异议成立）");
}

/* What residents will notice. */
static const char *
consequence(const struct amend_form *f)
{
	const struct amend_field *result = &f->field[0];
	switch (f->task) {
	case AMEND_TAKE:
		return f->back ? "放回去以后，村民又能看到这一条。" : "撤下后，村民看不到这一条了。";
	case AMEND_OBJECT:
		return "上屏后，这一条先收起来，屏上写“正在复核”。答复了再放出来或撤下。";
	case AMEND_ANSWER:
		if (strcmp(result->value, "撤下") == 0)
			return f->meant.rid ? "答复大家都能看到，这一条同时撤下。"
					    : "没有找到榜上是哪一条。答复以后，请到“榜上撤下一条”里撤。";
		return f->meant.rid ? "答复大家都能看到，这一条又会显示出来。" : "答复大家都能看到。";
	default:
		return "上屏后，村民马上能看到。";
	}
}

static void
draw_confirm(struct amend_row_screen *s, struct host *h, struct ui *ui)
{
	bool running = s->mode == RUN, only_back = s->form.back; /* nothing to change in it */
	const struct staff_page page = { .title = "改一条",
		.subtitle = page_title(&s->form),
		.line = "上屏以后会这样变。看清楚了，再按“确认上屏”。",
		.bar = { STAFF_LEFT(only_back ? NULL : "再改改", OWN_CHANGE, !running),
		    STAFF_RED(running ? "正在上屏……" : "确认上屏", OWN_PUBLISH, !running) },
		.no_back = !only_back };
	struct rect in = draw_page(s, h, ui, &page);
	/* 两人 is about sheets; whoever relies on it should know */
	const char *then = ui_printf(ui, "%s%s会记下是%s改的。", consequence(&s->form),
	    settings_yes(desk_data(h->desk), "two_persons") ? "小改动不用第二个人审核，" : "", s->form.who);
	struct pen foot =
	    pen_at(ui, cut_bottom(&in, ui_paragraph_height(ui, in.w, then, words_style(ui, WORDS_BOLD), 15, 0)));
	pen_words(&foot, WORDS_BOLD, 0, 0, then);
	cut_bottom(&in, ui->m.gap);
	int high = pen_height(ui, in.w, write_changes, &s->form);
	struct ui_view v = ui_view_begin(ui, in, &s->scroll, high, 0);
	struct pen p = pen_at(ui, (struct rect){ in.x, v.y, in.w, high });
	write_changes(&p, &s->form);
	ui_view_end(ui, &v);
}

/* -------------------------------------------------------------- the end */

/* What `cunping amend` says it can do with words that name somebody (cli/amend.c), and the options for it. */
#define MEND "mask-names"
#define LEAVE "as-written"

static void
draw_end(struct amend_row_screen *s, struct host *h, struct ui *ui)
{
	const struct desk_job *job = desk_job(h->desk);
	bool done = s->mode == DONE;
	bool again = !done && store_number(h->store) == s->form.edition; /* what was typed is still of use */
	const char *asks = again && job->number == s->job && job->out ? job->out : "";
	struct rect body = STAFF_DRAW(h, ui, .title = "改一条", .subtitle = done ? "已上屏" : "没有改成",
	    .bar = { STAFF_LEFT(done ? "改错了？恢复上一版" : "再改改", done ? OWN_UNDO : OWN_CHANGE, done || again),
		STAFF_LEFT(strstr(asks, MEND) ? "照提示换掉" : NULL, OWN_MEND, again),
		STAFF_LEFT(strstr(asks, LEAVE) ? "照写的上" : NULL, OWN_LEAVE, again),
		STAFF_MAIN(done ? "接着改别的" : "回去重新点", OWN_ON, true) },
	    .no_back = true);
	ui_message(ui, body, done ? ICON_CHECK : ICON_EXCLAIM, done ? ui->p->green : ui->p->orange,
	    done ? "改好了，村民现在看到的就是新的。" : "没有改成，屏上的内容没有变。",
	    job->number == s->job ? job->words : "");
}

static void
row_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct amend_row_screen *s = self;
	follow_job(s, h->desk);
	if (!s->form.found) {
		ui_empty(ui, STAFF_CARD(h, ui, .title = "改一条", .subtitle = page_title(&s->form)), ICON_SEARCH,
		    "没有找到这一条，可能刚刚改过。请回去重新点。");
	} else if (s->editor.open) {
		editor_draw(h, ui, &s->editor);
	} else if (s->mode == FILL) {
		draw_form(s, h, ui);
	} else if (s->mode == CONFIRM || s->mode == RUN) {
		draw_confirm(s, h, ui);
	} else {
		draw_end(s, h, ui);
	}
}

/* ---------------------------------------------------------------- events */

static void
go_on(struct amend_row_screen *s)
{
	s->message = amend_form_missing(&s->form);
	if (s->message)
		return;
	s->mode = CONFIRM;
	scroll_jump(&s->scroll, 0);
}

static void
editor_answered(struct amend_row_screen *s, struct host *h, enum editor_answer answer)
{
	const struct amend_field *field = &s->form.field[s->asked];
	bool write = answer == EDITOR_DONE && s->editor.ask.kind == EDITOR_CHOICE && field->writes &&
		     s->editor.chosen == field->readies;
	bool other = answer == EDITOR_CANCELLED && s->editor.ask.kind != field->kind; /* back to what can be chosen */
	if (write || other) {
		ask(s, h, s->asked, write);
		return;
	}
	if (answer == EDITOR_DONE)
		amend_form_answer(&s->form, s->asked, s->editor.value);
	else if (answer == EDITOR_CANCELLED && s->alone)
		host_back(h);
	if (answer != EDITOR_DONE || !s->alone)
		return;
	go_on(s);
	if (s->message) /* a number as it was: ask again, saying why */
		ask(s, h, s->asked, s->editor.ask.kind == EDITOR_TEXT);
}

static void
publish(struct amend_row_screen *s, struct host *h)
{
	s->message = NULL;
	if (!amend_form_run(&s->form, h)) {
		s->message = "别的事还没有办完，请等一会儿再按。";
		return;
	}
	s->job = desk_job(h->desk)->number;
	s->mode = RUN;
}

static bool
row_event(void *self, struct host *h, const struct screen_event *e)
{
	struct amend_row_screen *s = self;
	if (!desk_who(h->desk)->id)
		return false;
	if (s->editor.open) {
		editor_answered(s, h, editor_event(&s->editor, e));
		return true;
	}
	if (e->action == OWN_FIELD && s->mode == FILL && (size_t)e->arg < s->form.fields) {
		ask(s, h, (size_t)e->arg, false);
	} else if (e->action == OWN_NEXT && s->mode == FILL) {
		go_on(s);
	} else if (e->action == OWN_CHANGE && (s->mode == CONFIRM || s->mode == FAILED)) {
		s->mode = FILL;
		s->form.spare = NULL;
		if (s->alone)
			ask(s, h, (size_t)only_field(&s->form), false);
	} else if (e->action == OWN_PUBLISH && s->mode == CONFIRM) {
		publish(s, h);
	} else if ((e->action == OWN_MEND || e->action == OWN_LEAVE) && s->mode == FAILED) {
		s->form.spare = e->action == OWN_MEND ? "--" MEND : "--" LEAVE;
		publish(s, h);
	} else if (e->action == OWN_ON) {
		host_back(h);
	} else if (e->action == OWN_UNDO) {
		host_replace(h, &screen_staff_history, 0);
	} else {
		return false;
	}
	return true;
}

STAFF_SCREEN(staff_amend_row, "staff-amend-row", "改一条", .locked = true, .size = sizeof(struct amend_row_screen),
    .enter = row_enter, .event = row_event, .draw = row_draw, .keeps = true);
