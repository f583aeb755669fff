/* source: see source.h. */
#include "import/source.h"

#include <errno.h>
#include <limits.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/error.h"
#include "base/log.h"
#include "base/str.h"
#include "os/child.h"
#include "os/fs.h"
#include "os/paths.h"

enum { MIB = 1024 * 1024 };

struct copying {
	const char *root, *staging;
	struct arena *arena;
	struct findings *findings;
	struct source *out;
	size_t capacity;
	size_t ignored;     /* files that are no sheet and no photo */
	const char *ignore; /* the first of them */
};

static const char *
last_part(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static bool
has_ending(const char *name, const char *const *endings)
{
	const char *dot = strrchr(name, '.');
	for (; dot && *endings; endings++)
		if (strcasecmp(dot + 1, *endings) == 0)
			return true;
	return false;
}

/* Sheets that we cannot read are taken too: the reader says what to do. */
static bool
kind_of(const char *name, struct source_file *out)
{
	static const char *const sheets[] = { "xlsx", "xlsm", "xls", "et", "wps", "ods", "csv", "tsv", "txt", NULL };
	static const char *const photos[] = { "jpg", "jpeg", "jpe", "jfif", "png", "bmp", "gif", "webp", "heic", "heif",
		"tif", "tiff", NULL };
	static const char *const loose[] = { "txt", NULL };
	out->kind = has_ending(name, photos) ? SOURCE_PHOTO : SOURCE_SHEET;
	out->loose = has_ending(name, loose);
	return out->kind == SOURCE_PHOTO || has_ending(name, sheets);
}

/* Left by office programs, by macOS, by Windows, or hidden: no word about them. */
static bool
is_passing(const char *path)
{
	for (const char *p = path; p; p = strchr(p, '/') ? strchr(p, '/') + 1 : NULL)
		if (*p == '.' || str_starts(p, "~$") || str_starts(p, "__MACOSX/") || str_starts(p, "$RECYCLE.BIN/") ||
		    str_starts(p, "System Volume Information/"))
			return true;
	const char *name = last_part(path);
	return strcasecmp(name, "Thumbs.db") == 0 || strcasecmp(name, "desktop.ini") == 0;
}

/* A name that is not UTF-8 can still be shown; it just matches no photo. */
static const char *
readable(struct arena *a, const char *path)
{
	if (utf8_valid(path, strlen(path)))
		return arena_strdup(a, path);
	struct strbuf s = { 0 };
	while (*path)
		strbuf_append_cp(&s, utf8_next(&path));
	const char *text = arena_strdup(a, strbuf_text(&s));
	strbuf_free(&s);
	return text;
}

static void
take_bytes(void *data, const void *bytes, size_t n)
{
	crypto_generichash_update(data, bytes, n);
}

static bool
copy_failed(struct copying *c, const char *path, int error, struct error *err)
{
	if (error == ECANCELED)
		return error_set(err, ERROR_CONTENT, "cancelled", "已取消，没有改动任何内容。");
	if (error == ENOSPC || error == EDQUOT)
		return error_set(err, ERROR_MACHINE, "disk_full", "磁盘满了，没有改动任何内容。请删掉不用的文件再试。");
	log_warn("source: %s: %s", path, strerror(error));
	finding_add(c->findings, FINDING_ERROR, "file_unreadable", (struct place){ .file = readable(c->arena, path) },
	    error == EFBIG ? "文件太大，读不了。" : "文件读不出来（%s）。请换一个 U 盘，或把文件重新复制一遍。",
	    error_reason(error));
	return true;
}

static bool
copy_one(struct copying *c, const char *path, struct error *err)
{
	struct source *s = c->out;
	struct source_file f = { .path = readable(c->arena, path) };
	char to[PATH_MAX];
	unsigned char hash[(EDITION_HASH - 1) / 2];
	crypto_generichash_state state;
	f.name = last_part(f.path);
	kind_of(f.name, &f);
	snprintf(f.copy, sizeof f.copy, "in/%06zu", s->count);
	snprintf(to, sizeof to, "%s/%s", c->staging, f.copy);
	crypto_generichash_init(&state, NULL, 0, sizeof hash);
	int error = fs_copy(c->root, path, to, SOURCE_MAX_BYTES - s->bytes, take_bytes, &state, stop_requested);
	if (error)
		return copy_failed(c, path, error, err);
	crypto_generichash_final(&state, hash, sizeof hash);
	sodium_bin2hex(f.hash, sizeof f.hash, hash, sizeof hash);
	if (fs_size(to, &f.size) != 0)
		return error_set(err, ERROR_MACHINE, "disk_error", "临时文件夹读写出错，没有改动任何内容。");
	s->bytes += f.size;
	s->file = arena_grow(c->arena, s->file, s->count, &c->capacity, s->count + 1, sizeof *s->file);
	s->file[s->count++] = f;
	return true;
}

/* Drops from the listing what is not wanted; counts what a person may miss. */
static void
choose(struct copying *c, struct fs_tree *tree)
{
	size_t kept = 0;
	struct source_file f = { 0 };
	for (size_t i = 0; i < tree->count; i++) {
		struct fs_file file = tree->file[i];
		bool wanted = !is_passing(file.path) && kind_of(last_part(file.path), &f);
		if (!wanted && !is_passing(file.path) && c->ignored++ == 0)
			c->ignore = readable(c->arena, file.path);
		tree->file[i] = tree->file[kept];
		tree->file[kept] = file;
		kept += wanted;
	}
	/* swapping keeps the wanted ones in order, and every name is still freed */
	c->out->bytes = 0;
	for (size_t i = kept; i < tree->count; i++)
		tree->file[i].size = -1;
}

static void
say_left_out(struct copying *c, const struct fs_tree *tree)
{
	struct place nowhere = { 0 };
	if (c->ignored)
		finding_add(c->findings, FINDING_INFO, "file_ignored", (struct place){ .file = c->ignore },
		    "不是表格也不是照片，没有用到（这样的文件共 %zu 个）。", c->ignored);
	if (tree->odd)
		finding_add(c->findings, FINDING_INFO, "file_odd", nowhere,
		    "有 %zu 个快捷方式或打不开的文件夹，没有读。", tree->odd);
}

static bool
room_for(const char *staging, long long bytes, struct error *err)
{
	long long free_bytes, need = 2 * bytes + 64LL * MIB;
	if (fs_free_space(staging, &free_bytes) != 0 || free_bytes >= need)
		return true;
	return error_set(err, ERROR_MACHINE, "disk_full", "磁盘空间不够，还差 %lld MB，没有改动任何内容。",
	    (need - free_bytes) / MIB + 1);
}

static bool
within_limits(const struct fs_tree *tree, size_t *files, long long *bytes, struct error *err)
{
	for (size_t i = 0; i < tree->count; i++)
		if (tree->file[i].size >= 0) {
			(*files)++;
			*bytes += tree->file[i].size;
		}
	if (tree->cut || *files > SOURCE_MAX_FILES)
		return error_set(err, ERROR_CONTENT, "too_many_files",
		    "文件太多（最多 %d 个），或文件夹套得太深。请只放要上屏的表格和照片。", SOURCE_MAX_FILES);
	if (*bytes > SOURCE_MAX_BYTES)
		return error_set(err, ERROR_CONTENT, "too_large", "内容太大（最多 4 GB）。请只放要上屏的表格和照片。");
	return true;
}

static bool
copy_tree(struct copying *c, struct fs_tree *tree, struct progress *progress, struct error *err)
{
	size_t files = 0;
	long long bytes = 0;
	choose(c, tree);
	say_left_out(c, tree);
	if (!within_limits(tree, &files, &bytes, err) || !room_for(c->staging, bytes, err))
		return false;
	for (size_t i = 0; i < tree->count && tree->file[i].size >= 0; i++) {
		progress_say(progress, PROGRESS_COPY, (long)i, (long)files);
		if (!copy_one(c, tree->file[i].path, err))
			return false;
	}
	progress_say(progress, PROGRESS_COPY, (long)files, (long)files);
	return true;
}

/* One workbook alone: its folder is the root, and it is the only file. */
static bool
copy_single(struct copying *c, const char *path, struct progress *progress, struct error *err)
{
	char root[PATH_MAX];
	const char *name = last_part(path);
	struct source_file f = { 0 };
	snprintf(root, sizeof root, "%.*s", name == path ? 1 : (int)(name - path), name == path ? "." : path);
	if (!kind_of(name, &f) || f.kind != SOURCE_SHEET)
		return error_set(
		    err, ERROR_CONTENT, "not_a_sheet", "“%s”不是表格。请给一个文件夹，或 .xlsx、.csv 文件。", name);
	char *copy = arena_strdup(c->arena, name);
	struct fs_file file = { copy, 0 };
	struct fs_tree tree = { .file = &file, .count = 1 };
	fs_size(path, &file.size);
	c->root = root;
	return copy_tree(c, &tree, progress, err);
}

bool
source_copy(const char *path, const char *staging, struct arena *a, struct progress *progress,
    struct findings *findings, struct source *out, struct error *err)
{
	char real[PATH_MAX], in[PATH_MAX];
	struct copying c = { .root = real, .staging = staging, .arena = a, .findings = findings, .out = out };
	*out = (struct source){ 0 };
	paths_real(path, real, sizeof real);
	out->name = readable(a, last_part(real));
	snprintf(in, sizeof in, "%s/in", staging);
	int error = fs_mkdirs(in);
	if (error)
		return error_set(err, ERROR_MACHINE, "no_permission", "临时文件夹建不了：%s。", error_reason(error));
	if (!fs_exists(real))
		return error_set(err, ERROR_USAGE, "no_source", "找不到“%s”。", path);
	if (!fs_is_dir(real))
		return copy_single(&c, real, progress, err);
	struct fs_tree tree;
	error = fs_list(real, &tree);
	if (error)
		return error_set(
		    err, ERROR_CONTENT, "source_unreadable", "“%s”读不出来（%s）。", path, error_reason(error));
	bool ok = copy_tree(&c, &tree, progress, err);
	fs_tree_free(&tree);
	return ok;
}
