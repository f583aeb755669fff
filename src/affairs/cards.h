/* Number cards: a pictogram, what was counted, the number big and its unit
 * small. Each stands for itself: different units never share an axis. */
#pragma once

#include "screens/flow.h"
#include "queries/deeds.h"

struct number_card {
	enum icon icon;
	const char *title;
	struct quantity value; /* number "": words only */
	const char *foot;      /* one line, soft */
	const char *warning;   /* instead of the foot, orange; NULL */
	bool bar;              /* below the number, filled by `part` of 1; below 0 nothing to scale */
	float part;
	const char *said;   /* a sentence below; NULL */
	bool sample, still; /* still: nothing to tap */
	long arg;
};

/* The pictogram that goes with words (垃圾 → a bin). */
enum icon cards_icon(const char *words);
/* As many columns as r is wide for, in pages, on paper. */
void cards_draw(
    struct ui *ui, struct rect r, struct scroll *s, const struct number_card *card, size_t n, int action, color_argb c);

/* The cards of figures; arg is what the screen `deed` opens with. Lives in the arena. */
struct number_card *cards_of_figures(struct host *h, struct arena *a, const struct figure_list *l);
/* 「这是全镇的数」 「这是我们村的数」 「这是高同村的数」 */
const char *cards_scope(struct host *h, struct arena *a, const struct figure *f);
/* 「这个数正在核实，先不要当准」, 「原文如此」; NULL when nothing is to be said. */
const char *cards_warning(enum figure_quality quality);
