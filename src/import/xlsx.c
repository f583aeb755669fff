/* xlsx: see xlsx.h. Runs in the locked-down reader. Three parts: the archive
 * (checked whole before a part is opened), the parts (expat, in pieces, so
 * that no part is ever in memory whole), and what a cell's bytes mean.
 * Whoever finds something wrong fills `fail` and everything unwinds. Numbers
 * are read in the C locale: the program never calls setlocale(). */
#include "import/xlsx.h"

#include <expat.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <zip.h>

#include "base/date.h"
#include "base/str.h"
#include "import/clean.h"
#include "import/csv.h"

enum {
	MAX_PARTS = 20000,
	MAX_SHEETS = 256,
	MAX_DEPTH = 64,
	MAX_STYLES = 65536,
	MAX_FORMATS = 4096,
	MAX_STRINGS = 2000000,
	MAX_TEXT_RUN = 256 * 1024, /* of one cell or string; the rest is cut */
	MAX_TOKEN = 1024 * 1024,   /* bytes that expat may wait for the end of one tag */
	MAX_MERGES = 100000,
	MAX_SPREAD = 1000000, /* cells that merged ranges may fill */
	MAX_FORMULA = 256,    /* bytes kept of a formula, to know a picture by */
	CHUNK = 64 * 1024,
	RATIO_FROM = 100 * 1024,
};

/* Codes and sentences of what can be wrong with the file as a whole. */
static const struct failure {
	const char *code, *text;
} fail_damaged = { "file_damaged", "文件坏了，打不开，请重新保存一次，或换一个文件" },
  fail_bomb = { "file_too_large", "文件解开后太大，不能读，请删掉多余的内容再存一次" },
  fail_unsafe = { "file_unsafe", "文件里有不正常的内容，不能读，请用 WPS 打开，另存为新的 xlsx" },
  fail_password = { "file_password", "这个表格加了密码，请先去掉密码再存一次" },
  fail_old = { "file_old_format", "这是老格式的表格，请用 WPS 另存为 xlsx 再导入" },
  fail_html = { "file_html", "这是网页格式的表格，请用 WPS 打开，另存为 xlsx" },
  fail_foreign = { "file_not_workbook", "这不是表格，请用 WPS 另存为 xlsx" },
  fail_empty = { "file_empty", "文件是空的" }, fail_many = { "sheet_too_large", "表格太大，读不下，请分成几个文件" };

enum show { SHOW_NUMBER, SHOW_DATE, SHOW_TIME, SHOW_DATETIME, SHOW_PERCENT };

struct merge {
	int row, last_row, column, last_column;
};

struct reading { /* one workbook while it is read */
	struct arena *arena;
	struct findings *findings;
	const char *file;
	zip_t *zip;
	const struct failure *fail; /* NULL as long as all is well */
	size_t unpacked;            /* bytes so far */
	struct clean_count clean;

	const char **string;
	size_t strings, string_capacity;
	enum show *style; /* by the number a cell's s says */
	size_t styles, style_capacity;
	struct custom_format {
		int id;
		enum show show;
	} * custom;
	size_t customs, custom_capacity;
	bool from_1904;

	struct sheet_entry {
		const char *name, *id, *path;
		bool hidden;
	} * sheet;
	size_t sheets, sheet_capacity;
	const char *strings_path, *styles_path, *book_path;

	size_t rows, slots, text; /* counted against the GRID_MAX_ limits */
};

static bool
stop(struct reading *r, const struct failure *why)
{
	if (!r->fail)
		r->fail = why;
	return false;
}

/* ---- the archive ---------------------------------------------------- */

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

/* The end record of the central directory, NULL when there is none. */
static const unsigned char *
end_record(const unsigned char *data, size_t size)
{
	if (size < 22)
		return NULL;
	size_t least = size > 22 + 65535 ? size - 22 - 65535 : 0;
	for (size_t at = size - 22 + 1; at-- > least;)
		if (memcmp(data + at, "PK\5\6", 4) == 0 && at + 22 + le16(data + at + 20) == size)
			return data + at;
	return NULL;
}

struct directory { /* the central one: where it lies, what it says */
	uint64_t at, bytes, count;
};

