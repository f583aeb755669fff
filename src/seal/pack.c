/* pack: see pack.h. */
#include "seal/pack.h"

#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "findings/refuse.h"

#define MAGIC "cunping pack\r\n\x1a"
#define CONTEXT "cunping pack 1\n"
enum { CONTEXT_BYTES = sizeof CONTEXT - 1, ENTRY = 16 };

long long
pack_pieces(long long length)
{
	return (length + PACK_PIECE - 1) / PACK_PIECE;
}

void
pack_hash(const void *bytes, size_t n, unsigned char out[SEAL_KEY])
{
	crypto_generichash(out, SEAL_KEY, bytes, n, NULL, 0);
}

/* ---- the head --------------------------------------------------------------- */

static void
message(const unsigned char *head, unsigned char out[CONTEXT_BYTES + PACK_SIGNED])
{
	memcpy(out, CONTEXT, CONTEXT_BYTES);
	memcpy(out + CONTEXT_BYTES, head, PACK_SIGNED);
}

void
pack_seal(struct pack *p, const unsigned char secret[SEAL_SECRET], unsigned char out[PACK_HEAD])
{
	unsigned char signs[CONTEXT_BYTES + PACK_SIGNED], *at = out + 16;
	memset(out, 0, PACK_HEAD);
	memcpy(out, MAGIC, sizeof MAGIC);
	sodium_bin2hex(p->issuer, sizeof p->issuer, secret + 32, SEAL_KEY);
	const unsigned long long numbers[] = { PACK_VERSION, 1, p->notices, (unsigned long long)p->length,
		(unsigned long long)p->number, (unsigned long long)p->epoch, (unsigned long long)p->date,
		p->whom[0] != '\0' };
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++, at += 8)
		seal_put(at, numbers[i]);
	seal_hex_bytes(p->root, at, SEAL_KEY);
	memcpy(at + SEAL_KEY, secret + 32, SEAL_KEY);
	memcpy(at + 2 * SEAL_KEY, p->whom, strlen(p->whom));
	at += 2 * SEAL_KEY + PACK_FOR;
	memcpy(at, p->notice_bytes, (size_t)p->notices * NOTICE_BYTES);
	message(out, signs);
	crypto_sign_detached(out + PACK_SIGNED, NULL, signs, sizeof signs, secret);
}

/* What can be said before anybody's key is asked. */
static bool
is_of_ours(const unsigned char *head, size_t got, long long size, struct error *err)
{
	if (size > PACK_MOST)
		return error_finding(err, FINDING_PACK_HUGE);
	if (got < sizeof MAGIC || memcmp(head, MAGIC, sizeof MAGIC) != 0)
		return error_finding(err, FINDING_PACK_NONE);
	if (got < PACK_HEAD)
		return error_finding(err, FINDING_PACK_SHORT);
	unsigned long long version = seal_get(head + 16), signatures = seal_get(head + 24);
	if (version > PACK_VERSION)
		return error_finding(err, FINDING_PACK_NEWER);
	if (version == 0 || seal_get(head + 32) > NOTICE_MOST)
		return error_finding(err, FINDING_PACK_ALTERED);
	if (signatures == 0 || sodium_is_zero(head + PACK_SIGNED, SEAL_SIGNATURE))
		return error_finding(err, FINDING_PACK_UNSIGNED);
	return signatures == 1 || error_finding(err, FINDING_PACK_SIGNED_TWICE);
}

/* False: numbers that no pack has. */
static bool
read_head(const unsigned char *head, struct pack *out)
{
	unsigned long long n[5];
	const unsigned char *at = head + 40, *notices = head + PACK_SIGNED - NOTICE_MOST * NOTICE_BYTES;
	*out = (struct pack){ .notices = (unsigned)seal_get(head + 32) };
	for (int i = 0; i < 5; i++, at += 8)
		n[i] = seal_get(at);
	out->length = (long long)n[0];
	out->number = (long long)n[1];
	out->epoch = (long long)n[2];
	out->date = (int)n[3];
	sodium_bin2hex(out->root, sizeof out->root, at, SEAL_KEY);
	sodium_bin2hex(out->issuer, sizeof out->issuer, at + SEAL_KEY, SEAL_KEY);
	bool ok = seal_get_text(at + 2 * SEAL_KEY, PACK_FOR, out->whom) && n[4] == (out->whom[0] != '\0');
	for (unsigned i = 0; i < out->notices; i++)
		ok = ok && notice_read(notices + (size_t)i * NOTICE_BYTES, &out->notice[i]);
	return ok && n[0] > 0 && n[0] <= PACK_MOST && n[1] > 0 && n[1] >> 62 == 0 && n[2] >> 62 == 0 &&
	       n[3] < 100000000;
}

