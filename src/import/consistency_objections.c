/* What a row points to: an objection hides the entry it means until it is
 * answered; a number of 问题整改台账 leads to its problem. One that means none
 * hides nothing and leads nowhere, so it is said, with what it is likest to. */
#include <string.h>

#include "base/str.h"
#include "editions/edition.h"
#include "import/consistency.h"
#include "os/fs.h"

enum { NEAREST = 2 };

struct near {
	const char *name;
	size_t alike; /* pairs of characters that both have */
};

static const char *
no_blanks(struct arena *a, const char *s)
{
	struct strbuf b = { 0 };
	for (; *s; s++)
		if (*s != ' ')
			strbuf_append_n(&b, s, 1);
	return strbuf_take(&b, a);
}

static size_t
alike(const char *x, const char *y)
{
	size_t n = 0;
	for (const char *p = x; *p; p += utf8_prefix(p, 1)) {
		char pair[16] = { 0 };
		memcpy(pair, p, utf8_prefix(p, 2));
		n += utf8_count(pair) == 2 && strstr(y, pair);
	}
	return n;
}

/* What the last column of a register's title says: the name that an objection must give. */
static const char *
name_of(const struct reg *r, const struct row *row)
{
	const char *blank = strrchr(r->title, ' ');
	return row_text(row, r, blank ? blank + 1 : r->title);
}

/* Is a word of `words` (split by | ; what follows = are other ways to say it) in `text`? */
static bool
has_word(struct arena *a, const char *words, const char *text)
{
	for (const char *w = words; w && *w; w += strcspn(w, "|") + (w[strcspn(w, "|")] != '\0')) {
		const char *word = arena_strndup(a, w, strcspn(w, "=|"));
		if (utf8_count(word) > 1 && strstr(text, word))
			return true;
	}
	return false;
}

/* Does what is objected to name this list: its sheet, or a word that every row of it has one of (黑榜, 公示)? */
static bool
names_list(struct arena *a, const char *about, const struct reg *r)
{
	if (strstr(about, r->sheet) || has_word(a, r->aliases, about))
		return true;
	for (size_t i = 0; i < r->count; i++)
		if (r->fields[i].flags & FIELD_REQUIRED && has_word(a, r->fields[i].choices, about))
			return true;
	return false;
}

static void
look_in(
    struct arena *a, const struct reg *r, const struct row_list *list, const char *target, struct near near[NEAREST])
{
	for (size_t i = 0; i < list->count; i++) {
		struct near one = { .name = name_of(r, &list->row[i]) };
		const char *whole = arena_printf(a, "%s%s", row_text(&list->row[i], r, "village"), one.name);
		if (str_equal(row_text(&list->row[i], r, "state"), "撤下"))
			continue;
		one.alike = alike(target,
		    no_blanks(a, str_starts(one.name, row_text(&list->row[i], r, "village")) ? one.name : whole));
		for (int k = 0; k < NEAREST && one.alike; k++) {
			struct near was = near[k];
			if (str_equal(was.name, one.name))
				break;
			if (one.alike <= was.alike)
				continue;
			near[k] = one;
			one = was;
		}
	}
}

static void
say(struct draft *d, const struct reg *book, const struct row *row, const struct content *merged)
{
	struct arena *a = d->arena;
	const char *about = row_text(row, book, "about"), *target = no_blanks(a, row_text(row, book, "target"));
	struct near near[NEAREST] = { 0 };
	bool named = false;
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		if (!r->objectable || !names_list(a, about, r))
			continue;
		named = true;
		look_in(a, r, &merged->reg[r->id], *target ? target : about, near);
	}
	struct place at = draft_place(row, book->fields[catalogue_field(book, "target")].header);
	if (named && near[0].name)
		finding_add(d->findings, FINDING_OBJECTION_NEAREST, at, *target ? target : about,
		    near[1].name ? arena_printf(a, "%s”“%s", near[0].name, near[1].name) : near[0].name);
	else if (named)
		finding_add(d->findings, FINDING_OBJECTION_UNMATCHED, at, *target ? target : about);
}

static bool
waits(const struct reg *book, const struct row *row)
{
	const char *state = row_text(row, book, "state");
	return row->file && !*row_text(row, book, "replied_on") && !*row_text(row, book, "result") &&
	       strcmp(state, "撤下") != 0 && strcmp(state, "草稿") != 0;
}

