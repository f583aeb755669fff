/* key_file: see key_file.h. Text, a line each; both kinds begin with a line that says which they are. */
#include "seal/key_file.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "findings/refuse.h"
#include "os/fs.h"

#define SECRET "cunping secret key 1\n"
#define PUBLIC "cunping public key 1\n"
enum { FILE_MOST = 65536 };

static long long
last_number(const struct key_file *k)
{
	struct notice n = { 0 };
	return k->notices && notice_read(k->notice[k->notices - 1], &n) ? n.number : 0;
}

void
key_file_new(struct key_file *out, const char *name, const struct key_file *old)
{
	unsigned char key[SEAL_KEY];
	*out = (struct key_file){ .epoch = 1 };
	snprintf(out->name, sizeof out->name, "%.*s", (int)utf8_prefix(name, SEAL_NAME / 4), name);
	crypto_sign_keypair(key, out->secret);
	sodium_bin2hex(out->key, sizeof out->key, key, sizeof key);
	if (!old)
		return;
	/* the last places: an old machine still needs the way from its key to this one, and it begins with the newest
	 */
	unsigned keep = old->notices < NOTICE_MOST ? old->notices : NOTICE_MOST - 1;
	memcpy(out->notice, old->notice + (old->notices - keep), (size_t)keep * NOTICE_BYTES);
	struct notice n = { .number = last_number(old) + 1 };
	memcpy(n.signer, old->key, sizeof n.signer);
	memcpy(n.next, out->key, sizeof n.next);
	memcpy(n.name, out->name, sizeof n.name);
	notice_write(&n, old->secret, out->notice[keep]);
	out->notices = keep + 1;
	out->epoch = old->epoch;
	out->number = old->number;
}

bool
key_file_revoke(struct key_file *k, const char *gone)
{
	struct notice n = { .number = last_number(k) + 1, .goners = 1 };
	if (k->notices == NOTICE_MOST)
		return false;
	memcpy(n.signer, k->key, sizeof n.signer);
	memcpy(n.gone[0], gone, sizeof n.gone[0]);
	notice_write(&n, k->secret, k->notice[k->notices++]);
	return true;
}

static void
take_line(struct key_file *k, const char *line)
{
	unsigned char seed[32], key[SEAL_KEY];
	if (str_starts(line, "name "))
		snprintf(k->name, sizeof k->name, "%.*s", SEAL_NAME, line + 5);
	else if (str_starts(line, "epoch "))
		k->epoch = atoll(line + 6);
	else if (str_starts(line, "number "))
		k->number = atoll(line + 7);
	else if (str_starts(line, "notice ") && k->notices < NOTICE_MOST)
		k->notices += seal_hex_bytes(line + 7, k->notice[k->notices], NOTICE_BYTES);
	else if (str_starts(line, "secret ") && seal_hex_bytes(line + 7, seed, sizeof seed)) {
		crypto_sign_seed_keypair(key, k->secret, seed);
		sodium_bin2hex(k->key, sizeof k->key, key, sizeof key);
	}
	sodium_memzero(seed, sizeof seed);
}

bool
key_file_read(const char *path, struct key_file *out, struct error *err)
{
	unsigned char *bytes = NULL;
	size_t size;
	char *rest = NULL;
	*out = (struct key_file){ 0 };
	int error = fs_read(path, FILE_MOST, &bytes, &size);
	bool ok = !error && str_starts((char *)bytes, SECRET);
	for (char *line = ok ? strtok_r((char *)bytes, "\n", &rest) : NULL; line; line = strtok_r(NULL, "\n", &rest))
		take_line(out, line);
	if (bytes)
		sodium_memzero(bytes, size);
	free(bytes);
	return (ok && out->key[0] && utf8_valid(out->name, strlen(out->name)) && out->epoch > 0 && out->number >= 0) ||
	       error_finding(err, FINDING_KEY_FILE, path);
}

static bool
write_text(const char *path, struct strbuf *text, bool secret, struct error *err)
{
	bool open;
	int error = fs_write(path, strbuf_text(text), text->len);
	error = error || !secret ? error : fs_private(path, &open);
	sodium_memzero(text->data, text->len);
	strbuf_free(text);
	return !error || error_finding(err, FINDING_DISK_ERROR_FILE, path, error_reason(error));
}

bool
key_file_write(const char *path, const struct key_file *k, struct error *err)
{
	struct strbuf text = { 0 };
	char hex[2 * NOTICE_BYTES + 1];
	sodium_bin2hex(hex, sizeof hex, k->secret, 32);
	strbuf_printf(&text, SECRET "name %s\nepoch %lld\nnumber %lld\nsecret %s\n", k->name, k->epoch, k->number, hex);
	for (unsigned i = 0; i < k->notices; i++)
		strbuf_printf(&text, "notice %s\n", sodium_bin2hex(hex, sizeof hex, k->notice[i], NOTICE_BYTES));
	return write_text(path, &text, true, err);
}

bool
public_key_write(const char *path, const struct key_file *k, struct error *err)
{
	struct strbuf text = { 0 };
	strbuf_printf(&text, PUBLIC "name %s\nkey %s\n", k->name, k->key);
	return write_text(path, &text, false, err);
}

bool
public_key_read(const char *path, char key[SEAL_HEX], char name[SEAL_NAME + 1], struct error *err)
{
	unsigned char *bytes = NULL, raw[SEAL_KEY];
	size_t size;
	int at = 0;
	bool ok = fs_read(path, FILE_MOST, &bytes, &size) == 0 && str_starts((char *)bytes, PUBLIC) &&
		  sscanf((char *)bytes + strlen(PUBLIC), "name %48[^\n]\nkey %64[0-9a-f]%n", name, key, &at) == 2 &&
		  at && seal_hex_bytes(key, raw, sizeof raw) && utf8_valid(name, strlen(name));
	free(bytes);
	return ok || error_finding(err, FINDING_KEY_FILE, path);
}
