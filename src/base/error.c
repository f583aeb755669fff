/* error: see error.h. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int
error_set(struct error *err, enum error_kind kind, const char *code, const char *format, ...)
{
	if (!err)
		return 0;
	err->kind = kind;
	snprintf(err->code, sizeof err->code, "%s", code);
	va_list args;
	va_start(args, format);
	vsnprintf(err->text, sizeof err->text, format, args);
	va_end(args);
	return 0;
}

void
error_bug(const char *what, const char *file, int line)
{
	fprintf(stderr, "cunping: bug at %s:%d: %s\n", file, line, what);
	abort();
}
