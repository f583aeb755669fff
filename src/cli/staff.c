/* cunping staff: who may change what is on the screen. PINs and the recovery
 * code come on standard input, never on the command line, where anybody on the
 * machine could read them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/json.h"
#include "base/str.h"
#include "cli/change.h"
#include "cli/cli.h"
#include "queries/lookup.h"
#include "store/feedback.h"
#include "store/staff.h"

struct staff {
	struct options common;
	bool manager, print_new;
};

/* One line of standard input, without spaces; asked for when a person sits there. */
static void
read_secret(const char *question, char *out, size_t size)
{
	char line[128] = "";
	struct termios old, silent;
	bool person = isatty(STDIN_FILENO) && tcgetattr(STDIN_FILENO, &old) == 0;
	if (person) {
		silent = old;
		silent.c_lflag &= ~(tcflag_t)ECHO;
		fprintf(stderr, "%s", question);
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
	}
	if (!fgets(line, sizeof line, stdin))
		line[0] = '\0';
	if (person) {
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &old);
		fputc('\n', stderr);
	}
	size_t n = 0;
	for (const char *p = line; *p && n + 1 < size; p++)
		if (!strchr(" \r\n", *p))
			out[n++] = *p;
	out[n] = '\0';
}

static void
list(const struct options *c)
{
	struct staff_member member[STAFF_MOST];
	size_t n = staff_list(c->data, member);
	struct json j = { 0 };
	json_open(&j, NULL, '{');
	json_bool(&j, "ok", true);
	json_open(&j, "staff", '[');
	for (size_t i = 0; i < n; i++) {
		json_open(&j, NULL, '{');
		json_text(&j, "name", member[i].name);
		json_bool(&j, "manager", member[i].manager);
		json_close(&j, '}');
		if (!c->json)
			printf("%s%s\n", member[i].name, member[i].manager ? "（管理员）" : "");
	}
	json_close(&j, ']');
	json_bool(&j, "recovery", staff_has_recovery(c->data));
	json_close(&j, '}');
	if (c->json)
		cli_print(&j);
	else if (n == 0)
		printf("还没有工作人员。添加：cunping staff add 名字\n");
	else if (!staff_has_recovery(c->data))
		printf("还没有恢复码。编一个：cunping staff recovery --print-new\n");
	strbuf_free(&j.out);
}

/* The sentence at the end; `code` is what was made anew, called `key`. */
static void
done(const struct options *c, const char *words, const char *key, const char *code)
{
	struct json j = { 0 };
	if (!c->json) {
		printf("%s\n", words);
		return;
	}
	json_open(&j, NULL, '{');
	json_bool(&j, "ok", true);
	json_text(&j, "message", words);
	if (code)
		json_text(&j, key, code);
	json_close(&j, '}');
	cli_print(&j);
}

static int
change_one(const struct staff *c, const char *name)
{
	static const char question[] = "六位密码：";
	char pin[32] = "", words[400];
	struct error err = { 0 };
	struct change ch;
	bool add = strcmp(c->common.word.word[0], "add") == 0, remove = strcmp(c->common.word.word[0], "remove") == 0;
	if (!remove)
		read_secret(question, pin, sizeof pin);
	bool ok = change_begin(&ch, c->common.data, &err);
	if (ok) {
		ok = add      ? staff_add(ch.state, name, pin, c->manager, c->common.by, &err)
		     : remove ? staff_remove(ch.state, name, c->common.by, &err)
			      : staff_set_pin(ch.state, name, pin, c->common.by, &err);
		ok = change_end(&ch, ok, &err);
	}
	if (!ok)
		return cli_fail_json(&c->common, &err);
	struct staff_member m;
	bool manager = staff_find(c->common.data, name, &m) && m.manager;
	snprintf(words, sizeof words,
	    add      ? "“%s”添加好了%s。"
	    : remove ? "“%s”去掉了%s。"
		     : "“%s”的密码改好了%s。",
	    name, add && manager ? "，是管理员" : "");
	done(&c->common, words, NULL, NULL);
	return 0;
}

/* The sentence about a code that has been made. */
static void
say_code(char *words, size_t size, const char *code)
{
	snprintf(
	    words, size, "新的恢复码：%.4s %.4s %.4s。请抄下来交给乡镇保管，以后不再显示。", code, code + 4, code + 8);
}

static int
change_recovery(const struct staff *c)
{
	char code[32] = "", out[STAFF_RECOVERY + 1], words[400];
	struct error err = { 0 };
	struct change ch;
	bool ok = true;
	if (!c->print_new) {
		read_secret("十二位恢复码：", code, sizeof code);
		ok = staff_check_recovery(code, &err);
	}
	if (ok && change_begin(&ch, c->common.data, &err))
		ok = change_end(&ch, staff_set_recovery(ch.state, code, out, c->common.by, &err), &err);
	else
		ok = false;
	if (!ok)
		return cli_fail_json(&c->common, &err);
	if (c->print_new)
		say_code(words, sizeof words, out);
	else
		snprintf(words, sizeof words, "恢复码换好了。");
	done(&c->common, words, "recovery", c->print_new ? out : NULL);
	return 0;
}

