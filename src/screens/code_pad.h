/* A code that is typed and not shown: dots, what it is, what is wrong, and a big keypad. */
#pragma once

#include "screens/screen.h"
#include "store/codes.h"

enum { CODE_PAD_MOST = 12, CODE_PAD_ROW = 6 }; /* digits */

struct code_pad {
	char typed[CODE_PAD_MOST + 1];
	int digits;
	bool locked;
	const char *head;    /* 「请按你的六位密码」 */
	const char *message; /* what is wrong, with what to do; "" nothing */
	const char *help;    /* soft; "" nothing */
};

/* Within a card. */
void code_pad_draw(struct ui *ui, struct rect r, const struct code_pad *p, int action);
/* One key; true when all digits are there. */
bool code_pad_key(struct code_pad *p, long key);
void code_pad_clear(struct code_pad *p);
/* The clock tries are counted by. */
struct code_clock code_pad_clock(const struct host *h);
