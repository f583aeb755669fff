/* xlsx: see xlsx.h. Runs in the locked-down reader. Three parts: the archive
 * (checked whole before a part is opened), the parts (expat, in pieces, so
 * that no part is ever in memory whole), and what a cell's bytes mean.
 * Whoever finds something wrong fills `fail` and everything unwinds. Numbers
 * are read in the C locale: the program never calls setlocale(). */
#include "sheets/xlsx.h"

#include <string.h>

#include "sheets/csv.h"
#include "sheets/xlsx_cells.h"

enum { MAX_SHEETS = 256 };

const char *
xlsx_resolve(struct arena *a, const char *base, const char *target)
{
	const char *slash = strrchr(base, '/');
	const char *whole = *target == '/' || *target == '\\' ? target + 1
			    : slash ? arena_printf(a, "%.*s/%s", (int)(slash - base), base, target)
				    : target;
	char *out = arena_alloc(a, strlen(whole) + 2), *to = out, *slashes = arena_strdup(a, whole);
	for (char *p = slashes; (p = strchr(p, '\\'));)
		*p = '/';
	whole = slashes;
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
	const char *id = xlsx_attribute(attr, "Id"), *type = xlsx_attribute(attr, "Type"),
		   *target = xlsx_attribute(attr, "Target");
	if (strcmp(name, "Relationship") != 0 || !id || !type || !target)
		return;
	const char *path = xlsx_resolve(r->arena, r->book_path ? r->book_path : "", target);
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
		r->from_1904 = r->from_1904 || xlsx_attribute_true(attr, "date1904"); /* an extension's has none */
	if (strcmp(name, "sheet") != 0)
		return;
	const char *title = xlsx_attribute(attr, "name"), *id = xlsx_attribute(attr, "id"),
		   *state = xlsx_attribute(attr, "state");
	if (!title || !id)
		return;
	if (r->sheets >= MAX_SHEETS) {
		xlsx_part_stop(p, FINDING_SHEET_TOO_LARGE);
		return;
	}
	r->sheet = arena_grow(r->arena, r->sheet, r->sheets, &r->sheet_capacity, r->sheets + 1, sizeof *r->sheet);
	r->sheet[r->sheets++] = (struct sheet_entry){
		.name = clean_text(r->arena, title, strlen(title), &r->clean),
		.id = arena_strdup(r->arena, id),
		.hidden = state && strcmp(state, "visible") != 0,
	};
}

/* A workbook that lost its list of parts still has them where every writer puts them. */
static void
usual_paths(struct reading *r, int folder)
{
	for (size_t i = 0; i < r->sheets; i++) {
		const char *path = arena_printf(r->arena, "%.*sworksheets/sheet%zu.xml", folder, r->book_path, i + 1);
		if (xlsx_part_find(r, path) >= 0)
			r->sheet[i].path = path;
	}
	r->strings_path = arena_printf(r->arena, "%.*ssharedStrings.xml", folder, r->book_path);
	r->styles_path = arena_printf(r->arena, "%.*sstyles.xml", folder, r->book_path);
}

static bool
book_read(struct reading *r)
{
	struct part relations = { .start = relation_start };
	if (!xlsx_part_read(r, "_rels/.rels", false, &relations))
		return false;
	const char *path = relations.state ? relations.state : "xl/workbook.xml";
	if (xlsx_part_find(r, path) < 0 || !str_ends(path, ".xml"))
		return xlsx_stop(r, FINDING_FILE_NOT_WORKBOOK);
	r->book_path = path;
	struct part book = { .start = book_start };
	if (!xlsx_part_read(r, path, true, &book))
		return false;
	const char *slash = strrchr(path, '/');
	int folder = slash ? (int)(slash - path) + 1 : 0;
	const char *rels = arena_printf(r->arena, "%.*s_rels/%s.rels", folder, path, path + folder);
	struct part more = { .start = relation_start };
	if (!xlsx_part_read(r, rels, false, &more))
		return false;
	if (xlsx_part_find(r, rels) < 0)
		usual_paths(r, folder);
	return r->sheets ? true : xlsx_stop(r, FINDING_FILE_NOT_WORKBOOK);
}

static bool
has_part(const struct reading *r, const char *path)
{
	return xlsx_part_find(r, path) >= 0;
}

/* Other programs' files are archives as well: called what they are. */
static bool
is_ours(struct reading *r)
{
	static const struct {
		const char *part;
		enum finding_id why;
	} others[] = { { "xl/workbook.bin", FINDING_FILE_XLSB }, { "Index/Document.iwa", FINDING_FILE_NUMBERS },
		{ "Index.zip", FINDING_FILE_NUMBERS }, { "index.apxl", FINDING_FILE_NUMBERS },
		{ "word/document.xml", FINDING_FILE_DOCUMENT }, { "ppt/presentation.xml", FINDING_FILE_DOCUMENT } };
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (has_part(r, others[i].part))
			return xlsx_stop(r, others[i].why);
	return true;
}

