/* staff-people: 工作人员名单. Who may log in; a tap on a name shows what may
 * be done with it: one's own PIN by everybody, the rest by a manager. A new
 * recovery code is shown once, and nobody's silence sends it away. */
#include <stdio.h>
#include <string.h>

#include "screens/all.h"
#include "screens/choices.h"
#include "screens/editor.h"
#include "screens/staff_frame.h"
#include "staff/staff_pad.h"
#include "screens/staff_task.h"

enum {
	PEOPLE_NAME = UI_ACTION_OWN,
	PEOPLE_DO,
	PEOPLE_ADD,
	PEOPLE_CODE,
	PEOPLE_KEY,
	PEOPLE_BACK,
	PEOPLE_YES,
	PEOPLE_PART
};
enum people_step {
	PEOPLE_LIST,
	PEOPLE_ONE,
	PEOPLE_ROLE,
	PEOPLE_NEW,
	PEOPLE_AGAIN,
	PEOPLE_REMOVE,
	PEOPLE_RENEW,
	PEOPLE_SHOWN
};
enum deed { DEED_PIN, DEED_REMOVE };

struct staff_people {
	enum people_step step;
	struct staff_member member[STAFF_MOST];
	size_t count;
	bool adds, manages, makes_code; /* what the PIN is for; what the task is */
	char name[STAFF_NAME];          /* of whom it is about */
	char pin[STAFF_PIN + 1];        /* typed the first time */
	char code[STAFF_RECOVERY + 1];  /* only while it is shown */
	struct code_pad pad;
	struct editor editor;
	struct staff_task task;
	struct scroll scroll;
	char wrong[256];
};

static void
go_to(struct staff_people *s, enum people_step step)
{
	static const char *const head[] = { [PEOPLE_NEW] = "请定一个六位密码", [PEOPLE_AGAIN] = "请再按一遍" };
	s->step = step;
	scroll_init(&s->scroll);
	if (step == PEOPLE_NEW)
		memset(s->pin, 0, sizeof s->pin);
	if (step == PEOPLE_NEW || step == PEOPLE_AGAIN)
		s->pad = (struct code_pad){ .digits = STAFF_PIN,
			.head = head[step],
			.message = "",
			.help = step == PEOPLE_NEW ? "让本人自己按，别用生日，别告诉别人。" : "" };
}

static void
people_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct staff_people *s = self;
	(void)a;
	(void)arg;
	scroll_init(&s->scroll);
	s->count = staff_list(desk_data(h->desk), s->member);
}

static bool
is_me(const struct staff_people *s, const struct host *h)
{
	return strcmp(s->name, desk_who(h->desk)->name) == 0;
}

/* ------------------------------------------------------------------ jobs */

static void
settle(struct staff_people *s, struct host *h)
{
	if (!staff_task_settle(&s->task, h))
		return;
	s->count = staff_list(desk_data(h->desk), s->member);
	go_to(s, PEOPLE_LIST);
	if (!s->makes_code || s->task.failed)
		return;
	s->task.words[0] = '\0';
	if (staff_task_code(desk_job(h->desk)->out, s->code))
		go_to(s, PEOPLE_SHOWN);
	else
		staff_task_say(&s->task, true, "恢复码没有看到，请再换一次。");
}

static void
run(struct staff_people *s, struct host *h, const char *deed, const char *name, const char *pin)
{
	const char *argv[DESK_ARGS] = { "staff", deed };
	char input[STAFF_PIN + 2] = "";
	int n = 2;
	s->makes_code = !name;
	argv[n++] = name ? name : "--print-new";
	if (s->adds && s->manages && pin)
		argv[n++] = "--manager";
	argv[n++] = "--by";
	argv[n++] = desk_who(h->desk)->name;
	if (pin)
		snprintf(input, sizeof input, "%.6s\n", pin);
	staff_task_run(&s->task, h, argv, pin ? input : NULL, NULL);
	memset(input, 0, sizeof input);
	memset(s->pin, 0, sizeof s->pin);
	go_to(s, PEOPLE_LIST);
}

/* --------------------------------------------------------------- drawing */

