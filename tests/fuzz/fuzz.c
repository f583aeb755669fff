/* Every parser of what comes from outside, for clang's libFuzzer: FUZZ_TARGET names the one that is tried. Whatever
 * the bytes are, it must end, without touching what is not its own. `fuzz --list` says which there are. */
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "cli/rollout.h"
#include "editions/edition.h"
#include "intake/exif.h"
#include "intake/photo.h"
#include "intake/photo_name.h"
#include "intake/survey.h"
#include "intake/wire.h"
#include "os/fs.h"
#include "privacy/privacy.h"
#include "seal/pack.h"
#include "sheets/clean.h"
#include "sheets/csv.h"
#include "sheets/xlsx.h"
#include "sound/prepare.h"
#include "values/value.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

static char folder[64], path[96];

/* For those that read a file. */
static const char *
as_file(const unsigned char *data, size_t size)
{
	FILE *f = fopen(path, "wb");
	if (!f || fwrite(data, 1, size, f) != size)
		abort();
	fclose(f);
	return path;
}

static void
read_book(const void *data, size_t size, const char *name)
{
	struct arena *a = arena_new();
	struct workbook book = { 0 };
	struct findings findings = { .arena = a };
	workbook_read(a, data, size, name, &book, &findings);
	arena_free(a);
}

/* ---- archives: parts that lie in them as they are, so that the fuzzer works on the part ---------------------------
 */

struct zip {
	unsigned char *at, *central;
	unsigned char bytes[1 << 18], list[4096];
	unsigned count;
};

static void
put(unsigned char **at, unsigned long long number, int n)
{
	for (; n > 0; n--, number >>= 8)
		*(*at)++ = (unsigned char)number;
}

static unsigned
sum(const unsigned char *data, size_t size)
{
	unsigned crc = ~0U;
	for (size_t i = 0; i < size; i++)
		for (int bit = (crc ^= data[i], 0); bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0xedb88320U : 0);
	return ~crc;
}

static void
add(struct zip *z, const char *name, const void *data, size_t size)
{
	unsigned crc = sum(data, size), n = (unsigned)strlen(name);
	unsigned long long where = (unsigned long long)(z->at - z->bytes);
	put(&z->central, 0x02014b50, 4), put(&z->central, 20, 2);
	put(&z->at, 0x04034b50, 4);
	for (int both = 0; both < 2; both++) {
		unsigned char **to = both ? &z->central : &z->at;
		put(to, 20, 2), put(to, 0, 4), put(to, 0x21 << 16, 4), put(to, crc, 4), put(to, size, 4),
		    put(to, size, 4);
		put(to, n, 2), put(to, 0, 2);
	}
	put(&z->central, 0, 10), put(&z->central, where, 4);
	memcpy(z->central, name, n), z->central += n;
	memcpy(z->at, name, n), z->at += n;
	memcpy(z->at, data, size), z->at += size;
	z->count++;
}

static void
close_zip(struct zip *z, const char *name)
{
	unsigned long long where = (unsigned long long)(z->at - z->bytes),
			   list = (unsigned long long)(z->central - z->list);
	memcpy(z->at, z->list, list), z->at += list;
	put(&z->at, 0x06054b50, 4), put(&z->at, 0, 4), put(&z->at, z->count, 2), put(&z->at, z->count, 2);
	put(&z->at, list, 4), put(&z->at, where, 4), put(&z->at, 0, 2);
	read_book(z->bytes, (size_t)(z->at - z->bytes), name);
}

#define TEXT(s) s, sizeof s - 1
static const char types[] =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" "
    "ContentType=\"application/xml\"/></Types>";
static const char rels[] =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
    "Target=\"xl/workbook.xml\"/></Relationships>";
static const char book[] =
    "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"通知公告\" "
    "sheetId=\"1\" r:id=\"s\"/></sheets></workbook>";
static const char book_rels[] =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"s\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
    "Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"t\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" "
    "Target=\"sharedStrings.xml\"/></Relationships>";
static const char some_sheet[] =
    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c "
    "r=\"A1\" "
    "t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row></sheetData></worksheet>";
static const char some_strings[] =
    "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>标题</t></si></sst>";

static void
workbook_with(const void *sheet, size_t sheet_size, const void *strings, size_t strings_size)
{
	static struct zip z;
	if (sheet_size + strings_size > sizeof z.bytes / 2)
		return;
	z.at = z.bytes;
	z.central = z.list;
	z.count = 0;
	add(&z, "[Content_Types].xml", TEXT(types));
	add(&z, "_rels/.rels", TEXT(rels));
	add(&z, "xl/workbook.xml", TEXT(book));
	add(&z, "xl/_rels/workbook.xml.rels", TEXT(book_rels));
	add(&z, "xl/worksheets/sheet1.xml", sheet, sheet_size);
	add(&z, "xl/sharedStrings.xml", strings, strings_size);
	close_zip(&z, "表.xlsx");
}

