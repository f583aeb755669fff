/* os: files that are no files, locks, children. */
#include "test.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "os/child.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "os/jail.h"
#include "os/lock.h"
#include "os/paths.h"

static char root[64];

static int
begin(void **state)
{
	(void)state;
	strcpy(root, "/tmp/cunping-os-XXXXXX");
	return mkdtemp(root) ? 0 : -1;
}

static int
end(void **state)
{
	(void)state;
	return fs_remove_tree(root);
}

static const char *
at(const char *name)
{
	static char path[8][256];
	static int next;
	char *p = path[next++ % 8];
	snprintf(p, sizeof path[0], "%s/%s", root, name);
	return p;
}

static void
given_no_folder_when_made_with_parents_then_it_is_there(void **state)
{
	(void)state;
	assert_int_equal(fs_mkdirs(at("a/b/c")), 0);
	assert_int_equal(fs_mkdirs(at("a/b/c")), 0);
	assert_true(fs_is_dir(at("a/b/c")));
	assert_int_equal(fs_write(at("file"), "x", 1), 0);
	assert_int_not_equal(fs_mkdirs(at("file/under")), 0);
}

static void
given_a_file_when_written_and_read_then_it_is_the_same(void **state)
{
	(void)state;
	unsigned char *bytes;
	size_t n;
	assert_int_equal(fs_write(at("f"), "first", 5), 0);
	assert_int_equal(fs_write(at("f"), "second!", 7), 0);
	assert_int_equal(fs_read(at("f"), 100, &bytes, &n), 0);
	assert_int_equal(n, 7);
	assert_string_equal((char *)bytes, "second!");
	free(bytes);
	assert_int_equal(fs_read(at("f"), 6, &bytes, &n), EFBIG);
	assert_int_equal(fs_read(at("none"), 6, &bytes, &n), ENOENT);
	assert_false(fs_exists(at("f.new")));
}

static void
given_links_and_pipes_when_read_then_they_are_refused_without_waiting(void **state)
{
	(void)state;
	unsigned char *bytes;
	size_t n;
	alarm(60);
	assert_int_equal(fs_write(at("real"), "x", 1), 0);
	assert_int_equal(symlink(at("real"), at("link")), 0);
	assert_int_equal(mkfifo(at("pipe"), 0600), 0);
	assert_int_equal(fs_read(at("link"), 10, &bytes, &n), ELOOP);
	assert_int_equal(fs_read(at("pipe"), 10, &bytes, &n), EINVAL);
	assert_int_equal(fs_read(root, 10, &bytes, &n), EINVAL);
	alarm(0);
}

static void
given_a_tree_when_listed_then_only_regular_files_in_order(void **state)
{
	(void)state;
	struct fs_tree tree;
	alarm(60);
	fs_mkdirs(at("b/c"));
	fs_write(at("b/c/2"), "22", 2);
	fs_write(at("a"), "1", 1);
	assert_int_equal(symlink("/etc", at("away")), 0);
	assert_int_equal(mkfifo(at("pipe"), 0600), 0);
	assert_int_equal(fs_list(root, &tree), 0);
	assert_int_equal(tree.count, 2);
	assert_string_equal(tree.file[0].path, "a");
	assert_string_equal(tree.file[1].path, "b/c/2");
	assert_int_equal(tree.file[1].size, 2);
	assert_int_equal(tree.odd, 2);
	assert_false(tree.cut);
	fs_tree_free(&tree);
	alarm(0);
}

static void
given_a_tree_too_deep_when_listed_then_it_says_so(void **state)
{
	(void)state;
	char path[256] = "d";
	struct fs_tree tree;
	for (int i = 0; i < FS_MAX_DEPTH + 2; i++)
		strcat(path, "/d");
	assert_int_equal(fs_mkdirs(at(path)), 0);
	assert_int_equal(fs_list(root, &tree), 0);
	assert_true(tree.cut);
	fs_tree_free(&tree);
	/* deeper than we go, so not removed by us */
	char command[160];
	snprintf(command, sizeof command, "rm -rf %s/d", root);
	assert_int_equal(system(command), 0);
}

static size_t seen;

static void
count(void *data, const void *bytes, size_t n)
{
	(void)data;
	(void)bytes;
	seen += n;
}

static void
given_a_path_through_a_link_when_copied_then_it_is_refused(void **state)
{
	(void)state;
	seen = 0;
	fs_mkdirs(at("in/sub"));
	fs_mkdirs(at("secret"));
	fs_write(at("secret/f"), "secret", 6);
	fs_write(at("in/sub/f"), "open", 4);
	assert_int_equal(symlink(at("secret"), at("in/link")), 0);
	assert_int_not_equal(fs_copy(at("in"), "link/f", at("out1"), 100, NULL, NULL, NULL, NULL), 0);
	assert_int_not_equal(fs_copy(at("in"), "../secret/f", at("out2"), 100, NULL, NULL, NULL, NULL), 0);
	assert_int_equal(fs_copy(at("in"), "sub/f", at("out3"), 100, count, NULL, NULL, NULL), 0);
	assert_int_equal(seen, 4);
	assert_int_equal(fs_copy(at("in"), "sub/f", at("out4"), 3, NULL, NULL, NULL, NULL), EFBIG);
	assert_int_equal(fs_copy(at("in"), "sub/f", at("out3"), 100, NULL, NULL, NULL, NULL), EEXIST);
	assert_false(fs_exists(at("out1")) || fs_exists(at("out2")) || fs_exists(at("out4")));
	assert_true(fs_exists(at("out3")));
}

