/* state_collect: see state.h. What no kept edition needs goes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "os/fs.h"
#include "os/fs_tree.h"
#include "store/state_inside.h"

enum { KEEP = 5 };

/* The hashes of all media that kept editions name, sorted; false when one of
 * them could not be asked, and then nothing may be deleted. */
struct names {
	struct arena *arena;
	const char **hash;
	size_t count, capacity;
};

static void
add_name(struct names *n, const char *hash)
{
	n->hash = arena_grow(n->arena, n->hash, n->count, &n->capacity, n->count + 1, sizeof *n->hash);
	n->hash[n->count++] = arena_strdup(n->arena, hash);
}

static bool
add_media_of(const struct edition_info *info, struct names *n)
{
	struct db *db = edition_open_bare(info, NULL);
	struct stmt *s = db ? db_prepare(db, "SELECT picture, thumb FROM photo", NULL) : NULL;
	while (s && db_step(s)) {
		add_name(n, db_text(s, 0));
		add_name(n, db_text(s, 1));
	}
	bool ok = db_finish(s, NULL);
	db_close(db);
	return ok;
}

static int
by_text(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static bool
is_named(const struct names *n, const char *path)
{
	char hash[EDITION_HASH];
	const char *base = strrchr(path, '/'), *key = hash;
	snprintf(hash, sizeof hash, "%s", base ? base + 1 : path);
	return n->count && bsearch(&key, n->hash, n->count, sizeof *n->hash, by_text);
}

static void
collect_media(const char *data, struct names *n)
{
	char folder[4096], path[8200];
	struct fs_tree tree;
	snprintf(folder, sizeof folder, "%s/media", data);
	if (fs_list(folder, &tree) != 0)
		return;
	if (n->count)
		qsort(n->hash, n->count, sizeof *n->hash, by_text);
	for (size_t i = 0; i < tree.count && !tree.cut; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, tree.file[i].path);
		if (!is_named(n, tree.file[i].path))
			fs_remove(path);
	}
	fs_tree_free(&tree);
}

static bool
forget_file(struct state *s, const struct edition_info *info)
{
	/* the row first: a file without a row is found again, a row without a file misleads */
	return db_run(s->db, "UPDATE edition SET file='' WHERE number=?1", BIND(INTEGER(info->number)), NULL) &&
	       edition_remove(info) == 0;
}

/* The edition's, or the list of its blocks. */
static bool
is_file_of(const struct edition_info *e, const char *name)
{
	size_t n = strcspn(e->file, ".");
	return n && strncmp(e->file, name, n) == 0 && (strcmp(name + n, ".db") == 0 || strcmp(name + n, ".sum") == 0);
}

/* Files in editions/ that no row names: left by a crash before the commit. */
static void
collect_strays(struct state *s, const struct edition_info *list, size_t count)
{
	char folder[4096], path[8200];
	struct fs_tree tree;
	snprintf(folder, sizeof folder, "%s/editions", s->data);
	if (fs_list(folder, &tree) != 0)
		return;
	for (size_t i = 0; i < tree.count; i++) {
		bool named = false;
		for (size_t k = 0; k < count && !named; k++)
			named = is_file_of(&list[k], tree.file[i].path);
		snprintf(path, sizeof path, "%s/%s", folder, tree.file[i].path);
		if (!named)
			fs_remove(path);
	}
	fs_tree_free(&tree);
}

/* The hashes of lists whose edition is gone, or lies in another file now. */
static void
forget_blocks(struct state *s)
{
	if (state_has_table(s->db, "edition_blocks"))
		db_exec(s->db, "DELETE FROM edition_blocks WHERE hash NOT IN (SELECT hash FROM edition WHERE file<>'')",
		    NULL);
}

void
state_collect(struct state *s)
{
	struct edition_info *list;
	size_t count, kept = 0;
	struct names names = { .arena = arena_new() };
	int current = state_current_number(s->db);
	int base = (int)db_number(
	    s->db, "SELECT coalesce(max(base), 0) FROM edition WHERE number=(SELECT number FROM current)", -1);
	int demo =
	    (int)db_number(s->db, "SELECT coalesce(max(number), 0) FROM edition WHERE demonstration AND file<>''", -1);
	bool ok = current >= 0 && base >= 0 && demo >= 0 && state_history(s, names.arena, &list, &count, NULL);
	for (size_t i = 0; ok && i < count; i++) {
		if (!list[i].file[0])
			continue;
		int number = list[i].number;
		if (kept++ < KEEP || number == current || number == base || number == demo)
			ok = add_media_of(&list[i], &names) || !edition_verify(&list[i], NULL); /* broken for good */
		else if (forget_file(s, &list[i]))
			list[i].file[0] = '\0';
	}
	if (ok) {
		collect_strays(s, list, count);
		collect_media(s->data, &names);
		forget_blocks(s);
	}
	arena_free(names.arena);
}
