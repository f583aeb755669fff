/* csv: see csv.h. Runs in the locked-down reader. Bytes become UTF-8 piece by
 * piece; libcsv then only sees UTF-8. A byte that means nothing becomes
 * U+FFFD on the way, and its row is named afterwards. */
#include "sheets/csv.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ucnv.h>

#include "base/need.h"
#include "base/str.h"
#include "sheets/clean.h"

enum { GUESS_LINES = 20, NAMED_ROWS = 20, PIECE = 1024 * 1024 };
static const char separators[] = ",\t;";

/* Cells that cleaning leaves as they stand in the file, by their text. */
struct known {
	const char *text;
	size_t length;
	const struct cell *cell;
};

struct reading {
	struct arena *arena;
	struct findings *findings;
	struct grid *grid;
	struct clean_count clean;
	struct known *known;        /* open addressing, room a power of two */
	size_t room, knowns, cells; /* `cells`: different ones */
	size_t capacity, slots, bad;
	int number; /* of the row that is open */
	int filled;
	bool damaged;               /* the open row holds U+FFFD */
	bool full, begun, returned; /* `returned`: the last byte was CR */
	struct csv_parser parser;
	const struct cell *cell[GRID_MAX_COLUMNS];
};

/* ---- encodings -------------------------------------------------------- */

/* Of two bytes each, told by where the zeros of ASCII signs lie. */
static const char *
utf16_without_mark(const unsigned char *s, size_t n)
{
	size_t zeros[2] = { 0, 0 }, look = n < 65536 ? n : 65536;
	for (size_t i = 0; i < look; i++)
		zeros[i & 1] += s[i] == 0;
	if (n % 2 || zeros[0] + zeros[1] < look / 50 + 1)
		return NULL;
	if (zeros[1] > 8 * zeros[0])
		return "UTF-16LE";
	return zeros[0] > 8 * zeros[1] ? "UTF-16BE" : NULL;
}

/* Mostly UTF-8 with a few broken bytes, rather than GB 18030? */
static bool
mostly_utf8(const unsigned char *s, size_t n)
{
	size_t good = 0, bad = 0;
	for (size_t i = 0; i < n;) {
		size_t len = s[i] >= 0xF0 ? 4 : s[i] >= 0xE0 ? 3 : s[i] >= 0xC0 ? 2 : 1;
		if (s[i] < 0x80) {
			i++;
		} else if (len <= n - i && utf8_valid((const char *)s + i, len)) {
			good++;
			i += len;
		} else {
			bad++;
			i++;
		}
	}
	return bad == 0 || good > 3 * bad; /* GBK is hardly ever UTF-8 by chance */
}

/* Han of Taiwan and Hong Kong rather than GB 18030? Both are pairs; the second
 * byte of every other Big5 character lies where GB 2312 has none, and its
 * first is one of the range that holds the characters in use. */
static bool
looks_big5(const unsigned char *s, size_t n)
{
	size_t pairs = 0, low = 0, common = 0;
	for (size_t i = 0; i + 1 < n; i++) {
		if (s[i] < 0x80)
			continue;
		pairs++;
		low += s[i + 1] >= 0x40 && s[i + 1] <= 0x7E;
		common += s[i] >= 0xA1 && s[i] <= 0xC6;
		if (s[i] == 0x80 || s[i] == 0xFF || s[i + 1] < 0x40 || s[i + 1] == 0x7F ||
		    (s[i + 1] > 0x7E && s[i + 1] < 0xA1))
			return false;
		i++;
	}
	return pairs && low * 5 > pairs && common * 10 > pairs * 8;
}

/* The file's encoding; *skip bytes at its start are a mark. */
static const char *
encoding(const unsigned char *s, size_t n, size_t *skip)
{
	*skip = 0;
	if (n >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0)
		return *skip = 3, "UTF-8";
	if (n >= 2 && memcmp(s, "\xFF\xFE", 2) == 0)
		return *skip = 2, "UTF-16LE";
	if (n >= 2 && memcmp(s, "\xFE\xFF", 2) == 0)
		return *skip = 2, "UTF-16BE";
	if (n >= 4 && memcmp(s, "\x84\x31\x95\x33", 4) == 0)
		return *skip = 4, "gb18030";
	const char *wide = utf16_without_mark(s, n);
	return wide ? wide : mostly_utf8(s, n) ? "UTF-8" : looks_big5(s, n) ? "Big5" : "gb18030";
}

