/* One thread that listens to everything beside the screen: what children
 * write, mounts, and a publication from elsewhere. It queues whole lines and
 * calls `wake` (from its thread); the main thread takes them. Nothing here
 * ever makes the main thread wait. */
#pragma once

#include "os/mounts.h"

enum { LISTENER_CHANNELS = 24, LISTENER_MOUNTS = 12 };

enum listener_kind {
	LISTENER_LINE,    /* `text`, without its end of line */
	LISTENER_END,     /* the other side closed; the channel is no more */
	LISTENER_STICKS,  /* `mount`, `count`: what is mounted now */
	LISTENER_CONTENT, /* state.db has had a commit */
};

struct listener_news {
	enum listener_kind kind;
	int channel;
	char *text;
	struct mount *mount;
	size_t count;
	struct listener_news *next;
};

struct listener_options {
	const char *sticks; /* folders, split by ':'; NULL: no mounts are watched */
	const char *data;   /* whose state.db is watched; NULL: none */
	void (*wake)(void *context);
	void *context;
};

struct listener;
/* NULL when no thread can be had. Texts of `o` are copied. */
struct listener *listener_new(const struct listener_options *o);
void listener_free(struct listener *l); /* accepts NULL */
/* Takes over `fd` (which must not block); returns its channel, counting from 1. 0 when there are too many: fd is
 * closed. */
int listener_add(struct listener *l, int fd);
/* No more of it; lines already queued may still come. */
void listener_drop(struct listener *l, int channel);
/* The mounts are told again. */
void listener_again(struct listener *l);
/* The oldest; NULL when there is none. Free it. */
struct listener_news *listener_take(struct listener *l);
void listener_news_free(struct listener_news *n);
