/* What the faces of 卫生排名 share: what a tap means, and the line of one
 * that has a place. Every line of a list has the same columns, so that no
 * name runs into a number and all bars have one scale. */
#pragma once

#include "queries/rankings.h"
#include "screens/score.h"
#include "screens/screen.h"
#include "ui/shelf.h"

enum { RANKING_OWN_PERIOD = UI_ACTION_OWN, RANKING_OWN_KIND, RANKING_OWN_ROW, RANKING_OWN_VILLAGE };

struct ranking_columns {
	int place, name, score, end; /* px; end: of the words at the right */
	long from, to;               /* what a bar begins and ends at, thousandths */
};
/* For rows that stand in w px. `end` is the widest of the words at the right, "" for none. */
struct ranking_columns ranking_columns(
    struct ui *ui, int w, const struct ranking_row *row, size_t count, const char *end);
/* The line of names over them, if there is room for a bar. */
void ranking_heading(struct ui *ui, struct rect r, const struct ranking_columns *c, const char *who, const char *end);
void ranking_line(struct ui *ui, struct rect r, const struct ranking_columns *c, const struct ranking_row *row,
    const char *end, color_argb end_color);
/* 「‹ 2021年第三季度 ›」 of the newest-first periods, at the right of a shelf. */
void ranking_stepper(struct shelf *s, const struct text_list *periods, size_t at, const char *widest);
/* The period a step leads to; the same at either end. */
size_t ranking_step(const struct text_list *periods, size_t at, long by);
