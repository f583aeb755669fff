/* Pages of words: whatever a pen draws, in a view that scrolls when it must,
 * and the sentences that all screens say in the same way. */
#pragma once

#include "ui/pen.h"

/* A card with one column in it. */
void ui_page(struct ui *ui, struct rect r, struct scroll *s, void (*draw)(struct pen *p, void *context), void *context);

/* A card as high as its column, off the top of *r. */
void ui_card_top(struct ui *ui, struct rect *r, void (*draw)(struct pen *p, void *context), void *context);
/* The same within a card that is there already, in the middle of r where it fits. */
void ui_middle(
    struct ui *ui, struct rect r, struct scroll *s, void (*draw)(struct pen *p, void *context), void *context);

/* The first two in type as large as there is room for (pen_grow). */
void ui_page_grown(
    struct ui *ui, struct rect r, struct scroll *s, void (*draw)(struct pen *p, void *context), void *context);
void ui_middle_grown(
    struct ui *ui, struct rect r, struct scroll *s, void (*draw)(struct pen *p, void *context), void *context);

/* Rows each as high as its words need, drawn by `draw` with a pen. */
void ui_flow(struct ui *ui, struct rect r, struct scroll *s, int count,
    void (*draw)(struct pen *p, void *context, int i), void *context);
/* The same for thousands: heights are kept, and asked anew when width or type are others or `px` was set to 0. */
struct ui_heights {
	bool bare;           /* no lines between them */
	struct arena *arena; /* lives as long as they */
	int *high, w, px;
};
void ui_flow_kept(struct ui *ui, struct rect r, struct scroll *s, struct ui_heights *kept, int count,
    void (*draw)(struct pen *p, void *context, int i), void *context);

/* An icon, a large sentence, a soft one, in the middle of a card. `sentence` NULL: none. */
void ui_message(struct ui *ui, struct rect r, enum icon icon, color_argb c, const char *head, const char *sentence);
/* The same within a card that is there already. */
void ui_message_in(struct ui *ui, struct rect r, enum icon icon, color_argb c, const char *head, const char *sentence);
/* A sentence alone, soft, in the middle of a card: nothing is there. */
void ui_nothing(struct ui *ui, struct rect r, enum icon icon, const char *sentence);
/* A band of words at the lower end of `body`, which gets lower by it. Nothing when there are no words. */
void ui_notice(struct ui *ui, struct rect *body, const char *words, bool warning);
/* What can be done here, in a row at the lower end of *r, which gets lower by it; in more rows where one is too
 * narrow. An act without a label is none. The last one stands at the right end if it is filled, and soft `words`
 * before it where there is room; "": none. */
struct ui_act {
	struct ui_button button;
	int action;
	long arg;
};
void ui_acts(struct ui *ui, struct rect *r, const struct ui_act *act, int count, const char *words);
/* Over the whole screen, which answers no more: a card of its own in the middle. */
void ui_ask(struct ui *ui, void (*draw)(struct pen *p, void *context), void *context);
