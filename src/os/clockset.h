/* The machine's clock is set by root only; this asks for it.
 *
 * The request is a file $CUNPING_RUN/clock with one line, YYYY-MM-DDTHH:MM, the
 * time on the wall. What the deployment runs as root (tools/cunping-clock)
 * sets it and takes the file away. */
#pragma once

enum { CLOCKSET_WAIT_MS = 10000 };

/* Waits up to `wait_ms` for an answer. 0; EROFS when there is nobody to ask, or who answers; ERANGE when the file was
 * taken and the clock is not so; ECANCELED; EINVAL for a `when` of another shape. */
int clockset(const char *when, int wait_ms);