static bool
directory_find(const unsigned char *data, size_t size, struct directory *d)
{
	const unsigned char *end = end_record(data, size);
	if (!end)
		return false;
	*d = (struct directory){ .count = le16(end + 10), .bytes = le32(end + 12), .at = le32(end + 16) };
	uint64_t limit = (uint64_t)(end - data);
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
	return d->at <= limit && d->bytes <= limit - d->at;
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
check_overlap(struct reading *r, const unsigned char *data, size_t size)
{
	struct directory d;
	if (!directory_find(data, size, &d))
		return stop(r, &fail_damaged);
	if (d.count > MAX_PARTS)
		return stop(r, &fail_unsafe);
	struct extent *extent = arena_array(r->arena, d.count + 1, sizeof *extent);
	const unsigned char *p = data + d.at, *limit = p + d.bytes;
	for (uint64_t i = 0; i < d.count; i++) {
		if (limit - p < 46 || memcmp(p, "PK\1\2", 4) != 0)
			return stop(r, &fail_damaged);
		uint64_t length = 46 + le16(p + 28) + le16(p + 30) + le16(p + 32);
		if (length > (uint64_t)(limit - p) || !entry_extent(data, d.at, p, &extent[i]))
			return stop(r, &fail_damaged);
		p += length;
	}
	qsort(extent, d.count, sizeof *extent, extent_order);
	for (uint64_t i = 1; i < d.count; i++)
		if (extent[i].from < extent[i - 1].to)
			return stop(r, &fail_unsafe);
	return true;
}

static bool
name_safe(const char *name)
{
	if (!*name || *name == '/' || strchr(name, '\\') || strchr(name, ':'))
		return false;
	for (const char *p = name; *p;) {
		size_t n = strcspn(p, "/");
		if (n == 2 && p[0] == '.' && p[1] == '.')
			return false;
		p += n + (p[n] == '/');
	}
	return true;
}

static int
name_order(const void *a, const void *b)
{
	return strcasecmp(*(const char *const *)a, *(const char *const *)b);
}

static bool
check_sizes(struct reading *r, const zip_stat_t *st, uint64_t *total)
{
	zip_uint64_t need = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
	if ((st->valid & need) != need)
		return stop(r, &fail_damaged);
	if (st->encryption_method != ZIP_EM_NONE)
		return stop(r, &fail_password);
	if (st->comp_method != ZIP_CM_STORE && st->comp_method != ZIP_CM_DEFLATE)
		return stop(r, &fail_unsafe);
	*total += st->size;
	if (st->size > XLSX_MAX_ENTRY || *total > XLSX_MAX_TOTAL)
		return stop(r, &fail_bomb);
	if (st->size > RATIO_FROM && st->size / XLSX_MAX_RATIO > st->comp_size)
		return stop(r, &fail_bomb);
	return true;
}

static bool
check_entries(struct reading *r)
{
	zip_int64_t n = zip_get_num_entries(r->zip, 0);
	uint64_t total = 0;
	const char **name = arena_array(r->arena, (size_t)(n > 0 ? n : 0) + 1, sizeof *name);
	for (zip_int64_t i = 0; i < n; i++) {
		zip_stat_t st;
		if (zip_stat_index(r->zip, (zip_uint64_t)i, 0, &st) != 0)
			return stop(r, &fail_damaged);
		if (!check_sizes(r, &st, &total))
			return false;
		if (!st.name || !name_safe(st.name))
			return stop(r, &fail_unsafe);
		name[i] = st.name;
	}
	qsort(name, (size_t)n, sizeof *name, name_order);
	for (zip_int64_t i = 1; i < n; i++)
		if (strcasecmp(name[i], name[i - 1]) == 0)
			return stop(r, &fail_unsafe);
	return true;
}

static bool
archive_open(struct reading *r, const void *data, size_t size)
{
	zip_error_t why;
	zip_error_init(&why);
	zip_source_t *source = zip_source_buffer_create(data, size, 0, &why);
	if (source) {
		r->zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &why);
		if (!r->zip)
			zip_source_free(source);
	}
	zip_error_fini(&why);
	if (!r->zip)
		return stop(r, &fail_damaged);
	return check_entries(r);
}

/* ---- XML parts ------------------------------------------------------ */

struct part {
	struct reading *reading;
	XML_Parser parser;
	int depth;
	void (*start)(struct part *, const char *name, const char **attr);
	void (*end)(struct part *, const char *name);
	struct strbuf text; /* collected while `collect` is set */
	bool collect;
	void *state;
};

static const char *
local(const char *name)
{
	const char *colon = strrchr(name, ':');
	return colon ? colon + 1 : name;
}

static const char *
attribute(const char **attr, const char *name)
{
	for (; attr[0]; attr += 2)
		if (strcmp(local(attr[0]), name) == 0)
			return attr[1];
	return NULL;
}

static bool
attribute_true(const char **attr, const char *name)
{
	const char *v = attribute(attr, name);
	return v && (strcmp(v, "1") == 0 || strcmp(v, "true") == 0 || strcmp(v, "on") == 0);
}

static int
attribute_int(const char **attr, const char *name, int missing)
{
	const char *v = attribute(attr, name);
	if (!v || strlen(v) > 9)
		return missing;
	return atoi(v);
}

static void
part_stop(struct part *p, const struct failure *why)
{
	stop(p->reading, why);
	XML_StopParser(p->parser, XML_FALSE);
}

static void XMLCALL
on_start(void *data, const char *name, const char **attr)
{
	struct part *p = data;
	if (p->reading->fail)
		return;
	if (++p->depth > MAX_DEPTH)
		part_stop(p, &fail_unsafe);
	else
		p->start(p, local(name), attr);
}

static void XMLCALL
on_end(void *data, const char *name)
{
	struct part *p = data;
	if (p->reading->fail)
		return;
	p->depth--;
	if (p->end)
		p->end(p, local(name));
}

static void XMLCALL
on_text(void *data, const char *s, int n)
{
	struct part *p = data;
	if (p->collect && p->text.len < MAX_TEXT_RUN)
		strbuf_append_n(&p->text, s, (size_t)n);
}

static void XMLCALL
on_doctype(void *data, const char *name, const char *system, const char *public, int internal)
{
	(void)name, (void)system, (void)public, (void)internal;
	part_stop(data, &fail_unsafe);
}

