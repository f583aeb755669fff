/* A shelf: the controls at the top of a page, beside each other as long as
 * they fit, then on further lines. What is left of the page is `room`. */
#pragma once

#include "ui/cut.h"
#include "ui/widgets.h"

struct shelf {
	struct ui *ui;
	struct rect room; /* below all lines */
	struct rect line; /* what is free of the last one */
};

struct shelf shelf_at(struct ui *ui, struct rect room);
/* A place w px wide and as high as a button, at the left or the right end of what is free. */
struct rect shelf_left(struct shelf *s, int w);
struct rect shelf_right(struct shelf *s, int w);
/* Tabs at the left, over as many lines as they need; arg i is the i-th. */
void shelf_tabs(struct shelf *s, const char *const *label, int count, int lit, color_argb fill, int action);
/* 「‹ 2021年11月 ›」 at the right: `at` of `count`, 0 the newest; as wide as `widest`. */
void shelf_stepper(struct shelf *s, const char *label, const char *widest, size_t at, size_t count, int action);
/* One of several names: tabs (`action`, arg the i-th) where a line holds them, else 「‹ 酸刺村 ›」 (`step`, arg −1 or
 * +1). */
void shelf_pick(
    struct shelf *s, const char *const *label, size_t count, size_t lit, color_argb fill, int action, int step);
