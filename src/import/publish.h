/* From checked rows to what the screen shows: photos into media/, a whole new
 * edition, and one commit. Until the commit nothing has changed. */
#ifndef IMPORT_PUBLISH_H
#define IMPORT_PUBLISH_H

#include "import/progress.h"
#include "store/state.h"

/* `info` says base, created, source, summary and demonstration; the rest is
 * filled in. New pictures are taken from staging/media. */
bool publish(const char *data, const char *staging, const struct content *content, struct edition_info *info,
    struct progress *progress, struct error *err);
/* Only the pictures: files in media/ that were damaged come back, the edition stays. */
bool publish_pictures(const char *data, const char *staging, const struct content *content, struct error *err);

#endif
