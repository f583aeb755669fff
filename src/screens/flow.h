/* Pieces of pages that tell facts, for the pen: numbers as they were written,
 * bars, the words of a report, photos. All do nothing for empty words. */
#pragma once

#include "base/quantity.h"
#include "screens/screen.h"
#include "ui/pen.h"

/* The words of the report, with a bar beside them. */
void pen_quote(struct pen *p, enum words w, const char *words, color_argb c);
void pen_number(struct pen *p, const struct quantity *q, int px, color_argb c);
/* An orange sentence behind a triangle. */
void pen_warning(struct pen *p, const char *words);
/* Words and a value at the ends of a line, a bar under them; part < 0: no bar. */
void pen_bar(struct pen *p, const char *label, const char *value, float part, enum quantity_kind kind, color_argb c);
void pen_photo(struct pen *p, const struct store_photo *photo, const char *caption);
void pen_sample(struct pen *p, bool sample);

/* A number as large as fits in w, its unit small beside it; returns the width taken. y is the top of a line of px. */
int number_draw(struct ui *ui, int x, int y, int w, const struct quantity *q, int px, color_argb c);
/* The same as one text: 「14000余台（次）」. */
const char *number_words(struct ui *ui, const struct quantity *q);
/* A bar whose end fades: 近, 约; or goes on as a ≥ sign: 以上. */
void bar_draw(struct ui *ui, struct rect r, float part, enum quantity_kind kind, color_argb c);
