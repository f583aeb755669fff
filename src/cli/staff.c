/* cunping staff: who may change what is on the screen. PINs and the recovery
 * code come on standard input, never on the command line, where anybody on the
 * machine could read them. */
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/json.h"
#include "base/str.h"
#include "cli/change.h"
#include "cli/cli.h"
#include "store/staff.h"

static const char help[] =
    "用法：cunping staff [--data 文件夹] [--json]              列出工作人员\n"
    "      cunping staff add 名字 [--manager] [--by 名字]    添加；--manager 是管理员，第一个人总是\n"
    "      cunping staff pin 名字 [--by 名字]                改密码\n"
    "      cunping staff remove 名字 [--by 名字]             去掉；最后一个管理员去不掉\n"
    "      cunping staff recovery [--print-new] [--by 名字]  换恢复码；--print-new 由机器编一个\n"
    "\n"
    "六位密码、十二位恢复码从标准输入读一行，不写在命令里。恢复码由乡镇保管，忘了密码时用。\n";

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
list(const struct cli *c)
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
		printf("%s\n", strbuf_text(&j.out));
	else if (n == 0)
		printf("还没有工作人员。添加：cunping staff add 名字\n");
	else if (!staff_has_recovery(c->data))
		printf("还没有恢复码。编一个：cunping staff recovery --print-new\n");
	strbuf_free(&j.out);
}

/* The sentence at the end; `code` is what a new recovery code is. */
static void
done(const struct cli *c, const char *words, const char *code)
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
		json_text(&j, "recovery", code);
	json_close(&j, '}');
	printf("%s\n", strbuf_text(&j.out));
	strbuf_free(&j.out);
}

static int
change_one(const struct cli *c, const char *name)
{
	static const char question[] = "六位密码：";
	char pin[32] = "", words[400];
	struct error err = { 0 };
	struct change ch;
	bool add = strcmp(c->word[0], "add") == 0, remove = strcmp(c->word[0], "remove") == 0;
	if (!remove)
		read_secret(question, pin, sizeof pin);
	bool ok = change_begin(&ch, c->data, &err);
	if (ok) {
		ok = add      ? staff_add(ch.state, name, pin, c->manager, c->by, &err)
		     : remove ? staff_remove(ch.state, name, c->by, &err)
			      : staff_set_pin(ch.state, name, pin, c->by, &err);
		ok = change_end(&ch, ok, &err);
	}
	if (!ok)
		return cli_fail_json(c, &err);
	struct staff_member m;
	bool manager = staff_find(c->data, name, &m) && m.manager;
	snprintf(words, sizeof words,
	    add      ? "“%s”添加好了%s。"
	    : remove ? "“%s”去掉了%s。"
		     : "“%s”的密码改好了%s。",
	    name, add && manager ? "，是管理员" : "");
	done(c, words, NULL);
	return 0;
}

static int
change_recovery(const struct cli *c)
{
	char code[32] = "", out[STAFF_RECOVERY + 1], words[400];
	struct error err = { 0 };
	struct change ch;
	bool ok = true;
	if (!c->print_new) {
		read_secret("十二位恢复码：", code, sizeof code);
		ok = staff_check_recovery(code, &err);
	}
	if (ok && change_begin(&ch, c->data, &err))
		ok = change_end(&ch, staff_set_recovery(ch.state, code, out, c->by, &err), &err);
	else
		ok = false;
	if (!ok)
		return cli_fail_json(c, &err);
	if (c->print_new)
		snprintf(words, sizeof words, "新的恢复码：%.4s %.4s %.4s。请抄下来交给乡镇保管，以后不再显示。", out,
		    out + 4, out + 8);
	else
		snprintf(words, sizeof words, "恢复码换好了。");
	done(c, words, c->print_new ? out : NULL);
	return 0;
}

int
cli_staff(int argc, char **argv)
{
	struct cli c;
	int status = cli_read(&c, argc, argv, CLI_DATA | CLI_JSON | CLI_BY | CLI_STAFF, 0, 2, help);
	if (status >= 0)
		return status;
	if (c.words == 0) {
		list(&c);
		return 0;
	}
	const char *what = c.word[0];
	if (strcmp(what, "recovery") == 0 && c.words == 1)
		return change_recovery(&c);
	if (c.words == 2 && (strcmp(what, "add") == 0 || strcmp(what, "pin") == 0 || strcmp(what, "remove") == 0))
		return change_one(&c, c.word[1]);
	fprintf(stderr, "cunping staff：看不懂“%s”。用法见 cunping staff --help\n", what);
	return 2;
}
