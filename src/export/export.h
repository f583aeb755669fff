/* The present content as clerks keep it: a workbook a group, 照片/ and 录音/ beside
 * them. Imported back it changes nothing. Household codes never leave. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct export_count {
	int edition;
	size_t sheets, rows, photos, sounds;
	size_t renamed; /* names that stood for two different pictures */
	size_t lost;    /* pictures that the machine no longer has whole */
};

/* Into a folder that is new or empty. */
bool export_content(const char *data, const char *folder, struct export_count *count, struct error *err);

struct export_watch {
	/* After every photo and recording: how many are written. False: stop, the error's code is `cancelled`. */
	bool (*photo)(void *context, size_t photos);
	void *context;
};
bool export_content_watched(const char *data, const char *folder, const struct export_watch *watch,
    struct export_count *count, struct error *err);
