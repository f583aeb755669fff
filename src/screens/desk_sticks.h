/* The sticks that are plugged in, as far as they have been looked at. */
#pragma once

#include <stdbool.h>

enum { DESK_STICKS = 6 };

enum desk_look {
	DESK_LOOKING,    /* its files are being listed */
	DESK_USEFUL,     /* something for us */
	DESK_NOTHING,    /* what was looked for, and what is there, is in `words` */
	DESK_UNREADABLE, /* no file system we know, or it fails */
	DESK_SLOW,       /* it has not answered for ten seconds */
};

struct desk_stick {
	char path[512]; /* where it is mounted */
	char name[128]; /* its label, or the last part of the path */
	enum desk_look look;
	char folder[512]; /* below path: what to read; "" the whole stick */
	char words[512];  /* one sentence for people: 「2 个表格、86 张照片」 */
	long sheets, photos;
	bool fresh; /* nobody has read it since it was plugged in, or logged in since: the banner */
};

struct desk;

int desk_sticks(const struct desk *d);
const struct desk_stick *desk_stick(const struct desk *d, int i);
/* To write to: the one that was read, else the first that can be read; NULL: none. */
const struct desk_stick *desk_stick_to_write(const struct desk *d);
/* How many nobody has seen to yet, useful or not. */
int desk_fresh_sticks(const struct desk *d);
/* At all sticks again. */
void desk_look(struct desk *d);
