/* publish: see publish.h. Every rename is made durable before the commit that
 * relies on it; whatever fails before leaves only files that nobody names,
 * and the next import collects them. */
#include "import/publish.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/log.h"
#include "base/str.h"
#include "os/child.h"
#include "os/fs.h"

struct publishing {
	const char *data, *staging;
	bool touched[256]; /* media/00 … media/ff that got a new file */
	struct error *err;
};

static bool
disk(struct publishing *p, int error, const char *what)
{
	if (!error)
		return true;
	log_warn("publish: %s: %s", what, strerror(error));
	if (error == ENOSPC || error == EDQUOT)
		return error_set(
		    p->err, ERROR_MACHINE, "disk_full", "磁盘满了，没有改动任何内容。请删掉不用的文件再试。");
	return error_set(
	    p->err, ERROR_MACHINE, "disk_error", "写照片时出错（%s），没有改动任何内容。", error_reason(error));
}

/* A picture that is not in staging is already in its place. */
static bool
move_picture(struct publishing *p, const char *hash)
{
	char from[PATH_MAX], to[PATH_MAX], folder[PATH_MAX];
	unsigned first;
	snprintf(from, sizeof from, "%s/media/%s", p->staging, hash);
	if (!fs_exists(from))
		return true;
	if (!media_path(p->data, hash, to, sizeof to) || sscanf(hash, "%2x", &first) != 1)
		return disk(p, EINVAL, hash);
	snprintf(folder, sizeof folder, "%s/media/%.2s", p->data, hash);
	p->touched[first] = true;
	return disk(p, fs_sync(from), from) && disk(p, fs_mkdirs(folder), folder) && disk(p, fs_rename(from, to), to);
}

static bool
sync_folders(struct publishing *p)
{
	char folder[PATH_MAX];
	bool any = false;
	for (int i = 0; i < 256; i++) {
		snprintf(folder, sizeof folder, "%s/media/%02x", p->data, i);
		if (p->touched[i] && !disk(p, fs_sync(folder), folder))
			return false;
		any = any || p->touched[i];
	}
	snprintf(folder, sizeof folder, "%s/media", p->data);
	return !any || (disk(p, fs_sync(folder), folder) && disk(p, fs_sync(p->data), p->data));
}

static bool
move_pictures(struct publishing *p, const struct content *content)
{
	for (int id = 0; id < REG_COUNT; id++)
		for (size_t i = 0; i < content->reg[id].count; i++) {
			const struct row *row = &content->reg[id].row[i];
			for (size_t k = 0; k < row->photos; k++)
				if (!move_picture(p, row->photo[k].picture) || !move_picture(p, row->photo[k].thumb))
					return false;
		}
	return sync_folders(p);
}

/* Builds under the next number and commits; `state` is open. */
static bool
build_and_commit(struct publishing *p, struct state *state, const struct content *content, struct edition_info *info,
    struct progress *progress)
{
	char building[PATH_MAX];
	snprintf(building, sizeof building, "%s/edition.db", p->staging);
	info->number = state_next_number(state);
	if (!edition_build(p->data, building, content, info, p->err))
		return false;
	fs_drop_cache(info->path);
	progress_say(progress, PROGRESS_PUBLISH, 0, 1);
	bool ok = edition_verify(info, p->err);
	if (ok && stop_requested())
		ok = error_set(p->err, ERROR_CONTENT, "cancelled", "已取消，没有改动任何内容。");
	if (ok && state_commit(state, info, p->err)) {
		progress_say(progress, PROGRESS_PUBLISH, 1, 1);
		return true;
	}
	fs_remove(info->path);
	return false;
}

bool
publish(const char *data, const char *staging, const struct content *content, struct edition_info *info,
    struct progress *progress, struct error *err)
{
	struct publishing p = { .data = data, .staging = staging, .err = err };
	progress_say(progress, PROGRESS_BUILD, 0, 1);
	struct state *state = state_open(data, err);
	bool ok = state && move_pictures(&p, content) && build_and_commit(&p, state, content, info, progress);
	if (state)
		state_collect(state);
	state_close(state);
	return ok;
}

bool
publish_pictures(const char *data, const char *staging, const struct content *content, struct error *err)
{
	struct publishing p = { .data = data, .staging = staging, .err = err };
	return move_pictures(&p, content);
}
