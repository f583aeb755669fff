/* describe: see describe.h. Which columns make a row's title and its note is said
 * once a register; one that is missing there is called by its key. */
#include "catalogue/describe.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/quantity.h"
#include "base/str.h"

enum { TITLE_PARTS = 5, NOTE_PARTS = 3, CLIP = 24 };

static const struct naming {
	const char *title[TITLE_PARTS], *note[NOTE_PARTS]; /* columns */
} namings[REG_COUNT] = {
	[REG_VILLAGE] = { { "village" }, { "kind", "secretary", "households" } },
	[REG_HOUSEHOLD] = { { "village", "grp", "door", "head" }, { "people", "grid" } },
	[REG_STANDARD] = { { "scheme", "version", "kind", "item" }, { "points", "standard" } },
	[REG_HOME_SCORE] = { { "village", "grp", "door", "head" }, { "total", "grade", "reason" } },
	[REG_MONTH_SCORE] = { { "village" }, { "total", "rank" } },
	[REG_QUARTER_SCORE] = { { "village", "judge" }, { "total", "rank" } },
	[REG_FLAG] = { { "village", "kind" }, { "score", "rank", "reason" } },
	[REG_BOARD] = { { "board", "village", "target" }, { "reason", "score", "due_on" } },
	[REG_COURTYARD] = { { "village", "grp", "door", "head" }, { "total", "deed" } },
	[REG_HONOUR] = { { "honour", "village", "grp", "name" }, { "deed" } },
	[REG_RULE] = { { "village", "version", "article" }, { "body" } },
	[REG_NOTICE] = { { "title" }, { "kind", "issued_on", "issuer" } },
	[REG_GRID] = { { "village", "code", "name" }, { "leader", "worker", "households" } },
	[REG_POST] = { { "village", "duty", "name" }, { "org", "area", "phone" } },
	[REG_ROUTE] = { { "village", "name" }, { "cleaner", "frequency", "supervisor" } },
	[REG_INSPECTION] = { { "done_on", "village", "grid" }, { "found", "fixed" } },
	[REG_PROBLEM] = { { "code", "village", "spot" }, { "description", "status", "due_on" } },
	[REG_RECTIFY] = { { "code", "village" }, { "demand", "due_on", "result" } },
	[REG_OBJECTION] = { { "received_on", "about", "target" }, { "content", "result", "due_on" } },
	[REG_FEEDBACK] = { { "at", "grid", "category" }, { "content", "result" } },
	[REG_FACT] = { { "measure", "indicator", "village", "until" }, { "total", "amount", "plan" } },
	[REG_EVENT] = { { "held_on", "title" }, { "kind", "venue", "people" } },
	[REG_PROJECT] = { { "name", "as_of" }, { "stage", "progress", "investment" } },
	[REG_FUND] = { { "year", "name" }, { "amount", "purpose" } },
	[REG_LEDGER] = { { "done_on", "village", "item" }, { "income", "expense", "balance" } },
	[REG_PAYMENT] = { { "reward", "village", "grp", "door", "head" }, { "amount", "status", "paid_on" } },
	[REG_EQUIPMENT] = { { "name", "spec", "village" }, { "amount", "storage", "condition" } },
	[REG_BIN] = { { "village", "grp", "door", "head", "spec" }, { "amount", "given_on" } },
	[REG_PACT] = { { "kind", "code", "head" }, { "village", "grp", "signed_on" } },
	[REG_PUBLICITY] = { { "done_on", "channel", "title" }, { "amount", "village" } },
	[REG_FRAMEWORK] = { { "framework", "part", "title" }, { "body" } },
	[REG_DOCUMENT] = { { "title" }, { "doc_no", "kind", "issuer" } },
	[REG_DISCLOSURE] = { { "village", "item", "due_on" }, { "content", "done_on" } },
};

/* ---- values -------------------------------------------------------------- */

static const char *
day(struct arena *a, const char *iso)
{
	char words[64];
	struct date d;
	if (!date_parse(iso, &d))
		return iso;
	date_speak(d, (struct date){ 0 }, words, sizeof words);
	return arena_strdup(a, words);
}

static const char *
period(struct arena *a, const char *text)
{
	char words[160];
	struct date d;
	if (date_parse(text, &d))
		return day(a, text);
	if (period_kind(text) == PERIOD_WORDS)
		return text;
	period_speak(text, words, sizeof words);
	return arena_strdup(a, words);
}

const char *
describe_period_words(struct arena *a, const char *text)
{
	return period(a, text);
}

static const char *
span(struct arena *a, const char *text)
{
	const char *slash = strchr(text, '/');
	if (!slash)
		return day(a, text);
	return arena_printf(a, "%s至%s", day(a, arena_strndup(a, text, (size_t)(slash - text))), day(a, slash + 1));
}

/* With its unit, as it stands beside it on the screen; "…" written with its own keeps that. */
static const char *
measured(struct arena *a, const char *text, const char *unit)
{
	struct quantity q = quantity_read(a, text, unit);
	return q.known ? arena_printf(a, "%s%s", q.number, q.unit) : text;
}

static bool
only_digits(const char *s)
{
	return *s && s[strspn(s, "0123456789")] == '\0';
}

