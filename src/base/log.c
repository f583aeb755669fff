/* log: see log.h. Lines go out in one write, so that two processes do not
 * mix theirs. */
#include "base/log.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

static bool hushed;

void
log_hush(void)
{
	hushed = true;
}

static void
line(const char *level, const char *format, va_list args)
{
	char text[1024];
	if (hushed)
		return;
	vsnprintf(text, sizeof text, format, args);
	fprintf(stderr, "%s: %s\n", level, text);
}

void
log_info(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	line("info", format, args);
	va_end(args);
}

void
log_warn(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	line("warning", format, args);
	va_end(args);
}