/* Feeds one part to expat in pieces. */
static bool
part_feed(struct part *p, zip_file_t *in)
{
	struct reading *r = p->reading;
	int64_t fed = 0;
	for (;;) {
		void *room = XML_GetBuffer(p->parser, CHUNK);
		zip_int64_t n = room ? zip_fread(in, room, CHUNK) : -1;
		if (n < 0)
			return stop(r, &fail_damaged);
		fed += n;
		r->unpacked += (size_t)n;
		if (fed > XLSX_MAX_ENTRY || r->unpacked > XLSX_MAX_TOTAL)
			return stop(r, &fail_bomb);
		if (XML_ParseBuffer(p->parser, (int)n, n == 0) != XML_STATUS_OK)
			return stop(r, &fail_damaged);
		if (r->fail)
			return false;
		if (fed - XML_GetCurrentByteIndex(p->parser) > MAX_TOKEN)
			return stop(r, &fail_unsafe);
		if (n == 0)
			return true;
	}
}

/* Parses a part by its path; a missing one is fine when `must` is false. */
static bool
part_read(struct reading *r, const char *path, bool must, struct part *p)
{
	zip_int64_t index = zip_name_locate(r->zip, path, ZIP_FL_NOCASE);
	if (index < 0)
		return must ? stop(r, &fail_damaged) : true;
	zip_file_t *in = zip_fopen_index(r->zip, (zip_uint64_t)index, 0);
	p->reading = r;
	p->parser = XML_ParserCreate(NULL);
	bool ok = false;
	if (in && p->parser) {
		XML_SetUserData(p->parser, p);
		XML_SetElementHandler(p->parser, on_start, on_end);
		XML_SetCharacterDataHandler(p->parser, on_text);
		XML_SetStartDoctypeDeclHandler(p->parser, on_doctype);
		ok = part_feed(p, in);
	} else {
		stop(r, &fail_damaged);
	}
	if (p->parser)
		XML_ParserFree(p->parser);
	if (in)
		zip_fclose(in);
	strbuf_free(&p->text);
	return ok;
}

/* Appends s, turning _x000D_ and its like into what they stand for. */
static void
unescape(struct strbuf *out, const char *s, size_t n)
{
	const char *end = s + n;
	while (s < end) {
		unsigned cp;
		int used = 0;
		if (end - s >= 7 && s[0] == '_' && s[1] == 'x' && s[6] == '_' &&
		    sscanf(s + 2, "%4x%n", &cp, &used) == 1 && used == 4 && (cp < 0xD800 || cp > 0xDFFF)) {
			if (cp)
				strbuf_append_cp(out, cp);
			s += 7;
		} else {
			strbuf_append_n(out, s++, 1);
		}
	}
}

static const char *
cleaned(struct part *p)
{
	struct reading *r = p->reading;
	if (!p->text.len)
		return "";
	if (!memmem(p->text.data, p->text.len, "_x", 2))
		return clean_text(r->arena, p->text.data, p->text.len, &r->clean);
	struct strbuf plain = { 0 };
	unescape(&plain, p->text.data, p->text.len);
	const char *text = clean_text(r->arena, strbuf_text(&plain), plain.len, &r->clean);
	strbuf_free(&plain);
	return text;
}

/* ---- relations and the workbook ------------------------------------- */

/* The path of a target relative to the folder of `base`; NULL when it leaves the archive. */
static const char *
resolve(struct arena *a, const char *base, const char *target)
{
	const char *slash = strrchr(base, '/');
	const char *whole = *target == '/' ? target + 1
			    : slash        ? arena_printf(a, "%.*s/%s", (int)(slash - base), base, target)
					   : target;
	char *out = arena_alloc(a, strlen(whole) + 2), *to = out;
	for (const char *p = whole; *p;) {
		size_t n = strcspn(p, "/");
		if (n == 2 && p[0] == '.' && p[1] == '.') {
			if (to == out)
				return NULL;
			for (to--; to > out && to[-1] != '/';)
				to--;
		} else if (n && !(n == 1 && p[0] == '.')) {
			memcpy(to, p, n);
			to += n;
			*to++ = '/';
		}
		p += n + (p[n] == '/');
	}
	if (to == out)
		return NULL;
	to[-1] = '\0';
	return out;
}

static void
relation_start(struct part *p, const char *name, const char **attr)
{
	struct reading *r = p->reading;
	const char *id = attribute(attr, "Id"), *type = attribute(attr, "Type"), *target = attribute(attr, "Target");
	if (strcmp(name, "Relationship") != 0 || !id || !type || !target)
		return;
	const char *path = resolve(r->arena, r->book_path ? r->book_path : "", target);
	if (!r->book_path) { /* the package's own relations */
		if (path && str_ends(type, "/officeDocument"))
			p->state = (void *)path;
		return;
	}
	if (str_ends(type, "/sharedStrings"))
		r->strings_path = path;
	else if (str_ends(type, "/styles"))
		r->styles_path = path;
	for (size_t i = 0; i < r->sheets && str_ends(type, "/worksheet"); i++)
		if (strcmp(r->sheet[i].id, id) == 0)
			r->sheet[i].path = path;
}

