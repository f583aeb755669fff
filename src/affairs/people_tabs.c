/* people_tabs: see people.h. */
#include "affairs/people.h"
#include "screens/all.h"

static const char *const tab_name[PEOPLE_TABS] = { "网格", "谁牵头", "保洁", "村情" };
static const struct screen_class *const tab_screen[PEOPLE_TABS] = { &screen_people, &screen_people_posts,
	&screen_people_routes, &screen_people_villages };

int
people_tabs(struct host *h, struct ui *ui, struct rect body, int active)
{
	const struct metrics *m = &ui->m;
	int scope = frame_scope_width(h, ui), tabs = ui_tabs_width(ui, tab_name, PEOPLE_TABS);
	bool beside = tabs + scope + 2 * m->gap <= body.w;
	int taken = ui_tabs(ui, body, tab_name, PEOPLE_TABS, active, ui->p->violet, PEOPLE_OWN_TAB) + m->gap;
	if (!scope)
		return taken;
	int y = beside ? body.y : body.y + taken;
	frame_scope(h, ui, beside ? body.x + body.w : body.x + scope, y, ui->p->violet);
	return beside ? taken : taken + m->button + m->gap;
}

bool
people_tab_event(struct host *h, const struct screen_event *e)
{
	if (e->kind != SCREEN_ACTION || e->action != PEOPLE_OWN_TAB || e->arg < 0 || e->arg >= PEOPLE_TABS)
		return false;
	host_replace(h, tab_screen[e->arg], 0);
	return true;
}

int
people_phone(struct ui *ui, int right, int y, int h, const char *phone, int px)
{
	struct text_style style = ui_style(px, true);
	if (!phone[0])
		return 0;
	int w = ui_text_width(ui, phone, style), side = px * 9 / 10, gap = px / 4;
	ui_text(ui, right - w, y + (h - ui_line_height(ui, style)) / 2, phone, style, ui->p->ink);
	draw_icon(ui->list, ICON_PHONE, (struct rect){ right - w - gap - side, y + (h - side) / 2, side, side },
	    ui->p->green);
	return w + gap + side;
}

int
people_rows(struct ui *ui, struct rect *in, int least, int count)
{
	int row = ui_fit_row(ui, *in, least, count), footer = ui->m.button + ui->m.gap, rows = (in->h - footer) / row;
	if (count * row > in->h && rows > 0)
		in->h = rows * row + footer;
	return row;
}
