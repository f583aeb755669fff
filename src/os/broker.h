/* The screen's other half: a process forked before the screen gives its rights away (jail_no_writing()). It keeps them,
 * shows nothing, and starts this program again or carries out a small thing when it is asked, if its rules allow it.
 *
 * It dies with the screen, and with it whatever it has started. child_start_talking() and what belongs to it ask it by
 * themselves once it is there. */
#pragma once

#include "os/child.h"

struct broker_rules {
	bool (*may_start)(char *const argv[]);
	/* In a process of its own; `io` is question and answer. False: not carried out. */
	bool (*carry)(int kind, void *io, size_t size);
};

enum { BROKER_MOST = 32 * 1024 }; /* bytes of a question */

/* Before any thread, and before anything is opened that it should not hold. 0 or an errno value. */
int broker_begin(const struct broker_rules *rules);
bool broker_there(void); /* also when it has gone since */
/* It has died, or talks nonsense: whoever is left cannot do its work and must begin anew. */
bool broker_gone(void);
/* As child_start_talking(); EPERM when its rules say no. */
int broker_start(char *const argv[], struct child *out, int *in, int *err);
void broker_kill(int pid); /* one that it has started */
/* Waits for the answer, which stands in `io` then. */
bool broker_ask(int kind, void *io, size_t size);
