/* ranking: see ranking.h. */
#include "screens/ranking.h"

static const char *const tab_name[RANKING_TABS] = { "村排名", "家庭排名", "红旗黄牌", "怎么打分" };
static const char *const tab_screen[RANKING_TABS] = { "rank", "rank-homes", "rank-flags", "rank-standard" };

int
ranking_tabs(struct ui *ui, struct rect body, int active)
{
	return ui_tabs(ui, body, tab_name, RANKING_TABS, active, ui->p->gold, RANKING_OWN_TAB) + ui->m.gap;
}

bool
ranking_tab_event(struct host *h, const struct screen_event *e)
{
	if (e->kind != SCREEN_ACTION || e->action != RANKING_OWN_TAB || e->arg < 0 || e->arg >= RANKING_TABS)
		return false;
	host_replace(h, tab_screen[e->arg], 0);
	return true;
}

const char *
ranking_score(struct ui *ui, long milli)
{
	if (milli % 1000 == 0)
		return ui_printf(ui, "%ld", milli / 1000);
	if (milli % 100 == 0)
		return ui_printf(ui, "%ld.%ld", milli / 1000, milli % 1000 / 100);
	return ui_printf(ui, "%ld.%02ld", milli / 1000, (milli % 1000 + 5) / 10);
}

const char *
ranking_place(struct ui *ui, int place, bool tied)
{
	return ui_printf(ui, "%s%d", tied ? "并列" : "", place);
}
