/* source: see source.h. */
#include "intake/source.h"

#include <errno.h>
#include <limits.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/log.h"
#include "base/str.h"
#include "findings/refuse.h"
#include "intake/survey.h"
#include "os/child.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "os/paths.h"

enum { MIB = 1024 * 1024 };

struct copying {
	char root[PATH_MAX];          /* a folder */
	const char *staging, *single; /* the one file that is wanted; NULL: all */
	const struct source_keeper *keeper;
	struct arena *arena;
	struct progress *progress;
	struct findings *findings;
	struct source *out;
	size_t capacity;
	struct source before; /* what was copied when the stick went, by path */
	size_t copies;        /* that were made, for their names */
	const char **failed;  /* the files at which the stick went; "" while it was listed */
	size_t faileds, failed_capacity;
	long files;
	long long bytes; /* of the listing */
	crypto_generichash_state hash;
	long long taken;    /* bytes of the file at hand */
	size_t ignored;     /* files that are no sheet and no photo */
	const char *ignore; /* the first of them */
};

static const char *
last_part(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
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
	return strbuf_take(&s, a);
}

/* Before a file is done its blocks are said too. */
static void
take_bytes(void *data, const void *bytes, size_t n)
{
	struct copying *c = data;
	crypto_generichash_update(&c->hash, bytes, n);
	c->taken += (long long)n;
	progress_copy(c->progress, (long)c->out->count, c->files, c->out->bytes + c->taken, c->bytes);
}

static bool
cancelled(struct error *err)
{
	return error_finding(err, FINDING_CANCELLED);
}

enum copied { COPIED, COPIED_NOT, COPIED_GONE };

/* Was it the stick that went, and may it come back? A file that fails again
 * after that is bad itself. */
static bool
is_gone(const struct copying *c, const char *path, int error)
{
	for (size_t i = 0; i < c->faileds; i++)
		if (strcmp(c->failed[i], path) == 0)
			return false;
	return c->keeper && fs_device_gone(error);
}

static enum copied
stick_went(struct copying *c, const char *path)
{
	c->failed = arena_grow(c->arena, c->failed, c->faileds, &c->failed_capacity, c->faileds + 1, sizeof *c->failed);
	c->failed[c->faileds++] = arena_strdup(c->arena, path);
	return COPIED_GONE;
}

/* One file that fails while the next can be read is bad itself. */
static bool
next_reads(const struct copying *c, const struct fs_file *next)
{
	char to[PATH_MAX];
	bool reading;
	if (!next || next->size <= 1)
		return false;
	snprintf(to, sizeof to, "%s/in/probe", c->staging);
	int error = fs_copy(c->root, next->path, to, 1, NULL, NULL, NULL, &reading);
	fs_remove(to);
	return error == EFBIG;
}

/* Is it no file's fault? Then it is said. A stick that is kept may come back: that is another matter. */
static bool
is_machines(const struct copying *c, int error, const char *what, struct error *err)
{
	bool stick = !c->keeper && error != ENOENT && fs_device_gone(error);
	if (stick)
		error_finding(err, FINDING_SOURCE_FAILED, what);
	else if (fs_machine_short(error))
		error_disk(err, error);
	return stick || fs_machine_short(error);
}

static enum copied
copy_failed(struct copying *c, const struct fs_file *file, const struct fs_file *next, int error, bool reading,
    struct error *err)
{
	const char *path = file->path;
	if (error == ECANCELED) {
		cancelled(err);
		return COPIED_NOT;
	}
	if (!reading) {
		log_warn("source: staging: %s", strerror(error));
		error_disk(err, error);
		return COPIED_NOT;
	}
	log_warn("source: %s: %s", path, strerror(error));
	if (is_machines(c, error, path, err))
		return COPIED_NOT;
	if (is_gone(c, path, error) && !next_reads(c, next))
		return stick_went(c, path);
	finding_add(c->findings, FINDING_FILE_UNREADABLE, (struct place){ .file = readable(c->arena, path) },
	    error_reason(error));
	return COPIED;
}

