/* What a code pad says to staff, a new PIN and the recovery code, and who they are. */
#pragma once

#include "screens/code_pad.h"
#include "store/staff.h"
#include "ui/pen.h"

/* The sentence for a try that was not right, in the arena; locks the pad when it must wait. */
void staff_pad_answer(struct code_pad *p, struct arena *a, const struct staff_result *r, const char *what);
void staff_pad_wait(struct code_pad *p, struct arena *a, long seconds);
/* The member with this id; 0: the first. False when there is none. */
bool staff_member_of(const struct host *h, long id, struct staff_member *out);

/* A new PIN, pressed twice. */
struct staff_new_pin {
	struct code_pad pad;
	char first[STAFF_PIN + 1]; /* "" until it has been pressed once */
	const char *head, *again, *help;
};
void staff_new_pin(struct staff_new_pin *n, const char *head, const char *again, const char *help);
/* One key. True when the same PIN, one not easily guessed, has been pressed twice: it is in pad.typed, until the caller
 * begins anew. */
bool staff_new_pin_key(struct staff_new_pin *n, long key);

/* 「4829  1307  5526」 or 「482  936」, large, and three lines about it. */
struct staff_code {
	const char *code, *line[3];
};
void staff_code_draw(struct pen *p, void *code);