static void
book_start(struct part *p, const char *name, const char **attr)
{
	struct reading *r = p->reading;
	if (strcmp(name, "workbookPr") == 0)
		r->from_1904 = attribute_true(attr, "date1904");
	if (strcmp(name, "sheet") != 0)
		return;
	const char *title = attribute(attr, "name"), *id = attribute(attr, "id"), *state = attribute(attr, "state");
	if (!title || !id)
		return;
	if (r->sheets >= MAX_SHEETS) {
		part_stop(p, &fail_many);
		return;
	}
	r->sheet = arena_grow(r->arena, r->sheet, r->sheets, &r->sheet_capacity, r->sheets + 1, sizeof *r->sheet);
	r->sheet[r->sheets++] = (struct sheet_entry){
		.name = clean_text(r->arena, title, strlen(title), &r->clean),
		.id = arena_strdup(r->arena, id),
		.hidden = state && strcmp(state, "visible") != 0,
	};
}

static bool
book_read(struct reading *r)
{
	struct part relations = { .start = relation_start };
	if (!part_read(r, "_rels/.rels", false, &relations))
		return false;
	const char *path = relations.state ? relations.state : "xl/workbook.xml";
	if (zip_name_locate(r->zip, path, ZIP_FL_NOCASE) < 0 || !str_ends(path, ".xml"))
		return stop(r, &fail_foreign);
	r->book_path = path;
	struct part book = { .start = book_start };
	if (!part_read(r, path, true, &book))
		return false;
	const char *slash = strrchr(path, '/');
	int folder = slash ? (int)(slash - path) + 1 : 0;
	const char *rels = arena_printf(r->arena, "%.*s_rels/%s.rels", folder, path, path + folder);
	struct part more = { .start = relation_start };
	if (!part_read(r, rels, false, &more))
		return false;
	return r->sheets ? true : stop(r, &fail_foreign);
}

/* ---- shared strings -------------------------------------------------- */

struct string_state {
	int phonetic; /* inside how many rPh */
};

static void
string_start(struct part *p, const char *name, const char **attr)
{
	struct string_state *s = p->state;
	(void)attr;
	if (strcmp(name, "si") == 0)
		strbuf_clear(&p->text);
	else if (strcmp(name, "rPh") == 0)
		s->phonetic++;
	else if (strcmp(name, "t") == 0)
		p->collect = s->phonetic == 0;
}

static void
string_end(struct part *p, const char *name)
{
	struct string_state *s = p->state;
	struct reading *r = p->reading;
	if (strcmp(name, "t") == 0)
		p->collect = false;
	else if (strcmp(name, "rPh") == 0 && s->phonetic)
		s->phonetic--;
	if (strcmp(name, "si") != 0)
		return;
	r->text += p->text.len; /* each string once here, again at each cell */
	if (r->strings >= MAX_STRINGS || r->text > GRID_MAX_TEXT) {
		part_stop(p, &fail_many);
		return;
	}
	r->string = arena_grow(r->arena, r->string, r->strings, &r->string_capacity, r->strings + 1, sizeof *r->string);
	r->string[r->strings++] = cleaned(p);
}

static bool
strings_read(struct reading *r)
{
	if (!r->strings_path)
		return true;
	struct string_state state = { 0 };
	struct part p = { .start = string_start, .end = string_end, .state = &state };
	bool ok = part_read(r, r->strings_path, false, &p);
	r->text = 0;
	return ok;
}

/* ---- number formats -------------------------------------------------- */

/* What is left of a format's first section without quotes, escapes, colours
 * and conditions, in lower case; [h] and its like become h. */
static void
format_letters(const char *code, char *out, size_t size)
{
	size_t n = 0;
	for (const char *p = code; *p && *p != ';' && n + 2 < size; p++) {
		if (*p == '"') {
			p = strchr(p + 1, '"');
			if (!p)
				break;
		} else if (*p == '\\' || *p == '_' || *p == '*') {
			const char *next = p + 1;
			utf8_next(&next);
			p = next - 1;
		} else if (*p == '[') {
			const char *end = strchr(p, ']');
			if (!end)
				break;
			if (strchr("hHmMsS", p[1]) && p[1] && strspn(p + 1, "hHmMsS") == (size_t)(end - p - 1))
				out[n++] = 'h';
			p = end;
		} else if ((*p == 'E' || *p == 'e') && (p[1] == '+' || p[1] == '-')) {
			p++;
		} else {
			out[n++] = *p >= 'A' && *p <= 'Z' ? (char)(*p + 32) : *p;
		}
	}
	out[n] = '\0';
}

static enum show
show_of_code(const char *code)
{
	char s[256];
	format_letters(code, s, sizeof s);
	if (strstr(s, "general") || strstr(s, "g/") || strchr(s, '@'))
		return SHOW_NUMBER;
	bool day = strchr(s, 'y') || strchr(s, 'd') || strchr(s, 'e') || strstr(s, "aaa");
	bool clock = strchr(s, 'h') || strchr(s, 's');
	if (strchr(s, 'm') && !clock)
		day = true;
	if (day)
		return clock ? SHOW_DATETIME : SHOW_DATE;
	if (clock)
		return SHOW_TIME;
	return strchr(s, '%') ? SHOW_PERCENT : SHOW_NUMBER;
}

