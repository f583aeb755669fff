/* What the four faces of 卫生排名 share: the tabs. */
#ifndef CONTEST_RANKING_H
#define CONTEST_RANKING_H

#include "screens/screen.h"
#include "queries/rankings.h"
#include "screens/score.h"

enum { RANKING_OWN_TAB = UI_ACTION_OWN, RANKING_OWN_PERIOD, RANKING_OWN_KIND, RANKING_OWN_ROW, RANKING_OWN_VILLAGE };
enum { RANKING_TAB_VILLAGES, RANKING_TAB_HOMES, RANKING_TAB_FLAGS, RANKING_TAB_STANDARD, RANKING_TABS };

/* Draws the tabs at the top of `body`; returns the height taken, gap included. */
int ranking_tabs(struct ui *ui, struct rect body, int active);
/* True when the action was a tab and the way is set. */
bool ranking_tab_event(struct host *h, const struct screen_event *e);

#endif
