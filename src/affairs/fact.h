/* One fact: its picture large, its number larger, the sentence it comes from,
 * what more is known, and its neighbours to tap. Without a picture the number
 * takes the width. */
#pragma once

#include "screens/flow.h"

struct fact_way {
	const char *label; /* NULL: there is none */
	long arg;
};

struct fact {
	const char *title;
	struct quantity number; /* number "" or NULL: none */
	const char *whose;      /* soft, below it; NULL or "" */
	const char *said;       /* the words of the report */
	const char *source;     /* small, below them */
	const char *warning;
	bool sample, tight;              /* tight: set by fact_draw, the number is smaller */
	const struct store_photo *photo; /* the first is large */
	size_t photos;
	const char *caption;
	color_argb color;
	void (*more)(struct pen *p, void *context); /* a card below; NULL */
	void *context;
	struct fact_way before, after;
	int action; /* of the ways */
};

void fact_draw(struct ui *ui, struct rect r, struct scroll *s, const struct fact *f);
