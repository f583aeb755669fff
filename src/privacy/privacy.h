/* The gate: what a cell gives away about somebody, and how it could be said
 * without. A name of the roll, a mobile number, support or illness beside a
 * person, a class of people that shames.
 *
 * Every public text is looked at the same way, whoever brings it: a stick,
 * 改一条, an answer to what residents handed in. Columns that are for names by
 * the catalogue (FIELD_NAME, FIELD_DUTY) keep their own rules. One thread. */
#pragma once

#include "editions/content.h"

enum privacy_kind { PRIVACY_PERHAPS /* a name? */, PRIVACY_NAME, PRIVACY_MOBILE, PRIVACY_CONDITION, PRIVACY_SHAMING };

struct privacy_span {
	enum privacy_kind kind;
	size_t from, to;     /* bytes of the cell's text */
	const char *instead; /* what stands there when it is mended */
};

struct privacy_found {
	struct privacy_span *span; /* in their order, none over another */
	size_t spans;
	enum privacy_kind kind; /* the gravest; of equals the first */
	unsigned kinds;         /* 1 << kind, of all */
	bool must;              /* it cannot stay as it is: the black list, a shaming class */
	bool black;
};

struct privacy;
struct privacy *privacy_new(struct arena *a);
/* Learns names, posts, places and telephones of these rows; several times over. */
void privacy_learn(struct privacy *p, const struct content *rows);
/* May households stand on the black list with their consent? No unless said. */
void privacy_allow_homes(struct privacy *p, bool allowed);
/* Is there something in field f of the row that does not belong? */
bool privacy_look(struct privacy *p, struct arena *a, const struct reg *r, const struct row *row, size_t f,
    struct privacy_found *out);

/* The cell as it is written and as it would stand; never a private number.
 * `marks`: each span stands between U+0002 and U+0003. */
const char *privacy_as_written(struct arena *a, const char *text, const struct privacy_found *f, bool marks);
const char *privacy_as_mended(struct arena *a, const char *text, const struct privacy_found *f, bool marks);
