/* Rows: a list of equal rows that scrolls by pages, and the row that most lists are made of. What can be tapped
 * answers and shows a finger by itself.
 *
 *   struct ui_rows l = { .scroll = &s->scroll, .count = n, .least = ui->m.row };
 *   for (ui_rows_begin(&l, ui, r); ui_rows_next(&l);)
 *           UI_ROW(ui, l.at, .title = s->name[l.i], .action = OWN_ROW, .arg = l.i); */
#pragma once

#include "ui/page.h"
#include "ui/widgets.h"

struct ui_rows {
	struct scroll *scroll; /* the screen's */
	int count, columns;    /* columns 0 is 1; filled down one column, then the next */
	bool across;           /* filled along a row, then the next */
	int least, most;       /* px a row; most 0: as least, rows do not grow into empty room */
	bool bare;             /* no lines between the rows, no room between the columns */
	bool tiles;            /* cards on the paper, filled along a row, a gap around each: `least` has a gap in it */
	bool spread;           /* tiles on one page: those of the last row share its width */
	/* set by the calls below */
	int i;          /* the row to draw now */
	struct rect at; /* where it stands */
	struct ui *ui;
	struct ui_view v;
	int row, first, last, down, step;
};
void ui_rows_begin(struct ui_rows *l, struct ui *ui, struct rect r);
/* False after the last: the list is closed then. Only rows that can be seen come by. */
bool ui_rows_next(struct ui_rows *l);

/* Cards of words, all in type as large as the fullest of them has room for; pressed as a whole with arg i, `action`
 * 0: they only show. Rows of one card where none fits whole, as many beside each
 * other as show them all in the largest type, or the most at once. Every one is measured: for dozens, not for
 * thousands. */
void ui_cards(struct ui *ui, struct rect r, struct scroll *s, int count,
    void (*draw)(struct pen *p, void *context, int i), void *context, int action);

/* [tick or icon] title over note — value [chip] [button] [›] */
struct ui_row {
	const char *title, *note;        /* note NULL or "": none */
	enum icon icon;                  /* ICON_NONE: none */
	color_argb color;                /* of the icon; 0 the ink */
	bool tick, ticked;               /* a box in place of the icon */
	const char *value;               /* at the right end; NULL */
	color_argb value_color;          /* 0: soft */
	const char *chip;                /* a small plate before the value; NULL */
	color_argb chip_color, chip_ink; /* ink 0: white */
	bool chip_first;                 /* before the title instead */
	const struct ui_button *button;  /* answers in the row's place; NULL */
	bool bold, opens, off;           /* bold title; › at the end; greyed, answers nothing */
	bool whole;                      /* the words answer as the button does */
	bool large;                      /* larger words where the row is high enough */
	int lines;                       /* of the note, or of a title without one; 0: one, cut with … */
	int action;                      /* UI_ACTION_NONE: nothing answers */
	long arg;
};
void ui_row(struct ui *ui, struct rect r, const struct ui_row *row);
#define UI_ROW(ui, r, ...) ui_row(ui, r, &(struct ui_row){ __VA_ARGS__ })
/* A row that is a card of its own and pressed as a whole; what stands in it is drawn into what comes back. */
struct rect ui_row_card(struct ui *ui, struct rect r, int action, long arg);
/* The same as high as its words need, 18 mm or more. */
void pen_row(struct pen *p, const struct ui_row *row);
#define PEN_ROW(p, ...) pen_row(p, &(struct ui_row){ __VA_ARGS__ })
/* The least height for rows with a note of `lines` (0: without one), 18 mm or more. */
int ui_row_height(struct ui *ui, int lines);
