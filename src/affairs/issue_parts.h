/* What the faces of 问题整改 share: the plates of state and the
 * drawn pictures of problems. */
#pragma once

#include "screens/screen.h"
#include "queries/issues.h"

enum { ISSUE_OWN_FIRST = UI_ACTION_OWN }; /* a face's own actions count from here */

/* 「已超期 4 天」 in colour with its shape; returns the width. Drawn only when `draw`. */
int issue_plate(struct ui *ui, int x, int y, const struct issue *e, bool draw);
/* A plate of words with an icon before them. */
int issue_plate_of(
    struct ui *ui, int x, int y, const char *words, enum icon icon, color_argb ground, color_argb ink, bool draw);
/* 「还有 3 条说改好了，等复查」 over a line, beside the number of those put right; nothing for 0. Draws when `draw`;
 * returns its height. */
int issue_waiting(struct ui *ui, struct rect r, int y, long n, bool draw);
/* 「4月28日」, "" without a day. */
const char *issue_day(struct host *h, struct ui *ui, struct date d);
/* 「渔业村 · 村东路边沟 · 第12网格」 */
const char *issue_where(struct ui *ui, const struct issue *e);

/* A problem of 问题类别, or 路灯, 路桥, 厕所, 奖补, 评分, as a picture filling the square in the middle of r. */
void issue_picture(struct ui *ui, struct rect r, const char *category);
