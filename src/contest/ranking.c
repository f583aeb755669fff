/* ranking: see ranking.h. */
#include "contest/ranking.h"
#include "screens/all.h"

static const char *const tab_name[RANKING_TABS] = { "村排名", "家庭排名", "红旗黄牌", "怎么打分" };
static const struct screen_class *const tab_screen[RANKING_TABS] = { &screen_rank, &screen_rank_homes,
	&screen_rank_flags, &screen_rank_standard };

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
