/* names: see names.h. */
#include "privacy/names.h"

#include <string.h>

#include "base/str.h"

void
names_new(struct names *n, struct arena *a)
{
	*n = (struct names){ .arena = a, .buckets = 64 };
	n->bucket = arena_array(a, n->buckets, sizeof *n->bucket);
}

/* Blanks and ends of lines, and the dots of 买买提·艾力, which some write and some do not. */
static bool
is_gap(uint32_t cp)
{
	return cp == ' ' || cp == '\n' || cp == '\t' || cp == '.' || cp == 0xA0 || cp == 0xB7 || cp == 0x2022 ||
	       (cp >= 0x2000 && cp <= 0x200F) || cp == 0x2027 || cp == 0x3000 || cp == 0x30FB || cp == 0xFF0E;
}

/* A character of a text, gaps passed over. */
static uint32_t
next_sign(const char **s)
{
	uint32_t cp = utf8_next(s);
	while (is_gap(cp))
		cp = utf8_next(s);
	return cp;
}

static size_t
bucket_of(const struct names *n, uint32_t one, uint32_t two)
{
	return (size_t)((one * 2654435761u) ^ (two * 2246822519u)) % n->buckets;
}

static void
hang(struct names *n, size_t i)
{
	const char *s = n->name[i].name;
	uint32_t one = next_sign(&s), two = next_sign(&s);
	size_t *bucket = &n->bucket[bucket_of(n, one, two)];
	n->first[(one & 0xFFFF) >> 3] |= (unsigned char)(1u << (one & 7));
	n->name[i].next = *bucket;
	*bucket = i + 1;
}

static void
widen(struct names *n)
{
	n->buckets = n->buckets * 4 + 1;
	n->bucket = arena_array(n->arena, n->buckets, sizeof *n->bucket);
	for (size_t i = 0; i < n->count; i++)
		hang(n, i);
}

static bool
is_name(const char *name)
{
	for (const char *p = name; *p;) {
		uint32_t cp = utf8_next(&p);
		if (cp < 128 || (cp >= 0x3000 && cp < 0x3400) || cp >= 0xFF00)
			if (cp < 0x20000)
				return false;
	}
	return utf8_count(name) >= 2;
}

static struct known_name *
find(const struct names *n, const char *name)
{
	const char *s = name;
	uint32_t one = next_sign(&s), two = next_sign(&s);
	for (size_t i = n->bucket[bucket_of(n, one, two)]; i; i = n->name[i - 1].next)
		if (strcmp(n->name[i - 1].name, name) == 0)
			return &n->name[i - 1];
	return NULL;
}

void
names_add(struct names *n, const char *name, const char *village, const char *group)
{
	if (!is_name(name))
		return;
	struct known_name *known = find(n, name);
	if (!known) {
		n->name = arena_grow(n->arena, n->name, n->count, &n->capacity, n->count + 1, sizeof *n->name);
		known = &n->name[n->count++];
		*known = (struct known_name){ .name = name };
		if (n->count * 2 > n->buckets)
			widen(n);
		else
			hang(n, n->count - 1);
	}
	if (group && *group) {
		bool other = known->roll && (!str_equal(known->village, village) || !str_equal(known->group, group));
		known->village = other ? NULL : village;
		known->group = other ? NULL : group;
	}
	known->roll = known->roll || group;
	known->duty = known->duty || !group;
}

/* How many bytes of s the name takes; 0: it does not stand there. */
static size_t
stands_at(const char *name, const char *s)
{
	const char *p = s;
	while (*name) {
		if (next_sign(&name) != next_sign(&p))
			return 0;
	}
	return (size_t)(p - s);
}

const struct known_name *
names_at(const struct names *n, const char *s, size_t *bytes)
{
	const char *p = s;
	const struct known_name *best = NULL;
	uint32_t one = utf8_next(&p);
	if (!(n->first[(one & 0xFFFF) >> 3] & (1u << (one & 7))))
		return NULL;
	uint32_t two = next_sign(&p);
	*bytes = 0;
	for (size_t i = n->bucket[bucket_of(n, one, two)]; i; i = n->name[i - 1].next) {
		size_t got = stands_at(n->name[i - 1].name, s);
		if (got > *bytes) {
			*bytes = got;
			best = &n->name[i - 1];
		}
	}
	return best;
}
