/* seals: see seals.h. A line a key: KEY STANDING EPOCH NUMBER NOTICE SHOWN ROOT NAME. */
#include "seal/seals.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"

#define SETTING "seals"
#define MACHINE "machine_number"

void
seal_words(const char *key, char out[20])
{
	unsigned char bytes[SEAL_KEY] = { 0 }, hash[16];
	char hex[33];
	seal_hex_bytes(key, bytes, sizeof bytes);
	crypto_generichash(hash, sizeof hash, bytes, sizeof bytes, NULL, 0);
	sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
	snprintf(out, 20, "%.4s-%.4s-%.4s-%.4s", hex, hex + 4, hex + 8, hex + 12);
}

static void
read_line(const char *text, struct seals *out)
{
	struct seal k = { 0 };
	char line[320];
	snprintf(line, sizeof line, "%.*s", (int)strcspn(text, "\n"), text);
	int standing, shown, at = 0;
	if (out->count < SEALS_MOST &&
	    sscanf(line, "%64[0-9a-f] %d %lld %lld %lld %d %64s %n", k.key, &standing, &k.epoch, &k.number, &k.notice,
		&shown, k.root, &at) == 7 &&
	    at && standing >= SEAL_TRUSTED && standing <= SEAL_REVOKED) {
		k.standing = (enum seal_standing)standing;
		k.shown = shown;
		snprintf(k.name, sizeof k.name, "%.*s", SEAL_NAME, line + at);
		out->key[out->count++] = k;
	}
}

static void
read_text(const char *text, struct seals *out)
{
	for (const char *line = text; *line; line += line[strcspn(line, "\n")] ? strcspn(line, "\n") + 1 : strlen(line))
		read_line(line, out);
}

void
seals_load(const char *data, struct seals *out)
{
	char text[SEALS_TEXT] = "";
	*out = (struct seals){ 0 };
	if (data && state_peek_setting(data, MACHINE, out->machine, sizeof out->machine))
		state_peek_setting(data, SETTING, text, sizeof text);
	read_text(text, out);
}

bool
seals_read(struct state *s, struct seals *out, struct error *err)
{
	char text[SEALS_TEXT] = "";
	*out = (struct seals){ 0 };
	bool ok = state_setting_read(s, SETTING, text, sizeof text, err) &&
		  state_setting_read(s, MACHINE, out->machine, sizeof out->machine, err);
	read_text(text, out);
	return ok;
}

bool
seals_save(const struct seals *k, struct state *s, struct error *err)
{
	struct strbuf text = { 0 };
	char machine[12];
	memcpy(machine, k->machine, sizeof machine);
	if (!machine[0])
		snprintf(machine, sizeof machine, "%04u-%04u", randombytes_uniform(10000), randombytes_uniform(10000));
	for (int i = 0; i < k->count; i++)
		strbuf_printf(&text, "%s %d %lld %lld %lld %d %s %s\n", k->key[i].key, (int)k->key[i].standing,
		    k->key[i].epoch, k->key[i].number, k->key[i].notice, (int)k->key[i].shown,
		    k->key[i].root[0] ? k->key[i].root : "-", k->key[i].name);
	bool ok = state_setting_set(s, SETTING, strbuf_text(&text), err) && state_setting_set(s, MACHINE, machine, err);
	strbuf_free(&text);
	return ok;
}

struct seal *
seals_find(struct seals *k, const char *key)
{
	for (int i = 0; i < k->count; i++)
		if (strcmp(k->key[i].key, key) == 0)
			return &k->key[i];
	return NULL;
}

struct seal *
seals_named(struct seals *k, const char *words)
{
	struct seal *found = NULL;
	char own[20];
	for (int i = 0; i < k->count; i++) {
		seal_words(k->key[i].key, own);
		if (!*words || !str_starts(own, words))
			continue;
		if (found)
			return NULL;
		found = &k->key[i];
	}
	return found;
}

struct seal *
seals_add(struct seals *k, const char *key, const char *name)
{
	if (k->count == SEALS_MOST)
		return NULL;
	struct seal *s = &k->key[k->count++];
	*s = (struct seal){ 0 };
	snprintf(s->key, sizeof s->key, "%s", key);
	snprintf(s->name, sizeof s->name, "%s", name);
	return s;
}

/* The new key goes on where the old one was: a pack that is older than its last stays older. */
static void
follow(struct seals *k, struct seal *signer, const struct notice *n)
{
	struct seal *next = seals_find(k, n->next);
	if (next && next->standing != SEAL_TRUSTED)
		return;
	if (!next && !(next = seals_add(k, n->next, n->name)))
		return;
	struct seal old = *signer;
	signer->standing = SEAL_FOLLOWED;
	if (old.epoch < next->epoch || (old.epoch == next->epoch && old.number <= next->number))
		return;
	next->epoch = old.epoch;
	next->number = old.number;
	snprintf(next->root, sizeof next->root, "%s", old.root);
	next->shown = old.shown;
}

void
seals_heed(struct seals *k, const struct notice *n)
{
	struct seal *signer = seals_find(k, n->signer);
	if (!signer || signer->standing != SEAL_TRUSTED || n->number <= signer->notice)
		return;
	signer->notice = n->number;
	if (n->next[0])
		follow(k, signer, n);
	for (unsigned i = 0; i < n->goners; i++) {
		struct seal *gone = seals_find(k, n->gone[i]);
		/* one that was never trusted is remembered, too: nobody shall trust it later */
		if (!gone)
			gone = seals_add(k, n->gone[i], "");
		if (gone)
			gone->standing = SEAL_REVOKED;
	}
}

bool
seals_shown(struct state *s, const char *key, const char *root, struct error *err)
{
	struct seals k;
	if (!seals_read(s, &k, err))
		return false;
	struct seal *seal = seals_find(&k, key);
	if (!seal || strcmp(seal->root, root) != 0)
		return true;
	seal->shown = true;
	return seals_save(&k, s, err);
}
