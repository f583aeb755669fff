/* Sticks are mounted read-only; this asks for one to be writable for a while.
 *
 * The request is a file $CUNPING_RUN/write-NAME, NAME the last part of the
 * mount's path, holding our process id. What the deployment runs as root
 * (tools/cunping-stick) remounts while it stands and our process lives. */
#pragma once

#include <stdbool.h>

enum { WRITABLE_WAIT_MS = 10000 };

struct writable {
	char folder[4096];
	char request[1024]; /* "" when none was needed */
	int watch;
};

/* True: `folder` may be written to now. Waits up to `wait_ms` for it; errno
 * value in *error otherwise: EROFS when nobody answers, ECANCELED. */
bool writable_begin(struct writable *w, const char *folder, int wait_ms, int *error);
/* Takes the request back. True when the stick is read-only again, or always was writable. */
bool writable_end(struct writable *w, int wait_ms);
