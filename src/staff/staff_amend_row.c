/* staff-amend-row: one small change: the form, then 现在 → 改成 and one
 * question, then what came of it. The argument is amend_arg(). */
#include <string.h>

#include "base/str.h"
#include "screens/all.h"
#include "staff/staff_amend.h"
#include "screens/staff_frame.h"
#include "store/settings.h"
#include "ui/form.h"

enum { OWN_FIELD = UI_ACTION_OWN, OWN_NEXT, OWN_CHANGE, OWN_PUBLISH, OWN_ON, OWN_UNDO };
enum mode { FILL, CONFIRM, RUN, DONE, FAILED };

struct amend_row_screen {
	struct amend_form form;
	struct editor editor;
	size_t asked; /* the field the editor is open for */
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
	scroll_init(&s->scroll);
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

/* Which entry this is about, above the rest; returns its height. */
static int
draw_entry(const struct amend_form *f, struct ui *ui, struct rect r)
{
	const struct amendable *e = &f->entry;
	struct text_style head = ui_style(ui->m.head, true), body = ui_style(ui->m.body, false);
	const char *days = amend_days_words(ui, e);
	int y = r.y;
	bool low = r.h < ui->m.body * 13; /* large type on a low screen: what is asked needs the room */
	y += ui_paragraph(ui, r.x, y, r.w, e->title, head, ui->p->ink, 13, low ? 1 : 2);
	const char *more = f->task == AMEND_PHONE ? e->who : e->note;
	if (f->task != AMEND_PHONE && e->who[0])
		more = ui_printf(ui, "%s%s%s", e->who, more[0] ? "　" : "", more);
	if (more[0])
		y += ui_paragraph(ui, r.x, y, r.w, more, body, ui->p->soft, low ? 13 : 15, low ? 1 : 3);
	if (!low && days[0] && f->task == AMEND_ANSWER)
		y += ui_paragraph(ui, r.x, y, r.w, ui_printf(ui, "答复期限：%s", days), ui_style(ui->m.body, true),
		    e->days < 0 ? ui->p->orange : ui->p->ink, 15, 1);
	return y + ui->m.gap - r.y;
}

static void
draw_fields(struct amend_row_screen *s, struct ui *ui, struct rect r)
{
	const struct amend_form *f = &s->form;
	int height = ui_field_height(ui), count = 0;
	size_t shown[AMEND_FIELDS];
	for (size_t i = 0; i < f->fields; i++)
		if (!f->field[i].hidden)
			shown[count++] = i;
	int row = ui_fit_row(ui, r, height, count), first, last;
	struct ui_view v = ui_view_begin(ui, r, &s->scroll, row * count, row);
	ui_view_rows(&v, row, count, &first, &last);
	for (int i = first; i < last; i++) {
		const struct amend_field *field = &f->field[shown[i]];
		struct rect at = { r.x, v.y + i * row, r.w, row };
		const char *was = amend_field_changed(field) && f->task != AMEND_OBJECT
				      ? ui_printf(ui, "现在：%s", amend_form_spoken(ui, f, field->now, field->kind))
				      : NULL;
		if (f->task == AMEND_OBJECT && !field->required && field->kind != EDITOR_DATE)
			was = "可以不填，只有工作人员看得见";
		ui_field(ui, at, field->label, was,
		    field->value[0] ? amend_form_spoken(ui, f, field->value, field->kind) : "", OWN_FIELD,
		    (long)shown[i]);
		ui_divider(ui, at.x, at.y + at.h - 1, at.w);
	}
	ui_view_end(ui, &v);
}

static void
draw_form(struct amend_row_screen *s, struct host *h, struct ui *ui)
{
	const struct staff_button next = {
		.button = { .label = "下一步", .fill = ui->p->blue, .bold = true }, .action = OWN_NEXT, .right = true
	};
	const struct staff_page page = { .title = "改一条",
		.subtitle = page_title(&s->form),
		.line = "点一行就能改；都对了，按“下一步”。",
		.button = &next,
		.buttons = 1 };
	struct rect body = staff_draw(h, ui, &page);
	ui_notice(ui, &body, s->message, true);
	ui_card(ui, body);
	struct rect in = rect_inset(body, ui->m.pad, ui->m.gap);
	int head = draw_entry(&s->form, ui, in);
	ui_divider(ui, in.x, in.y + head - 1, in.w);
	draw_fields(s, ui, (struct rect){ in.x, in.y + head, in.w, in.h - head });
}

/* --------------------------------------------------------------- confirm */

struct change_words {
	const char *label, *was, *now;
};

static int
say(struct ui *ui, struct rect r, const char *words, struct text_style style, color_argb c, bool draw)
{
	return draw ? ui_paragraph(ui, r.x, r.y, r.w, words, style, c, 14, 4)
		    : ui_paragraph_height(ui, r.w, words, style, 14, 4);
}

/* 「整改中 → 已完成」 on one line from r.x on. */
static void
draw_arrowed(struct ui *ui, struct rect r, const char *was, const char *now)
{
	struct text_style body = ui_style(ui->m.body, false), bold = ui_style(ui->m.body, true);
	int side = ui->m.body, x = r.x, line = ui_line_height(ui, body);
	if (was[0]) {
		x += ui_text(ui, x, r.y, was, body, ui->p->soft) + ui->m.gap;
		draw_icon(
		    ui->list, ICON_ARROW_RIGHT, (struct rect){ x, r.y + (line - side) / 2, side, side }, ui->p->blue);
		x += side + ui->m.gap;
	}
	ui_text(ui, x, r.y, now, bold, ui->p->ink);
}

/* Its name in a column of `name` px and what changes behind it; long ones below each other. `was` "": nothing to
 * compare. Returns the height. */
static int
draw_change(struct ui *ui, struct rect r, int name, const struct change_words *c, bool draw)
{
	const struct metrics *m = &ui->m;
	struct text_style body = ui_style(m->body, false), bold = ui_style(m->body, true);
	int top = r.y, was = c->was[0] ? ui_text_width(ui, c->was, body) + m->body + 2 * m->gap : 0;
	r.y += m->gap;
	if (name + was + ui_text_width(ui, c->now, bold) <= r.w) {
		if (draw) {
			ui_text_in(ui, r.x, r.y, name, c->label, body, ui->p->soft);
			draw_arrowed(ui, (struct rect){ r.x + name, r.y, r.w - name, 0 }, c->was, c->now);
		}
		r.y += ui_line_height(ui, body);
	} else {
		r.y += say(ui, r, c->label, body, ui->p->soft, draw);
		if (c->was[0])
			r.y += say(ui, r, ui_printf(ui, "现在：%s", c->was), body, ui->p->soft, draw);
		r.y += say(ui, r, c->was[0] ? ui_printf(ui, "改成：%s", c->now) : c->now, bold, ui->p->ink, draw);
	}
	r.y += m->gap / 2;
	if (draw)
		ui_divider(ui, r.x, r.y, r.w);
	return r.y + 1 - top;
}

static int
changes_of(const struct amend_form *f, struct ui *ui, struct change_words out[AMEND_FIELDS + 1])
{
	int n = 0;
	for (size_t i = 0; i < f->fields; i++) {
		const struct amend_field *field = &f->field[i];
		if (field->silent || !amend_field_changed(field))
			continue;
		out[n].label = field->label;
		out[n].was = f->task == AMEND_OBJECT ? "" : amend_form_spoken(ui, f, field->now, field->kind);
		out[n++].now = amend_form_spoken(ui, f, field->value, field->kind);
	}
	if (f->taken.rid)
		out[n++] = (struct change_words){ f->taken.title, "公示中", "撤下（异议成立）" };
	return n;
}

static int
draw_changes(struct amend_row_screen *s, struct ui *ui, struct rect r, bool draw)
{
	struct change_words c[AMEND_FIELDS + 1];
	int n = changes_of(&s->form, ui, c), name = 0, top = r.y;
	for (int i = 0; i < n; i++) {
		int w = ui_text_width(ui, c[i].label, ui_style(ui->m.body, false)) + ui->m.pad * 2;
		name = w > name && w < r.w / 2 ? w : name;
	}
	for (int i = 0; i < n; i++) {
		bool wide = ui_text_width(ui, c[i].label, ui_style(ui->m.body, false)) > name;
		r.y += draw_change(ui, r, wide ? r.w : name, &c[i], draw);
	}
	return r.y - top;
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

/* The setting is about sheets; whoever relies on it should know. */
static bool
two_persons(const struct desk *d)
{
	char value[16];
	return settings_get(desk_data(d), "two_persons", value, sizeof value) && strcmp(value, "是") == 0;
}

static void
draw_confirm(struct amend_row_screen *s, struct host *h, struct ui *ui)
{
	const struct metrics *m = &ui->m;
	bool running = s->mode == RUN;
	const struct staff_button button[] = { { .button = { .label = "再改改", .disabled = running },
						   .action = OWN_CHANGE },
		{ .button = { .label = running ? "正在上屏……" : "确认上屏",
		      .fill = ui->p->red,
		      .bold = true,
		      .disabled = running },
		    .action = OWN_PUBLISH,
		    .right = true } };
	bool only_back = s->form.back; /* nothing to change in it */
	const struct staff_page page = { .title = "改一条",
		.subtitle = page_title(&s->form),
		.line = "看清楚，没有错就按“确认上屏”。",
		.button = button + only_back,
		.buttons = 2 - only_back,
		.no_back = !only_back };
	struct rect body = staff_draw(h, ui, &page);
	ui_notice(ui, &body, s->message, true);
	ui_card(ui, body);
	struct rect in = rect_inset(body, m->pad, m->gap);
	int head = draw_entry(&s->form, ui, in);
	ui_divider(ui, in.x, in.y + head - 1, in.w);
	const char *then = ui_printf(ui, "%s%s会记下是%s改的。", consequence(&s->form),
	    two_persons(h->desk) ? "小改动不用第二个人审核，" : "", s->form.who);
	struct text_style body_style = ui_style(m->body, true);
	int foot = ui_paragraph_height(ui, in.w, then, body_style, 14, 0) + m->gap;
	struct rect list = { in.x, in.y + head, in.w, in.h - head - foot };
	struct ui_view v = ui_view_begin(ui, list, &s->scroll, draw_changes(s, ui, list, false), 0);
	draw_changes(s, ui, (struct rect){ list.x, v.y, list.w, list.h }, true);
	ui_view_end(ui, &v);
	ui_paragraph(ui, in.x, in.y + in.h - foot + m->gap, in.w, then, body_style, ui->p->ink, 14, 0);
}

/* -------------------------------------------------------------- the end */

static void
draw_end(struct amend_row_screen *s, struct host *h, struct ui *ui)
{
	const struct desk *d = h->desk;
	bool done = s->mode == DONE;
	const char *words = desk_job(d)->number == s->job ? desk_job(d)->words : "";
	bool again = !done && store_number(h->store) == s->form.edition; /* what was typed is still of use */
	const struct staff_button button[] = {
		{ .button = { .label = done ? "改错了？恢复上一版" : "再改改", .disabled = !done && !again },
		    .action = done ? OWN_UNDO : OWN_CHANGE },
		{ .button = { .label = done ? "接着改别的" : "回去重新点", .fill = ui->p->blue, .bold = true },
		    .action = OWN_ON,
		    .right = true },
	};
	const struct staff_page page = { .title = "改一条",
		.subtitle = done ? "已上屏" : "没有改成",
		.button = button,
		.buttons = 2,
		.no_back = true };
	struct rect body = staff_draw(h, ui, &page);
	ui_card(ui, body);
	if (done)
		ui_message(ui, body, ICON_CHECK, ui->p->green, "改好了，村民现在看到的就是新的。", words);
	else
		ui_message(ui, body, ICON_EXCLAIM, ui->p->orange, "没有改成，屏上的内容没有变。", words);
}

static void
row_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct amend_row_screen *s = self;
	(void)whole;
	if (staff_locked(h, ui))
		return;
	follow_job(s, h->desk);
	if (!s->form.found) {
		const struct staff_page page = { .title = "改一条", .subtitle = page_title(&s->form) };
		struct rect body = staff_draw(h, ui, &page);
		ui_card(ui, body);
		ui_empty(ui, body, ICON_SEARCH, "没有找到这一条，可能刚刚改过。请回去重新点。");
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
	if (e->kind != SCREEN_ACTION || !desk_who(h->desk)->id)
		return e->kind == SCREEN_ACTION && staff_event(h, e->action);
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
		if (s->alone)
			ask(s, h, (size_t)only_field(&s->form), false);
	} else if (e->action == OWN_PUBLISH && s->mode == CONFIRM) {
		publish(s, h);
	} else if (e->action == OWN_ON) {
		host_back(h);
	} else if (e->action == OWN_UNDO) {
		host_replace(h, &screen_staff_history, 0);
	} else {
		return staff_event(h, e->action);
	}
	return true;
}

const struct screen_class screen_staff_amend_row = {
	.name = "staff-amend-row",
	.staff = true,
	.title = "改一条",
	.section = SECTION_ISSUE,
	.size = sizeof(struct amend_row_screen),
	.enter = row_enter,
	.event = row_event,
	.draw = row_draw,
	.full = true,
	.keeps = true,
};
