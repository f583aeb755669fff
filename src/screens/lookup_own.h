/* One household's own screen; the details are drawn by lookup_details.c. */
#ifndef SCREENS_LOOKUP_OWN_H
#define SCREENS_LOOKUP_OWN_H

#include "screens/code_pad.h"
#include "store/own.h"

struct lookup_own {
	struct arena *arena;
	struct lookup_home home;
	struct code_pad pad;
	bool open;
	struct own own; /* filled only when the code was right */
	struct scroll scroll;
};

void lookup_own_details(struct lookup_own *s, struct host *h, struct ui *ui, struct rect body);

#endif
