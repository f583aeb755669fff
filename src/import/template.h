/* The blank workbook: how to fill it in, and a sheet a register. */
#ifndef IMPORT_TEMPLATE_H
#define IMPORT_TEMPLATE_H

#include <stdbool.h>

#include "base/error.h"

/* Writes a new .xlsx; refuses to write over anything. */
bool template_write(const char *path, struct error *err);

#endif
