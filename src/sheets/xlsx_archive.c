/* xlsx_archive: the zip container, checked before anything is unpacked. See xlsx_reading.h. */
#include "sheets/xlsx_reading.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"

enum { MAX_PARTS = 20000, RATIO_FROM = 100 * 1024 };

bool
xlsx_stop(struct reading *r, enum finding_id why)
{
	if (!r->fail)
		r->fail = why;
	return false;
}

static uint32_t
le16(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8;
}

static uint64_t
le32(const unsigned char *p)
{
	return (uint64_t)le16(p) | (uint64_t)le16(p + 2) << 16;
}

static uint64_t
le64(const unsigned char *p)
{
	return le32(p) | le32(p + 4) << 32;
}

struct extent {
	uint64_t from, to;
};

static int
extent_order(const void *a, const void *b)
{
	const struct extent *x = a, *y = b;
	return x->from < y->from ? -1 : x->from > y->from;
}

struct directory { /* the central one: where it lies, what it says, where its end record ends */
	uint64_t at, bytes, count, end;
};

/* What an end record at `at` says; false when it is none. */
static bool
directory_at(const unsigned char *data, size_t size, size_t at, struct directory *d)
{
	const unsigned char *end = data + at;
	if (memcmp(end, "PK\5\6", 4) != 0 || at + 22 + le16(end + 20) > size)
		return false;
	*d = (struct directory){ .count = le16(end + 10), .bytes = le32(end + 12), .at = le32(end + 16) };
	d->end = at + 22 + le16(end + 20);
	uint64_t limit = at;
	if (d->count == 0xFFFF || d->bytes == 0xFFFFFFFF || d->at == 0xFFFFFFFF) { /* zip64, as Java writes it */
		if (limit < 20 || memcmp(end - 20, "PK\6\7", 4) != 0)
			return false;
		uint64_t record = le64(end - 20 + 8);
		if (limit < 76 || record > limit - 76 || memcmp(data + record, "PK\6\6", 4) != 0)
			return false;
		d->count = le64(data + record + 32);
		d->bytes = le64(data + record + 40);
		d->at = le64(data + record + 48);
		limit = record;
	}
	return d->at <= limit && d->bytes <= limit - d->at &&
	       (!d->count || (d->bytes >= 46 && memcmp(data + d->at, "PK\1\2", 4) == 0));
}

/* The one central directory. Bytes may trail behind it, as some sticks and mail
 * programs leave them; of two nobody can say which one others would read. */
static bool
directory_find(struct reading *r, const unsigned char *data, size_t size, struct directory *d)
{
	struct directory other;
	bool found = false;
	size_t filled = size; /* a file brought back from a broken stick ends in any number of zeros */
	while (filled && !data[filled - 1])
		filled--;
	size_t least = filled > 22 + 65535 ? filled - 22 - 65535 : 0;
	for (size_t at = size < 22 ? 0 : size - 22 + 1; at-- > least;) {
		if (!directory_at(data, size, at, found ? &other : d))
			continue;
		if (found)
			return xlsx_stop(r, FINDING_FILE_UNSAFE);
		found = true;
	}
	return found ? true : xlsx_stop(r, FINDING_FILE_DAMAGED);
}

/* The packed size and the place of an entry (46 bytes at p, then name and
 * extra fields), also where they are kept in the zip64 field. */
static void
entry_numbers(const unsigned char *p, uint64_t *packed, uint64_t *at)
{
	bool whole = le32(p + 24) == 0xFFFFFFFF;
	*packed = le32(p + 20);
	*at = le32(p + 42);
	const unsigned char *x = p + 46 + le16(p + 28), *end = x + le16(p + 30);
	while (end - x >= 4 && le16(x + 2) <= end - x - 4 && le16(x) != 1)
		x += 4 + le16(x + 2);
	if (end - x < 4 || le16(x) != 1 || le16(x + 2) > end - x - 4)
		return;
	end = x + 4 + le16(x + 2);
	x += 4 + (whole ? 8 : 0);
	if (*packed == 0xFFFFFFFF && end - x >= 8)
		*packed = le64(x), x += 8;
	if (*at == 0xFFFFFFFF && end - x >= 8)
		*at = le64(x);
}

/* Where an entry of the central directory lies in the file. */
static bool
entry_extent(const unsigned char *data, uint64_t directory, const unsigned char *p, struct extent *out)
{
	uint64_t at, packed;
	entry_numbers(p, &packed, &at);
	if (directory < 30 || at > directory - 30 || memcmp(data + at, "PK\3\4", 4) != 0 || packed > directory)
		return false;
	out->from = at;
	out->to = at + 30 + le16(data + at + 26) + le16(data + at + 28) + packed;
	return out->to <= directory;
}

/* No two entries share a byte (libzip does not look): a quoted overlap can
 * pack terabytes. */
