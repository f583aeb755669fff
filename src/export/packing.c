/* packing: see packing.h. The list of hashes stands before the content: sizes are known from the listing, and a file
 * that has another when it is read ends it. */
#include "export/packing.h"

#include <errno.h>
#include <limits.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "findings/refuse.h"
#include "intake/survey.h"
#include "os/fs.h"
#include "os/fs_tree.h"

struct writing {
	FILE *out;
	unsigned char piece[PACK_PIECE], *list;
	size_t have;
	long long pieces;
	bool failed;
};

static bool
is_wanted(const struct fs_file *f)
{
	return !survey_is_passing(f->path) && !survey_is_own(f->path, f->changed_ns / 1000000000) &&
	       survey_takes(f->path);
}

static void
put_piece(struct writing *w)
{
	if (!w->have)
		return;
	pack_hash(w->piece, w->have, w->list + w->pieces++ * SEAL_KEY);
	w->failed = w->failed || fwrite(w->piece, 1, w->have, w->out) != w->have;
	w->have = 0;
}

static void
put(struct writing *w, const void *bytes, size_t n)
{
	for (const unsigned char *from = bytes; n > 0;) {
		size_t take = n < PACK_PIECE - w->have ? n : PACK_PIECE - w->have;
		memcpy(w->piece + w->have, from, take);
		w->have += take;
		from += take;
		n -= take;
		if (w->have == PACK_PIECE)
			put_piece(w);
	}
}

static bool
put_file(struct writing *w, const char *root, const struct fs_file *f, struct error *err)
{
	char path[PATH_MAX];
	unsigned char bytes[PACK_PIECE];
	size_t got, length = strlen(f->path);
	long long size = 0;
	snprintf(path, sizeof path, "%s/%s", root, f->path);
	FILE *in = fopen(path, "rbe");
	if (!in)
		return error_finding(err, FINDING_SOURCE_UNREADABLE, f->path, error_reason(errno));
	seal_put(bytes, length);
	seal_put(bytes + 8, (unsigned long long)f->size);
	put(w, bytes, 16);
	put(w, f->path, length);
	while ((got = fread(bytes, 1, sizeof bytes, in)) > 0) {
		size += (long long)got;
		put(w, bytes, got);
	}
	bool ok = !ferror(in) && size == f->size;
	fclose(in);
	return ok || error_finding(err, FINDING_SOURCE_UNREADABLE, f->path, "正在被别的程序改动");
}

/* Villages with commas, as lines. */
static bool
read_whom(const char *said, struct pack *p, struct error *err)
{
	size_t n = said ? strlen(said) : 0, at = 0;
	if (n >= PACK_FOR || !utf8_valid(said ? said : "", n))
		return error_finding(err, FINDING_PACK_FOR_TOO_MANY);
	for (size_t i = 0; i < n; i++) {
		bool comma = said[i] == ',' || str_starts(said + i, "，") || str_starts(said + i, "、");
		if (!comma)
			p->whom[at++] = said[i];
		else if (at && p->whom[at - 1] != '\n')
			p->whom[at++] = '\n';
		i += comma && said[i] != ',' ? 2 : 0;
	}
	p->whom[at] = '\0';
	return true;
}

/* How long the content comes to be; 0, with the reason, when there is nothing in it, or too much. */
static long long
measure(const struct fs_tree *tree, size_t *files, struct error *err)
{
	long long bytes = 0;
	size_t sheets = 0;
	*files = 0;
	for (size_t i = 0; i < tree->count; i++) {
		const struct fs_file *f = &tree->file[i];
		if (!is_wanted(f))
			continue;
		size_t length = strlen(f->path);
		if (length >= PACK_PATH || !utf8_valid(f->path, length))
			return error_finding(err, FINDING_PACK_NAME, f->path);
		(*files)++;
		sheets += file_kind(f->path, NULL) == FILE_SHEET;
		bytes += 16 + (long long)length + f->size;
	}
	if (!sheets)
		return error_finding(err, FINDING_PACK_EMPTY);
	if (*files > SURVEY_MOST_FILES || tree->cut)
		return error_finding(err, FINDING_TOO_MANY_FILES, SURVEY_MOST_FILES);
	return bytes + pack_pieces(bytes) * SEAL_KEY + PACK_HEAD <= PACK_MOST ? bytes
									      : error_finding(err, FINDING_TOO_LARGE);
}

static bool
write_all(struct writing *w, const char *root, const struct fs_tree *tree, struct pack *p, const struct key_file *key,
    struct error *err)
{
	unsigned char head[PACK_HEAD], root_hash[SEAL_KEY];
	size_t list = (size_t)pack_pieces(p->length) * SEAL_KEY;
	w->failed = fseeko(w->out, (off_t)(PACK_HEAD + list), SEEK_SET) != 0;
	for (size_t i = 0; i < tree->count && !w->failed; i++)
		if (is_wanted(&tree->file[i]) && !put_file(w, root, &tree->file[i], err))
			return false;
	put_piece(w);
	pack_hash(w->list, list, root_hash);
	sodium_bin2hex(p->root, sizeof p->root, root_hash, sizeof root_hash);
	pack_seal(p, key->secret, head);
	w->failed = w->failed || fseeko(w->out, 0, SEEK_SET) != 0 ||
		    fwrite(head, 1, sizeof head, w->out) != sizeof head || fwrite(w->list, 1, list, w->out) != list ||
		    fflush(w->out) != 0;
	return !w->failed || error_disk(err, errno);
}

static bool
write_file(const struct packing *what, const struct fs_tree *tree, struct pack *p, const struct key_file *key,
    struct error *err)
{
	char part[PATH_MAX];
	struct arena *a = arena_new();
	struct writing *w = arena_alloc(a, sizeof *w);
	w->list = arena_alloc(a, (size_t)pack_pieces(p->length) * SEAL_KEY);
	snprintf(part, sizeof part, "%s.part", what->out);
	w->out = fopen(part, "wbe");
	bool ok = w->out ? write_all(w, what->folder, tree, p, key, err)
			 : error_finding(err, FINDING_DISK_ERROR_FILE, part, error_reason(errno));
	if (w->out && fclose(w->out) != 0 && ok)
		ok = error_disk(err, errno);
	int error = ok ? fs_sync(part) : 0;
	error = error || !ok ? error : fs_rename(part, what->out);
	if (error)
		ok = error_disk(err, error);
	if (!ok)
		fs_remove(part);
	arena_free(a);
	return ok;
}

bool
packing_make(const struct packing *what, struct key_file *key, struct pack *made, size_t *files, struct error *err)
{
	struct fs_tree tree;
	*made = (struct pack){ .number = key->number + 1, .epoch = key->epoch, .notices = key->notices };
	made->date = what->today.year * 10000 + what->today.month * 100 + what->today.day;
	memcpy(made->notice_bytes, key->notice, sizeof made->notice_bytes);
	if (!read_whom(what->whom, made, err))
		return false;
	int error = fs_list(what->folder, &tree);
	if (error)
		return error_finding(err, FINDING_SOURCE_UNREADABLE, what->folder, error_reason(error));
	made->length = measure(&tree, files, err);
	bool ok = made->length && write_file(what, &tree, made, key, err);
	fs_tree_free(&tree);
	key->number += ok;
	return ok;
}