/* Windows keeps the euro at 80, where GB 18030 has nothing: its own stands
 * there instead. A copy by malloc; NULL when there is none. */
static char *
with_euros(const char *bytes, size_t *n)
{
	const unsigned char *s = (const unsigned char *)bytes;
	size_t to = 0, euros = 0;
	char *out = memchr(s, 0x80, *n) ? malloc(*n * 2) : NULL;
	for (size_t i = 0, width; out && i < *n; i += width) {
		bool pair = s[i] > 0x80 && s[i] < 0xFF && i + 1 < *n;
		width = !pair ? 1 : s[i + 1] >= '0' && s[i + 1] <= '9' && i + 3 < *n ? 4 : 2;
		if (s[i] == 0x80)
			memcpy(out + to, "\xA2\xE3", 2), to += 2, euros++;
		else
			memcpy(out + to, s + i, width), to += width;
	}
	if (!euros) {
		free(out);
		return NULL;
	}
	*n = to;
	return out;
}

/* CR LF and CR alone become LF; returns the new length. */
static size_t
unify_lines(struct reading *r, char *s, size_t n)
{
	size_t to = 0;
	for (size_t i = 0; i < n; i++) {
		bool second = s[i] == '\n' && r->returned;
		r->returned = s[i] == '\r';
		if (!second)
			s[to++] = s[i] == '\r' ? '\n' : s[i];
	}
	return to;
}

/* Gives `piece` UTF-8 in bounded pieces until it says no. False: ICU cannot, or it said no. */
static bool
decode(struct reading *r, const char *s, size_t n, const char *from, bool (*piece)(struct reading *, char *, size_t))
{
	UErrorCode status = U_ZERO_ERROR;
	UConverter *in = ucnv_open(from, &status), *to = ucnv_open("UTF-8", &status);
	UChar pivot[1024], *source = pivot, *target = pivot;
	char *room = need(PIECE);
	const char *p = s, *end = s + n;
	bool ok = U_SUCCESS(status), more = ok;
	for (bool first = true; ok && more; first = false) {
		char *out = room;
		status = U_ZERO_ERROR;
		ucnv_convertEx(
		    to, in, &out, room + PIECE, &p, end, pivot, &source, &target, pivot + 1024, first, 1, &status);
		more = status == U_BUFFER_OVERFLOW_ERROR;
		ok = (more || U_SUCCESS(status)) && piece(r, room, unify_lines(r, room, (size_t)(out - room)));
	}
	ucnv_close(in);
	ucnv_close(to);
	free(room);
	return ok;
}

/* ---- separator --------------------------------------------------------- */

/* How often each sign stands outside quotes in the first lines that hold something. */
static size_t
signs_count(const char *s, size_t n, size_t count[GUESS_LINES][3])
{
	size_t lines = 0;
	bool quoted = false, any = false;
	for (size_t i = 0; i < n && lines < GUESS_LINES; i++) {
		const char *sign = quoted || !s[i] ? NULL : strchr(separators, s[i]);
		if (s[i] == '"')
			quoted = !quoted;
		if (sign)
			count[lines][sign - separators]++;
		any = any || (s[i] != '\n' && s[i] != ' ');
		if ((!quoted && s[i] == '\n') || i + 1 == n)
			lines += any, any = false;
	}
	return lines;
}

/* The sign that parts a header and the lines below it alike. Prose is full of
 * commas, but not of as many in each line, and a header has none of them. */
