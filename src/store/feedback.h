/* 我要反映: what a resident handed in at the screen, waiting in DATA/state.db
 * for staff; no name is asked. */
#pragma once

#include "store/state.h"

struct feedback {
	long long id;
	const char *at, *grid, *category; /* at: 2024-05-01T09:00:00 */
};
enum { FEEDBACK_HOURLY = 20, FEEDBACK_WAITING = 5000 };

/* For the screen (store/errand.h): one transaction, no lock, and never a repair. At most FEEDBACK_HOURLY an
 * hour (`too_many`). */
bool feedback_add(const char *data, struct datetime at, const char *grid, const char *category, struct error *err);
/* How many wait for staff. */
long feedback_waiting(const char *data);
/* Oldest first, in the arena. */
bool feedback_list(struct state *s, struct arena *a, struct feedback **out, size_t *count, struct error *err);
/* The same without keeping anything open, for a screen; none when it cannot be read. */
void feedback_peek(const char *data, struct arena *a, struct feedback **out, size_t *count);
/* What stands as its 内容 in 群众反映登记, wherever its row is made: the time in it keeps two of one day apart. */
const char *feedback_content(struct arena *a, const struct feedback *f);
/* Seen to by somebody: it leaves the list, and the record says so. */
bool feedback_done(struct state *s, long long id, const char *by, struct error *err);
/* All up to this id, after they were taken out. */
bool feedback_remove(struct state *s, long long up_to, struct error *err);
