/* A number that is typed and not shown: dots, what it is, what is wrong, and a big keypad. */
#ifndef SCREENS_STAFF_PAD_H
#define SCREENS_STAFF_PAD_H

#include "screens/screen.h"
#include "store/staff.h"

struct staff_pad {
	char typed[STAFF_RECOVERY + 1];
	int digits;
	bool locked;
	const char *head;    /* 「请按你的六位密码」 */
	const char *message; /* what is wrong, with what to do; "" nothing */
	const char *help;    /* soft; "" nothing */
};

void staff_pad_draw(struct ui *ui, struct rect body, const struct staff_pad *p, int action);
/* One key; true when all digits are there. */
bool staff_pad_key(struct staff_pad *p, long key);
void staff_pad_clear(struct staff_pad *p);
/* The clock tries are counted by. */
struct code_clock staff_clock(const struct host *h);
/* The sentence for a try that was not right, in the arena; locks the pad when it must wait. */
void staff_pad_answer(struct staff_pad *p, struct arena *a, const struct staff_result *r, const char *what);
void staff_pad_wait(struct staff_pad *p, struct arena *a, long seconds);
/* The member with this id; 0: the first. False when there is none. */
bool staff_member_of(const struct host *h, long id, struct staff_member *out);

#endif