static void
keep(struct copying *c, const struct source_file *f)
{
	struct source *s = c->out;
	s->bytes += f->size;
	s->file = arena_grow(c->arena, s->file, s->count, &c->capacity, s->count + 1, sizeof *s->file);
	s->file[s->count++] = *f;
}

void
source_file_name(struct source_file *f, const char *path)
{
	f->path = path;
	f->name = last_part(path);
	enum file_kind kind = file_kind(f->name, NULL);
	f->kind = kind == FILE_PHOTO   ? SOURCE_PHOTO
		  : kind == FILE_SOUND ? SOURCE_SOUND
		  : kind == FILE_PACK  ? SOURCE_PACK
				       : SOURCE_SHEET;
	f->loose = kind == FILE_TEXT;
}

static enum copied
copy_one(struct copying *c, const struct fs_file *listed, const struct fs_file *next, struct error *err)
{
	struct source_file f = { .raw = arena_strdup(c->arena, listed->path) };
	char to[PATH_MAX];
	unsigned char hash[(EDITION_HASH - 1) / 2];
	bool reading = false;
	source_file_name(&f, readable(c->arena, listed->path));
	f.listed = listed->size;
	f.changed_ns = listed->changed_ns;
	snprintf(f.copy, sizeof f.copy, "in/%06zu", c->copies++);
	snprintf(to, sizeof to, "%s/%s", c->staging, f.copy);
	crypto_generichash_init(&c->hash, NULL, 0, sizeof hash);
	c->taken = 0;
	long long most = SURVEY_MOST_BYTES - c->out->bytes;
	int error = fs_copy(c->root, f.raw, to, most, take_bytes, c, stop_requested, &reading);
	if (error && reading && c->keeper && next_reads(c, next)) {
		/* a passing failure of the device: once more */
		crypto_generichash_init(&c->hash, NULL, 0, sizeof hash);
		c->taken = 0;
		error = fs_copy(c->root, f.raw, to, most, take_bytes, c, stop_requested, &reading);
	}
	if (error == EFBIG) {
		finding_add(c->findings, FINDING_FILE_HUGE, (struct place){ .file = f.path });
		return COPIED;
	}
	if (error)
		return copy_failed(c, listed, next, error, reading, err);
	crypto_generichash_final(&c->hash, hash, sizeof hash);
	sodium_bin2hex(f.hash, sizeof f.hash, hash, sizeof hash);
	f.size = c->taken;
	keep(c, &f);
	return COPIED;
}