static bool
check_overlap(struct reading *r, const unsigned char *data, const struct directory *d)
{
	if (d->count > MAX_PARTS)
		return xlsx_stop(r, FINDING_FILE_UNSAFE);
	struct extent *extent = arena_array(r->arena, d->count + 1, sizeof *extent);
	const unsigned char *p = data + d->at, *limit = p + d->bytes;
	for (uint64_t i = 0; i < d->count; i++) {
		if (limit - p < 46 || memcmp(p, "PK\1\2", 4) != 0)
			return xlsx_stop(r, FINDING_FILE_DAMAGED);
		uint64_t length = 46 + le16(p + 28) + le16(p + 30) + le16(p + 32);
		if (length > (uint64_t)(limit - p) || !entry_extent(data, d->at, p, &extent[i]))
			return xlsx_stop(r, FINDING_FILE_DAMAGED);
		p += length;
	}
	qsort(extent, d->count, sizeof *extent, extent_order);
	for (uint64_t i = 1; i < d->count; i++)
		if (extent[i].from < extent[i - 1].to)
			return xlsx_stop(r, FINDING_FILE_UNSAFE);
	return true;
}

/* /xl/workbook.xml is how some writers name it; a part is only ever read in memory. */
static const char *
without_root(const char *name)
{
	static const char *const ours[] = { "/xl/", "/_rels/", "/docProps/", "/[Content_Types].xml" };
	for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
		if (str_starts(name, ours[i]))
			return name + 1;
	return name;
}

static bool
name_safe(const char *name)
{
	if (!*name || strchr("/\\", *name) || strchr(name, ':'))
		return false;
	for (const char *p = name; *p;) {
		size_t n = strcspn(p, "/\\");
		if (n == 2 && p[0] == '.' && p[1] == '.')
			return false;
		p += n + (p[n] != '\0');
	}
	return true;
}

static int
part_order(const void *a, const void *b)
{
	return strcasecmp(((const struct part_name *)a)->name, ((const struct part_name *)b)->name);
}

zip_int64_t
xlsx_part_find(const struct reading *r, const char *path)
{
	const struct part_name *one =
	    bsearch(&(struct part_name){ path, 0 }, r->part, r->parts, sizeof *r->part, part_order);
	return one ? one->index : -1;
}

static bool
check_sizes(struct reading *r, const zip_stat_t *st, uint64_t *total)
{
	zip_uint64_t need = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
	if ((st->valid & need) != need)
		return xlsx_stop(r, FINDING_FILE_DAMAGED);
	if (st->encryption_method != ZIP_EM_NONE)
		return xlsx_stop(r, FINDING_FILE_PASSWORD);
	if (st->comp_method != ZIP_CM_STORE && st->comp_method != ZIP_CM_DEFLATE)
		return xlsx_stop(r, FINDING_FILE_UNSAFE);
	*total += st->size;
	if (st->size > XLSX_MAX_ENTRY || *total > XLSX_MAX_TOTAL)
		return xlsx_stop(r, FINDING_FILE_BOMB);
	if (st->size > RATIO_FROM && st->size / XLSX_MAX_RATIO > st->comp_size)
		return xlsx_stop(r, FINDING_FILE_BOMB);
	return true;
}

static bool
check_entries(struct reading *r)
{
	zip_int64_t n = zip_get_num_entries(r->zip, 0);
	uint64_t total = 0;
	r->part = arena_array(r->arena, (size_t)(n > 0 ? n : 0) + 1, sizeof *r->part);
	for (zip_int64_t i = 0; i < n; i++) {
		zip_stat_t st;
		if (zip_stat_index(r->zip, (zip_uint64_t)i, 0, &st) != 0)
			return xlsx_stop(r, FINDING_FILE_DAMAGED);
		if (!check_sizes(r, &st, &total))
			return false;
		if (!st.name || !name_safe(without_root(st.name)))
			return xlsx_stop(r, FINDING_FILE_UNSAFE);
		char *name = arena_strdup(r->arena, without_root(st.name));
		for (char *p = name; (p = strchr(p, '\\'));) /* as old writers on Windows part folders */
			*p = '/';
		r->part[r->parts++] = (struct part_name){ name, i };
	}
	qsort(r->part, r->parts, sizeof *r->part, part_order);
	for (size_t i = 1; i < r->parts; i++)
		if (part_order(&r->part[i], &r->part[i - 1]) == 0)
			return xlsx_stop(r, FINDING_FILE_UNSAFE);
	return true;
}

/* libzip's own check of what an archive says twice is not asked for: it refuses
 * what .NET writes (times that differ by two seconds, versions 45 and 20, sizes
 * behind the data) and sees neither overlaps nor ways out. It does check sums. */
bool
xlsx_archive_open(struct reading *r, const void *data, size_t size)
{
	zip_error_t why;
	struct directory d;
	if (!directory_find(r, data, size, &d) || !check_overlap(r, data, &d))
		return false;
	zip_error_init(&why);
	zip_source_t *source = zip_source_buffer_create(data, d.end, 0, &why);
	if (source) {
		r->zip = zip_open_from_source(source, ZIP_RDONLY, &why);
		if (!r->zip)
			zip_source_free(source);
	}
	zip_error_fini(&why);
	if (!r->zip)
		return xlsx_stop(r, FINDING_FILE_DAMAGED);
	return check_entries(r);
}