/* The formats that need no code are Excel's own and those of its Chinese edition. */
static enum show
show_of_id(const struct reading *r, int id)
{
	for (size_t i = r->customs; i-- > 0;)
		if (r->custom[i].id == id)
			return r->custom[i].show;
	if (id == 9 || id == 10)
		return SHOW_PERCENT;
	if (id == 22)
		return SHOW_DATETIME;
	if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id == 55 || id == 56)
		return SHOW_TIME;
	return (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? SHOW_DATE : SHOW_NUMBER;
}

struct style_state {
	bool formats, cells; /* inside numFmts, inside cellXfs */
};

static void
style_start(struct part *p, const char *name, const char **attr)
{
	struct style_state *s = p->state;
	struct reading *r = p->reading;
	if (strcmp(name, "numFmts") == 0)
		s->formats = true;
	else if (strcmp(name, "cellXfs") == 0)
		s->cells = true;
	if (r->styles >= MAX_STYLES || r->customs >= MAX_FORMATS) {
		part_stop(p, &fail_unsafe);
	} else if (s->formats && strcmp(name, "numFmt") == 0) {
		const char *code = attribute(attr, "formatCode");
		r->custom =
		    arena_grow(r->arena, r->custom, r->customs, &r->custom_capacity, r->customs + 1, sizeof *r->custom);
		r->custom[r->customs++] =
		    (struct custom_format){ attribute_int(attr, "numFmtId", -1), show_of_code(code ? code : "") };
	} else if (s->cells && strcmp(name, "xf") == 0) {
		r->style =
		    arena_grow(r->arena, r->style, r->styles, &r->style_capacity, r->styles + 1, sizeof *r->style);
		r->style[r->styles++] = show_of_id(r, attribute_int(attr, "numFmtId", 0));
	}
}

static void
style_end(struct part *p, const char *name)
{
	struct style_state *s = p->state;
	if (strcmp(name, "numFmts") == 0)
		s->formats = false;
	else if (strcmp(name, "cellXfs") == 0)
		s->cells = false;
}

static bool
styles_read(struct reading *r)
{
	struct style_state state = { 0 };
	struct part p = { .start = style_start, .end = style_end, .state = &state };
	return r->styles_path ? part_read(r, r->styles_path, false, &p) : true;
}

/* ---- what a cell's bytes mean ---------------------------------------- */

#define PICTURE_IN_CELL "单元格里嵌了一张图片，请把照片放进“照片”文件夹，在这里写照片的文件名"
#define NO_VALUE "公式没有算出结果，请用 WPS 打开这个文件，保存一次再导入"

/* Decimal text of 15 digits, without exponent where that stays readable. */
static const char *
number_text(struct arena *a, double v)
{
	char s[40], out[64];
	if (v == 0)
		return "0";
	snprintf(s, sizeof s, "%.15g", v);
	char *e = strchr(s, 'e');
	if (!e)
		return arena_strdup(a, s);
	int power = atoi(e + 1);
	if (power > 30 || power < -30)
		return arena_strdup(a, s);
	snprintf(out, sizeof out, "%.*f", power < 0 ? 14 - power : 0, v);
	if (strchr(out, '.')) {
		size_t n = strlen(out);
		while (out[n - 1] == '0')
			out[--n] = '\0';
	} else { /* digits beyond the fifteenth are noise */
		for (size_t i = (*out == '-') + 15; out[i]; i++)
			out[i] = '0';
	}
	return arena_strdup(a, out);
}

static const char *
percent_text(struct arena *a, double v)
{
	char s[40];
	snprintf(s, sizeof s, "%.12g", v * 100);
	return arena_printf(a, "%s%%", s);
}

/* A day number as ISO text; NULL when it is no day that we know. */
static const char *
serial_text(const struct reading *r, double v, enum show show)
{
	if (!(v >= 0) || v > 110000)
		return NULL;
	long day = (long)floor(v);
	long minutes = lround((v - (double)day) * 1440);
	if (minutes == 1440)
		day++, minutes = 0;
	if (show == SHOW_TIME && day == 0)
		return arena_printf(r->arena, "T%02ld:%02ld", minutes / 60, minutes % 60);
	if (!r->from_1904 && day == 0)
		return NULL;
	/* 1900 counts a 29 February that never was: day 60 */
	long base = r->from_1904 ? date_days((struct date){ 1904, 1, 1 }) : date_days((struct date){ 1899, 12, 30 });
	struct date d = date_from_days(base + day + (!r->from_1904 && day < 60));
	if (!date_valid(d))
		return NULL;
	char iso[16];
	date_format(d, iso);
	if (show == SHOW_DATE || minutes == 0)
		return arena_strdup(r->arena, iso);
	return arena_printf(r->arena, "%sT%02ld:%02ld", iso, minutes / 60, minutes % 60);
}

static struct cell
number_cell(const struct reading *r, const char *s, enum show show)
{
	char *end;
	double v = strtod(s, &end);
	if (end == s || *end || !isfinite(v))
		return (struct cell){ .kind = CELL_TEXT, .text = clean_text(r->arena, s, strlen(s), NULL) };
	if (show == SHOW_PERCENT)
		return (struct cell){ .kind = CELL_TEXT, .text = percent_text(r->arena, v) };
	const char *day = show == SHOW_NUMBER ? NULL : serial_text(r, v, show);
	if (day)
		return (struct cell){ .kind = CELL_DATE, .text = day };
	return (struct cell){ .kind = CELL_NUMBER, .text = number_text(r->arena, v) };
}

