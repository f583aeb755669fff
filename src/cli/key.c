/* cunping key: the keys of sealed packs, at the township (new, revoke --key) and at a machine (trust, list, revoke). */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "cli/change.h"
#include "cli/cli.h"
#include "findings/refuse.h"
#include "os/fs.h"
#include "seal/key_file.h"
#include "seal/seals.h"
#include "store/audit.h"

struct said {
	struct options common;
	const char *name, *old, *key;
};

static const char *const standings[] = { "管用", "已经换成新钥匙", "已经作废" };

static int
make_new(const struct said *c, const char *path, struct error *err)
{
	struct key_file key, old;
	char words[20], public[4096];
	if (!c->name || !*c->name)
		return subcommand_wrong(&subcommand_key, "要写 --name 谁的钥匙", NULL);
	if (fs_exists(path))
		return subcommand_wrong(&subcommand_key, "已经有这个文件：", path);
	if (c->old && !key_file_read(c->old, &old, err))
		return cli_fail(err);
	snprintf(public, sizeof public, "%s.pub", path);
	key_file_new(&key, c->name, c->old ? &old : NULL);
	if (!key_file_write(path, &key, err) || !public_key_write(public, &key, err))
		return cli_fail(err);
	seal_words(key.key, words);
	printf("钥匙做好了：%s（%s）。\n%s 要收好，谁有它谁就能盖章；%s 拿到各村的机器上认。\n", key.name, words, path,
	    public);
	return 0;
}

/* A change of what this machine trusts, and its line in the audit. */
static int
save(const struct said *c, struct change *ch, bool ok, const struct seals *k, const char *words, struct error *err)
{
	ok = ok && seals_save(k, ch->state, err) && audit_add(ch->state, NULL, c->common.by, "settings", 0, words, err);
	ok = change_end(ch, ok, err);
	if (ok)
		printf("%s。\n", words);
	return ok ? 0 : cli_fail(err);
}

static int
trust(const struct said *c, const char *path, struct error *err)
{
	struct change ch;
	struct seals k;
	char key[SEAL_HEX] = "", name[SEAL_NAME + 1] = "", own[20], words[160];
	if (!public_key_read(path, key, name, err) || !change_begin(&ch, c->common.data, err))
		return cli_fail(err);
	seals_load(c->common.data, &k);
	seal_words(key, own);
	const struct seal *known = seals_find(&k, key);
	bool ok = !known || known->standing == SEAL_TRUSTED || error_finding(err, FINDING_KEY_GONE, own);
	ok = ok && (known || seals_add(&k, key, name) || error_finding(err, FINDING_KEY_TOO_MANY, SEALS_MOST));
	snprintf(words, sizeof words, "认了钥匙 %s（%s）", own, name);
	return save(c, &ch, ok, &k, words, err);
}

static int
list(const struct said *c)
{
	struct seals k;
	char own[20];
	seals_load(c->common.data, &k);
	if (k.machine[0])
		printf("这台机器的号码：%s\n", k.machine);
	if (!k.count)
		puts("这台机器还没有认过钥匙。");
	for (int i = 0; i < k.count; i++) {
		const struct seal *s = &k.key[i];
		seal_words(s->key, own);
		printf("%s  %s  %s", own, standings[s->standing], s->name);
		if (s->number)
			printf("  收到第 %lld 号", s->number);
		puts("");
	}
	return 0;
}

/* At the township: the next pack tells every machine. `id` is a public key's file. */
static int
revoke_for_all(const struct said *c, const char *path, struct error *err)
{
	struct key_file key;
	char gone[SEAL_HEX] = "", name[SEAL_NAME + 1] = "", own[20];
	if (!key_file_read(c->key, &key, err) || !public_key_read(path, gone, name, err))
		return cli_fail(err);
	if (!key_file_revoke(&key, gone))
		return error_finding(err, FINDING_KEY_TOO_MANY, (int)NOTICE_MOST), cli_fail(err);
	if (!key_file_write(c->key, &key, err))
		return cli_fail(err);
	seal_words(gone, own);
	printf("从下一个包起，各村的机器都不再认 %s（%s）。\n", own, name);
	return 0;
}

static int
revoke(const struct said *c, const char *id, struct error *err)
{
	struct change ch;
	struct seals k;
	char own[20], words[160] = "";
	if (c->key)
		return revoke_for_all(c, id, err);
	if (!change_begin(&ch, c->common.data, err))
		return cli_fail(err);
	seals_load(c->common.data, &k);
	struct seal *gone = seals_named(&k, id);
	bool ok = gone || error_finding(err, FINDING_KEY_NONE, id);
	if (gone) {
		gone->standing = SEAL_REVOKED;
		seal_words(gone->key, own);
		snprintf(words, sizeof words, "作废了钥匙 %s（%s）", own, gone->name);
	}
	return save(c, &ch, ok, &k, words, err);
}

static int
run(void *said)
{
	const struct said *c = said;
	const struct option_list *word = &c->common.word;
	const char *what = word->word[0], *second = word->count > 1 ? word->word[1] : NULL;
	struct error err = { 0 };
	if (strcmp(what, "list") == 0 && !second)
		return list(c);
	if (!second)
		return subcommand_wrong(&subcommand_key, "少写了东西", NULL);
	if (strcmp(what, "new") == 0)
		return make_new(c, second, &err);
	if (strcmp(what, "trust") == 0)
		return trust(c, second, &err);
	if (strcmp(what, "revoke") == 0)
		return revoke(c, second, &err);
	return subcommand_wrong(&subcommand_key, "只有 new、trust、list、revoke，没有", what);
}

static const struct option_row options[] = {
	{ OPTION(struct said, name, "name", "名字", "new：谁的钥匙，比如 集强镇") },
	{ OPTION(struct said, old, "old", "钥匙文件", "new：接替哪一把；各村收到它盖的第一个包就认，旧的就不认了") },
	{ OPTION(struct said, key, "key", "钥匙文件", "revoke：由这把钥匙在以后每个包里说，各村都不再认那一把") },
	{ OPTION_BY },
	{ 0 },
};

SUBCOMMAND(key, "key", "盖章的钥匙：做、认、看、作废",
    .takes = "new 钥匙文件 --name 名字\ntrust 文件.pub\nlist\nrevoke 号码\nrevoke 文件.pub --key 钥匙文件", .least = 1,
    .most = 2, .options = options, .size = sizeof(struct said), .run = run,
    .help = "镇里 new 一把钥匙，各村的机器 trust 它的 .pub，以后镇里 pack 盖了章的包各村就收。\n"
	    "认钥匙以前，请在电话里对一遍那四组号码。\n");
