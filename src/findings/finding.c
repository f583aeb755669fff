/* finding: see finding.h. */
#include "findings/finding.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/str.h"

void
finding_add(struct findings *f, enum finding_level level, const char *code, struct place at, const char *format, ...)
{
	char text[1200];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	f->item = arena_grow(f->arena, f->item, f->count, &f->capacity, f->count + 1, sizeof *f->item);
	f->item[f->count++] = (struct finding){
		.level = level,
		.code = code,
		.file = at.file ? arena_strdup(f->arena, at.file) : NULL,
		.sheet = at.sheet ? arena_strdup(f->arena, at.sheet) : NULL,
		.row = at.row,
		.column = at.column ? arena_strdup(f->arena, at.column) : NULL,
		.message = arena_strdup(f->arena, text),
	};
	if (level == FINDING_ERROR)
		f->errors++;
}

const char *
finding_level_name(enum finding_level level)
{
	return level == FINDING_ERROR ? "error" : level == FINDING_WARNING ? "warning" : "info";
}

const char *
finding_sentence(struct arena *a, const struct finding *f)
{
	struct strbuf s = { 0 };
	if (f->file)
		strbuf_printf(&s, "%s", f->file);
	if (f->sheet)
		strbuf_printf(&s, "《%s》", f->sheet);
	if (f->row)
		strbuf_printf(&s, "第 %d 行", f->row);
	if (f->column)
		strbuf_printf(&s, "“%s”", f->column);
	strbuf_printf(&s, "%s%s", s.len ? "：" : "", f->message);
	const char *text = arena_strdup(a, strbuf_text(&s));
	strbuf_free(&s);
	return text;
}
