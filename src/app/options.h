/* What `show`, `shot` and `tour` understand on the command line. */
#ifndef APP_OPTIONS_H
#define APP_OPTIONS_H

#include "base/date.h"

struct app_options {
	char data[4096];
	int width, height; /* 0: not said */
	float said_inches; /* 0: not said */
	float inches;      /* said, set, or 21.5 */
	float lower_edge_mm;
	int night_from, night_to; /* minutes since midnight */
	bool said_large;
	bool large, contrast;
	bool home_scope; /* 本村 at the start */
	bool pinned;     /* --now */
	struct datetime now;
	const char *now_text;
	const char *screen;
	const char *sticks;  /* --sticks, CUNPING_STICKS; NULL: where they usually are */
	const char *as;      /* pictures: who has logged in */
	const char *stick;   /* pictures: a folder that is read in */
	const char *tell;    /* pictures: what the importer is told then; session.h */
	const char *word[2]; /* what is no option */
	int words;
};

/* −1 to go on, else the exit status (help was shown, or a word is wrong). */
int app_options_read(struct app_options *o, int argc, char **argv, const char *help);
/* What the settings say, read again; what was said on the command line stays. */
void app_options_settings(struct app_options *o);
/* The pinned clock or the machine's. */
struct datetime app_options_now(const struct app_options *o);

#endif