static void
draw_one(struct ui *ui, struct rect r, const struct staff_member *m, const char *note, bool live, long i)
{
	struct text_style body = ui_style(ui->m.body, true), small = ui_style(ui->m.note, false);
	int line = ui_line_height(ui, body), x = r.x + ui->m.pad / 2, right = r.x + r.w - ui->m.pad / 2;
	int y = r.y + (r.h - line) / 2;
	if (ui_pressed(ui, PEOPLE_NAME, i) && live)
		draw_round(ui->list, r, ui->m.radius / 2, CORNER_ALL, ui->p->pressed);
	if (live) {
		right -= ui->m.body;
		struct rect arrow = { right, r.y + (r.h - ui->m.body) / 2, ui->m.body, ui->m.body };
		draw_icon(ui->list, ICON_ARROW_RIGHT, arrow, ui->p->blue);
		right -= ui->m.gap;
		ui_hit(ui, r, PEOPLE_NAME, i);
	}
	if (m->manager) {
		right -= ui_chip_width(ui, "管理员");
		ui_chip(ui, right, r.y + (r.h - ui_chip_height(ui)) / 2, "管理员", ui->p->blue, ui->p->on_color);
		right -= ui->m.gap;
	}
	int w = ui_text_in(ui, x, y, right - x, m->name, body, live ? ui->p->ink : ui->p->soft) + ui->m.gap;
	if (note)
		ui_text_in(
		    ui, x + w, r.y + (r.h - ui_line_height(ui, small)) / 2, right - x - w, note, small, ui->p->soft);
}

static void
draw_list_of(struct staff_people *s, struct host *h, struct ui *ui, struct rect r)
{
	int count = (int)s->count, row = ui_fit_row(ui, r, ui->m.button, count), first, last;
	if (count == 0) {
		ui_empty(ui, r, ICON_PEOPLE, "还没有登记工作人员。按“加一个人”。");
		return;
	}
	if (count * ui->m.button <= r.h)
		row = r.h / count > ui->m.button * 3 / 2 ? ui->m.button * 3 / 2 : r.h / count;
	struct ui_view v = ui_view_begin(ui, r, &s->scroll, row * count, row);
	ui_view_rows(&v, row, count, &first, &last);
	for (int i = first; i < last; i++) {
		bool me = s->member[i].id == desk_who(h->desk)->id;
		struct rect at = { r.x, v.y + i * row, r.w, row };
		draw_one(ui, at, &s->member[i], me ? "就是你" : NULL, me || desk_who(h->desk)->manager, i);
		if (i > 0)
			ui_divider(ui, at.x, at.y, at.w);
	}
	ui_view_end(ui, &v);
}

static void
draw_deeds(struct staff_people *s, struct host *h, struct ui *ui, struct rect r)
{
	const struct choice c[] = { { is_me(s, h) ? "改我的密码" : "给他换密码", NULL, false },
		{ "从名单里去掉", is_me(s, h) ? "不能去掉自己" : NULL, is_me(s, h) || !desk_who(h->desk)->manager } };
	choices_draw(ui, r, &s->scroll, c, 2, PEOPLE_DO);
}

static void
draw_roles(struct staff_people *s, struct ui *ui, struct rect r)
{
	static const struct choice c[] = { { "一般工作人员", "读取、核对、上屏", false },
		{ "管理员", "还能改设置、管名单", false } };
	choices_draw(ui, r, &s->scroll, c, 2, PEOPLE_PART);
}

static void
draw_code(struct staff_people *s, struct ui *ui, struct rect r)
{
	static const char *const say[] = { "请抄下来交给乡镇保管。", "旧的恢复码从现在起不能用了。", "以后不再显示。" };
	struct text_style body = ui_style(ui->m.head, false);
	int px = ui->m.title * 2, step = ui->m.head * 17 / 10;
	const char *code = ui_printf(ui, "%.4s  %.4s  %.4s", s->code, s->code + 4, s->code + 8);
	while (px > ui->m.body && ui_text_width(ui, code, ui_style(px, true)) > r.w - 2 * ui->m.pad)
		px = px * 9 / 10;
	int line = ui_line_height(ui, ui_style(px, true)), y = r.y + (r.h - line - 3 * step) / 2;
	ui_text_center(ui, (struct rect){ r.x, y, r.w, line }, code, ui_style(px, true), ui->p->ink);
	y += line + ui->m.pad;
	for (int i = 0; i < 3; i++, y += step)
		ui_text_center(ui, (struct rect){ r.x, y, r.w, step }, say[i], body, ui->p->ink);
}

