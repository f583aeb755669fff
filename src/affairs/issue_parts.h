/* What the faces of 问题整改 share: how a state is said, and the drawn
 * pictures of problems. */
#pragma once

#include "queries/issues.h"
#include "screens/register.h"

enum { ISSUE_OWN_FIRST = UI_ACTION_OWN }; /* a face's own actions count from here */

/* 「超期 4 天」 with its colour and sign. */
struct row_state issue_state(struct ui *ui, const struct issue *e);
/* 「渔业村 · 村东路边沟 · 第12网格」 */
const char *issue_where(struct ui *ui, const struct issue *e);

/* A problem of 问题类别, or 路灯, 路桥, 厕所, 奖补, 评分, as a picture filling the square in the middle of r. */
void issue_picture(struct ui *ui, struct rect r, const char *category);