static void
try_sheet(const unsigned char *data, size_t size)
{
	workbook_with(data, size, TEXT(some_strings));
}

static void
try_strings(const unsigned char *data, size_t size)
{
	workbook_with(TEXT(some_sheet), data, size);
}

static void
try_ods(const unsigned char *data, size_t size)
{
	static struct zip z;
	if (size > sizeof z.bytes / 2)
		return;
	z.at = z.bytes;
	z.central = z.list;
	z.count = 0;
	add(&z, "mimetype", TEXT("application/vnd.oasis.opendocument.spreadsheet"));
	add(&z, "content.xml", data, size);
	close_zip(&z, "表.ods");
}

static void
try_zip(const unsigned char *data, size_t size)
{
	read_book(data, size, "表.xlsx");
}

static void
try_csv(const unsigned char *data, size_t size)
{
	struct arena *a = arena_new();
	struct workbook out = { 0 };
	struct findings findings = { .arena = a };
	csv_read(a, data, size, "表.csv", &out, &findings);
	arena_free(a);
}

/* ---- cells ----------------------------------------------------------------------------------------------------- */

/* The first bytes choose which field, the rest is the cell. */
static const struct field *
chosen(const unsigned char *data, const struct reg **r)
{
	int n = data[0] % REG_COUNT;
	for (*r = catalogue_next(NULL); n > 0; n--)
		*r = catalogue_next(*r) ? catalogue_next(*r) : catalogue_next(NULL);
	return &(*r)->fields[data[1] % (*r)->count];
}

static void
try_cell(const unsigned char *data, size_t size)
{
	const struct reg *r;
	if (size < 4)
		return;
	struct arena *a = arena_new();
	const struct field *field = chosen(data, &r);
	const char *text = arena_strndup(a, (const char *)data + 4, strnlen((const char *)data + 4, size - 4));
	struct cell cell = { .kind = (enum cell_kind)(data[2] % CELL_BROKEN), .text = text };
	const struct value_context around = { .year = data[3] & 1 ? 2021 : 0, .today = { 2021, 12, 6 } };
	if (utf8_valid(text, strlen(text))) {
		value_read(field, &cell, &around, a);
		value_find_period(a, text, 2021);
		value_find_date(a, text, 2021);
	}
	arena_free(a);
}

static void
try_gate(const unsigned char *data, size_t size)
{
	static const char *const people[] = { "马·阿丹", "张明", "阿卜杜热合曼·买买提", "罗文" };
	const struct reg *r, *homes = catalogue_register(REG_HOUSEHOLD);
	if (size < 2)
		return;
	struct arena *a = arena_new();
	size_t f = (size_t)(chosen(data, &r) - r->fields);
	const char *text = arena_strndup(a, (const char *)data + 2, strnlen((const char *)data + 2, size - 2));
	struct privacy *p = privacy_new(a);
	struct content *known = arena_alloc(a, sizeof *known), *rows = arena_alloc(a, sizeof *rows);
	struct privacy_found found;
	*known = *rows = (struct content){ 0 };
	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		struct row *home = row_append(&known->reg[homes->id], a, homes);
		row_set(home, homes, "head", people[i]);
		row_bind(home, a, homes);
	}
	privacy_learn(p, known);
	struct row *row = row_append(&rows->reg[r->id], a, r);
	if (utf8_valid(text, strlen(text))) {
		row_set(row, r, r->fields[f].column, text);
		row_bind(row, a, r);
		if (privacy_look(p, a, r, row, f, &found)) {
			privacy_as_written(a, text, &found, true);
			privacy_as_mended(a, text, &found, false);
		}
	}
	arena_free(a);
}

/* ---- pictures and sound ------------------------------------------------------------------------------------------ */

static void
try_photo(const unsigned char *data, size_t size)
{
	struct photo_out out = { 0 };
	photo_prepare(data, size, &out, NULL);
	photo_free(&out);
}

static void
try_exif(const unsigned char *data, size_t size)
{
	struct exif out;
	exif_read(data, size, &out);
}

static void
try_sound(const unsigned char *data, size_t size)
{
	struct sound_out out = { 0 };
	sound_prepare(data, size, NULL, NULL, &out, NULL);
	sound_free(&out);
}

/* ---- packs, editions, and what the reader says --------------------------------------------------------------------
 */

static void
try_pack(const unsigned char *data, size_t size)
{
	static const struct pack_place us = { "高同村", false }, office = { "", true };
	struct seals keys = { .count = 1 };
	struct pack out;
	if (size > PACK_HEAD) /* its own key is the one that is trusted */
		sodium_bin2hex(keys.key[0].key, SEAL_HEX, data + 16 + 8 * 8 + SEAL_KEY, SEAL_KEY);
	size_t head = size < PACK_HEAD ? size : PACK_HEAD;
	pack_judge(data, head, (long long)size, &keys, &us, &out, NULL);
	pack_judge(data, head, (long long)size, &keys, &office, &out, NULL);
}