static int
add_bar(const struct staff_people *s, const struct host *h, struct ui *ui, struct staff_button *b)
{
	bool may = desk_who(h->desk)->manager && !s->task.waits;
	int n = 0;
	if (s->step != PEOPLE_LIST && s->step != PEOPLE_SHOWN)
		b[n++] = (struct staff_button){ .button = { .label = "取消" }, .action = PEOPLE_BACK };
	if (s->step == PEOPLE_LIST) {
		b[n++] = (struct staff_button){
			.button = { .label = "换恢复码", .disabled = !may }, .action = PEOPLE_CODE, .right = true
		};
		b[n++] = (struct staff_button){ .button = { .label = "加一个人",
						    .fill = ui->p->blue,
						    .bold = true,
						    .disabled = !may || s->count >= STAFF_MOST },
			.action = PEOPLE_ADD,
			.right = true };
	}
	const char *yes = s->step == PEOPLE_REMOVE  ? "去掉"
			  : s->step == PEOPLE_RENEW ? "换一个新的"
			  : s->step == PEOPLE_SHOWN ? "抄好了"
						    : NULL;
	if (yes)
		b[n++] = (struct staff_button){ .button = { .label = yes, .fill = ui->p->blue, .bold = true },
			.action = PEOPLE_YES,
			.right = true };
	return n;
}

static void
draw_step(struct staff_people *s, struct host *h, struct ui *ui, struct rect body)
{
	if (s->step == PEOPLE_NEW || s->step == PEOPLE_AGAIN) {
		code_pad_draw(ui, body, &s->pad, PEOPLE_KEY);
		return;
	}
	ui_card(ui, body);
	struct rect in = staff_task_draw(&s->task, ui, rect_inset(body, ui->m.pad, ui->m.pad / 2));
	if (s->step == PEOPLE_LIST)
		draw_list_of(s, h, ui, in);
	else if (s->step == PEOPLE_ONE)
		draw_deeds(s, h, ui, in);
	else if (s->step == PEOPLE_ROLE)
		draw_roles(s, ui, in);
	else if (s->step == PEOPLE_REMOVE)
		ui_empty(ui, in, ICON_EXCLAIM,
		    ui_printf(
			ui, "要把“%s”从名单里去掉吗？去掉以后，他就不能登录了；他做过的事还留在记录里。", s->name));
	else if (s->step == PEOPLE_RENEW)
		ui_empty(ui, in, ICON_EXCLAIM, "要换一个新的恢复码吗？换了以后，乡镇手里的旧恢复码就不能用了。");
	else
		draw_code(s, ui, in);
}

static void
people_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	static const char *const title[] = { "工作人员名单", "工作人员", "能做什么？", "六位密码", "六位密码",
		"去掉一个人", "换恢复码", "新的恢复码" };
	struct staff_people *s = self;
	struct staff_button bar[4];
	(void)whole;
	if (staff_locked(h, ui))
		return;
	settle(s, h);
	if (s->editor.open) {
		editor_draw(h, ui, &s->editor);
		return;
	}
	bool about_one = s->step >= PEOPLE_ONE && s->step <= PEOPLE_REMOVE;
	const struct staff_page page = { .title = title[s->step],
		.subtitle = about_one ? s->name : NULL,
		.line = s->step != PEOPLE_LIST       ? NULL
			: desk_who(h->desk)->manager ? "点一个名字，换密码或者去掉。"
						     : "你可以改自己的密码；别的请管理员来改。",
		.button = bar,
		.buttons = add_bar(s, h, ui, bar),
		.no_back = s->step != PEOPLE_LIST };
	draw_step(s, h, ui, staff_draw(h, ui, &page));
}

/* --------------------------------------------------------------- answers */

static const char *
check_name(void *context, const char *name)
{
	struct staff_people *s = context;
	struct error err = { 0 };
	for (size_t i = 0; i < s->count; i++)
		if (strcmp(s->member[i].name, name) == 0)
			return "名单里已经有这个名字了，请写全名，或者加个职务。";
	if (staff_check_name(name, &err))
		return NULL;
	snprintf(s->wrong, sizeof s->wrong, "%.255s", err.text);
	return s->wrong;
}