/* What the screen asks for when the township's code was right; by hand it is a manager's `pin`. */
static int
reset(const struct staff *c, const char *name)
{
	char pin[32] = "", out[STAFF_RECOVERY + 1], words[400];
	struct error err = { 0 };
	struct change ch;
	read_secret("六位密码：", pin, sizeof pin);
	bool ok = change_begin(&ch, c->common.data, &err);
	ok = ok && change_end(&ch, staff_reset(ch.state, name, pin, out, &err), &err);
	if (!ok)
		return cli_fail_json(&c->common, &err);
	say_code(words, sizeof words, out);
	done(&c->common, words, "recovery", out);
	return 0;
}

static int
feedback(const struct staff *c, const char *number)
{
	struct error err = { 0 };
	struct change ch;
	bool ok = change_begin(&ch, c->common.data, &err);
	ok = ok && change_end(&ch, feedback_done(ch.state, strtoll(number, NULL, 10), c->common.by, &err), &err);
	if (!ok)
		return cli_fail_json(&c->common, &err);
	done(&c->common, "记下了。", NULL, NULL);
	return 0;
}

/* The household of these words in what is on the screen. */
static bool
find_home(const char *data, struct arena *a, const char *const *word, struct lookup_home *out, struct error *err)
{
	enum { DOORS = 5000 };
	struct lookup_home *home;
	struct lookup_filter f = { .place = row_place_key(a, word[0]), .group = word[1] };
	struct store *store = store_open(data, err);
	size_t n = store ? lookup_homes(store, a, &f, DOORS, &home) : 0, found = n;
	for (size_t i = 0; i < n && found == n; i++)
		if (strcmp(home[i].door, word[2]) == 0)
			found = i;
	if (found < n)
		*out = home[found];
	else if (store)
		error_set(err, ERROR_CONTENT, "no_such_home", "花名册里没有%s%s%s这一户。", word[0], word[1], word[2]);
	store_close(store);
	return found < n;
}

/* Said once, here; the code comes first, whoever reads it. */
static int
renew_code(const struct staff *c, const char *const *word)
{
	char code[CODE_MAX + 1], words[400];
	struct error err = { 0 };
	struct change ch;
	struct lookup_home home;
	struct arena *a = arena_new();
	bool ok = find_home(c->common.data, a, word, &home, &err) && change_begin(&ch, c->common.data, &err);
	const char *name = ok ? arena_printf(a, "%s%s", home.village, home.where) : "";
	if (ok)
		ok = change_end(&ch, codes_renew(ch.state, home.key, name, c->common.by, code, &err), &err);
	snprintf(words, sizeof words, "新的查询码：%.3s %.3s。%.200s的旧码从现在起不能用了，新码以后不再显示。",
	    ok ? code : "", ok ? code + 3 : "", name);
	arena_free(a);
	if (!ok)
		return cli_fail_json(&c->common, &err);
	done(&c->common, words, "code", code);
	return 0;
}

static int
run(void *said)
{
	const struct staff *c = said;
	const struct option_list *word = &c->common.word;
	const char *what = word->word[0];
	if (word->count == 0) {
		list(said);
		return 0;
	}
	if (strcmp(what, "recovery") == 0 && word->count == 1)
		return change_recovery(c);
	if (word->count == 2 && (strcmp(what, "add") == 0 || strcmp(what, "pin") == 0 || strcmp(what, "remove") == 0))
		return change_one(c, word->word[1]);
	if (strcmp(what, "reset") == 0 && word->count == 2)
		return reset(c, word->word[1]);
	if (strcmp(what, "feedback") == 0 && word->count == 2)
		return feedback(c, word->word[1]);
	if (strcmp(what, "code") == 0 && word->count == 4)
		return renew_code(c, word->word + 1);
	return subcommand_wrong(&subcommand_staff, "看不懂", what);
}

static const struct option_row options[] = {
	{ OPTION(struct staff, manager, "manager", NULL, "添加的是管理员；第一个人总是") },
	{ OPTION(struct staff, print_new, "print-new", NULL, "恢复码由机器编一个") },
	{ OPTION_BY },
	{ OPTION_JSON },
	{ 0 },
};

SUBCOMMAND(staff, "staff", "工作人员、密码和恢复码",
    .takes = "\nadd 名字\npin 名字\nremove 名字\nreset 名字\nfeedback 编号\ncode 村 组 门牌\nrecovery", .most = 4,
    .options = options, .size = sizeof(struct staff), .run = run,
    .help = "不写是列出工作人员；add 添加，pin 改密码，remove 去掉（最后一个管理员去不掉），recovery 换恢复码。\n"
	    "reset 是屏上按对了恢复码以后做的：改密码，同时换掉用过的恢复码，记录里写明。feedback "
	    "记下一条群众反映办好了。\n"
	    "code 给一户换新的查询码，旧的马上不能用；新的只显示这一次。\n"
	    "六位密码、十二位恢复码从标准输入读一行，不写在命令里。恢复码由乡镇保管，忘了密码时用。\n");
