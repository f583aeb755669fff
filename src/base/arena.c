/* arena: a chain of blocks, each twice as large as the one before, up to a
 * limit. Reset keeps the largest block. Used by one thread at a time. */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/need.h"

enum { FIRST_BLOCK = 16 * 1024, LARGEST_BLOCK = 4 * 1024 * 1024, ALIGN = 16 };

struct block {
	struct block *next;
	size_t size, used;
	_Alignas(ALIGN) char data[];
};

struct arena {
	struct block *top;
};

struct arena *
arena_new(void)
{
	struct arena *a = need(sizeof *a);
	return a;
}

void
arena_free(struct arena *a)
{
	if (!a)
		return;
	for (struct block *b = a->top, *next; b; b = next) {
		next = b->next;
		free(b);
	}
	free(a);
}

void
arena_reset(struct arena *a)
{
	struct block *keep = a->top;
	if (!keep)
		return;
	for (struct block *b = keep->next, *next; b; b = next) {
		next = b->next;
		free(b);
	}
	keep->next = NULL;
	memset(keep->data, 0, keep->used);
	keep->used = 0;
}

static struct block *
block_new(struct arena *a, size_t least)
{
	size_t size = a->top ? a->top->size * 2 : FIRST_BLOCK;
	if (size > LARGEST_BLOCK)
		size = LARGEST_BLOCK;
	if (size < least)
		size = least;
	struct block *b = need(sizeof *b + size);
	b->size = size;
	b->next = a->top;
	a->top = b;
	return b;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	ASSERT(size <= SIZE_MAX / 4);
	size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	struct block *b = a->top;
	if (!b || b->size - b->used < size)
		b = block_new(a, size);
	void *p = b->data + b->used;
	b->used += size;
	return p;
}

bool
arena_extend(struct arena *a, const void *last, size_t size, size_t more)
{
	struct block *b = a->top;
	bool whole = size % ALIGN == 0 && more % ALIGN == 0;
	if (!b || !whole || (const char *)last + size != b->data + b->used || b->size - b->used < more)
		return false;
	b->used += more;
	return true;
}

void *
arena_array(struct arena *a, size_t count, size_t size)
{
	ASSERT(size == 0 || count <= SIZE_MAX / 4 / size);
	return arena_alloc(a, count * size);
}

char *
arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *p = arena_alloc(a, n + 1);
	memcpy(p, s, n);
	return p;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

char *
arena_vprintf(struct arena *a, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	ASSERT(n >= 0);
	char *p = arena_alloc(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, format, again);
	va_end(again);
	return p;
}

char *
arena_printf(struct arena *a, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	char *p = arena_vprintf(a, format, args);
	va_end(args);
	return p;
}

void *
arena_grow(struct arena *a, void *old, size_t count, size_t *capacity, size_t need, size_t size)
{
	if (need <= *capacity)
		return old;
	size_t cap = *capacity ? *capacity * 2 : 8;
	while (cap < need)
		cap *= 2;
	void *p = arena_array(a, cap, size);
	if (count)
		memcpy(p, old, count * size);
	*capacity = cap;
	return p;
}