static void
typed(struct staff_people *s, struct host *h)
{
	if (s->step == PEOPLE_NEW && !staff_pin_valid(s->pad.typed)) {
		go_to(s, PEOPLE_NEW);
		s->pad.message = "这个太容易猜了：不要用 123456，也不要六个一样的数字。请换一个。";
	} else if (s->step == PEOPLE_NEW) {
		memcpy(s->pin, s->pad.typed, sizeof s->pin);
		go_to(s, PEOPLE_AGAIN);
	} else if (strcmp(s->pin, s->pad.typed) != 0) {
		go_to(s, PEOPLE_NEW);
		s->pad.message = "两遍按得不一样，请从头再定一次。";
	} else {
		run(s, h, s->adds ? "add" : "pin", s->name, s->pad.typed);
		code_pad_clear(&s->pad);
	}
}

static void
confirmed(struct staff_people *s, struct host *h)
{
	if (s->step == PEOPLE_REMOVE) {
		run(s, h, "remove", s->name, NULL);
	} else if (s->step == PEOPLE_RENEW) {
		run(s, h, "recovery", NULL, NULL);
	} else if (s->step == PEOPLE_SHOWN) {
		memset(s->code, 0, sizeof s->code);
		go_to(s, PEOPLE_LIST);
	}
}

static void
tapped_name(struct staff_people *s, const struct host *h, long i)
{
	if (i < 0 || i >= (long)s->count || (s->member[i].id != desk_who(h->desk)->id && !desk_who(h->desk)->manager))
		return;
	snprintf(s->name, sizeof s->name, "%s", s->member[i].name);
	s->adds = false;
	s->task.words[0] = '\0';
	go_to(s, desk_who(h->desk)->manager ? PEOPLE_ONE : PEOPLE_NEW);
}

static void
ask_name(struct staff_people *s)
{
	s->task.words[0] = '\0';
	editor_open(&s->editor, &(struct editor_ask){ .title = "新的工作人员叫什么？",
				    .kind = EDITOR_TEXT,
				    .limit = 20,
				    .confirm = "下一步",
				    .check = check_name,
				    .context = s });
}

static bool
manager_event(struct staff_people *s, struct host *h, const struct screen_event *e)
{
	if (e->action == PEOPLE_PART)
		s->manages = e->arg == 1;
	if (e->action == PEOPLE_DO && e->arg == DEED_PIN)
		go_to(s, PEOPLE_NEW);
	else if (e->action == PEOPLE_DO && !is_me(s, h))
		go_to(s, PEOPLE_REMOVE);
	else if (e->action == PEOPLE_ADD)
		ask_name(s);
	else if (e->action == PEOPLE_PART)
		go_to(s, PEOPLE_NEW);
	else if (e->action == PEOPLE_CODE)
		go_to(s, PEOPLE_RENEW);
	else if (e->action == PEOPLE_YES)
		confirmed(s, h);
	return true;
}

static bool
people_event(void *self, struct host *h, const struct screen_event *e)
{
	struct staff_people *s = self;
	if (e->kind != SCREEN_ACTION)
		return false;
	if (!desk_who(h->desk)->id)
		return staff_event(h, e->action);
	if (s->editor.open) {
		if (editor_event(&s->editor, e) == EDITOR_DONE) {
			snprintf(s->name, sizeof s->name, "%.63s", s->editor.value);
			s->adds = true;
			go_to(s, PEOPLE_ROLE);
		}
		return true;
	}
	if (e->action < UI_ACTION_OWN)
		return staff_event(h, e->action);
	if (s->task.waits)
		return false;
	if (e->action == PEOPLE_NAME)
		tapped_name(s, h, e->arg);
	else if (e->action == PEOPLE_KEY && code_pad_key(&s->pad, e->arg))
		typed(s, h);
	else if (e->action == PEOPLE_BACK)
		go_to(s, PEOPLE_LIST);
	else if (desk_who(h->desk)->manager)
		return manager_event(s, h, e);
	return true;
}

static bool
people_stays(const void *self)
{
	return ((const struct staff_people *)self)->step == PEOPLE_SHOWN;
}

const struct screen_class screen_staff_people = {
	.name = "staff-people",
	.staff = true,
	.title = "工作人员名单",
	.section = SECTION_ISSUE,
	.size = sizeof(struct staff_people),
	.enter = people_enter,
	.event = people_event,
	.draw = people_draw,
	.stays = people_stays,
	.full = true,
	.keeps = true,
};
