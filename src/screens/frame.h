/* What every screen stands in: the strip above (never touched) and the dock
 * below (always the same buttons in the same places). */
#pragma once

#include "screens/screen.h"
#include "ui/shelf.h"

color_argb section_color(const struct palette *p, enum section s);
enum icon section_icon(enum section s);

/* Draws paper, strip and dock; returns what is left between them for the screen. */
struct rect frame_draw(struct host *h, struct ui *ui, const struct screen_class *c, void *self);
/* The tab 「示例」 at the upper edge, between `from` and `to` (px), while the content is a demonstration. */
void frame_demonstration(struct host *h, struct ui *ui, int from, int to);

/* 数据截至: the newest datum of a page. */
struct date frame_as_of(struct host *h, const struct screen_class *c, const void *self, enum page_scope shown);
/* 「全镇 | 本村」; returns its width. Draws nothing (0) when no home village is set. */
int frame_scope_width(struct host *h, struct ui *ui);
void frame_scope(struct host *h, struct ui *ui, int right, int y, color_argb fill);
/* The same at the right end of a shelf, each with words behind it: 「全镇 16 处」. */
void frame_scope_on(struct host *h, struct shelf *s, color_argb fill, const char *whole, const char *home);
/* A picture and the words about it: side by side, or the picture above in portrait. Shares in percent of the body. */
void frame_split(struct ui *ui, struct rect body, int wide, int tall, struct rect *picture, struct rect *words);
/* 「4月28日」, "" without a day. */
const char *frame_day(struct host *h, struct ui *ui, struct date d);
/* 「这一项村里还没有填，请问支部书记马占云（0954-3010011）」; 工作人员 where nobody is known. */
void frame_empty(struct ui *ui, struct rect r, enum icon icon);
/* The same on a card of its own. */
void frame_nothing(struct ui *ui, struct rect r, enum icon icon);
/* The small 「示例」 beside a row that was made up; returns its width. */
int frame_sample(struct ui *ui, int x, int y);
/* A question over everything: stay (ACTION_STAY), or the other thing. */
void frame_question(
    struct ui *ui, const char *words, const char *line, const char *stay_label, const char *go_label, int go_action);
/* 「还在看吗？」 */
void frame_idle_question(struct ui *ui, int seconds);
