/* What a code pad says to staff, and who they are. */
#ifndef STAFF_STAFF_PAD_H
#define STAFF_STAFF_PAD_H

#include "screens/code_pad.h"
#include "store/staff.h"

/* The sentence for a try that was not right, in the arena; locks the pad when it must wait. */
void staff_pad_answer(struct code_pad *p, struct arena *a, const struct staff_result *r, const char *what);
void staff_pad_wait(struct code_pad *p, struct arena *a, long seconds);
/* The member with this id; 0: the first. False when there is none. */
bool staff_member_of(const struct host *h, long id, struct staff_member *out);

#endif