/* ---- the key ------------------------------------------------------------------ */

static bool
key_holds(struct seals *k, const struct pack *p, struct error *err)
{
	char words[20];
	const struct seal *s = seals_find(k, p->issuer);
	seal_words(p->issuer, words);
	if (!s)
		return error_finding(err, FINDING_PACK_KEY_UNKNOWN, words);
	if (s->standing == SEAL_REVOKED)
		return error_finding(err, FINDING_PACK_KEY_REVOKED, words);
	return s->standing == SEAL_TRUSTED || error_finding(err, FINDING_PACK_KEY_FOLLOWED, words);
}

static bool
signature_holds(const unsigned char *head, const struct pack *p)
{
	unsigned char signs[CONTEXT_BYTES + PACK_SIGNED], key[SEAL_KEY];
	message(head, signs);
	return seal_hex_bytes(p->issuer, key, sizeof key) &&
	       crypto_sign_verify_detached(head + PACK_SIGNED, signs, sizeof signs, key) == 0;
}

/* ---- whom it is for, and whether it is the newest --------------------------------- */

/* 高同 and 高同村 are one place. */
static bool
is_one_place(const char *a, size_t n, const char *b)
{
	static const char tail[] = "村";
	size_t m = strlen(b), t = sizeof tail - 1;
	n -= n > t && memcmp(a + n - t, tail, t) == 0 ? t : 0;
	m -= m > t && memcmp(b + m - t, tail, t) == 0 ? t : 0;
	return n > 0 && n == m && memcmp(a, b, n) == 0;
}

static bool
is_for_us(const struct pack *p, const struct seals *k, const struct pack_place *place, struct error *err)
{
	bool ours = !p->whom[0];
	for (const char *line = p->whom; *line && !ours; line += strspn(line, "\n")) {
		size_t n = strcspn(line, "\n");
		ours = is_one_place(line, n, place->village) ||
		       (k->machine[0] && n == strlen(k->machine) && memcmp(line, k->machine, n) == 0);
		line += n;
	}
	if (ours)
		return true;
	char first[64];
	snprintf(
	    first, sizeof first, "%.*s", (int)strcspn(p->whom, "\n") < 60 ? (int)strcspn(p->whom, "\n") : 60, p->whom);
	return error_finding(err, FINDING_PACK_ELSEWHERE, first, strchr(p->whom, '\n') ? "等" : "");
}

static bool
is_newest(const struct pack *p, const struct seal *last, struct error *err)
{
	if (p->epoch < last->epoch || (p->epoch == last->epoch && p->number < last->number))
		return error_finding(err, FINDING_PACK_OLDER, p->number, last->number);
	if (p->epoch != last->epoch || p->number != last->number)
		return true;
	if (strcmp(p->root, last->root) != 0)
		return error_finding(err, FINDING_PACK_OTHER_CONTENT, p->number);
	return !last->shown || error_finding(err, FINDING_PACK_AGAIN, p->number);
}

static void
note(struct seals *k, const struct pack *p)
{
	struct seal *s = seals_find(k, p->issuer);
	bool same = s->epoch == p->epoch && s->number == p->number;
	s->epoch = p->epoch;
	s->number = p->number;
	s->shown = same && s->shown;
	snprintf(s->root, sizeof s->root, "%s", p->root);
}

bool
pack_judge(const unsigned char *head, size_t got, long long size, struct seals *k, const struct pack_place *place,
    struct pack *out, struct error *err)
{
	if (!is_of_ours(head, got, size, err))
		return false;
	bool form = read_head(head, out);
	for (unsigned i = 0; form && i < out->notices; i++)
		seals_heed(k, &out->notice[i]);
	if (!place->anybody && !key_holds(k, out, err))
		return false;
	if (!signature_holds(head, out) || !form)
		return error_finding(err, FINDING_PACK_ALTERED);
	long long whole = PACK_HEAD + pack_pieces(out->length) * SEAL_KEY + out->length;
	if (whole > PACK_MOST)
		return error_finding(err, FINDING_PACK_HUGE);
	if (size != whole)
		return size < whole ? error_finding(err, FINDING_PACK_SHORT) : error_finding(err, FINDING_PACK_LONG);
	if (place->anybody)
		return true;
	if (!is_for_us(out, k, place, err) || !is_newest(out, seals_find(k, out->issuer), err))
		return false;
	note(k, out);
	return true;
}

/* ---- the content -------------------------------------------------------------------- */

