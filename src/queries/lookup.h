/* 查我家: finding one household among up to 100,000, and what is known of it.
 *
 * Every question that a key or a button asks goes by an index and has a
 * LIMIT. Names come out masked, whatever their consent says elsewhere. */
#pragma once

#include "queries/rankings.h"

enum { LOOKUP_MANY = 24, LOOKUP_MONTHS = 6 };

/* Which households: NULL means any. */
struct lookup_filter {
	const char *place, *group, *surname;
};

struct lookup_choice { /* a village, a group, a surname */
	const char *label;
	long count;
	long long rid; /* of one household in it */
};

struct lookup_home {
	long long rid;
	const char *key; /* what its code is kept under */
	const char *place, *village, *group, *door;
	const char *name;     /* masked */
	const char *surname;  /* 张 */
	const char *where;    /* 「3组18号」 */
	bool sample, unnamed; /* does not want to be called by its name */
	const char *head;     /* not for showing: rows of other registers are tied by it */
	bool head_is_only;    /* nobody else in the group is called so */
	const char *former;   /* where it lived before, and as whom */
	const char *grid;
};

size_t lookup_villages(struct store *s, struct arena *a, struct lookup_choice **out);
size_t lookup_groups(struct store *s, struct arena *a, const struct lookup_filter *f, struct lookup_choice **out);
/* The most frequent first. */
size_t lookup_surnames(struct store *s, struct arena *a, const struct lookup_filter *f, struct lookup_choice **out);
/* By group, then door. */
size_t lookup_homes(
    struct store *s, struct arena *a, const struct lookup_filter *f, size_t limit, struct lookup_home **out);
/* Those whose initials begin with `letters`, exact ones first. */
size_t lookup_by_letters(
    struct store *s, struct arena *a, const char *place, const char *letters, size_t limit, struct lookup_home **out);
size_t lookup_by_door(
    struct store *s, struct arena *a, const char *place, const char *digits, size_t limit, struct lookup_home **out);
/* Which of A–Z (bit 0 is A) or 0–9 lead anywhere after what was typed. */
unsigned lookup_next_letters(struct store *s, const char *place, const char *letters);
unsigned lookup_next_digits(struct store *s, const char *place, const char *digits);
/* One household; rid 0: the first of the home village. */
bool lookup_find(struct store *s, struct arena *a, long long rid, struct lookup_home *out);

/* The questions behind the keys, as SQL from FROM on: a test asks SQLite how it answers them. NULL past the last. */
const char *lookup_sql(struct arena *a, size_t question, const struct lookup_filter *f);
