/* Log lines, in English, on standard error: one line, a level first. */
#pragma once

__attribute__((format(printf, 1, 2))) void log_info(const char *format, ...);
__attribute__((format(printf, 1, 2))) void log_warn(const char *format, ...);

/* From here on no line is written: a clerk at a terminal reads Chinese. */
void log_hush(void);
