/* A child of the desk, talked to without ever waiting. */
#pragma once

#include "base/str.h"
#include "os/child.h"

struct desk_child {
	struct child child;
	bool running;          /* not yet seen to have ended */
	int in;                /* −1 closed */
	int out, err;          /* channels; 0: closed */
	struct strbuf waiting; /* to be written to it */
	size_t written;
	bool closing;     /* `in` is closed once all is written */
	uint64_t kill_ms; /* when it is killed; 0: never */
	int status;       /* when it has ended; −1 killed */
};

struct desk_app;
/* `argv` begins with the subcommand and ends with NULL; --data is added. With `errors` its standard error is heard. */
bool desk_child_start(struct desk_app *a, struct desk_child *c, const char *const *argv, bool errors);
void desk_child_say(struct desk_child *c, const char *text);
void desk_child_hang_up(struct desk_child *c);
/* Writes what waits, kills what is due; true once when it has ended and all it wrote has been heard. */
bool desk_child_step(struct desk_child *c, uint64_t now_ms);
uint64_t desk_child_due(const struct desk_child *c, uint64_t now_ms);
/* Nobody listens to it any more; it is killed after `grace_ms` and reaped by and by. */
void desk_child_abandon(struct desk_app *a, struct desk_child *c, uint64_t grace_ms);

/* Copies as much as has room, whole characters only. */
void desk_copy(char *to, size_t size, const char *from);
