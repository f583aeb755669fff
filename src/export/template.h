/* The blank workbook: how to fill it in, and a sheet a register. */
#pragma once

#include <stdbool.h>

#include "base/error.h"

/* Writes a new .xlsx; refuses to write over anything. */
bool template_write(const char *path, struct error *err);
/* The list of what to read aloud once, for 字条录音: a sheet that is printed, and the register's own. The villages are
 * those of `data`. */
bool template_write_clips(const char *path, const char *data, struct error *err);