static char
separator(const char *s, size_t n)
{
	size_t count[GUESS_LINES][3] = { 0 }, best = 0, most = 0;
	if (n > 5 && memcmp(s, "sep=", 4) == 0 && s[5] == '\n')
		return s[4];
	size_t lines = signs_count(s, n, count);
	for (size_t k = 0; k < sizeof separators - 1; k++) {
		size_t head = 0, same = 0;
		while (head < lines && count[head][k] == 0) /* a title above it has none */
			head++;
		for (size_t i = head; i < lines; i++)
			same += count[i][k] == count[head][k];
		/* of signs that agree as often the one that parts the first such line into more */
		size_t worth = head < lines ? same * 1000 + (count[head][k] < 999 ? count[head][k] : 999) : 0;
		if (worth > most)
			most = worth, best = k;
	}
	return separators[best];
}

/* ---- rows --------------------------------------------------------------- */

/* ="0954" is how a spreadsheet keeps digits as text. */
static const char *
unwrap(struct arena *a, const char *s)
{
	size_t n = strlen(s);
	return n >= 3 && str_starts(s, "=\"") && s[n - 1] == '"' ? arena_strndup(a, s + 2, n - 3) : s;
}

static struct known *
place_of(const struct reading *r, const char *s, size_t n)
{
	size_t hash = 14695981039346656037u;
	for (size_t i = 0; i < n; i++)
		hash = (hash ^ (unsigned char)s[i]) * 1099511628211u;
	for (size_t i = hash ^ hash >> 32;; i++) {
		struct known *k = &r->known[i & (r->room - 1)];
		if (!k->cell || (k->length == n && memcmp(k->text, s, n) == 0))
			return k;
	}
}

static void
know(struct reading *r, const char *text, size_t n, const struct cell *cell)
{
	if (r->knowns * 2 >= r->room) {
		struct reading old = *r;
		r->room = old.room * 2;
		r->known = need(r->room * sizeof *r->known);
		for (size_t i = 0; i < old.room; i++)
			if (old.known[i].cell)
				*place_of(r, old.known[i].text, old.known[i].length) = old.known[i];
		free(old.known);
	}
	*place_of(r, text, n) = (struct known){ text, n, cell };
	r->knowns++;
}

/* A cell that is not known yet. */
static const struct cell *
cell_new(struct reading *r, const char *bytes, size_t n)
{
	const char *text = n ? clean_text(r->arena, bytes, n, &r->clean) : "";
	bool damaged = strstr(text, "\uFFFD"), plain = strlen(text) == n && memcmp(text, bytes, n) == 0;
	const char *bare = unwrap(r->arena, text);
	struct cell *cell = arena_alloc(r->arena, sizeof *cell);
	*cell = (struct cell){ .kind = *bare ? CELL_TEXT : CELL_EMPTY, .text = bare };
	if (clean_is_image(bare))
		*cell = (struct cell){ .kind = CELL_BROKEN, .problem = FINDING_PICTURE_IN_CELL, .text = "" };
	if (damaged)
		r->damaged = true;
	else if (n && plain)
		know(r, text, n, cell);
	r->full = r->full || ++r->cells > GRID_MAX_CELLS;
	return cell;
}

static void
on_field(void *bytes, size_t n, void *data)
{
	static const struct cell nothing = { .kind = CELL_EMPTY, .text = "" };
	struct reading *r = data;
	int column = r->filled++;
	if (r->full || column >= GRID_MAX_COLUMNS)
		return;
	const struct cell *known = n ? place_of(r, bytes, n)->cell : &nothing;
	r->cell[column] = known ? known : cell_new(r, bytes, n);
}

static void
row_keep(struct reading *r, int n)
{
	struct grid *g = r->grid;
	r->slots += (size_t)n;
	if (g->rows >= CSV_MAX_ROWS || r->slots > CSV_MAX_CELLS) {
		r->full = true;
		return;
	}
	const struct cell **cell = arena_array(r->arena, (size_t)n, sizeof *cell);
	memcpy(cell, r->cell, (size_t)n * sizeof *cell);
	g->row = arena_grow(r->arena, g->row, g->rows, &r->capacity, g->rows + 1, sizeof *g->row);
	g->row[g->rows++] = (struct grid_row){ .number = r->number, .cells = n, .shared = cell, .damaged = r->damaged };
	if (n > g->columns)
		g->columns = n;
}

