/* A written 等次 against the bands of 评分标准: what residents read
 * beside a score is what its standard says of that score. */
#include <string.h>

#include "editions/schema.h"
#include "import/consistency.h"

struct band {
	const char *name, *version;
	long long least; /* thousandths of a point */
};

struct bands {
	struct band *band;
	size_t count;
};

static long long
milli_of(const struct row *row, const struct reg *r, const char *column)
{
	long long milli = 0;
	return schema_parse(row_text(row, r, column), true, &milli) ? milli : -1;
}

static bool
is_band(const struct row *row, const struct reg *r, const char *scheme)
{
	return strcmp(row_text(row, r, "kind"), "等次") == 0 && strcmp(row_text(row, r, "scheme"), scheme) == 0;
}

static struct bands
bands_of(struct arena *a, const struct content *merged, const char *scheme)
{
	const struct reg *r = catalogue_find("standard");
	const struct row_list *rows = &merged->reg[r->id];
	struct bands out = { arena_array(a, rows->count + 1, sizeof(struct band)), 0 };
	for (size_t i = 0; i < rows->count; i++)
		if (is_band(&rows->row[i], r, scheme))
			out.band[out.count++] = (struct band){ row_text(&rows->row[i], r, "item"),
				row_text(&rows->row[i], r, "version"), milli_of(&rows->row[i], r, "points") };
	return out;
}

/* What a total earns by one version; NULL below all its bands. */
static const char *
earned(const struct bands *b, const char *version, long long total)
{
	const struct band *best = NULL;
	for (size_t i = 0; i < b->count; i++)
		if (strcmp(b->band[i].version, version) == 0 && b->band[i].least <= total &&
		    (!best || b->band[i].least > best->least))
			best = &b->band[i];
	return best ? best->name : NULL;
}

static const char *
newest(const struct bands *b)
{
	const char *out = "";
	for (size_t i = 0; i < b->count; i++)
		if (strcmp(b->band[i].version, out) > 0)
			out = b->band[i].version;
	return out;
}

/* By one of the versions there are: an old month goes by an old one. */
static bool
is_earned(const struct bands *b, const char *grade, long long total)
{
	for (size_t i = 0; i < b->count; i++) {
		const char *mine = earned(b, b->band[i].version, total);
		if (mine && strcmp(mine, grade) == 0)
			return true;
	}
	return false;
}

/* Words the standard does not know (best of the year, a star) are the village's own and none of ours. */
static bool
known(const struct bands *b, const char *grade)
{
	for (size_t i = 0; i < b->count; i++)
		if (strcmp(b->band[i].name, grade) == 0)
			return true;
	return false;
}

void
consistency_grades(struct draft *d, const struct content *merged)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		int grade = catalogue_field(r, "grade");
		if (!r->scheme || grade < 0 || catalogue_field(r, "total") < 0 || !d->rows.reg[r->id].count)
			continue;
		struct bands bands = bands_of(d->arena, merged, r->scheme);
		for (size_t i = 0; i < d->rows.reg[r->id].count; i++) {
			const struct row *row = &d->rows.reg[r->id].row[i];
			const char *written = row_text(row, r, "grade"), *total = row_text(row, r, "total");
			if (!*total || !known(&bands, written) || is_earned(&bands, written, milli_of(row, r, "total")))
				continue;
			const char *mine = earned(&bands, newest(&bands), milli_of(row, r, "total"));
			finding_add(d->findings, FINDING_GRADE_DIFFERS, draft_place(row, r->fields[grade].header),
			    written, total, mine ? mine : "哪一等都够不上");
		}
	}
}
