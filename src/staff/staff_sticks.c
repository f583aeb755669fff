/* staff-sticks: every stick that is plugged in, and what was found on it. */
#include <stdio.h>
#include <string.h>

#include "screens/all.h"
#include "screens/staff_desk.h"
#include "screens/staff_frame.h"

enum { STICKS_READ = UI_ACTION_OWN, STICKS_AGAIN };

struct staff_sticks {
	struct scroll scroll;
};

bool
staff_read_stick(struct host *h, int i)
{
	struct desk *d = h->desk;
	char path[1100];
	if (i < 0 || i >= desk_sticks(d) || desk_stick(d, i)->look != DESK_USEFUL || !staff_may_read(d))
		return false;
	const struct desk_stick *k = desk_stick(d, i);
	snprintf(path, sizeof path, "%s%s%s", k->path, k->folder[0] ? "/" : "", k->folder);
	desk_read(d, path, k->name);
	host_open(h, &screen_staff_read, 0);
	return true;
}

bool
staff_may_read(const struct desk *d)
{
	return desk_work(d)->state == DESK_IDLE || desk_work(d)->state == DESK_ENDED ||
	       desk_work(d)->state == DESK_PUBLISHED;
}

static void
sticks_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct staff_sticks *s = self;
	(void)h;
	(void)a;
	(void)arg;
	scroll_init(&s->scroll);
}

/* What a stick says, and how tall that is. */
static int
words_height(struct ui *ui, const struct desk_stick *k, int w)
{
	return ui_line_height(ui, ui_style(ui->m.head, true)) +
	       ui_paragraph_height(ui, w, k->words, ui_style(ui->m.body, false), 15, 0);
}

static int
button_room(struct ui *ui, const struct desk_stick *k)
{
	const struct ui_button b = { .label = "读取", .bold = true };
	return k->look == DESK_USEFUL ? ui_button_width(ui, &b) + 2 * ui->m.pad + ui->m.gap : 0;
}

static int
stick_height(struct ui *ui, const struct desk_stick *k, int w)
{
	int side = ui->m.head * 3 / 2 + ui->m.pad;
	int h = words_height(ui, k, w - side - button_room(ui, k)) + 2 * ui->m.pad;
	return h > ui->m.button + ui->m.pad ? h : ui->m.button + ui->m.pad;
}

static void
draw_stick(struct ui *ui, struct rect r, const struct desk_stick *k, int i, bool free)
{
	const struct metrics *m = &ui->m;
	int icon = m->head * 3 / 2, x = r.x + icon + m->pad, w = r.w - icon - m->pad - button_room(ui, k);
	bool useful = k->look == DESK_USEFUL, looking = k->look == DESK_LOOKING;
	color_argb color = useful ? ui->p->blue : looking ? ui->p->soft : ui->p->orange;
	enum icon which = useful ? ICON_SHEET : looking ? ICON_CLOCK : ICON_EXCLAIM;
	draw_icon(ui->list, which, (struct rect){ r.x, r.y + (r.h - icon) / 2, icon, icon }, color);
	int y = r.y + (r.h - words_height(ui, k, w)) / 2;
	ui_text_in(ui, x, y, w, ui_printf(ui, "U盘“%s”", k->name), ui_style(m->head, true), ui->p->ink);
	y += ui_line_height(ui, ui_style(m->head, true));
	ui_paragraph(ui, x, y, w, k->words, ui_style(m->body, false), ui->p->soft, 15, 0);
	if (!useful)
		return;
	const struct ui_button b = { .label = "读取", .fill = ui->p->blue, .bold = true, .disabled = !free };
	int bw = ui_button_width(ui, &b) + 2 * m->pad;
	ui_button(ui, (struct rect){ r.x + r.w - bw, r.y + (r.h - m->button) / 2, bw, m->button }, &b, STICKS_READ, i);
	if (free) /* its name will do too */
		ui_hit(ui, (struct rect){ r.x, r.y, r.w - bw - m->gap, r.h }, STICKS_READ, i);
}

static void
draw_list(struct staff_sticks *s, struct desk *d, struct ui *ui, struct rect body)
{
	int all = 0;
	ui_card(ui, body);
	struct rect in = rect_inset(body, ui->m.pad * 3 / 2, ui->m.pad);
	for (int i = 0; i < desk_sticks(d); i++)
		all += stick_height(ui, desk_stick(d, i), in.w);
	struct ui_view v = ui_view_begin(ui, in, &s->scroll, all, 0);
	for (int i = 0; i < desk_sticks(d); i++) {
		int h = stick_height(ui, desk_stick(d, i), in.w);
		draw_stick(ui, (struct rect){ in.x, v.y, in.w, h }, desk_stick(d, i), i, staff_may_read(d));
		v.y += h;
		if (i + 1 < desk_sticks(d))
			ui_divider(ui, in.x, v.y, in.w);
	}
	ui_view_end(ui, &v);
}

static void
sticks_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_sticks *s = self;
	struct desk *d = h->desk;
	(void)whole;
	if (staff_locked(h, ui))
		return;
	const struct staff_button again = { .button = { .label = "再看一遍", .disabled = desk_sticks(d) == 0 },
		.action = STICKS_AGAIN,
		.right = true };
	const struct staff_page page = {
		.title = "更新内容",
		.subtitle = "U盘",
		.step = STAFF_READ,
		.button = &again,
		.buttons = 1,
		.line = staff_may_read(d) ? NULL : "上一份还没有核对完。先上屏，或者取消，再读下一份。",
	};
	struct rect body = staff_draw(h, ui, &page);
	if (desk_sticks(d)) {
		draw_list(s, d, ui, body);
		return;
	}
	ui_card(ui, body);
	ui_empty(ui, body, ICON_SHEET,
	    "请把U盘插到屏幕旁边的插口，等几秒，这里会出现它的名字。\n没有表格？插好U盘，在“存到U盘”里拿一本空白表。");
}

static bool
sticks_event(void *self, struct host *h, const struct screen_event *e)
{
	(void)self;
	if (e->kind != SCREEN_ACTION)
		return false;
	if (e->action == STICKS_READ)
		return staff_read_stick(h, (int)e->arg);
	if (e->action != STICKS_AGAIN)
		return staff_event(h, e->action);
	desk_look(h->desk);
	return true;
}

const struct screen_class screen_staff_sticks = {
	.name = "staff-sticks",
	.staff = true,
	.moment = MOMENT_STICK,
	.title = "更新内容",
	.section = SECTION_ISSUE,
	.size = sizeof(struct staff_sticks),
	.enter = sticks_enter,
	.event = sticks_event,
	.draw = sticks_draw,
	.full = true,
};
