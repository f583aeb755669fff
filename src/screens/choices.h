/* A wall of equal buttons to choose from: groups, surnames, homes, keys. */
#pragma once

#include "ui/widgets.h"

struct choice {
	const char *label, *note; /* note may be NULL */
	bool greyed, lit;
};

/* In `r`, as many beside each other as their words allow, with pages where
 * they do not all fit. The arg of button i is i. */
void choices_draw(struct ui *ui, struct rect r, struct scroll *s, const struct choice *c, size_t count, int action);
/* The height at which all of them stand in one row, or in as many as it takes, of buttons; `most` rows at the most. */
int choices_height(struct ui *ui, int w, const struct choice *c, size_t count, int most);
/* A digit pad has twelve keys: 1–9, and below 重按 0 删一位. */
enum { CHOICES_PAD = 12, CHOICES_PAD_CLEAR = 9, CHOICES_PAD_ZERO, CHOICES_PAD_BACK };
/* Which digit a key of the pad is; −1 for none. */
int choices_pad_digit(long key);
/* Bit i of `live`: digit i answers. `typed`: there is something to take back. */
void choices_pad(struct ui *ui, struct rect r, unsigned live, bool typed, int action);
/* Keys: exactly `columns` beside each other, all rows in `r`, no pages. */
void choices_keys(struct ui *ui, struct rect r, const struct choice *c, size_t count, int columns, int action);
