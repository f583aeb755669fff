/* From checked rows to what the screen shows: photos into media/, a whole new
 * edition, and one commit. Until the commit nothing has changed. */
#pragma once

#include "decided/decided.h"
#include "intake/progress.h"
#include "store/state.h"

struct publication {
	const char *data, *staging; /* new pictures are taken from staging/media */
	const struct content *content;
	/* Says base, created, source, summary and demonstration; the rest is filled in. */
	struct edition_info *info;
	const char *building; /* the edition, built and checked under info->number; NULL: not yet */
	const char *who;      /* for the audit: who publishes it */
	const char *reader;   /* and who read it in */
	bool no_audit;        /* the caller writes lines of its own */
	const char *undo;     /* what its line of the audit says, when it is an undo; NULL */
	struct progress *progress;
	const struct decided *decided; /* written with it; NULL: none */
	/* What else is written in the transaction that makes it current; NULL: nothing. */
	bool (*also)(void *self, struct state *s, struct error *err);
	void *self;
};

bool publish(struct publication *p, struct error *err);
/* Builds and checks info->number in the new file `building`. */
bool publish_build(const char *building, const struct content *content, const struct edition_info *info,
    struct progress *progress, struct error *err);
/* Only the pictures: files in media/ that were damaged come back, the edition stays. */
bool publish_pictures(const char *data, const char *staging, const struct content *content, struct error *err);
