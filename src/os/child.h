/* This program started once more, as a child that dies with its parent. Errors are errno values. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct child {
	int pid;
	int out;  /* what it writes to standard output */
	int told; /* 0, or where the broker (os/broker.h) says how it ended: it is the broker's child */
};

/* Starts /proc/self/exe with argv (argv[0] first, NULL last). Standard input
 * is empty, standard error ours; no other descriptor is passed on. */
int child_start(char *const argv[], struct child *out);
/* The same, for one that is talked to: *in is what it reads, *err (NULL: ours) what it writes to standard error. None
 * of our ends ever blocks; close *in yourself. `program` NULL: /proc/self/exe. */
int child_start_talking(const char *program, char *const argv[], struct child *out, int *in, int *err);
/* Does not wait: true when it has ended, with its exit status, or −1 when it was killed. */
bool child_ended(struct child *c, int *status);
void child_kill(const struct child *c);
/* Waits for output: 0 with *n bytes (0: it closed its output), ETIMEDOUT, EINTR
 * when stop_requested() should be asked, or an error. */
int child_read(struct child *c, char *bytes, size_t size, int timeout_ms, size_t *n);
/* Waits until one of them (at most eight) has something to say or has closed its output, stop_requested() should be
 * asked, or the time is over: a bit for each that can be read. */
unsigned child_wait(const struct child *const *c, size_t n, int timeout_ms);
/* Kills it if it still runs. What it returned; CHILD_REFUSED when it called what its jail forbids (os/jail.h); −1
 * when it was killed otherwise. */
enum { CHILD_REFUSED = -2 };
int child_end(struct child *c, bool kill_first);

/* Writes a line to whoever started us; a reader that is gone is no error. */
void child_tell(int fd, const char *line, size_t n);

/* SIGINT and SIGTERM from here on only set a flag. */
void stop_on_signals(void);
/* `also` (NULL: nobody) is asked too, whenever stop_requested() is; `fd` (−1)
 * wakes child_read() and stop_wait() when it has something to say. */
void stop_also(bool (*also)(void *context), void *context, int fd);
bool stop_requested(void);
/* Waits until that descriptor has something to say, or a signal asks to stop;
 * nothing that comes before the call is missed. */
void stop_wait(void);
/* Milliseconds of a clock that is never set. */
unsigned long long stop_clock_ms(void);
