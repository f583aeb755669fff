/* The words of a header: compared as keys, and what they make of a column. */
#pragma once

#include "base/arena.h"
#include "catalogue/catalogue.h"

struct words { /* a header, or the words before a colon */
	const char *full, *base;
	const char *inside; /* of the last brackets; NULL */
};

struct head {                  /* a column's header, flattened */
	const char *shown;     /* as written: 庭院/得分 */
	struct words up, down; /* up is empty with one level */
	struct words joined;   /* 整改前照片 of 整改前|照片 */
};

struct column {
	struct head head;
	int field;        /* −1: none */
	const char *item; /* the item's name; NULL: none */
	const char *unit;
	long long full; /* full mark in thousandths; −1: none */
	bool untaken;   /* looks like an item, and no standard names it */
};

struct item {
	const char *name, *key;
	long long full;
};

struct words table_words_of(struct arena *a, const char *text);
/* n bytes of a catalogue's word, brackets passed over, against a key. */
bool table_word_is(const char *word, size_t n, const char *key);
bool table_one_of(const char *list, const char *s); /* of words split by | */
/* How well words name a field: 3 its header, 2 an alias, 1 either without the brackets, 0 not. */
int table_field_match(const struct field *f, const struct words *w);
int table_best_match(const struct reg *reg, const struct words *w, int *field);
long long table_mark_of(const char *inside); /* 满分25 → thousandths; −1: no mark */
