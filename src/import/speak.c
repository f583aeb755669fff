/* speak: see speak.h. Which columns make a row's title is said once a
 * register; a register that is missing there is called by its key. */
#include "import/speak.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/quantity.h"
#include "base/str.h"

enum { TITLE_PARTS = 5, CLIP = 24, NOTE_PARTS = 3 };

static const char *const titles[REG_COUNT][TITLE_PARTS] = {
	[REG_VILLAGE] = { "village" },
	[REG_HOUSEHOLD] = { "village", "grp", "door", "head" },
	[REG_STANDARD] = { "scheme", "kind", "item" },
	[REG_HOME_SCORE] = { "village", "grp", "door", "head" },
	[REG_MONTH_SCORE] = { "village" },
	[REG_QUARTER_SCORE] = { "village", "judge" },
	[REG_FLAG] = { "village", "kind" },
	[REG_BOARD] = { "board", "village", "target" },
	[REG_COURTYARD] = { "village", "grp", "door", "head" },
	[REG_HONOUR] = { "honour", "village", "grp", "name" },
	[REG_RULE] = { "village", "article", "chapter" },
	[REG_NOTICE] = { "title" },
	[REG_GRID] = { "village", "code", "name" },
	[REG_POST] = { "village", "duty", "name" },
	[REG_ROUTE] = { "village", "name" },
	[REG_INSPECTION] = { "done_on", "village", "grid" },
	[REG_PROBLEM] = { "code", "village", "spot" },
	[REG_RECTIFY] = { "code", "village" },
	[REG_OBJECTION] = { "received_on", "about", "target" },
	[REG_FEEDBACK] = { "at", "grid", "category" },
	[REG_FACT] = { "measure", "indicator", "village", "until" },
	[REG_EVENT] = { "held_on", "title" },
	[REG_PROJECT] = { "name", "as_of" },
	[REG_FUND] = { "year", "name" },
	[REG_LEDGER] = { "done_on", "village", "item" },
	[REG_PAYMENT] = { "reward", "village", "grp", "door", "head" },
	[REG_EQUIPMENT] = { "name", "spec", "village" },
	[REG_BIN] = { "village", "grp", "door", "head", "spec" },
	[REG_PACT] = { "kind", "code", "head" },
	[REG_PUBLICITY] = { "done_on", "channel", "title" },
	[REG_FRAMEWORK] = { "framework", "part", "title" },
	[REG_DOCUMENT] = { "title" },
	[REG_DISCLOSURE] = { "village", "item", "due_on" },
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
speak_value(struct arena *a, const struct field *f, const char *value)
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
	return clip(a, speak_value(a, &r->fields[i], value));
}

/* Does the title say this column? */
static bool
is_in_title(const struct reg *r, size_t i)
{
	for (size_t k = 0; k < TITLE_PARTS && titles[r->id][k]; k++)
		if (strcmp(titles[r->id][k], r->fields[i].column) == 0)
			return true;
	return !titles[r->id][0] && r->fields[i].flags & FIELD_KEY;
}

const char *
speak_title(struct arena *a, const struct reg *r, const struct row *row)
{
	struct words w = { .arena = a, .between = " ", .line = "" };
	for (size_t k = 0; k < TITLE_PARTS && titles[r->id][k]; k++) {
		int i = catalogue_field(r, titles[r->id][k]);
		ASSERT(i >= 0);
		say(&w, title_part(a, r, row, (size_t)i));
	}
	for (size_t i = 0; !titles[r->id][0] && i < r->count; i++)
		if (r->fields[i].flags & FIELD_KEY)
			say(&w, title_part(a, r, row, i));
	return *w.line ? w.line : r->sheet;
}

const char *
speak_period(struct arena *a, const struct reg *r, const struct row *row)
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

/* What says nothing of the matter itself. */
static bool
is_about_showing(const struct field *f)
{
	static const char *const columns[] = { "state", "withdrawn_reason", "show_from", "show_to", "sample", "consent",
		"consent_photo", "pinyin", "raw", "quality", "aggregate", "shape" };
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		if (strcmp(f->column, columns[i]) == 0)
			return true;
	return false;
}

static bool
needs_its_header(enum field_type type)
{
	switch (type) {
	case FIELD_TEXT:
	case FIELD_PROSE:
	case FIELD_CHOICE:
	case FIELD_NAME:
		return false;
	default:
		return true;
	}
}

const char *
speak_note(struct arena *a, const struct reg *r, const struct row *row)
{
	struct words w = { .arena = a, .between = " · ", .line = "" };
	const char *state = row_text(row, r, "state");
	if (*state && strcmp(state, "公示中") != 0)
		say(&w, state);
	size_t most = w.count + NOTE_PARTS;
	for (size_t i = 0; i < r->count && w.count < most; i++) {
		const struct field *f = &r->fields[i];
		if (str_empty(row->value[i]) || f->type == FIELD_SERIAL || f->type == FIELD_PHOTOS ||
		    f->flags & (FIELD_SECRET | FIELD_SCOPE) || is_in_title(r, i) || is_about_showing(f))
			continue;
		const char *words = clip(a, speak_value(a, f, row->value[i]));
		say(&w, needs_its_header(f->type) ? arena_printf(a, "%s %s", f->header, words) : words);
	}
	if (row->photos)
		say(&w, arena_printf(a, "照片 %zu 张", row->photos));
	return w.line;
}
