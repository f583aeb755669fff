/* The command line: what a table of options makes of words, and the subcommands there are. */
#include "test.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "cli/cli.h"

struct walk {
	struct options common;
	bool fast;
	int steps;
	const char *where;
	struct option_list with;
};

static int
walk(void *said)
{
	(void)said;
	return 0;
}

static const struct option_row rows[] = {
	{ OPTION(struct walk, fast, "fast", NULL, "快走") },
	{ OPTION(struct walk, steps, "steps", "几步", "走几步") },
	{ OPTION(struct walk, where, "where", "地方", NULL) },
	{ OPTION(struct walk, with, "with", "谁", "和谁") },
	{ OPTION_BY },
	{ OPTION_NOW },
	{ 0 },
};
static const struct subcommand command = { .name = "walk",
	.takes = "去哪\n回来",
	.least = 1,
	.most = 2,
	.help = "走一走。\n",
	.options = rows,
	.size = sizeof(struct walk),
	.run = walk };

/* Reads the words (after the name); what was said on `descriptor` is put into `heard`. */
static int
read_words(struct walk *w, int descriptor, char *heard, size_t size, const char *const *word)
{
	char *argv[16] = { "walk" };
	int argc = 1;
	for (; word[argc - 1]; argc++)
		argv[argc] = (char *)word[argc - 1];
	FILE *file = tmpfile();
	fflush(NULL);
	int kept = dup(descriptor);
	dup2(fileno(file), descriptor);
	*w = (struct walk){ .common.by = "" };
	int status = subcommand_read(&command, argc, argv, &w->common);
	fflush(NULL);
	dup2(kept, descriptor);
	close(kept);
	rewind(file);
	heard[fread(heard, 1, size - 1, file)] = '\0';
	fclose(file);
	return status;
}

#define READ(descriptor, ...)                                                                                          \
	read_words(&w, descriptor, heard, sizeof heard, (const char *const[]){ __VA_ARGS__, NULL })

static void
given_words_and_options_in_any_order_when_read_then_each_lies_where_its_row_says(void **state)
{
	struct walk w;
	char heard[2000];
	(void)state;
	assert_int_equal(READ(2, "村部", "--with", "甲", "--steps=12", "学校", "--with", "乙", "--fast", "--where",
			     "东", "--by", "王芳", "--data", "/那里"),
	    -1);
	assert_true(w.fast);
	assert_int_equal(w.steps, 12);
	assert_string_equal(w.where, "东");
	assert_int_equal(w.with.count, 2);
	assert_string_equal(w.with.word[1], "乙");
	assert_string_equal(w.common.by, "王芳");
	assert_string_equal(w.common.data, "/那里");
	assert_int_equal(w.common.word.count, 2);
	assert_string_equal(w.common.word.word[1], "学校");
	assert_null(w.common.now.text);
	assert_int_equal(READ(2, "村部", "--now", "2024-05-01T09:00"), -1);
	assert_int_equal(w.common.now.at.date.month, 5);
	assert_false(w.fast);
	assert_string_equal(heard, "");
}

static void
given_something_wrong_when_read_then_one_sentence_names_it_and_where_help_is(void **state)
{
	static const char *const wrong[][4] = {
		{ "多了“三”。", "一", "二", "三" },
		{ "少写了东西。", NULL },
		{ "没有这个选项“--slow”。", "一", "--slow" },
		{ "少了值“--steps”。", "一", "--steps" },
		{ "要写一个数，写的是“-1”。", "一", "--steps=-1" },
		{ "要写一个数，写的是“七”。", "一", "--steps=七" },
		{ "--by 后面要写名字，写的是“”。", "一", "--by=" },
		{ "时间要写成 2024-05-01T09:00 这样，写的是“明天”。", "一", "--now=明天" },
		{ "数据文件夹不能是“”。", "一", "--data=" },
	};
	struct walk w;
	char heard[2000], expected[300];
	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		assert_int_equal(READ(2, wrong[i][1], wrong[i][2], wrong[i][3]), 2);
		snprintf(expected, sizeof expected, "cunping walk：%s用法见 cunping walk --help\n", wrong[i][0]);
		assert_string_equal(heard, expected);
	}
}

static void
given_help_when_asked_then_it_is_the_table_without_what_is_not_for_people(void **state)
{
	struct walk w;
	char heard[2000];
	(void)state;
	assert_int_equal(READ(1, "--steps", "3", "--help"), 0);
	assert_true(str_starts(heard, "用法：cunping walk 去哪 [选项]\n      cunping walk 回来 [选项]\n\n走一走。\n"));
	assert_non_null(strstr(heard, "\n  --fast                    快走\n"));
	assert_non_null(strstr(heard, "\n  --steps 几步              走几步\n"));
	assert_non_null(strstr(heard, "\n  --data 文件夹             "));
	assert_null(strstr(heard, "--where"));
}

static void
given_every_subcommand_when_asked_for_help_then_it_has_a_name_of_its_own_and_says_what_it_takes(void **state)
{
#define ADDRESS(name) &subcommand_##name,
	static const struct subcommand *const all[] = { SUBCOMMANDS(ADDRESS) };
	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		assert_true(all[i]->size >= sizeof(struct options));
		assert_true(all[i]->least <= all[i]->most && all[i]->most <= OPTION_WORDS);
		assert_non_null(all[i]->help);
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(all[i]->name, all[j]->name);
		for (const struct option_row *o = all[i]->options; o && o->name; o++) {
			assert_non_null(o->read);
			assert_true(o->at < all[i]->size);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_words_and_options_in_any_order_when_read_then_each_lies_where_its_row_says),
		cmocka_unit_test(given_something_wrong_when_read_then_one_sentence_names_it_and_where_help_is),
		cmocka_unit_test(given_help_when_asked_then_it_is_the_table_without_what_is_not_for_people),
		cmocka_unit_test(
		    given_every_subcommand_when_asked_for_help_then_it_has_a_name_of_its_own_and_says_what_it_takes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
