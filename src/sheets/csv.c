/* csv: see csv.h. Runs in the locked-down reader. Bytes become UTF-8 first,
 * whole; libcsv then only sees UTF-8. A byte that means nothing becomes
 * U+FFFD on the way, and its row is named afterwards. */
#include "sheets/csv.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ucnv.h>

#include "base/error.h"
#include "base/str.h"
#include "sheets/clean.h"

enum { GUESS_LINES = 10, NAMED_ROWS = 20 };

struct reading {
	struct arena *arena;
	struct findings *findings;
	struct grid *grid;
	struct clean_count clean;
	size_t capacity, slots, bad;
	int number; /* of the row that is open */
	int filled;
	bool damaged; /* the open row holds U+FFFD */
	bool full;
	struct cell cell[GRID_MAX_COLUMNS];
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
	return wide ? wide : mostly_utf8(s, n) ? "UTF-8" : "gb18030";
}

/* UTF-8 by malloc, NULL when ICU cannot. */
static char *
decode(const char *s, size_t n, const char *from, size_t *length)
{
	UErrorCode status = U_ZERO_ERROR;
	UConverter *in = ucnv_open(from, &status), *to = ucnv_open("UTF-8", &status);
	size_t room = n * 3 + 16;
	char *text = malloc(room), *out = text;
	if (text && U_SUCCESS(status)) {
		const char *p = s;
		ucnv_convertEx(to, in, &out, text + room, &p, s + n, NULL, NULL, NULL, NULL, 1, 1, &status);
	}
	ucnv_close(in);
	ucnv_close(to);
	if (U_FAILURE(status)) {
		free(text);
		return NULL;
	}
	*length = (size_t)(out - text);
	return text;
}

/* CR LF and CR alone become LF; returns the new length. */
static size_t
unify_lines(char *s, size_t n)
{
	size_t to = 0;
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '\r') {
			s[to++] = '\n';
			i += i + 1 < n && s[i + 1] == '\n';
		} else {
			s[to++] = s[i];
		}
	}
	return to;
}

/* ---- separator --------------------------------------------------------- */

/* What stands most often outside quotes in the first lines. */
static char
separator(const char *s, size_t n)
{
	static const char marks[] = { ',', '\t', ';' };
	size_t count[3] = { 0 }, lines = 0;
	bool quoted = false;
	if (n > 5 && memcmp(s, "sep=", 4) == 0 && s[5] == '\n')
		return s[4];
	for (size_t i = 0; i < n && lines < GUESS_LINES; i++) {
		if (s[i] == '"')
			quoted = !quoted;
		for (size_t k = 0; k < sizeof marks && !quoted; k++)
			count[k] += s[i] == marks[k];
		lines += !quoted && s[i] == '\n';
	}
	size_t best = 0;
	for (size_t k = 1; k < sizeof marks; k++)
		if (count[k] > count[best])
			best = k;
	return marks[best];
}

/* ---- rows --------------------------------------------------------------- */

/* ="0954" is how a spreadsheet keeps digits as text. */
static const char *
unwrap(struct arena *a, const char *s)
{
	size_t n = strlen(s);
	return n >= 3 && str_starts(s, "=\"") && s[n - 1] == '"' ? arena_strndup(a, s + 2, n - 3) : s;
}

static void
on_field(void *bytes, size_t n, void *data)
{
	struct reading *r = data;
	int column = r->filled++;
	if (r->full || column >= GRID_MAX_COLUMNS)
		return;
	const char *text = n ? clean_text(r->arena, bytes, n, &r->clean) : "";
	if (strstr(text, "\uFFFD"))
		r->damaged = true;
	text = unwrap(r->arena, text);
	r->cell[column] = (struct cell){ .kind = *text ? CELL_TEXT : CELL_EMPTY, .text = text };
}

static void
row_keep(struct reading *r, int n)
{
	struct grid *g = r->grid;
	r->slots += (size_t)n;
	if (g->rows >= GRID_MAX_ROWS || r->slots > GRID_MAX_CELLS) {
		r->full = true;
		return;
	}
	struct cell *cell = arena_array(r->arena, (size_t)n, sizeof *cell);
	memcpy(cell, r->cell, (size_t)n * sizeof *cell);
	g->row = arena_grow(r->arena, g->row, g->rows, &r->capacity, g->rows + 1, sizeof *g->row);
	g->row[g->rows++] = (struct grid_row){ .number = r->number, .cells = n, .cell = cell, .damaged = r->damaged };
	if (n > g->columns)
		g->columns = n;
}

static void
on_row(int end, void *data)
{
	struct reading *r = data;
	int n = r->filled < GRID_MAX_COLUMNS ? r->filled : GRID_MAX_COLUMNS;
	while (n && r->cell[n - 1].kind == CELL_EMPTY)
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

static bool
parse(struct reading *r, const char *s, size_t n)
{
	struct csv_parser p;
	if (csv_init(&p, CSV_REPALL_NL) != 0)
		return false;
	csv_set_blk_size(&p, 65536);
	csv_set_delim(&p, (unsigned char)separator(s, n));
	bool ok = csv_parse(&p, s, n, on_field, on_row, r) == n;
	int opened = r->number;
	csv_set_opts(&p, CSV_STRICT | CSV_STRICT_FINI); /* stray quotes were fine, an open one is not */
	if (ok && csv_fini(&p, on_field, on_row, r) != 0)
		finding_add(r->findings, FINDING_QUOTE_OPEN,
		    (struct place){ .file = r->grid->file, .sheet = r->grid->sheet, .row = opened });
	csv_free(&p);
	return ok && !r->full;
}

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

/* FINDING_NONE, or why it is no table. */
static enum finding_id
read_text(struct reading *r, const void *data, size_t size, const char *file, struct workbook *out)
{
	size_t skip, n = 0;
	if (size > CSV_MAX_FILE)
		return FINDING_FILE_TOO_LONG;
	const char *from = encoding(data, size, &skip);
	char *text = decode((const char *)data + skip, size - skip, from, &n);
	if (!text || looks_binary(text, n)) {
		free(text);
		return FINDING_FILE_NOT_WORKBOOK;
	}
	r->grid = arena_alloc(r->arena, sizeof *r->grid);
	*r->grid = (struct grid){ .file = arena_strdup(r->arena, file), .sheet = base_name(r->arena, file) };
	bool ok = parse(r, text, unify_lines(text, n));
	free(text);
	clean_report(&r->clean, file, r->findings);
	if (!ok)
		return FINDING_SHEET_TOO_LARGE;
	*out = (struct workbook){ .sheets = 1, .sheet = r->grid };
	return FINDING_NONE;
}

bool
csv_read(struct arena *a, const void *data, size_t size, const char *file, struct workbook *out, struct findings *f)
{
	struct reading *r = calloc(1, sizeof *r);
	ASSERT(r);
	*r = (struct reading){ .arena = a, .findings = f, .number = 1 };
	*out = (struct workbook){ 0 };
	enum finding_id why = read_text(r, data, size, file, out);
	free(r);
	if (why != FINDING_NONE)
		finding_plain(f, why, (struct place){ .file = file });
	return why == FINDING_NONE;
}
