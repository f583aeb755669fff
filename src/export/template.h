/* The blank workbook: how to fill it in, and a sheet a register. */
#pragma once

#include <stdbool.h>

#include "base/error.h"

/* Writes a new .xlsx; refuses to write over anything. */
bool template_write(const char *path, struct error *err);
