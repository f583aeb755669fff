/* The pen: writes down a column, and measures by drawing.
 *
 * Every call takes its height off the top of the room. With the pen lifted nothing is drawn and nothing answers, so a
 * height is the drawing function called once more: there is no second function that can disagree. A lifted pen's room
 * is as high as one likes. */
#pragma once

#include "ui/cut.h"
#include "ui/widgets.h"

struct pen {
	struct ui *ui;
	struct rect room; /* what is left */
	int used;         /* px so far */
	bool middle;      /* words stand in the middle of the column, not at its left */
};

struct pen pen_at(struct ui *ui, struct rect room);
/* What `draw` takes in a column of w px. */
int pen_height(struct ui *ui, int w, void (*draw)(struct pen *p, void *context), void *context);
/* Drawn so that it stands in the middle of r from top to bottom; at its top when it is higher. */
void pen_centre(struct ui *ui, struct rect r, void (*draw)(struct pen *p, void *context), void *context);

/* Type as large as fits in r, to twice the size, and cuts no more words. Returns the theme's, to be put back: ui->m =
 * was. */
struct metrics pen_grow(struct ui *ui, struct rect r, void (*draw)(struct pen *p, void *context), void *context);
/* The same for n rooms w × h, all alike: as the one that grows least. The contexts stand `size` bytes apart. */
struct metrics pen_grow_alike(
    struct ui *ui, int w, int h, void (*draw)(struct pen *p, void *context), const void *contexts, size_t size, int n);
void pen_centre_grown(struct ui *ui, struct rect r, void (*draw)(struct pen *p, void *context), void *context);

/* How words are set; sizes are the theme's. */
enum words {
	WORDS_BODY,
	WORDS_BOLD,
	WORDS_NOTE,
	WORDS_NOTE_BOLD,
	WORDS_HEAD,
	WORDS_TITLE,
	WORDS_LARGE,   /* as large as HEAD, not bold */
	WORDS_READING, /* the same, with the room between lines that a long text wants */
};
struct text_style words_style(const struct ui *ui, enum words w);

/* A paragraph, at most `lines` (0: all). `c` 0 is the ink. Empty or NULL words take no room. */
void pen_words(struct pen *p, enum words w, color_argb c, int lines, const char *s);
/* One line: as large as it fits down to the size of a note, then cut with …. */
void pen_line(struct pen *p, enum words w, color_argb c, const char *s);
/* An icon and a line beside it. */
void pen_icon_line(struct pen *p, enum icon icon, enum words w, color_argb c, const char *s);
/* The same with a paragraph, of at most `lines`. */
void pen_icon_words(struct pen *p, enum icon icon, enum words w, color_argb c, int lines, const char *s);
/* Words at the two ends of a line, the right ones bold and in c; below each other where they do not fit. */
void pen_ends(struct pen *p, enum words w, color_argb c, const char *left, const char *right);
/* 「归谁改　第二网格」: a soft name in a column of `label` px, its value beside it over as many lines as it needs;
 * below it where that is too narrow. Nothing for an empty value. */
void pen_fact(struct pen *p, int label, const char *name, const char *value);
void pen_button(struct pen *p, const struct ui_button *b, int action, long arg);
void pen_icon(struct pen *p, enum icon icon, int side, color_argb c);
void pen_gap(struct pen *p, int px);
void pen_divider(struct pen *p);
/* Words on a ground of their own. */
void pen_band(struct pen *p, color_argb ground, void (*draw)(struct pen *p, void *context), void *context);
/* Words beside a plate `side` px wide and as high as they are; returns where it stands, for a sign. */
struct rect pen_plate(
    struct pen *p, int side, color_argb ground, void (*draw)(struct pen *p, void *context), void *context);
/* A piece for something of one's own. */
struct rect pen_take(struct pen *p, int h);