const char *
describe_value(struct arena *a, const struct field *f, const char *value)
{
	if (str_empty(value))
		return "";
	switch (f->type) {
	case FIELD_DATE:
		return day(a, value);
	case FIELD_SPAN:
		return span(a, value);
	case FIELD_PERIOD:
		return period(a, value);
	case FIELD_DOOR:
		return only_digits(value) ? arena_printf(a, "%s号", value) : value;
	case FIELD_INTEGER:
	case FIELD_NUMBER:
	case FIELD_MONEY:
		return arena_printf(a, "%s%s", value, f->unit ? f->unit : "");
	case FIELD_QUANTITY:
		return measured(a, value, f->unit);
	default:
		return value;
	}
}

/* ---- titles -------------------------------------------------------------- */

/* On one line, of a length that a list has room for. */
static const char *
clip(struct arena *a, const char *text)
{
	size_t n = utf8_prefix(text, CLIP);
	char *s = arena_printf(a, "%.*s%s", (int)n, text, text[n] ? "…" : "");
	for (char *p = s; *p; p++)
		if (*p == '\n' || *p == '\r' || *p == '\t')
			*p = ' ';
	return s;
}

struct words { /* parts of a line, each once */
	struct arena *arena;
	const char *between, *said[8];
	size_t count;
	const char *line;
};

static void
say(struct words *w, const char *part)
{
	for (size_t i = 0; i < w->count; i++)
		if (strcmp(w->said[i], part) == 0)
			return;
	if (!*part || w->count == sizeof w->said / sizeof *w->said)
		return;
	w->said[w->count++] = part;
	w->line = arena_printf(w->arena, "%s%s%s", w->line, w->count > 1 ? w->between : "", part);
}

static const char *
title_part(struct arena *a, const struct reg *r, const struct row *row, size_t i)
{
	const char *value = row->value[i];
	if (r->id == REG_RULE && strcmp(r->fields[i].column, "article") == 0 && value && !str_starts(value, "第"))
		return clip(a, arena_printf(a, "第%s条", value));
	if (strcmp(r->fields[i].column, "version") == 0 && value && only_digits(value))
		return arena_printf(a, "第%s版", value);
	return clip(a, describe_value(a, &r->fields[i], value));
}

static size_t
field_of(const struct reg *r, const char *column)
{
	int i = catalogue_field(r, column);
	ASSERT(i >= 0);
	return (size_t)i;
}

const char *
describe_title(struct arena *a, const struct reg *r, const struct row *row)
{
	struct words w = { .arena = a, .between = " ", .line = "" };
	const char *const *column = namings[r->id].title;
	for (size_t k = 0; k < TITLE_PARTS && column[k]; k++)
		say(&w, title_part(a, r, row, field_of(r, column[k])));
	for (size_t i = 0; !column[0] && i < r->count; i++)
		if (r->fields[i].flags & FIELD_KEY)
			say(&w, title_part(a, r, row, i));
	return *w.line ? w.line : r->sheet;
}

bool
describe_titles(const struct reg *r, size_t field)
{
	const char *const *column = namings[r->id].title;
	for (size_t k = 0; k < TITLE_PARTS && column[k]; k++)
		if (strcmp(column[k], r->fields[field].column) == 0)
			return true;
	return !column[0] && r->fields[field].flags & FIELD_KEY;
}

const char *
describe_period(struct arena *a, const struct reg *r, const struct row *row)
{
	static const char *const columns[] = { "period", "batch" };
	for (size_t k = 0; k < sizeof columns / sizeof *columns; k++) {
		int i = catalogue_field(r, columns[k]);
		if (i >= 0 && r->fields[i].flags & FIELD_SCOPE)
			return str_empty(row->value[i]) ? "" : period(a, row->value[i]);
	}
	return "";
}

/* ---- notes --------------------------------------------------------------- */

/* A bare number or day says nothing without its header. */
static bool
needs_its_header(enum field_type type)
{
	return catalogue_is_integer(type) || type == FIELD_QUANTITY || type == FIELD_DATE || type == FIELD_PERIOD ||
	       type == FIELD_YESNO;
}

/* The first words of the row, where those that were chosen are empty. */
static void
say_any(struct words *w, const struct reg *r, const struct row *row)
{
	int end = catalogue_field(r, "state"); /* from here on it is about showing */
	for (int i = 0; i < end && w->count < 2; i++) {
		enum field_type type = r->fields[i].type;
		if ((type == FIELD_TEXT || type == FIELD_PROSE || type == FIELD_CHOICE) &&
		    !(r->fields[i].flags & (FIELD_KEY | FIELD_SECRET)) && !str_empty(row->value[i]))
			say(w, clip(w->arena, row->value[i]));
	}
}

const char *
describe_note(struct arena *a, const struct reg *r, const struct row *row)
{
	struct words w = { .arena = a, .between = " · ", .line = "" };
	const char *const *column = namings[r->id].note, *state = row_text(row, r, "state");
	if (*state && strcmp(state, "公示中") != 0)
		say(&w, state);
	for (size_t k = 0; k < NOTE_PARTS && column[k]; k++) {
		const struct field *f = &r->fields[field_of(r, column[k])];
		const char *words = clip(a, describe_value(a, f, row_text(row, r, column[k])));
		say(&w, *words && needs_its_header(f->type) ? arena_printf(a, "%s %s", f->header, words) : words);
	}
	if (w.count == 0)
		say_any(&w, r, row);
	if (row->photos)
		say(&w, arena_printf(a, "照片 %zu 张", row->photos));
	return w.line;
}
