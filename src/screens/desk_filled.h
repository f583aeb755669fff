/* The inside of the desk, for who fills it and carries it out: the app
 * (app/desk.h), the desk of the tests. Not for screens. */
#ifndef SCREENS_DESK_FILLED_H
#define SCREENS_DESK_FILLED_H

#include "screens/desk.h"

enum { DESK_SEEN = 8192 };

/* What the calls of the same names lead to. */
struct desk_calls {
	void (*log_in)(struct desk *d, const struct staff_member *who);
	void (*log_out)(struct desk *d);
	void (*read)(struct desk *d, const char *source, const char *name);
	void (*tell)(struct desk *d, const char *line);
	void (*cancel)(struct desk *d);
	void (*dismiss)(struct desk *d);
	void (*run)(struct desk *d, const char *const *argv, const char *input);
	void (*preview)(struct desk *d, bool on);
	void (*look)(struct desk *d);
};

struct desk {
	const struct desk_calls *call;
	void *app;
	const char *data;
	struct staff_member who;
	uint64_t logout_ms;
	struct desk_stick stick[DESK_STICKS];
	int sticks;
	struct desk_work work;
	struct desk_job job;
	bool previewing;               /* the store of the host is the edition to come */
	char preview[512], media[512]; /* while previewing: the edition to come, and the folder of its new pictures */
	bool demonstration;            /* what is on the screen is the demonstration */
	unsigned char seen[DESK_SEEN / 8]; /* a bit a photo; emptied with `read` */
};

#endif