/* t="d": 2024-04-28T00:00:00.000 */
static struct cell
iso_cell(const struct reading *r, const char *s)
{
	struct datetime t;
	char head[20] = "";
	snprintf(head, sizeof head, "%.16s", s);
	if (!datetime_parse(head, &t))
		return (struct cell){ .kind = CELL_TEXT, .text = clean_text(r->arena, s, strlen(s), NULL) };
	if (strlen(head) < 16 || (t.hour == 0 && t.minute == 0))
		head[10] = '\0';
	return (struct cell){ .kind = CELL_DATE, .text = arena_strdup(r->arena, head) };
}

/* ---- a sheet --------------------------------------------------------- */

struct sheet_state {
	struct grid *grid;
	size_t capacity;
	bool unsorted;
	int row;     /* number of the row that is open, or of the last one */
	bool hidden; /* is it? */
	int filled;  /* cells of `cell` that may hold something */
	struct cell cell[GRID_MAX_COLUMNS];
	int column;    /* of the cell that is open, from 0; of the last one */
	char type[12]; /* its t */
	int style;
	bool picture, formula, string; /* it has vm, an f, a string among it */
	int phonetic;
	struct strbuf formula_text;
	struct merge *merge;
	size_t merges, merge_capacity;
};

/* 「BC12」 to column 54 and row 12; either may be missing (−1, 0). */
static const char *
reference(const char *s, int *column, int *row)
{
	*column = -1;
	*row = 0;
	int c = 0;
	while (*s == '$')
		s++;
	for (; (*s | 32) >= 'a' && (*s | 32) <= 'z' && c < 100000; s++)
		c = c * 26 + ((*s | 32) - 'a' + 1);
	*column = c - 1;
	while (*s == '$')
		s++;
	for (; *s >= '0' && *s <= '9' && *row < 100000000; s++)
		*row = *row * 10 + (*s - '0');
	return s;
}

static void
row_start(struct part *p, const char **attr)
{
	struct sheet_state *s = p->state;
	int number = attribute_int(attr, "r", s->row + 1);
	if (number <= s->row)
		s->unsorted = true;
	s->row = number < 1 ? 1 : number;
	s->hidden = attribute_true(attr, "hidden");
	s->column = -1;
	s->filled = 0;
}

static void
row_end(struct part *p)
{
	struct sheet_state *s = p->state;
	struct reading *r = p->reading;
	struct grid *g = s->grid;
	int n = s->filled;
	s->filled = 0;
	if (n == 0)
		return;
	r->slots += (size_t)n;
	if (++r->rows > GRID_MAX_ROWS || r->slots > GRID_MAX_CELLS) {
		part_stop(p, &fail_many);
		return;
	}
	struct cell *cell = arena_array(r->arena, (size_t)n, sizeof *cell);
	memcpy(cell, s->cell, (size_t)n * sizeof *cell);
	g->row = arena_grow(r->arena, g->row, g->rows, &s->capacity, g->rows + 1, sizeof *g->row);
	g->row[g->rows++] = (struct grid_row){ .number = s->row, .hidden = s->hidden, .cells = n, .cell = cell };
	if (n > g->columns)
		g->columns = n;
}

static void
cell_start(struct part *p, const char **attr)
{
	struct sheet_state *s = p->state;
	const char *at = attribute(attr, "r"), *type = attribute(attr, "t");
	int column = s->column + 1, row;
	if (at)
		reference(at, &column, &row);
	s->column = column < 0 ? s->column + 1 : column;
	snprintf(s->type, sizeof s->type, "%s", type ? type : "n");
	s->style = attribute_int(attr, "s", 0);
	s->picture = attribute(attr, "vm") != NULL;
	s->formula = s->string = false;
	strbuf_clear(&p->text);
	strbuf_clear(&s->formula_text);
}

static struct cell
text_cell(struct part *p, const char *text)
{
	(void)p;
	return (struct cell){ .kind = *text ? CELL_TEXT : CELL_EMPTY, .text = text };
}

static struct cell
broken_cell(struct part *p)
{
	struct sheet_state *s = p->state;
	struct reading *r = p->reading;
	const char *raw = strbuf_text(&p->text);
	if (s->picture || strstr(strbuf_text(&s->formula_text), "DISPIMG(") || str_starts(raw, "=DISPIMG("))
		return (struct cell){ .kind = CELL_BROKEN, .text = PICTURE_IN_CELL };
	if (strcmp(s->type, "e") == 0) {
		const char *what = clean_text(r->arena, raw, strnlen(raw, 20), &r->clean);
		return (
		    struct cell){ .kind = CELL_BROKEN, .text = arena_printf(r->arena, "公式出错（%s），请改正", what) };
	}
	if (s->formula && !*raw && strcmp(s->type, "str") != 0)
		return (struct cell){ .kind = CELL_BROKEN, .text = NO_VALUE };
	return (struct cell){ .kind = CELL_EMPTY, .text = "" };
}

