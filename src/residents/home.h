/* What home and the page of what is new share. */
#pragma once

#include "queries/texts.h"
#include "screens/screen.h"

/* Of pages with something of everything. */
#define DATED_BY_ALL                                                                                                   \
	DATED(&screen_rank, &screen_rank_homes, &screen_rank_flags, &screen_board, &screen_courtyards, &screen_rules,  \
	    &screen_issues, &screen_week, &screen_deeds, &screen_deeds_events, &screen_money_spent, &screen_projects,  \
	    &screen_notices)

/* The sign of a part, one character; 告 of what belongs to none. */
const char *home_sign(enum section s);
/* The sign on its colour, in r. */
void home_sign_draw(struct ui *ui, struct rect r, enum section s);
/* Today's fact of a part in one short sentence, of the scope it opens in; arena. */
const char *home_fact(struct host *h, struct arena *a, enum section s);
/* A photo from the village (NULL: any) for what has none of its own; NULL. */
const char *home_photo(struct host *h, struct arena *a, const char *place);

/* The notice to be read first: an urgent one, one whose days run out, the newest of the week. False: none. */
bool home_notice(struct host *h, struct arena *a, struct notice *out);
/* 「还剩 4 天」 「今天最后一天」; "" without an end. */
const char *home_days_left(struct arena *a, const struct notice *n);
/* How many things came in the seven days that end `weeks` before today. */
long news_count(struct host *h, struct arena *a, int weeks);
