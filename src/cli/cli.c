/* cli: see cli.h. */
#include "cli/cli.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/json.h"
#include "base/str.h"
#include "os/paths.h"

enum {
	OPT_HELP = 256,
	OPT_DATA,
	OPT_JSON,
	OPT_YES,
	OPT_WITHOUT,
	OPT_PROGRESS,
	OPT_TO,
	OPT_SHEET,
	OPT_NOW,
	OPT_ROW,
	OPT_EDITION,
	OPT_WHERE,
	OPT_ADD,
	OPT_ALSO,
	OPT_WHY,
	OPT_BY,
	OPT_FROM,
	OPT_MANAGER,
	OPT_NEW,
	OPT_KIND,
	OPT_REVIEW,
	OPT_CLEAR,
	OPT_DRY_RUN,
	OPT_SESSION
};

static const struct {
	unsigned group;
	struct option option;
} all[] = {
	{ CLI_DATA, { "data", required_argument, NULL, OPT_DATA } },
	{ CLI_JSON, { "json", no_argument, NULL, OPT_JSON } },
	{ CLI_IMPORT, { "yes", no_argument, NULL, OPT_YES } },
	{ CLI_IMPORT, { "without-bad-rows", no_argument, NULL, OPT_WITHOUT } },
	{ CLI_IMPORT, { "progress-fd", required_argument, NULL, OPT_PROGRESS } },
	{ CLI_IMPORT, { "session", no_argument, NULL, OPT_SESSION } },
	{ CLI_TO, { "to", required_argument, NULL, OPT_TO } },
	{ CLI_SHEET, { "sheet", required_argument, NULL, OPT_SHEET } },
	{ CLI_NOW, { "now", required_argument, NULL, OPT_NOW } },
	{ CLI_AMEND, { "row", required_argument, NULL, OPT_ROW } },
	{ CLI_AMEND, { "edition", required_argument, NULL, OPT_EDITION } },
	{ CLI_AMEND, { "where", required_argument, NULL, OPT_WHERE } },
	{ CLI_AMEND, { "add", no_argument, NULL, OPT_ADD } },
	{ CLI_AMEND, { "also", required_argument, NULL, OPT_ALSO } },
	{ CLI_AMEND, { "why", required_argument, NULL, OPT_WHY } },
	{ CLI_BY, { "by", required_argument, NULL, OPT_BY } },
	{ CLI_FROM, { "from", required_argument, NULL, OPT_FROM } },
	{ CLI_STAFF, { "manager", no_argument, NULL, OPT_MANAGER } },
	{ CLI_STAFF, { "print-new", no_argument, NULL, OPT_NEW } },
	{ CLI_TAKEOUT, { "kind", required_argument, NULL, OPT_KIND } },
	{ CLI_TAKEOUT, { "review", required_argument, NULL, OPT_REVIEW } },
	{ CLI_TAKEOUT, { "clear", no_argument, NULL, OPT_CLEAR } },
	{ CLI_DRY_RUN, { "dry-run", no_argument, NULL, OPT_DRY_RUN } },
};
enum { ALL = sizeof all / sizeof *all };

static int
usage(const char *command, const char *what, const char *word)
{
	fprintf(stderr, "cunping %s：%s“%s”。用法见 cunping %s --help\n", command, what, word, command);
	return 2;
}

static bool
to_number(const char *text, int *out)
{
	char *end;
	long n = strtol(text, &end, 10);
	*out = (int)n;
	return *text && !*end && n >= 0 && n < 1000000000;
}

/* Those that are only said, and those that are taken as they stand. */
static bool
take_plain(struct cli *c, int option)
{
	bool *flag = option == OPT_JSON      ? &c->json
		     : option == OPT_YES     ? &c->yes
		     : option == OPT_WITHOUT ? &c->without_bad_rows
		     : option == OPT_SESSION ? &c->session
		     : option == OPT_MANAGER ? &c->manager
		     : option == OPT_NEW     ? &c->print_new
		     : option == OPT_CLEAR   ? &c->clear
		     : option == OPT_DRY_RUN ? &c->dry_run
		     : option == OPT_ADD     ? &c->add
					     : NULL;
	const char **text = option == OPT_FROM     ? &c->from
			    : option == OPT_WHY    ? &c->why
			    : option == OPT_KIND   ? &c->kind
			    : option == OPT_REVIEW ? &c->review
						   : NULL;
	if (flag)
		*flag = true;
	if (text)
		*text = optarg;
	return flag || text;
}