/* The copy that was made before the stick went, if the file is still the same. */
static const struct source_file *
copied_before(const struct copying *c, const struct fs_file *listed)
{
	for (size_t low = 0, high = c->before.count; low < high;) {
		size_t middle = low + (high - low) / 2;
		const struct source_file *f = &c->before.file[middle];
		int order = strcmp(f->raw, listed->path);
		if (order == 0)
			return f->listed == listed->size && f->changed_ns == listed->changed_ns ? f : NULL;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* An archive that by its name holds what was meant to be read. */
static bool
is_packed(const char *path)
{
	static const char *const words[] = { "照", "图", "相片", "表", "册", "榜", "村", "月", "photo", "img", "pic",
		"DCIM" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcasestr(last_part(path), words[i]))
			return file_kind(path, NULL) == FILE_ARCHIVE;
	return false;
}

/* Drops from the listing what is not wanted; counts what a person may miss. */
static void
choose(struct copying *c, struct fs_tree *tree)
{
	size_t kept = 0;
	for (size_t i = 0; i < tree->count; i++) {
		struct fs_file file = tree->file[i];
		bool passing = survey_is_passing(file.path) || survey_is_own(file.path, file.changed_ns / 1000000000),
		     pack = file_kind(file.path, NULL) == FILE_PACK,
		     wanted = !passing && (pack ? c->single != NULL : survey_takes(file.path));
		if (pack && !wanted && !passing)
			finding_plain(
			    c->findings, FINDING_PACK_BESIDE, (struct place){ .file = readable(c->arena, file.path) });
		else if (!wanted && !passing && is_packed(file.path))
			finding_add(
			    c->findings, FINDING_FILE_ARCHIVE, (struct place){ .file = readable(c->arena, file.path) });
		else if (!wanted && !passing && c->ignored++ == 0)
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
		finding_add(c->findings, FINDING_FILE_IGNORED, (struct place){ .file = c->ignore }, c->ignored);
	if (tree->odd)
		finding_add(c->findings, FINDING_FILE_ODD, nowhere, tree->odd);
}

static bool
room_for(const char *staging, long long bytes, struct error *err)
{
	long long free_bytes, need = 2 * bytes + 64LL * MIB;
	if (fs_free_space(staging, &free_bytes) != 0 || free_bytes >= need)
		return true;
	return error_finding(err, FINDING_DISK_TOO_SMALL, (need - free_bytes) / MIB + 1);
}

static bool
within_limits(const struct fs_tree *tree, size_t *files, long long *bytes, struct error *err)
{
	for (size_t i = 0; i < tree->count; i++)
		if (tree->file[i].size >= 0) {
			(*files)++;
			*bytes += tree->file[i].size;
		}
	if (tree->cut || *files > SURVEY_MOST_FILES)
		return error_finding(err, FINDING_TOO_MANY_FILES, SURVEY_MOST_FILES);
	if (*bytes > SURVEY_MOST_BYTES && tree->count == 1 && file_kind(tree->file[0].path, NULL) == FILE_PACK)
		return error_finding(err, FINDING_PACK_HUGE);
	if (*bytes > SURVEY_MOST_BYTES)
		return error_finding(err, FINDING_TOO_LARGE);
	return true;
}

static const struct fs_file *
wanted_at(const struct fs_tree *tree, size_t i)
{
	return i < tree->count && tree->file[i].size >= 0 ? &tree->file[i] : NULL;
}

/* Those that are wanted stand first (choose()). */
static enum copied
copy_files(struct copying *c, const struct fs_tree *tree, struct error *err)
{
	for (size_t i = 0; i < tree->count && tree->file[i].size >= 0; i++) {
		const struct source_file *known = copied_before(c, &tree->file[i]);
		progress_copy(c->progress, (long)i, c->files, c->out->bytes, c->bytes);
		if (stop_requested()) {
			cancelled(err);
			return COPIED_NOT;
		}
		if (known) {
			keep(c, known);
			continue;
		}
		enum copied how = copy_one(c, &tree->file[i], wanted_at(tree, i + 1), err);
		if (how != COPIED)
			return how;
	}
	progress_copy(c->progress, c->files, c->files, c->bytes, c->bytes);
	return COPIED;
}

/* What the folder holds now, or the one file. */
static int
list(struct copying *c, struct fs_tree *tree)
{
	char path[PATH_MAX];
	*tree = (struct fs_tree){ 0 };
	if (!c->single) {
		int error = fs_list(c->root, tree);
		/* with a keeper a device that fails is asked again, once */
		if (!error && tree->gone && c->keeper && !c->faileds) {
			error = tree->gone;
			fs_tree_free(tree);
		}
		return error;
	}
	if (snprintf(path, sizeof path, "%s/%s", c->root, c->single) >= (int)sizeof path)
		return ENAMETOOLONG;
	return fs_list_one(path, c->single, tree);
}

/* One time through: lists and copies. */
static enum copied
copy_round(struct copying *c, struct error *err)
{
	struct fs_tree tree;
	int error = list(c, &tree);
	if (error && c->keeper && (fs_device_gone(error) || c->faileds)) {
		log_warn("source: %s: %s", c->root, strerror(error));
		return stick_went(c, "");
	}
	error = error ? error : tree.gone;
	if (error && is_machines(c, error, c->root, err)) {
		fs_tree_free(&tree);
		return COPIED_NOT;
	}
	if (error && error != tree.gone) {
		error_finding(err, FINDING_SOURCE_UNREADABLE, c->root, error_reason(error));
		return COPIED_NOT;
	}
	size_t files = 0;
	enum copied how = COPIED_NOT;
	c->ignored = 0;
	c->bytes = 0;
	choose(c, &tree);
	if (within_limits(&tree, &files, &c->bytes, err) && (c->faileds || room_for(c->staging, c->bytes, err))) {
		c->files = (long)files;
		/* where a stick was mounted an empty folder stays behind */
		how = c->faileds && files == 0 ? COPIED_GONE : copy_files(c, &tree, err);
	}
	if (how == COPIED)
		say_left_out(c, &tree);
	fs_tree_free(&tree);
	return how;
}

/* What was copied so far waits to be found again. */
static void
set_aside(struct copying *c)
{
	/* rounds that end before they reach what was copied must not lose it */
	if (c->out->count >= c->before.count)
		c->before = *c->out;
	c->out->file = NULL;
	c->out->count = 0;
	c->out->bytes = 0;
	c->capacity = 0;
}

/* Takes what a person named apart: a folder, or one workbook in its folder. */
static enum copied
split(struct copying *c, const char *path, struct error *err)
{
	long long size;
	paths_real(path, c->root, sizeof c->root);
	c->single = NULL;
	if (fs_is_dir(c->root))
		return COPIED;
	int error = fs_size(c->root, &size);
	if (c->keeper && error != ENOENT && (fs_device_gone(error) || error == EINVAL))
		return COPIED_GONE; /* no folder any more, and no file */
	const char *name = last_part(c->root);
	if (error && !fs_exists(c->root))
		error_finding(err, FINDING_NO_SOURCE, path);
	else if (file_kind(name, NULL) != FILE_PACK && (!survey_takes(name) || file_kind(name, NULL) == FILE_PHOTO))
		error_finding(err, FINDING_NOT_A_SHEET, name);
	else
		error = -1;
	if (error != -1)
		return COPIED_NOT;
	c->single = arena_strdup(c->arena, name);
	c->root[name > c->root + 1 ? name - c->root - 1 : 1] = '\0';
	return COPIED;
}

/* Asks the keeper until there is something to read again. */
static bool
wait_for_stick(struct copying *c, char *path, struct error *err)
{
	set_aside(c);
	for (;;) {
		if (!c->keeper->gone(c->keeper->context, path))
			return cancelled(err);
		if (split(c, path, NULL) == COPIED)
			return true;
	}
}

bool
source_copy(const char *path, const char *staging, const struct source_keeper *keeper, struct arena *a,
    struct progress *progress, struct findings *findings, struct source *out, struct error *err)
{
	char in[PATH_MAX], from[PATH_MAX];
	struct copying c = { .staging = staging, .keeper = keeper, .arena = a, .progress = progress };
	c.findings = findings;
	c.out = out;
	*out = (struct source){ 0 };
	snprintf(from, sizeof from, "%s", path);
	enum copied there = split(&c, path, err);
	if (there == COPIED_NOT || (there == COPIED_GONE && !wait_for_stick(&c, from, err)))
		return false;
	out->name = readable(a, c.single ? c.single : last_part(c.root));
	snprintf(in, sizeof in, "%s/in", staging);
	int error = fs_mkdirs(in);
	if (error)
		return error_finding(err, FINDING_NO_STAGING, error_reason(error));
	for (;;) {
		size_t said = findings->count, errors = findings->errors;
		enum copied how = copy_round(&c, err);
		if (how != COPIED_GONE)
			return how == COPIED;
		/* the next round says it again, or not */
		findings->count = said;
		findings->errors = errors;
		if (!wait_for_stick(&c, from, err))
			return false;
	}
}