struct unpacking {
	const struct pack_sink *sink;
	unsigned char entry[ENTRY + PACK_PATH]; /* of the file that begins, as far as it has come */
	size_t have;
	long long left; /* bytes of the file at hand; −1: none is */
	struct error *err;
};

/* Below its folder, and named so that no system makes something else of it. */
static bool
is_plain_path(const char *path, size_t n)
{
	if (strlen(path) != n || !utf8_valid(path, n) || n == 0)
		return false;
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)path[i] < 0x20 || path[i] == '\\')
			return false;
	for (const char *p = path;; p++) {
		size_t part = strcspn(p, "/");
		if (part == 0 || part > 255 || p[0] == '.')
			return false;
		p += part;
		if (!*p)
			return true;
	}
}

/* More of an entry; how many of the bytes it took. 0: wrong. */
static size_t
take_entry(struct unpacking *u, const unsigned char *bytes, size_t n)
{
	size_t path = u->have >= ENTRY ? (size_t)seal_get(u->entry) : 0,
	       want = (u->have < ENTRY ? ENTRY : ENTRY + path), take = want - u->have < n ? want - u->have : n;
	memcpy(u->entry + u->have, bytes, take);
	u->have += take;
	if (u->have < ENTRY)
		return take;
	unsigned long long length = seal_get(u->entry), size = seal_get(u->entry + 8);
	if (length == 0 || length >= PACK_PATH || size > (unsigned long long)PACK_MOST)
		return 0;
	if (u->have < ENTRY + length)
		return take;
	char name[PACK_PATH];
	memcpy(name, u->entry + ENTRY, length);
	name[length] = '\0';
	u->have = 0;
	u->left = (long long)size;
	return is_plain_path(name, length) && u->sink->begin(u->sink->self, name, u->left, u->err) ? take : 0;
}

static bool
take_piece(struct unpacking *u, const unsigned char *bytes, size_t n)
{
	while (n > 0) {
		size_t took = u->left > 0 && (unsigned long long)u->left < n ? (size_t)u->left : n;
		if (u->left >= 0) {
			if (!u->sink->bytes(u->sink->self, bytes, took, u->err))
				return false;
			u->left -= (long long)took;
		} else if ((took = take_entry(u, bytes, n)) == 0) {
			return u->err->code[0] ? false : error_finding(u->err, FINDING_PACK_ODD);
		}
		bytes += took;
		n -= took;
		if (u->left == 0 && !u->sink->end(u->sink->self, u->err))
			return false;
		u->left = u->left == 0 ? -1 : u->left;
	}
	return true;
}

/* The list of hashes, when it is the one that was signed. In the arena. */
static const unsigned char *
read_list(FILE *f, const struct pack *p, struct arena *a, struct error *err)
{
	size_t n = (size_t)pack_pieces(p->length) * SEAL_KEY;
	unsigned char *list = arena_alloc(a, n), root[SEAL_KEY];
	char hex[SEAL_HEX];
	if (fseeko(f, PACK_HEAD, SEEK_SET) != 0 || fread(list, 1, n, f) != n) {
		error_disk(err, ferror(f) ? errno : EIO);
		return NULL;
	}
	pack_hash(list, n, root);
	if (strcmp(sodium_bin2hex(hex, sizeof hex, root, sizeof root), p->root) == 0)
		return list;
	error_finding(err, FINDING_PACK_ALTERED);
	return NULL;
}

bool
pack_unpack(const char *path, const struct pack *p, const struct pack_sink *sink, struct error *err)
{
	struct unpacking u = { .sink = sink, .left = -1, .err = err };
	struct arena *a = arena_new();
	unsigned char *piece = arena_alloc(a, PACK_PIECE), hash[SEAL_KEY];
	FILE *f = fopen(path, "rbe");
	const unsigned char *list = f ? read_list(f, p, a, err) : NULL;
	bool ok = f ? list != NULL : error_disk(err, errno);
	for (long long at = 0, i = 0; ok && at < p->length; at += PACK_PIECE, i++) {
		size_t n = p->length - at < PACK_PIECE ? (size_t)(p->length - at) : PACK_PIECE;
		if (fread(piece, 1, n, f) != n) {
			ok = error_disk(err, ferror(f) ? errno : EIO);
			break;
		}
		pack_hash(piece, n, hash);
		ok = memcmp(hash, list + i * SEAL_KEY, SEAL_KEY) == 0 ? take_piece(&u, piece, n)
								      : error_finding(err, FINDING_PACK_ALTERED);
	}
	if (ok && (u.left >= 0 || u.have))
		ok = error_finding(err, FINDING_PACK_ODD);
	if (f)
		fclose(f);
	arena_free(a);
	return ok;
}