static bool
report(struct findings *f, const char *file, enum finding_id why)
{
	finding_plain(f, why, (struct place){ .file = file });
	return false;
}

bool
xlsx_read(struct arena *a, const void *data, size_t size, const char *file, struct workbook *out, struct findings *f)
{
	*out = (struct workbook){ 0 };
	if (size > XLSX_MAX_FILE)
		return report(f, file, FINDING_FILE_BOMB);
	struct reading r = { .arena = a, .findings = f, .file = arena_strdup(a, file) };
	bool ok = xlsx_archive_open(&r, data, size) && is_ours(&r);
	if (ok && has_part(&r, "mimetype") && has_part(&r, "content.xml"))
		ok = ods_read(&r, out);
	else
		ok = ok && book_read(&r) && xlsx_strings_read(&r) && xlsx_styles_read(&r) && xlsx_sheets_read(&r, out);
	if (r.zip)
		zip_discard(r.zip);
	clean_report(&r.clean, file, f);
	if (!ok) {
		*out = (struct workbook){ 0 };
		return report(f, file, r.fail ? r.fail : FINDING_FILE_DAMAGED);
	}
	return true;
}

/* A compound file, by the streams its directory names. */
static enum finding_id
old_or_locked(const void *data, size_t size, const char *file)
{
	static const char locked[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e",
			  letter[] = "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t", slides[] = "P\0o\0w\0e\0r\0P\0o\0i\0n\0t";
	const char *dot = strrchr(file, '.');
	if (memmem(data, size, locked, sizeof locked))
		return FINDING_FILE_PASSWORD;
	if (memmem(data, size, letter, sizeof letter) || memmem(data, size, slides, sizeof slides))
		return FINDING_FILE_DOCUMENT;
	return dot && strncasecmp(dot, ".et", 3) == 0 ? FINDING_FILE_ET : FINDING_FILE_OLD_FORMAT;
}

/* What the file is if neither workbook nor separated text; FINDING_NONE else. */
static enum finding_id
foreign(const unsigned char *data, size_t size)
{
	static const char *const marks[] = { "%PDF", "{\\rtf", "\x89PNG", "\xFF\xD8\xFF", "GIF8", "Rar!", "7z\xBC\xAF",
		"\x1F\x8B", "PK\5\6" };
	/* of Excel 2 to 5, without a directory */
	if (size >= 8 && data[0] == 9 && data[1] <= 8 && data[2] >= 4 && data[2] < 9 && data[3] == 0)
		return FINDING_FILE_OLD_FORMAT;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (size >= strlen(marks[i]) && memcmp(data, marks[i], strlen(marks[i])) == 0)
			return FINDING_FILE_NOT_WORKBOOK;
	size_t i = size >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	while (i < size && strchr(" \t\r\n", data[i]) && data[i])
		i++;
	static const char *const tags[] = { "<html", "<!doctype", "<table", "<head", "<meta", "<style", "<!--",
		"mime-version:", "<?xml" };
	for (size_t t = 0; t < sizeof tags / sizeof *tags; t++)
		if (size - i >= strlen(tags[t]) && strncasecmp((const char *)data + i, tags[t], strlen(tags[t])) == 0)
			return *tags[t] == '<' && tags[t][1] == '?' ? FINDING_FILE_XML : FINDING_FILE_HTML;
	return FINDING_NONE;
}

bool
workbook_read(
    struct arena *a, const void *data, size_t size, const char *file, struct workbook *out, struct findings *f)
{
	*out = (struct workbook){ 0 };
	if (size == 0)
		return report(f, file, FINDING_FILE_EMPTY);
	enum { BEFORE = 1024 }; /* a mark, a blank line, the head of a mail: other programs look past it */
	const char *zip = memmem(data, size < BEFORE ? size : BEFORE, "PK\3\4", 4);
	if (zip && (zip == data || memmem(zip, size - (size_t)(zip - (const char *)data), "PK\5\6", 4)))
		return xlsx_read(a, zip, size - (size_t)(zip - (const char *)data), file, out, f);
	if (size >= 8 && memcmp(data, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
		return report(f, file, old_or_locked(data, size, file));
	enum finding_id why = foreign(data, size);
	if (why)
		return report(f, file, why);
	return csv_read(a, data, size, file, out, f);
}