static struct cell
cell_value(struct part *p)
{
	struct sheet_state *s = p->state;
	struct reading *r = p->reading;
	struct cell broken = broken_cell(p);
	const char *raw = strbuf_text(&p->text);
	if (broken.kind == CELL_BROKEN || !*raw)
		return broken;
	if (strcmp(s->type, "s") == 0) {
		char *end;
		unsigned long i = strtoul(raw, &end, 10);
		return text_cell(p, end != raw && i < r->strings ? r->string[i] : "");
	}
	if (strcmp(s->type, "b") == 0)
		return (struct cell){ .kind = CELL_YESNO, .text = *raw == '1' || *raw == 't' ? "是" : "否" };
	if (strcmp(s->type, "d") == 0)
		return iso_cell(r, raw);
	if (strcmp(s->type, "n") == 0 && !s->string) {
		bool known = s->style >= 0 && (size_t)s->style < r->styles;
		return number_cell(r, raw, known ? r->style[s->style] : SHOW_NUMBER);
	}
	return text_cell(p, cleaned(p));
}

static void
cell_end(struct part *p)
{
	struct sheet_state *s = p->state;
	struct reading *r = p->reading;
	if (s->column >= GRID_MAX_COLUMNS)
		return;
	struct cell cell = cell_value(p);
	strbuf_clear(&p->text);
	if (cell.kind == CELL_EMPTY)
		return;
	r->text += strlen(cell.text);
	if (r->text > GRID_MAX_TEXT) {
		part_stop(p, &fail_many);
		return;
	}
	for (; s->filled <= s->column; s->filled++)
		s->cell[s->filled] = (struct cell){ .text = "" };
	s->cell[s->column] = cell;
}

static void
merge_start(struct part *p, const char **attr)
{
	struct sheet_state *s = p->state;
	const char *at = attribute(attr, "ref");
	struct merge m;
	if (!at)
		return;
	at = reference(at, &m.column, &m.row);
	if (*at != ':')
		return;
	reference(at + 1, &m.last_column, &m.last_row);
	if (m.column < 0 || m.row < 1 || m.last_column < m.column || m.last_row < m.row || m.column >= GRID_MAX_COLUMNS)
		return;
	if (m.last_column >= GRID_MAX_COLUMNS)
		m.last_column = GRID_MAX_COLUMNS - 1;
	if (s->merges >= MAX_MERGES) {
		part_stop(p, &fail_many);
		return;
	}
	struct arena *a = p->reading->arena;
	s->merge = arena_grow(a, s->merge, s->merges, &s->merge_capacity, s->merges + 1, sizeof *s->merge);
	s->merge[s->merges++] = m;
}

static void
sheet_start(struct part *p, const char *name, const char **attr)
{
	struct sheet_state *s = p->state;
	if (strcmp(name, "row") == 0) {
		row_start(p, attr);
	} else if (strcmp(name, "c") == 0) {
		cell_start(p, attr);
	} else if (strcmp(name, "mergeCell") == 0) {
		merge_start(p, attr);
	} else if (strcmp(name, "f") == 0) {
		s->formula = true;
		strbuf_clear(&p->text);
		p->collect = true;
	} else if (strcmp(name, "rPh") == 0) {
		s->phonetic++;
	} else if (strcmp(name, "v") == 0) {
		p->collect = true;
	} else if (strcmp(name, "t") == 0) {
		s->string = true;
		p->collect = s->phonetic == 0;
	}
}

static void
sheet_end(struct part *p, const char *name)
{
	struct sheet_state *s = p->state;
	if (strcmp(name, "row") == 0) {
		row_end(p);
	} else if (strcmp(name, "c") == 0) {
		cell_end(p);
	} else if (strcmp(name, "f") == 0) {
		p->collect = false;
		strbuf_append_n(&s->formula_text, p->text.data, p->text.len < MAX_FORMULA ? p->text.len : MAX_FORMULA);
		strbuf_clear(&p->text);
	} else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0) {
		p->collect = false;
	} else if (strcmp(name, "rPh") == 0 && s->phonetic) {
		s->phonetic--;
	}
}

/* ---- merged ranges --------------------------------------------------- */

static int
row_order(const void *a, const void *b)
{
	const struct grid_row *x = a, *y = b;
	return x->number < y->number ? -1 : x->number > y->number;
}

