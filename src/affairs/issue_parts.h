/* What the faces of 问题整改 share: the tabs, the plates of state, the track
 * of dots, and the drawn pictures of problems. */
#ifndef AFFAIRS_ISSUE_PARTS_H
#define AFFAIRS_ISSUE_PARTS_H

#include "screens/screen.h"
#include "queries/issues.h"

enum { ISSUE_OWN_TAB = UI_ACTION_OWN, ISSUE_OWN_FIRST }; /* a face's own actions count from FIRST */
enum { ISSUE_TAB_LEDGER, ISSUE_TAB_WEEK, ISSUE_TAB_RECTIFY, ISSUE_TAB_RANK, ISSUE_TAB_REPORT, ISSUE_TABS };

/* Tabs at the top of `body`; returns the height taken, gap included. 全镇 | 本村 stands behind them where it fits;
 * where it does not, *scope_w is its width and the face puts it into a row of its own (else 0).
 * NULL: no scope. */
int issue_tabs(struct host *h, struct ui *ui, struct rect body, int active, int *scope_w);
/* True when the action was a tab and the way is set. */
bool issue_tab_event(struct host *h, const struct screen_event *e, int active);

/* 「已超期 4 天」 in colour with its shape; returns the width. Drawn only when `draw`. */
int issue_plate(struct ui *ui, int x, int y, const struct issue *e, bool draw);
/* A plate of words with an icon before them. */
int issue_plate_of(
    struct ui *ui, int x, int y, const char *words, enum icon icon, color_argb ground, color_argb ink, bool draw);
/* 「4月28日」, "" without a day. */
const char *issue_day(struct host *h, struct ui *ui, struct date d);
/* 「渔业村 · 村东路边沟 · 第12网格」 */
const char *issue_where(struct ui *ui, const struct issue *e);

/* Dots on a line with a word and a day under each; those reached are filled.
 * Returns its height; draws when `draw`. */
int issue_track(struct ui *ui, struct rect r, const char *const *name, const char *const *day, const bool *reached,
    int count, bool draw);

/* A problem of 问题类别 as a picture filling the square in the middle of r. */
void issue_picture(struct ui *ui, struct rect r, const char *category);

#endif
