/* Memory that lives and dies together: one arena a frame, one an import.
 *
 * Nothing taken from an arena is freed alone. Out of memory aborts: the
 * worker is another process, and the screen keeps its arenas small. All
 * memory is zeroed and aligned for any type. */
#pragma once

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *a); /* accepts NULL */
/* Forgets everything but keeps the memory for the next round. */
void arena_reset(struct arena *a);

void *arena_alloc(struct arena *a, size_t size);
/* Makes what was given last longer where it lies; false when it was not the last, or there is no room behind it. */
bool arena_extend(struct arena *a, const void *last, size_t size, size_t more);
void *arena_array(struct arena *a, size_t count, size_t size); /* checks for overflow */
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t n);
__attribute__((format(printf, 2, 0))) char *arena_vprintf(struct arena *a, const char *format, va_list args);
__attribute__((format(printf, 2, 3))) char *arena_printf(struct arena *a, const char *format, ...);

/* Doubles an array that lives in an arena: returns room for at least
 * `need` items of `size`, holding the first `count` of `old`. */
void *arena_grow(struct arena *a, void *old, size_t count, size_t *capacity, size_t need, size_t size);
