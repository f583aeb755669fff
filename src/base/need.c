/* need: see need.h. Any thread. */
#include "base/need.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"

static _Atomic(void *) reserve;
static atomic_bool was_short;

/* True when it is worth another try. */
static bool
give_back(void)
{
	void *held = atomic_exchange(&reserve, NULL);
	was_short = was_short || held;
	free(held);
	return held != NULL;
}

void *
need(size_t bytes)
{
	void *p = calloc(1, bytes);
	if (!p && give_back())
		p = calloc(1, bytes);
	ASSERT(p != NULL);
	return p;
}

void *
need_more(void *before, size_t bytes)
{
	void *p = realloc(before, bytes);
	if (!p && give_back())
		p = realloc(before, bytes);
	ASSERT(p != NULL);
	return p;
}

char *
need_copy(const char *s)
{
	size_t n = strlen(s) + 1;
	return memcpy(need(n), s, n);
}

void
need_reserve(size_t bytes)
{
	void *none = NULL, *held = reserve ? NULL : malloc(bytes);
	if (!held)
		return;
	memset(held, 1, bytes); /* it must be there, not only promised */
	if (atomic_compare_exchange_strong(&reserve, &none, held))
		was_short = false;
	else
		free(held);
}

bool
need_was_short(void)
{
	return was_short;
}
