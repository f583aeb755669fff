/* A data folder with a small village in it, made without the importer. */
#ifndef TESTS_FIXTURE_H
#define TESTS_FIXTURE_H

#include <stdbool.h>
#include "editions/content.h"

struct fixture {
	char data[64]; /* a temporary folder */
	struct arena *arena;
	struct content content;
};

void fixture_begin(struct fixture *f);
/* Adds a row: column, value, column, value, …, NULL. Returns it, bound. */
struct row *fixture_row(struct fixture *f, enum register_id reg, ...) __attribute__((sentinel));
/* Ties a picture to the row's field; its bytes are nowhere. */
void fixture_photo(struct fixture *f, struct row *row, enum register_id reg, const char *column);
/* Publishes the content as the next edition; the home village is 高同村. */
void fixture_publish(struct fixture *f, bool demonstration);
void fixture_end(struct fixture *f); /* removes the folder */
/* 12 villages, 3 periods, flags, both boards, courtyards, rules, notices; `homes` households. */
void fixture_village(struct fixture *f, int homes);

#endif
