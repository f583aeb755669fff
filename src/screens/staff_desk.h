/* What the clerk's desk puts on every screen: the quiet banner for a stick,
 * the bar over a preview, 「还在吗？」 before the session ends. */
#pragma once

#include "screens/desk.h"
#include "screens/screen.h"

enum { ACTION_PREVIEW_OVER = 90 };

enum { STAFF_ASK_MS = 30000 }; /* so long before its end the session asks */

/* 「U盘插好了，工作人员请按这里」, or 「张三还在登录，按这里回去」 and 退出, at the foot of `body`, which shrinks. */
void staff_banner(struct host *h, struct ui *ui, struct rect *body);
/* 「预览：还没有上屏」 above all, and the way back. The screen below has so much less height. */
int staff_preview_height(const struct ui *ui);
void staff_preview_bar(struct ui *ui, int x);
/* Nobody has logged in: the screen shows only that. The stage asks for every screen that is `locked`. */
bool staff_locked(struct host *h, struct ui *ui);
/* Is it time to ask, and the question over everything. */
bool staff_asks(const struct host *h);
void staff_question(struct host *h, struct ui *ui);
/* Reads the stick in (d->stick[i]) and goes where that shows; false when there is nothing on it for us. */
bool staff_read_stick(struct host *h, int i);
/* False while what was read before waits to be looked at: it is published or cancelled first. */
bool staff_may_read(const struct desk *d);
/* Two persons are asked for, and who is logged in has read it: another one publishes. */
bool staff_must_hand_over(const struct desk *d);
/* Two persons are asked for, and another one has read it: who is logged in publishes it or sends it back. */
bool staff_is_second(const struct desk *d);
/* 第一次开机: no staff, and never any content. In the demonstration it is never forced, but may be opened. */
bool start_needed(const struct host *h);