static void
given_a_link_in_a_tree_when_removed_then_its_target_stays(void **state)
{
	(void)state;
	fs_mkdirs(at("keep"));
	fs_write(at("keep/f"), "x", 1);
	fs_mkdirs(at("tree/sub"));
	assert_int_equal(symlink(at("keep"), at("tree/sub/link")), 0);
	assert_int_equal(fs_remove_tree(at("tree")), 0);
	assert_false(fs_exists(at("tree")));
	assert_true(fs_exists(at("keep/f")));
	assert_int_equal(fs_remove_tree(at("tree")), 0);
}

static void
given_a_held_lock_when_taken_again_then_would_block(void **state)
{
	(void)state;
	int first = -1, second = -1;
	assert_int_equal(lock_take(at("lock"), &first), 0);
	assert_int_equal(lock_take(at("lock"), &second), EWOULDBLOCK);
	lock_release(first);
	assert_int_equal(lock_take(at("lock"), &second), 0);
	lock_release(second);
}

static void
given_a_child_that_speaks_when_read_then_its_words_come(void **state)
{
	(void)state;
	char *argv[] = { "test", "child-speaks", NULL }, text[64];
	struct child c;
	size_t n = 0, got = 0;
	assert_int_equal(child_start(argv, &c), 0);
	while (child_read(&c, text + got, sizeof text - got, 60000, &n) == 0 && n > 0)
		got += n;
	assert_int_equal(got, 6);
	assert_memory_equal(text, "hello\n", 6);
	assert_int_equal(child_end(&c, false), 0);
}

static void
given_a_child_that_hangs_when_killed_then_it_is_no_success(void **state)
{
	(void)state;
	char *argv[] = { "test", "child-hangs", NULL }, text[64];
	struct child c;
	size_t n;
	assert_int_equal(child_start(argv, &c), 0);
	assert_int_equal(child_read(&c, text, sizeof text, 100, &n), ETIMEDOUT);
	assert_int_equal(child_end(&c, true), -1);
}

static void
given_a_parent_that_is_killed_when_it_dies_then_its_child_dies_too(void **state)
{
	(void)state;
	char *argv[] = { "test", "child-of-child", NULL }, text[64] = "";
	struct child c;
	size_t n = 0;
	prctl(PR_SET_CHILD_SUBREAPER, 1); /* whom the child leaves behind is ours */
	assert_int_equal(child_start(argv, &c), 0);
	assert_int_equal(child_read(&c, text, sizeof text - 1, 60000, &n), 0);
	int grandchild = atoi(text);
	assert_true(grandchild > 1);
	child_end(&c, true);
	alarm(60);
	assert_int_equal(waitpid(grandchild, NULL, 0), grandchild);
	alarm(0);
}

static void
given_places_for_data_when_asked_then_service_then_xdg_then_home(void **state)
{
	(void)state;
	char path[256];
	setenv("HOME", "/home/wang", 1);
	unsetenv("XDG_DATA_HOME");
	unsetenv("STATE_DIRECTORY");
	paths_data(path, sizeof path);
	assert_string_equal(path, "/home/wang/.local/share/cunping");
	setenv("XDG_DATA_HOME", "/data", 1);
	paths_data(path, sizeof path);
	assert_string_equal(path, "/data/cunping");
	setenv("STATE_DIRECTORY", "/var/lib/cunping", 1);
	paths_data(path, sizeof path);
	assert_string_equal(path, "/var/lib/cunping");
}

static int
be_a_child(const char *what)
{
	if (strcmp(what, "child-speaks") == 0) {
		puts("hello");
		return jail_enter("/tmp", false) ? 0 : JAIL_NO_LOCK;
	}
	if (strcmp(what, "child-of-child") == 0) {
		char *argv[] = { "test", "child-hangs", NULL };
		struct child c;
		child_start(argv, &c);
		printf("%d\n", c.pid);
		fflush(stdout);
	}
	for (;;)
		pause();
}

#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(int argc, char **argv)
{
	if (argc > 1 && strncmp(argv[1], "child", 5) == 0)
		return be_a_child(argv[1]);
	const struct CMUnitTest tests[] = {
		T(given_no_folder_when_made_with_parents_then_it_is_there),
		T(given_a_file_when_written_and_read_then_it_is_the_same),
		T(given_links_and_pipes_when_read_then_they_are_refused_without_waiting),
		T(given_a_tree_when_listed_then_only_regular_files_in_order),
		T(given_a_tree_too_deep_when_listed_then_it_says_so),
		T(given_a_path_through_a_link_when_copied_then_it_is_refused),
		T(given_a_link_in_a_tree_when_removed_then_its_target_stays),
		T(given_a_held_lock_when_taken_again_then_would_block),
		T(given_a_child_that_speaks_when_read_then_its_words_come),
		T(given_a_child_that_hangs_when_killed_then_it_is_no_success),
		T(given_a_parent_that_is_killed_when_it_dies_then_its_child_dies_too),
		T(given_places_for_data_when_asked_then_service_then_xdg_then_home),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
