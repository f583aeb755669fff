/* The inside of the desk, for who fills it and carries it out: the app
 * (app/desk.h), the desk of the tests. Not for screens. */
#pragma once

#include "screens/desk.h"

enum { DESK_SEEN = 8192, DESK_EVENTS = 32 };

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
	bool previewing; /* DESK_EVENT_PREVIEW was the last of its kind */
	enum desk_event event[DESK_EVENTS];
	int events;
	unsigned char seen[DESK_SEEN / 8]; /* a bit a photo; emptied with `read` */
};

/* When nobody takes events in, the oldest are lost. */
void desk_post(struct desk *d, enum desk_event event);
/* Posted when it is other than before. */
void desk_set_preview(struct desk *d, bool on);
