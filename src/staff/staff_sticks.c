/* staff-sticks: every stick that is plugged in, and what was found on it. */
#include <stdio.h>

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

/* What a stick says, and 读取 when there is something on it; its name will do too. */
static void
draw_stick(struct pen *p, void *context, int i)
{
	struct host *h = context;
	struct ui *ui = p->ui;
	const struct desk_stick *k = desk_stick(h->desk, i);
	bool useful = k->look == DESK_USEFUL, looking = k->look == DESK_LOOKING;
	const struct ui_button read = {
		.label = "读取", .fill = ui->p->blue, .bold = true, .disabled = !staff_may_read(h->desk)
	};
	PEN_ROW(p, .title = ui_printf(ui, "U盘“%s”", k->name), .note = k->words,
	    .icon = useful    ? ICON_SHEET
		    : looking ? ICON_CLOCK
			      : ICON_EXCLAIM,
	    .color = useful    ? ui->p->blue
		     : looking ? ui->p->soft
			       : ui->p->orange,
	    .large = true, .whole = true, .lines = 9, .button = useful ? &read : NULL,
	    .action = useful ? STICKS_READ : UI_ACTION_NONE, .arg = i);
}

static void
sticks_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_sticks *s = self;
	struct rect in = STAFF_CARD(h, ui, .title = "更新内容", .subtitle = "U盘", .step = STAFF_READ,
	    .bar = { STAFF_RIGHT("再看一遍", STICKS_AGAIN, desk_sticks(h->desk) > 0) },
	    .line = staff_may_read(h->desk) ? NULL : "上一份还没有核对完。先上屏，或者取消，再读下一份。");
	if (desk_sticks(h->desk))
		ui_flow(ui, in, &s->scroll, desk_sticks(h->desk), draw_stick, h);
	else
		ui_empty(ui, in, ICON_SHEET,
		    "请把U盘插到屏幕旁边的插口，等几秒，这里会出现它的名字。\n没有表格？插好U盘，在“存到U盘”里拿一本空"
		    "白表。");
}

static bool
sticks_event(void *self, struct host *h, const struct screen_event *e)
{
	if (e->action == STICKS_READ)
		staff_read_stick(h, (int)e->arg);
	else if (e->action == STICKS_AGAIN)
		desk_look(h->desk);
	return true;
}

STAFF_SCREEN(staff_sticks, "staff-sticks", "更新内容", .locked = true, .moment = MOMENT_STICK,
    .size = sizeof(struct staff_sticks), .event = sticks_event, .draw = sticks_draw);