static int
take(struct cli *c, int option, const char *command)
{
	if (take_plain(c, option))
		return -1;
	int *number = option == OPT_PROGRESS  ? &c->progress_fd
		      : option == OPT_TO      ? &c->to
		      : option == OPT_ROW     ? &c->row
		      : option == OPT_EDITION ? &c->edition
					      : &c->sheet;
	switch (option) {
	case OPT_DATA:
		if (!*optarg || strlen(optarg) >= sizeof c->data)
			return usage(command, "数据文件夹不能是", optarg);
		snprintf(c->data, sizeof c->data, "%s", optarg);
		return -1;
	case OPT_WHERE:
		if (c->wheres == CLI_WORDS)
			return usage(command, "多了", optarg);
		c->where[c->wheres++] = optarg;
		return -1;
	case OPT_ALSO:
		if (c->alsos == CLI_WORDS)
			return usage(command, "多了", optarg);
		c->also[c->alsos++] = optarg;
		return -1;
	case OPT_BY:
		if (!*optarg || strlen(optarg) >= sizeof c->by || !utf8_valid(optarg, strlen(optarg)))
			return usage(command, "--by 后面要写名字，写的是", optarg);
		snprintf(c->by, sizeof c->by, "%s", optarg);
		return -1;
	case OPT_NOW:
		c->pinned = true;
		return datetime_parse(optarg, &c->now)
			   ? -1
			   : usage(command, "时间要写成 2024-05-01T09:00 这样，写的是", optarg);
	default:
		return to_number(optarg, number) ? -1 : usage(command, "要写一个数，写的是", optarg);
	}
}

static struct datetime
clock_now(void)
{
	time_t now = time(NULL);
	struct tm t;
	localtime_r(&now, &t);
	return (struct datetime){ { t.tm_year + 1900, t.tm_mon + 1, t.tm_mday }, t.tm_hour, t.tm_min, t.tm_sec };
}

/* The words between options; −1 when their number is right. */
static int
take_words(struct cli *c, int argc, char **argv, int least, int most)
{
	for (; optind < argc; optind++) {
		if (c->words == most || c->words == CLI_WORDS)
			return usage(argv[0], "多了", argv[optind]);
		c->word[c->words++] = argv[optind];
	}
	if (c->words >= least)
		return -1;
	fprintf(stderr, "cunping %s：少写了东西。用法见 cunping %s --help\n", argv[0], argv[0]);
	return 2;
}

int
cli_read(struct cli *c, int argc, char **argv, unsigned allowed, int least, int most, const char *help)
{
	struct option options[ALL + 2] = { { "help", no_argument, NULL, OPT_HELP } };
	int option, count = 1;
	for (int i = 0; i < ALL; i++)
		if (all[i].group & allowed)
			options[count++] = all[i].option;
	*c = (struct cli){ .progress_fd = -1, .now = clock_now() };
	paths_data(c->data, sizeof c->data);
	opterr = 0;
	optind = 0; /* GNU: start over, this may be the second command line of a test */
	while ((option = getopt_long(argc, argv, ":", options, NULL)) != -1) {
		if (option == OPT_HELP) {
			fputs(help, stdout);
			return 0;
		}
		if (option == '?' || option == ':')
			return usage(argv[0], option == ':' ? "少了值" : "没有这个选项", argv[optind - 1]);
		int status = take(c, option, argv[0]);
		if (status >= 0)
			return status;
	}
	return take_words(c, argc, argv, least, most);
}

int
cli_fail(const struct error *err)
{
	fprintf(stderr, "cunping：%s\n", err->text);
	return (int)err->kind;
}

int
cli_fail_json(const struct cli *c, const struct error *err)
{
	struct json j = { 0 };
	if (c->json) {
		json_open(&j, NULL, '{');
		json_bool(&j, "ok", false);
		json_text(&j, "code", err->code);
		json_text(&j, "message", err->text);
		json_close(&j, '}');
		printf("%s\n", strbuf_text(&j.out));
		strbuf_free(&j.out);
	}
	return cli_fail(err);
}