static bool
any_begin(void *self, const char *name, long long size, struct error *err)
{
	return survey_takes(name) && size >= 0;
}
static bool
any_bytes(void *self, const void *bytes, size_t n, struct error *err)
{
	unsigned char hash[SEAL_KEY];
	pack_hash(bytes, n, hash);
	return true;
}
static bool
any_end(void *self, struct error *err)
{
	return true;
}

/* The content, as if a township had signed it. */
static void
try_content(const unsigned char *data, size_t size)
{
	static unsigned char all[PACK_HEAD + 65536 * 3];
	static const struct pack_sink sink = { NULL, any_begin, any_bytes, any_end };
	struct error err = { 0 };
	struct pack p = { .length = (long long)size };
	size_t list = (size_t)pack_pieces(p.length) * SEAL_KEY;
	unsigned char root[SEAL_KEY];
	if (size == 0 || size > PACK_PIECE * 2)
		return;
	for (size_t at = 0; at < size; at += PACK_PIECE)
		pack_hash(data + at, size - at < PACK_PIECE ? size - at : PACK_PIECE,
		    all + PACK_HEAD + at / PACK_PIECE * SEAL_KEY);
	pack_hash(all + PACK_HEAD, list, root);
	sodium_bin2hex(p.root, sizeof p.root, root, sizeof root);
	memcpy(all + PACK_HEAD + list, data, size);
	pack_unpack(as_file(all, PACK_HEAD + list + size), &p, &sink, &err);
}

static void
try_edition(const unsigned char *data, size_t size)
{
	struct edition_info info;
	struct error err;
	struct arena *a = arena_new();
	struct content *content = arena_alloc(a, sizeof *content);
	if (edition_peek(as_file(data, size), &info, &err)) {
		struct db *db = edition_open(&info, &err);
		if (db)
			content_load(db, a, content, &err);
		db_close(db);
	}
	arena_free(a);
}

static void
try_wire(const unsigned char *data, size_t size)
{
	struct arena *a = arena_new();
	struct cursor c = { .at = data, .end = data + size, .arena = a };
	struct findings findings = { .arena = a };
	struct content *content = arena_alloc(a, sizeof *content);
	*content = (struct content){ 0 };
	wire_take_findings(&c, &findings);
	wire_take_rows(&c, content);
	wire_done(&c);
	arena_free(a);
}

/* ---- the rest ------------------------------------------------------------------------------------------------------
 */

static void
try_rollout(const unsigned char *data, size_t size)
{
	struct arena *a = arena_new();
	struct rollout out = { 0 };
	rollout_read(a, as_file(data, size), &out, NULL);
	arena_free(a);
}

static void
try_names(const unsigned char *data, size_t size)
{
	char name[1024], taken[24];
	snprintf(name, sizeof name, "%.*s", (int)(size < 1000 ? size : 1000), (const char *)data);
	survey_takes(name);
	survey_is_passing(name);
	survey_is_own(name, SURVEY_OWN_CHANGED_S);
	photo_name_taken(name, taken);
	utf8_valid(name, strlen(name));
	for (const char *at = name; *at;)
		utf8_next(&at);
}

static const struct {
	const char *name;
	void (*try)(const unsigned char *data, size_t size);
} targets[] = { { "zip", try_zip }, { "sheet", try_sheet }, { "strings", try_strings }, { "ods", try_ods },
	{ "csv", try_csv }, { "cell", try_cell }, { "gate", try_gate }, { "photo", try_photo }, { "exif", try_exif },
	{ "sound", try_sound }, { "pack", try_pack }, { "content", try_content }, { "edition", try_edition },
	{ "wire", try_wire }, { "rollout", try_rollout }, { "names", try_names } };
enum { TARGETS = sizeof targets / sizeof *targets };
static int target = -1;

static void
tidy(void)
{
	unlink(path);
	rmdir(folder);
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	const char *wanted = getenv("FUZZ_TARGET");
	for (int i = 0; i < TARGETS; i++) {
		if (*argc > 1 && strcmp((*argv)[1], "--list") == 0)
			puts(targets[i].name);
		target = wanted && strcmp(wanted, targets[i].name) == 0 ? i : target;
	}
	if (target < 0)
		exit(*argc > 1 ? 0 : 2);
	snprintf(folder, sizeof folder, "%s/cunping-fuzz-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	if (!mkdtemp(folder) || sodium_init() < 0)
		exit(2);
	snprintf(path, sizeof path, "%s/000001-x.db", folder);
	atexit(tidy);
	if (targets[target].try == try_sound && !sound_prepare_ready())
		exit(77);
	return 0;
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	targets[target].try(data, size);
	return 0;
}
