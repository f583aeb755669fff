/* What the four faces of 卫生排名 share: the tabs, and how scores are said. */
#ifndef SCREENS_RANKING_H
#define SCREENS_RANKING_H

#include "screens/screen.h"
#include "store/rankings.h"

enum { RANKING_OWN_TAB = UI_ACTION_OWN, RANKING_OWN_PERIOD, RANKING_OWN_KIND, RANKING_OWN_ROW, RANKING_OWN_VILLAGE };
enum { RANKING_TAB_VILLAGES, RANKING_TAB_HOMES, RANKING_TAB_FLAGS, RANKING_TAB_STANDARD, RANKING_TABS };

/* Draws the tabs at the top of `body`; returns the height taken, gap included. */
int ranking_tabs(struct ui *ui, struct rect body, int active);
/* True when the action was a tab and the way is set. */
bool ranking_tab_event(struct host *h, const struct screen_event *e);
/* 「96.5」; in the arena of the frame. */
const char *ranking_score(struct ui *ui, long milli);
/* 「3」, or 「并列2」 */
const char *ranking_place(struct ui *ui, int place, bool tied);

#endif
