/* The judgement of the change, as cards: what would happen, in a sentence with
 * its proof, and two buttons of which neither is coloured beforehand. Taking
 * down, and putting back, is asked once more. */
#pragma once

#include "screens/desk.h"
#include "screens/screen.h"
#include "ui/pen.h"

enum { VERDICT_ANSWER = UI_ACTION_OWN + 40, VERDICT_SURE, VERDICT_REASON, VERDICT_NOT, VERDICT_ROWS };

struct verdict { /* of one review; texts are the screen's arena's */
	struct review_judgement *item;
	size_t count;
	unsigned number;  /* of the review they are from */
	long asked;       /* the id of the one that is asked once more; 0 none */
	const char *verb; /* of session.h; NULL: answer */
};

/* Asks the review anew when another has come. */
void verdict_load(struct verdict *v, const struct desk *d, struct arena *a);
long verdict_open(const struct verdict *v); /* that nobody has answered */
/* 「要先看这 3 件事」, or that all are answered. */
void verdict_head(struct pen *p, const struct verdict *v);
void verdict_card(struct pen *p, const struct verdict *v, size_t i);
/* The question once more, over everything that is drawn already; nothing when there is none. */
void verdict_ask(const struct verdict *v, struct ui *ui);
/* True when it was an action of the cards or of the question. */
bool verdict_event(struct verdict *v, struct host *h, const struct screen_event *e);
