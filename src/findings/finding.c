/* finding: see finding.h. */
#include "findings/finding.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

#include "base/private_number.h"
#include "base/str.h"
#include "findings/refuse.h"

static const struct finding_kind kinds[] = {
	{ "", WEIGHT_INFO, "", "" },
#define X(name, code, weight, sentence, cure) { code, WEIGHT_##weight, FINDING_##name##_SAYS, cure },
#include "findings/findings.def"
#undef X
};

const struct finding_kind *
finding_kind(enum finding_id id)
{
	ASSERT(id > FINDING_NONE && id < FINDING_COUNT);
	return &kinds[id];
}

enum finding_id
finding_named(const char *code)
{
	for (unsigned id = 1; id < FINDING_COUNT; id++)
		if (strcmp(kinds[id].code, code) == 0)
			return (enum finding_id)id;
	return FINDING_NONE;
}

enum finding_level
finding_level(enum finding_id id)
{
	enum finding_weight w = finding_kind(id)->weight;
	return w == WEIGHT_INFO                            ? FINDING_INFO
	       : w == WEIGHT_WARNING || w == WEIGHT_CHANGE ? FINDING_WARNING
							   : FINDING_ERROR;
}

enum error_kind
finding_error(enum finding_id id)
{
	enum finding_weight w = finding_kind(id)->weight;
	return w == WEIGHT_MACHINE ? ERROR_MACHINE : w == WEIGHT_USAGE ? ERROR_USAGE : ERROR_CONTENT;
}

bool
error_plain(struct error *err, enum finding_id id)
{
	return error_set(err, finding_error(id), finding_kind(id)->code, "%s", finding_kind(id)->says);
}

bool
error_disk(struct error *err, int error)
{
	return error == ENOSPC || error == EDQUOT ? error_finding(err, FINDING_DISK_FULL)
	       : error == EMFILE || error == ENFILE || error == ENOMEM
		   ? error_finding(err, FINDING_MACHINE_SHORT, error_reason(error))
		   : error_finding(err, FINDING_DISK_ERROR, error_reason(error));
}

const char *
finding_level_name(enum finding_level level)
{
	return level == FINDING_ERROR ? "error" : level == FINDING_WARNING ? "warning" : "info";
}

void
finding_copy(struct findings *f, const struct finding *from)
{
	struct arena *a = f->arena;
	struct finding own = *from;
	own.message = private_number_hide(a, arena_strdup(a, from->message)); /* a secret is not repeated */
	own.file = from->file ? arena_strdup(a, from->file) : NULL;
	own.sheet = from->sheet ? arena_strdup(a, from->sheet) : NULL;
	own.column = from->column ? arena_strdup(a, from->column) : NULL;
	f->item = arena_grow(a, f->item, f->count, &f->capacity, f->count + 1, sizeof *f->item);
	f->item[f->count++] = own;
	f->errors += from->level == FINDING_ERROR;
}

void
finding_put(struct findings *f, enum finding_id id, const char *format, struct place at, ...)
{
	const char *code = finding_kind(id)->code, *star = strchr(code, '*');
	va_list args;
	va_start(args, at);
	finding_copy(f, &(struct finding){ .id = id,
			    .level = finding_level(id),
			    .code = star ? arena_printf(f->arena, "%.*s%s", (int)(star - code), code, at.type) : code,
			    .file = at.file,
			    .sheet = at.sheet,
			    .row = at.row,
			    .column = at.column,
			    .message = arena_vprintf(f->arena, format, args) });
	va_end(args);
}

void
finding_plain(struct findings *f, enum finding_id id, struct place at)
{
	finding_put(f, id, "%s", at, finding_kind(id)->says);
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
	return strbuf_take(&s, a);
}
