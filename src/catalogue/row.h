/* A row of a register as the importer reads it, an edition keeps it and the comparison sees it: canonical text per
 * field, never SQL types.
 *
 * All memory belongs to the arena the row was made in. */
#pragma once

#include "base/arena.h"
#include "catalogue/catalogue.h"

struct row_item { /* one item of a score, 庭院 20 */
	const char *name;
	const char *value; /* decimal text */
};

struct row_photo {           /* or a recording */
	int field;           /* index of the FIELD_PHOTOS or FIELD_SOUNDS field it belongs to */
	const char *name;    /* as the clerk wrote it */
	const char *source;  /* hash of the file that came in; NULL until resolved */
	const char *picture; /* hash of the picture kept, 1920 px at most */
	const char *thumb;   /* hash of the thumbnail; of a recording the same as `picture` */
	int width, height;   /* of the picture; of a recording: how long it is, ms, and 0 */
};

enum row_wrong {
	ROW_SOUND,
	ROW_WRONG,   /* a cell of it is: checked with the others, but not to be taken */
	ROW_KEYLESS, /* a cell that tells which row it is */
};

struct row {
	enum row_wrong wrong;
	const char **value; /* one a catalogue field; NULL when empty */
	struct row_item *item;
	struct row_photo *photo;
	size_t items, photos;
	const char *key, *scope;  /* see row_bind() */
	const char *file, *sheet; /* where it was read; NULL when it comes from an edition */
	int line;                 /* as the sheet program numbers it */
};

struct row_list {
	struct row *row;
	size_t count, capacity;
};

/* Appends an empty row of the register and returns it (valid until the next append). */
struct row *row_append(struct row_list *list, struct arena *a, const struct reg *r);
/* The value of a column, "" when empty. Asserts that the register has it. */
const char *row_text(const struct row *row, const struct reg *r, const char *column);
void row_set(struct row *row, const struct reg *r, const char *column, const char *value);
void row_add_item(struct row *row, struct arena *a, const char *name, const char *value);
void row_add_photo(struct row *row, struct arena *a, int field, const char *name);
/* Of a person or a home: kept only with consent. */
bool row_photo_personal(const struct reg *r, const struct row *row, const struct row_photo *photo);
/* Sets key and scope from the values: field texts joined by U+001F, with villages compared without 村/社区, groups as
 * numbers. 户主 stands in for a missing 门牌. */
void row_bind(struct row *row, struct arena *a, const struct reg *r);
/* MERGE_NUMBERED: tells rows with equal keys in one sheet apart by their order, the second becoming key, U+001F, 2.
 * Once, after all are bound. */
void row_number(struct row_list *list, struct arena *a);
/* Same content: values, items, photos' names, sources and pictures (a mask changes the picture only). */
bool row_equal(const struct row *x, const struct row *y, const struct reg *r);
/* May a wrong row be meant for this one? What cannot be read of its key is anything. */
bool row_may_be(const struct row *wrong, const struct row *row, struct arena *a, const struct reg *r);
/* 「高同村」 「高同」 「高同村委会」 → 「高同」; 全镇, 全乡 and the like → "", which is the whole township's place. */
const char *row_place_key(struct arena *a, const char *place);
/* The number at *s, 12 or 十二, which is moved past it; −1 when there is none. */
int row_number_at(const char **s);
