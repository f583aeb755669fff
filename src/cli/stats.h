/* What residents looked at, as a sheet people can open. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* Writes FOLDER/使用统计.csv (UTF-8 with a mark: 日期, 页面, 次数; at the end which
 * program wrote it), synced; *lines without those two. */
bool stats_write(const char *data, const char *folder, size_t *lines, struct error *err);
