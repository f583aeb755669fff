/* One household's own screen; the details are drawn by lookup_details.c. */
#pragma once

#include "screens/code_pad.h"
#include "queries/home_record.h"

struct lookup_own {
	struct arena *arena;
	struct lookup_home home;
	struct code_pad pad;
	bool open;
	struct home_record own; /* filled only when the code was right */
	struct scroll scroll;
};

void lookup_own_details(struct lookup_own *s, struct host *h, struct ui *ui, struct rect body);
