/* describe: see describe.h. Which columns make a title and a note, the
 * register's entry says. */
#include "catalogue/describe.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/quantity.h"
#include "base/str.h"

enum { CLIP = 24 };

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
describe_grid(struct arena *a, const char *grid)
{
	if (str_empty(grid) || strstr(grid, "网格"))
		return grid;
	return arena_printf(a, only_digits(grid) ? "第%s网格" : "%s网格", grid);
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

/* The next column of a list split by blanks; NULL at its end. */
static const struct field *
next_column(struct arena *a, const struct reg *r, const char **list)
{
	size_t n = strcspn(*list, " ");
	if (!n)
		return NULL;
	int i = catalogue_field(r, arena_strndup(a, *list, n));
	ASSERT(i >= 0);
	*list += n + ((*list)[n] == ' ');
	return &r->fields[i];
}

/* An article and a version are numbers with words around them. */
static const char *
title_part(struct arena *a, const struct field *f, const char *value)
{
	if (strcmp(f->column, "article") == 0 && !str_empty(value) && !str_starts(value, "第"))
		return clip(a, arena_printf(a, "第%s条", value));
	if (strcmp(f->column, "version") == 0 && value && only_digits(value))
		return arena_printf(a, "第%s版", value);
	return clip(a, describe_value(a, f, value));
}

/* A period with what it was counted from: 「2024年1–6月」. */
static const char *
counted(struct arena *a, const struct reg *r, const struct field *f, const struct row *row)
{
	char words[160];
	int from = catalogue_field(r, "since");
	const char *period = row->value[f - r->fields], *since = from >= 0 ? row->value[from] : NULL;
	if (str_empty(since) || str_empty(period))
		return describe_value(a, f, period);
	period_speak_span(since, period, words, sizeof words);
	return arena_strdup(a, words);
}

const char *
describe_title(struct arena *a, const struct reg *r, const struct row *row)
{
	struct words w = { .arena = a, .between = " ", .line = "" };
	const char *list = r->title;
	for (const struct field *f; (f = next_column(a, r, &list));)
		say(&w, f->type == FIELD_PERIOD ? clip(a, counted(a, r, f, row))
						: title_part(a, f, row->value[f - r->fields]));
	return *w.line ? w.line : r->sheet;
}

bool
describe_titles(const struct reg *r, size_t field)
{
	const char *column = r->fields[field].column;
	size_t n = strlen(column);
	for (const char *p = r->title; *p; p += strcspn(p, " "), p += *p == ' ')
		if (strncmp(p, column, n) == 0 && (p[n] == ' ' || !p[n]))
			return true;
	return false;
}

const char *
describe_period(struct arena *a, const struct reg *r, const struct row *row)
{
	const struct field *f = catalogue_period(r);
	const char *value = f && f->flags & FIELD_SCOPE ? row->value[f - r->fields] : NULL;
	return str_empty(value) ? "" : period(a, value);
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
	const char *list = r->note, *state = row_text(row, r, "state");
	if (*state && strcmp(state, "公示中") != 0)
		say(&w, state);
	for (const struct field *f; (f = next_column(a, r, &list));) {
		const char *words = clip(a, describe_value(a, f, row->value[f - r->fields]));
		say(&w, *words && needs_its_header(f->type) ? arena_printf(a, "%s %s", f->header, words) : words);
	}
	if (w.count == 0)
		say_any(&w, r, row);
	if (row->photos)
		say(&w, arena_printf(a, "照片 %zu 张", row->photos));
	return w.line;
}
