/* value_answer: see value_answer.h. */
#include "values/value_answer.h"

#include <stdarg.h>
#include <string.h>

#include "base/private_number.h"
#include "base/str.h"

struct value
value_fine(const char *text)
{
	return (struct value){ .text = text };
}

const char *
value_shown(const struct question *q)
{
	bool perhaps = q->field->type == FIELD_PHONE || q->field->type == FIELD_NAME; /* mistyped, it still is one */
	const char *text = q->cell->shown ? q->cell->shown : q->words;
	text = (perhaps ? private_digits_hide : private_number_hide)(q->a, text);
	return utf8_count(text) > 30 ? arena_printf(q->a, "%.*s…", (int)utf8_prefix(text, 30), text) : text;
}

struct value
value_put(struct value out, const struct question *q, enum finding_id id, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	out.problem = id;
	out.why = arena_vprintf(q->a, format, args);
	va_end(args);
	return out;
}

/* Without blanks at both ends, full-width ones too. */
static const char *
trimmed(struct arena *a, const char *s)
{
	while (*s == ' ' || *s == '\n' || str_starts(s, "\u3000"))
		s += str_starts(s, "\u3000") ? 3 : 1;
	size_t n = strlen(s);
	while (n && (s[n - 1] == ' ' || s[n - 1] == '\n'))
		n--;
	return s[n] ? arena_strndup(a, s, n) : s;
}

/* One line: a break in the cell becomes a blank. */
struct value
value_read_text(const struct question *q)
{
	const char *s = trimmed(q->a, q->words);
	if (!strchr(s, '\n'))
		return value_fine(s);
	char *line = arena_strdup(q->a, s);
	for (char *p = line; *p; p++)
		if (*p == '\n')
			*p = ' ';
	return value_fine(line);
}