/* Index of the first row from `number` on. */
static size_t
row_from(const struct grid *g, int number)
{
	size_t low = 0, high = g->rows;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (g->row[mid].number < number)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Room for `need` cells in a row, doubling. */
static bool
row_widen(struct reading *r, struct grid *g, struct grid_row *row, int need)
{
	if (row->cells >= need)
		return true;
	int n = row->cells * 2 > need ? row->cells * 2 : need;
	n = n < GRID_MAX_COLUMNS ? n : GRID_MAX_COLUMNS;
	r->slots += (size_t)n;
	if (r->slots > GRID_MAX_CELLS)
		return stop(r, &fail_many);
	struct cell *cell = arena_array(r->arena, (size_t)n, sizeof *cell);
	memcpy(cell, row->cell, (size_t)row->cells * sizeof *cell);
	for (int i = row->cells; i < n; i++)
		cell[i].text = "";
	row->cell = cell;
	row->cells = n;
	if (need > g->columns)
		g->columns = need;
	return true;
}

/* Spreads one range over the rows there are; `budget` counts what it fills. */
static bool
merge_spread(struct reading *r, struct grid *g, const struct merge *m, size_t *budget)
{
	size_t i = row_from(g, m->row);
	if (i == g->rows || g->row[i].number != m->row || g->row[i].cells <= m->column)
		return true;
	struct cell first = g->row[i].cell[m->column];
	if (first.kind == CELL_EMPTY)
		return true;
	first.merged = true;
	for (; i < g->rows && g->row[i].number <= m->last_row; i++) {
		size_t width = (size_t)(m->last_column - m->column + 1);
		r->text += width * strlen(first.text);
		if (*budget < width || r->text > GRID_MAX_TEXT)
			return stop(r, &fail_many);
		*budget -= width;
		if (!row_widen(r, g, &g->row[i], m->last_column + 1))
			return false;
		for (int c = m->column; c <= m->last_column; c++)
			if (g->row[i].cell[c].kind == CELL_EMPTY)
				g->row[i].cell[c] = first;
	}
	return true;
}

static bool
sheet_read(struct reading *r, const struct sheet_entry *entry, struct grid *g)
{
	struct sheet_state *s = calloc(1, sizeof *s);
	if (!s)
		return stop(r, &fail_many);
	struct part p = { .start = sheet_start, .end = sheet_end, .state = s };
	*g = (struct grid){ .file = r->file, .sheet = entry->name, .hidden = entry->hidden };
	s->grid = g;
	bool ok = part_read(r, entry->path, true, &p);
	if (s->unsorted)
		qsort(g->row, g->rows, sizeof *g->row, row_order);
	size_t budget = MAX_SPREAD;
	for (size_t i = 0; ok && i < s->merges; i++)
		ok = merge_spread(r, g, &s->merge[i], &budget);
	strbuf_free(&s->formula_text);
	free(s);
	return ok;
}

static bool
sheets_read(struct reading *r, struct workbook *out)
{
	struct grid *g = arena_array(r->arena, r->sheets, sizeof *g);
	size_t n = 0;
	for (size_t i = 0; i < r->sheets; i++)
		if (r->sheet[i].path && !sheet_read(r, &r->sheet[i], &g[n++]))
			return false;
	out->sheet = g;
	out->sheets = n;
	return n ? true : stop(r, &fail_foreign);
}

/* ---- the doors ------------------------------------------------------- */

static bool
report(struct findings *f, const char *file, const struct failure *why)
{
	finding_add(f, FINDING_ERROR, why->code, (struct place){ .file = file }, "%s", why->text);
	return false;
}

bool
xlsx_read(struct arena *a, const void *data, size_t size, const char *file, struct workbook *out, struct findings *f)
{
	*out = (struct workbook){ 0 };
	if (size > XLSX_MAX_FILE)
		return report(f, file, &fail_bomb);
	struct reading r = { .arena = a, .findings = f, .file = arena_strdup(a, file) };
	bool ok = check_overlap(&r, data, size) && archive_open(&r, data, size) && book_read(&r) && strings_read(&r) &&
		  styles_read(&r) && sheets_read(&r, out);
	if (r.zip)
		zip_discard(r.zip);
	clean_report(&r.clean, file, f);
	if (!ok) {
		*out = (struct workbook){ 0 };
		return report(f, file, r.fail ? r.fail : &fail_damaged);
	}
	return true;
}

static const struct failure *
old_or_locked(const void *data, size_t size)
{
	static const char stream[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
	return memmem(data, size, stream, sizeof stream) ? &fail_password : &fail_old;
}

/* What the file is if neither workbook nor separated text; NULL else. */
static const struct failure *
foreign(const unsigned char *data, size_t size)
{
	static const char *const marks[] = { "%PDF", "{\\rtf", "\x89PNG", "\xFF\xD8\xFF", "GIF8", "Rar!", "7z\xBC\xAF",
		"\x1F\x8B" };
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (size >= strlen(marks[i]) && memcmp(data, marks[i], strlen(marks[i])) == 0)
			return &fail_foreign;
	size_t i = size >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	while (i < size && strchr(" \t\r\n", data[i]) && data[i])
		i++;
	static const char *const tags[] = { "<html", "<!doctype", "<table", "<?xml", "<head", "<meta", "<style",
		"<!--" };
	for (size_t t = 0; t < sizeof tags / sizeof *tags; t++)
		if (size - i >= strlen(tags[t]) && strncasecmp((const char *)data + i, tags[t], strlen(tags[t])) == 0)
			return &fail_html;
	return NULL;
}

bool
workbook_read(
    struct arena *a, const void *data, size_t size, const char *file, struct workbook *out, struct findings *f)
{
	*out = (struct workbook){ 0 };
	if (size == 0)
		return report(f, file, &fail_empty);
	if (size >= 4 && memcmp(data, "PK\3\4", 4) == 0)
		return xlsx_read(a, data, size, file, out, f);
	if (size >= 8 && memcmp(data, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
		return report(f, file, old_or_locked(data, size));
	const struct failure *why = foreign(data, size);
	if (why)
		return report(f, file, why);
	return csv_read(a, data, size, file, out, f);
}
