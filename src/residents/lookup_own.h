/* One household's own page; what the code opens is drawn by own_page.c. */
#pragma once

#include "queries/home_record.h"
#include "screens/code_pad.h"

enum { OWN_DIGIT = UI_ACTION_OWN, OWN_OPTOUT, OWN_STANDARD, OWN_AGAIN, OWN_SHUT, OWN_REPORT, OWN_TAKE, OWN_PART };

struct lookup_own {
	struct lookup_home home;
	struct home_record_public seen;
	struct code_pad pad;
	bool open;
	struct home_record own; /* filled only when the code was right */
	long open_issues, judged, clean;
	int brief;  /* how little room there is for whom to call */
	bool takes; /* the code to take home in place of the reasons */
	int part;
	struct scroll scroll, more;
};

void own_page(struct lookup_own *s, struct host *h, struct ui *ui, struct rect body);