/* The lists and the book alone, as an edition ties them; NULL when nothing of the source waits. */
static struct db *
tie(const struct reg *book, const struct content *merged, const char *scratch, struct error *err)
{
	struct content lists = { 0 };
	struct edition_info info = { .number = 1 };
	const struct row_list *rows = &merged->reg[book->id];
	bool any = false;
	for (size_t i = 0; i < rows->count; i++)
		any = any || waits(book, &rows->row[i]);
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		if (r->objectable || r == book)
			lists.reg[r->id] = merged->reg[r->id];
	return any && edition_write(scratch, &lists, &info, err) ? db_open_edition(scratch, err) : NULL;
}

void
consistency_objections(struct draft *d, const struct content *merged, const char *scratch)
{
	struct error err = { 0 };
	const struct reg *book = catalogue_find("objection");
	struct db *db = tie(book, merged, scratch, &err);
	for (size_t i = 0; db && i < merged->reg[book->id].count; i++) {
		const struct row *row = &merged->reg[book->id].row[i];
		if (waits(book, row) &&
		    !db_find(db, "SELECT 1 FROM objected WHERE objection=?1", BIND(INTEGER((long long)i + 1)), 0))
			say(d, book, row, merged);
	}
	if (db) {
		db_close(db);
		fs_remove(scratch);
	}
}

/* The digits of a number without leading zeros: 2024-17 and 2024-017 are alike. */
static const char *
digits_of(struct arena *a, const char *code)
{
	struct strbuf b = { 0 };
	bool begun = false;
	for (; *code; code++) {
		bool digit = *code >= '0' && *code <= '9';
		if (digit && (*code != '0' || begun))
			strbuf_append_n(&b, code, 1);
		begun = digit && (begun || *code != '0');
		if (!digit && b.len && b.data[b.len - 1] != '-')
			strbuf_append(&b, "-");
	}
	return strbuf_take(&b, a);
}

/* The number of the ledger that is likest; "" none; NULL: it is there. */
static const char *
likest(struct arena *a, const struct reg *ledger, const struct row_list *rows, const char *code)
{
	const char *best = "", *digits = digits_of(a, code);
	size_t most = 0;
	for (size_t i = 0; i < rows->count; i++) {
		const char *other = row_text(&rows->row[i], ledger, "code");
		size_t same = alike(code, other) + (strcmp(digits_of(a, other), digits) == 0 ? 100 : 0);
		if (strcmp(other, code) == 0)
			return NULL;
		if (same > most) {
			most = same;
			best = other;
		}
	}
	return most > 2 ? best : "";
}

static void
look_up_numbers(struct draft *d, const struct row *row, const char *header, const char *list, const struct content *all)
{
	const struct reg *ledger = catalogue_find("problem");
	struct arena *a = d->arena;
	for (const char *p = list; *p;) {
		size_t n = strcspn(p, ",; \n"), wide = (size_t)(strstr(p, "、") ? strstr(p, "、") - p : (long)n);
		n = wide < n ? wide : n;
		const char *code = arena_strndup(a, p, n);
		const char *near =
		    code[strcspn(code, "0123456789")] ? likest(a, ledger, &all->reg[ledger->id], code) : NULL;
		if (near)
			finding_add(d->findings, FINDING_NUMBER_UNMATCHED, draft_place(row, header), code,
			    *near ? arena_printf(a, "，最像的是“%s”", near) : "");
		p += n + (str_starts(p + n, "、") ? strlen("、") : p[n] != '\0');
	}
}

void
consistency_numbers(struct draft *d, const struct content *merged)
{
	if (merged->reg[catalogue_find("problem")->id].count == 0)
		return; /* the ledger is kept elsewhere */
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		int field = catalogue_field(r, r->closed_by ? r->closed_by : "problem");
		const struct row_list *rows = &d->rows.reg[r->id];
		for (size_t i = 0; field >= 0 && i < rows->count; i++)
			if (rows->row[i].value[field])
				look_up_numbers(
				    d, &rows->row[i], r->fields[field].header, rows->row[i].value[field], merged);
	}
}