static void
on_row(int end, void *data)
{
	struct reading *r = data;
	int n = r->filled < GRID_MAX_COLUMNS ? r->filled : GRID_MAX_COLUMNS;
	while (n && r->cell[n - 1]->kind == CELL_EMPTY)
		n--;
	if (r->damaged && r->bad++ < NAMED_ROWS)
		finding_add(r->findings, FINDING_TEXT_DAMAGED,
		    (struct place){ .file = r->grid->file, .sheet = r->grid->sheet, .row = r->number });
	if (n && !r->full)
		row_keep(r, n);
	r->filled = 0;
	r->damaged = false;
	r->number++;
}

/* ---- the door ------------------------------------------------------------ */

/* The file's name without its folder and ending. */
static const char *
base_name(struct arena *a, const char *file)
{
	const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file, *dot = strrchr(name, '.');
	return dot && dot > name ? arena_strndup(a, name, (size_t)(dot - name)) : arena_strdup(a, name);
}

/* Pictures and programs hold many signs that no text does. */
static bool
looks_binary(const char *s, size_t n)
{
	size_t odd = 0, look = n < 65536 ? n : 65536;
	for (size_t i = 0; i < look; i++)
		odd += (unsigned char)s[i] < 0x20 && !strchr("\t\n\r\f\v\x1A", s[i]) && s[i];
	return odd > look / 100 + 8;
}

static bool
parse(struct reading *r, char *s, size_t n)
{
	if (!r->begun) {
		if (looks_binary(s, n) || csv_init(&r->parser, CSV_REPALL_NL) != 0)
			return false;
		csv_set_blk_size(&r->parser, 65536);
		csv_set_delim(&r->parser, (unsigned char)separator(s, n));
		r->begun = true;
	}
	r->full = r->full || csv_parse(&r->parser, s, n, on_field, on_row, r) != n;
	return !r->full;
}

static void
parse_end(struct reading *r, bool ok)
{
	int opened = r->number;
	csv_set_opts(&r->parser, CSV_STRICT | CSV_STRICT_FINI); /* stray quotes were fine, an open one is not */
	if (ok && csv_fini(&r->parser, on_field, on_row, r) != 0)
		finding_add(r->findings, FINDING_QUOTE_OPEN,
		    (struct place){ .file = r->grid->file, .sheet = r->grid->sheet, .row = opened });
	csv_free(&r->parser);
}

/* FINDING_NONE, or why it is no table. */
static enum finding_id
read_text(struct reading *r, const void *data, size_t size, const char *file, struct workbook *out)
{
	size_t skip;
	if (size > CSV_MAX_FILE)
		return FINDING_FILE_TOO_LONG;
	const char *from = encoding(data, size, &skip), *bytes = (const char *)data + skip;
	size_t left = size - skip;
	char *whole = strcmp(from, "gb18030") == 0 ? with_euros(bytes, &left) : NULL;
	r->grid = arena_alloc(r->arena, sizeof *r->grid);
	*r->grid = (struct grid){ .file = arena_strdup(r->arena, file), .sheet = base_name(r->arena, file) };
	bool ok = decode(r, whole ? whole : bytes, left, from, parse);
	free(whole);
	if (!r->begun || (!ok && !r->full))
		return FINDING_FILE_NOT_WORKBOOK;
	parse_end(r, ok);
	ok = ok && !r->full;
	clean_report(&r->clean, file, r->findings);
	if (!ok)
		return FINDING_SHEET_TOO_LARGE;
	*out = (struct workbook){ .sheets = 1, .sheet = r->grid };
	return FINDING_NONE;
}

bool
csv_read(struct arena *a, const void *data, size_t size, const char *file, struct workbook *out, struct findings *f)
{
	struct reading *r = need(sizeof *r);
	*r = (struct reading){ .arena = a, .findings = f, .number = 1, .room = 1024 };
	r->known = need(r->room * sizeof *r->known);
	*out = (struct workbook){ 0 };
	enum finding_id why = read_text(r, data, size, file, out);
	free(r->known);
	free(r);
	if (why != FINDING_NONE)
		finding_plain(f, why, (struct place){ .file = file });
	return why == FINDING_NONE;
}
