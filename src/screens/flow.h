/* Text that flows down a page: blocks one under the other, measured and
 * drawn by the same calls, so that a long text turns pages by itself. */
#pragma once

#include "base/quantity.h"
#include "screens/screen.h"

struct flow {
	struct ui *ui;
	int x, y, w;
	bool draw; /* false: only y moves on */
};

/* All below do nothing for empty words. */
void flow_text(struct flow *f, const char *words, struct text_style style, color_argb c, int leading);
void flow_gap(struct flow *f, int px);
/* 「施工单位：……」, the label soft. */
void flow_pair(struct flow *f, const char *label, const char *words);
void flow_number(struct flow *f, const struct quantity *q, int px, color_argb c);
/* An orange sentence behind a triangle. */
void flow_warning(struct flow *f, const char *words);
/* The words of the report, with a bar beside them. */
void flow_quote(struct flow *f, const char *words, color_argb c);
/* Words, a bar under them and its value at the end; part < 0: no bar. */
void flow_bar(struct flow *f, const char *label, const char *value, float part, enum quantity_kind kind, color_argb c);
void flow_photo(struct flow *f, const struct store_photo *photo, const char *caption);
void flow_sample(struct flow *f, bool sample);

/* A card of `fill` with the flow in it, in pages. `fill` is called twice, with `self`. */
void flow_card(struct ui *ui, struct rect r, struct scroll *s, void (*fill)(void *self, struct flow *f), void *self);

/* Words and photos: side by side where there is room, else one below the other. `photos` may be NULL. */
void flow_pair_of_cards(struct ui *ui, struct rect r, struct scroll *s, struct scroll *side,
    void (*fill)(void *self, struct flow *f), void (*photos)(void *self, struct flow *f), void *self);

/* A number as large as fits in w, its unit small beside it; returns the width taken. y is the top of a line of px. */
int number_draw(struct ui *ui, int x, int y, int w, const struct quantity *q, int px, color_argb c);
/* The same as one text: 「14000余台（次）」. */
const char *number_words(struct ui *ui, const struct quantity *q);
/* Triangle and words in orange in one or more lines; returns the height. */
int warning_draw(struct ui *ui, int x, int y, int w, const char *words, int lines, bool draw);
/* A bar whose end fades: 近, 约; or goes on as a ≥ sign: 以上. */
void bar_draw(struct ui *ui, struct rect r, float part, enum quantity_kind kind, color_argb c);
