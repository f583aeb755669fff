/* The blank workbook: how to fill it in, and a sheet a register. */
#ifndef EXPORT_TEMPLATE_H
#define EXPORT_TEMPLATE_H

#include <stdbool.h>

#include "base/error.h"

/* Writes a new .xlsx; refuses to write over anything. */
bool template_write(const char *path, struct error *err);

#endif
