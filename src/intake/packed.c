/* packed: see packed.h. */
#include "intake/packed.h"

#include <errno.h>
#include <limits.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "findings/refuse.h"
#include "intake/survey.h"
#include "os/child.h"
#include "os/fs.h"

struct unpacking {
	const struct packed *k;
	struct source files;
	size_t capacity;
	FILE *out;
	crypto_generichash_state hash;
};

bool
packed_may_be(const char *path)
{
	return file_kind(path, NULL) == FILE_PACK;
}

static bool
begin(void *self, const char *path, long long size, struct error *err)
{
	struct unpacking *u = self;
	struct source *s = &u->files;
	struct source_file f = { .size = size, .listed = size };
	char to[PATH_MAX];
	if (!survey_takes(path) || survey_is_passing(path) || s->count == SURVEY_MOST_FILES)
		return false;
	source_file_name(&f, arena_strdup(u->k->arena, path));
	f.raw = f.path;
	snprintf(f.copy, sizeof f.copy, "in/p%06zu", s->count);
	snprintf(to, sizeof to, "%s/%s", u->k->staging, f.copy);
	s->file = arena_grow(u->k->arena, s->file, s->count, &u->capacity, s->count + 1, sizeof *s->file);
	s->file[s->count++] = f;
	s->bytes += size;
	crypto_generichash_init(&u->hash, NULL, 0, (EDITION_HASH - 1) / 2);
	u->out = fopen(to, "wbxe");
	return u->out || error_disk(err, errno);
}

static bool
take(void *self, const void *bytes, size_t n, struct error *err)
{
	struct unpacking *u = self;
	crypto_generichash_update(&u->hash, bytes, n);
	if (stop_requested())
		return error_finding(err, FINDING_CANCELLED);
	return fwrite(bytes, 1, n, u->out) == n || error_disk(err, errno);
}

static bool
end(void *self, struct error *err)
{
	struct unpacking *u = self;
	struct source_file *f = &u->files.file[u->files.count - 1];
	unsigned char hash[(EDITION_HASH - 1) / 2];
	crypto_generichash_final(&u->hash, hash, sizeof hash);
	sodium_bin2hex(f->hash, sizeof f->hash, hash, sizeof hash);
	int closed = fclose(u->out);
	u->out = NULL;
	return closed == 0 || error_disk(err, errno);
}

static bool
keep_seals(const struct packed *k, struct state *s, const struct seals *seals, struct error *err)
{
	return !k->notes || !seals->count || (state_begin(s, err) && state_end(s, seals_save(seals, s, err), err));
}

/* By what this machine trusts; where there is no state.db it trusts nobody. */
static bool
judge_here(
    const struct packed *k, const unsigned char *head, size_t got, long long size, struct pack *out, struct error *err)
{
	char path[PATH_MAX], twin[PATH_MAX];
	struct seals seals = { 0 };
	struct error disk = { 0 };
	const struct pack_place place = { k->village ? k->village : "", !k->data };
	snprintf(path, sizeof path, "%s/state.db", k->data ? k->data : "");
	snprintf(twin, sizeof twin, "%s/state.db.twin", k->data ? k->data : "");
	bool any = k->data && (fs_exists(path) || fs_exists(twin)), kept = true;
	struct state *s = any ? state_open(k->data, err) : NULL;
	if (any && (!s || !seals_read(s, &seals, err))) {
		state_close(s);
		return false;
	}
	bool ok = pack_judge(head, got, size, &seals, &place, out, err);
	kept = !s || keep_seals(k, s, &seals, &disk);
	state_close(s);
	if (ok && !kept)
		*err = disk;
	return ok && kept;
}

static bool
judge(const struct packed *k, const char *path, long long size, struct pack *out, struct error *err)
{
	unsigned char head[PACK_HEAD];
	FILE *f = fopen(path, "rbe");
	size_t got = f ? fread(head, 1, sizeof head, f) : 0;
	bool read = f && !ferror(f);
	if (f)
		fclose(f);
	return read ? judge_here(k, head, got, size, out, err) : error_disk(err, EIO);
}

static void
say(const struct packed *k, const char *file, const struct pack *p)
{
	char words[20];
	seal_words(p->issuer, words);
	struct place at = { .file = file };
	if (k->data)
		finding_add(k->findings, FINDING_PACK_SEALED, at, p->number, words, p->date / 10000,
		    p->date / 100 % 100, p->date % 100);
	else
		finding_add(k->findings, FINDING_PACK_LOOKED_AT, at, p->number, words);
}

bool
packed_take(const struct packed *k, struct source *io, struct pack *out, struct error *err)
{
	char path[PATH_MAX];
	struct unpacking u = { .k = k };
	const struct pack_sink sink = { &u, begin, take, end };
	bool is_pack = io->count == 1 && io->file[0].kind == SOURCE_PACK;
	out->issuer[0] = '\0';
	if (!is_pack)
		return !k->only || error_finding(err, FINDING_PACKS_ONLY);
	snprintf(path, sizeof path, "%s/%s", k->staging, io->file[0].copy);
	bool ok = judge(k, path, io->file[0].size, out, err) && pack_unpack(path, out, &sink, err);
	if (u.out)
		fclose(u.out);
	fs_remove(path);
	if (!ok)
		return false;
	say(k, io->file[0].path, out);
	u.files.name = io->name;
	*io = u.files;
	return true;
}
