/* The pieces screens are made of. Sizes follow the theme: nothing that can
 * be tapped is less than 18 mm high or wide. */
#pragma once

#include "ui/ui.h"
#include "ui/view.h"

/* Actions the program itself answers, below those of screens (which count from 100). */
enum {
	UI_ACTION_NONE,
	UI_ACTION_PAGE, /* arg: 2 × area + (1 next, 0 previous) */
	UI_ACTION_OWN = 100,
};

void ui_card(struct ui *ui, struct rect r);
/* The edge that says 「press me」; what only shows has none. */
void ui_edge(struct ui *ui, struct rect r, int radius);
/* Something pressed as a whole, when all of it is drawn: its edge, the veil of a finger, and what answers. */
void ui_press(struct ui *ui, struct rect r, int radius, int action, long arg);

/* A quiet button has `fill` 0. A disabled one is greyed and does nothing. */
struct ui_button {
	const char *label;
	color_argb fill;
	bool disabled, bold;
	enum icon icon;    /* before the label; ICON_NONE for none */
	const char *badge; /* small count behind it; NULL */
};
int ui_button_width(struct ui *ui, const struct ui_button *b);
void ui_button(struct ui *ui, struct rect r, const struct ui_button *b, int action, long arg);

/* A row of tabs from x on; those that do not fit wrap onto further rows.
 * Returns the height taken. The arg of tab i is i. */
int ui_tabs(struct ui *ui, struct rect r, const char *const *label, int count, int active, color_argb fill, int action);
int ui_tabs_width(struct ui *ui, const char *const *label, int count);

/* A small plate of words; returns its width. `h` 0: as high as the words need. */
int ui_chip(struct ui *ui, int x, int y, const char *s, color_argb ground, color_argb ink);
int ui_chip_width(struct ui *ui, const char *s);
int ui_chip_height(struct ui *ui);

/* 「‹ 2021年11月 ›」: arg −1 earlier, +1 later; the arrows grey out at the ends. */
int ui_stepper_width(struct ui *ui, const char *label);
void ui_stepper(struct ui *ui, struct rect r, const char *label, bool earlier, bool later, int action);

void ui_bar(struct ui *ui, struct rect r, float part, color_argb fill);
/* One sentence in the middle, with an icon above. */
void ui_empty(struct ui *ui, struct rect r, enum icon icon, const char *sentence);
/* A box that is ticked or not. */
void ui_tick(struct ui *ui, struct rect box, bool on);
void ui_divider(struct ui *ui, int x, int y, int w);
