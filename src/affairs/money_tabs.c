/* money_tabs: see money_tabs.h. */
#include "affairs/money_tabs.h"
#include "screens/all.h"

#include "base/quantity.h"
#include "screens/frame.h"

static const char *const tab_name[MONEY_TABS] = { "钱从哪来", "花到哪去", "奖励发放", "工程进度" };
static const struct screen_class *const tab_screen[MONEY_TABS] = { &screen_money, &screen_money_spent,
	&screen_money_rewards, &screen_projects };

struct rect
money_tabs(struct host *h, struct ui *ui, struct rect body, int active, bool scope)
{
	const struct metrics *m = &ui->m;
	int head = ui_tabs(ui, body, tab_name, MONEY_TABS, active, ui->p->olive, MONEY_OWN_TAB) + m->gap;
	int scope_w = scope ? frame_scope_width(h, ui) : 0;
	if (scope_w) {
		bool beside = ui_tabs_width(ui, tab_name, MONEY_TABS) + m->gap * 2 + scope_w <= body.w;
		frame_scope(h, ui, body.x + body.w, body.y + (beside ? 0 : head), ui->p->olive);
		head += beside ? 0 : m->button + m->gap;
	}
	return (struct rect){ body.x, body.y + head, body.w, body.h - head };
}

bool
money_tab_event(struct host *h, const struct screen_event *e)
{
	if (e->kind != SCREEN_ACTION || e->action != MONEY_OWN_TAB || e->arg < 0 || e->arg >= MONEY_TABS)
		return false;
	host_replace(h, tab_screen[e->arg], 0);
	return true;
}

const char *
money_words(struct ui *ui, long long milli)
{
	return milli < 0 ? "" : quantity_text(ui->arena, milli);
}
