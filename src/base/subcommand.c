/* subcommand: see subcommand.h. */
#include "base/subcommand.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"

enum { MOST = 40, FIRST = 256, COLUMN = 26 }; /* FIRST: no letter of a short option */

static const struct option_row everywhere[] = {
	{ "data", "文件夹", option_folder, offsetof(struct options, data), "这台机器的数据文件夹" },
	{ "help", NULL, NULL, 0, "这一页" },
	{ 0 },
};

/* --------------------------------------------------------------------- help */

/* A Chinese character is as wide as two letters. */
static int
columns(const char *s)
{
	int n = 0;
	while (*s)
		n += utf8_next(&s) < 0x2000 ? 1 : 2;
	return n;
}

static void
print_row(const struct option_row *o)
{
	char left[200];
	if (!o->help)
		return;
	snprintf(left, sizeof left, "--%s%s%s", o->name, o->takes ? " " : "", o->takes ? o->takes : "");
	int pad = COLUMN - columns(left);
	printf("  %s%*s%s\n", left, pad > 2 ? pad : 2, "", o->help);
}

static void
print_help(const struct subcommand *c)
{
	const char *line = c->takes ? c->takes : "";
	for (bool first = true; first || *line; first = false) {
		int n = (int)strcspn(line, "\n");
		printf("%scunping %s%s%.*s [选项]\n", first ? "用法：" : "      ", c->name, n ? " " : "", n, line);
		line += n + (line[n] == '\n');
	}
	printf("\n%s\n", c->help);
	for (const struct option_row *o = c->options; o && o->name; o++)
		print_row(o);
	for (const struct option_row *o = everywhere; o->name; o++)
		print_row(o);
}

/* ------------------------------------------------------------------ reading */

int
subcommand_wrong(const struct subcommand *c, const char *what, const char *word)
{
	fprintf(stderr, "cunping %s：%s%s%s%s。用法见 cunping %s --help\n", c->name, what, word ? "“" : "",
	    word ? word : "", word ? "”" : "", c->name);
	return 2;
}

/* Fills `row` and getopt's view of it; what getopt returns is FIRST + its index. */
static void
gather(const struct option_row *from, const struct option_row **row, struct option *option, int *count)
{
	for (; from && from->name; from++) {
		ASSERT(*count < MOST);
		option[*count] =
		    (struct option){ from->name, from->takes ? required_argument : no_argument, NULL, FIRST + *count };
		row[(*count)++] = from;
	}
}

static int
read_words(const struct subcommand *c, int argc, char **argv, struct options *said)
{
	for (; optind < argc; optind++)
		if (said->word.count == c->most || option_list(argv[optind], &said->word))
			return subcommand_wrong(c, "多了", argv[optind]);
	return said->word.count >= c->least ? -1 : subcommand_wrong(c, "少写了东西", NULL);
}

int
subcommand_read(const struct subcommand *c, int argc, char **argv, struct options *said)
{
	const struct option_row *row[MOST];
	struct option option[MOST + 1] = { 0 };
	int found, count = 0;
	gather(c->options, row, option, &count);
	gather(everywhere, row, option, &count);
	opterr = 0;
	optind = 0; /* GNU: start over, this may be the second command line of a test */
	while ((found = getopt_long(argc, argv, ":ho:", option, NULL)) != -1) {
		if (found == ':' || found == '?')
			return subcommand_wrong(c, found == ':' ? "少了值" : "没有这个选项", argv[optind - 1]);
		const struct option_row *o = found >= FIRST ? row[found - FIRST] : NULL;
		for (int i = 0; found == 'o' && i < count; i++)
			o = strcmp(row[i]->name, "output") == 0 ? row[i] : o;
		if (found == 'o' && !o)
			return subcommand_wrong(c, "没有这个选项", "-o");
		if (!o || !o->read)
			return (print_help(c), 0);
		const char *wrong = o->read(optarg, (char *)said + o->at);
		if (wrong)
			return subcommand_wrong(c, wrong, optarg);
	}
	return read_words(c, argc, argv, said);
}
