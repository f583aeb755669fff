/* mounts: what is plugged in, read from a mountinfo and from real mounts. */
#include "test.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include "os/fs.h"
#include "os/fs_tree.h"
#include "os/mounts.h"

enum { MOST = 8 };
static struct mount found[MOST];

static size_t
parse(const char *text, const char *folders)
{
	char *copy = strdup(text);
	size_t n = mounts_parse(copy, folders, found, MOST);
	free(copy);
	return n;
}

static const char three[] =
    "22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw,errors=remount-ro\n"
    "40 22 8:17 / /media/cunping/村里\\040资料 ro,nosuid,nodev,noexec shared:21 - vfat /dev/sdb1 "
    "ro,iocharset=utf8,shortname=mixed\n"
    "41 22 8:33 / /run/media/clerk/KINGSTON rw,nosuid,nodev - fuseblk /dev/sdc1 rw,user_id=0\n"
    "42 22 8:49 / /mediation rw - ext4 /dev/sdd1 rw\n"
    "43 22 0:50 / /proc rw - proc proc rw\n"
    "44 22 8:65 / /media/cunping/\\346\\227\\247 rw,relatime master:3 - exfat /dev/sde1 ro,iocharset=utf8\n";

static void
given_several_sticks_when_listed_then_each_is_there_by_its_own_name(void **state)
{
	(void)state;
	assert_int_equal(parse(three, MOUNTS_FOLDERS), 3);
	assert_string_equal(found[0].path, "/media/cunping/村里 资料");
	assert_string_equal(found[0].label, "村里 资料");
	assert_string_equal(found[0].device, "/dev/sdb1");
	assert_string_equal(found[0].type, "vfat");
	assert_true(found[0].read_only);
	assert_true(mounts_has(&found[0], "noexec"));
	assert_true(mounts_has(&found[0], "iocharset=utf8"));
	assert_true(mounts_has(&found[0], "iocharset="));
	assert_false(mounts_has(&found[0], "iocharset"));
	assert_false(mounts_has(&found[0], "rw"));
	assert_string_equal(found[1].label, "KINGSTON");
	assert_string_equal(found[1].type, "fuseblk");
	assert_false(found[1].read_only);
	assert_string_equal(found[2].label, "旧");
}

static void
given_a_stick_whose_file_system_turned_read_only_when_listed_then_it_is_read_only(void **state)
{
	(void)state;
	parse(three, MOUNTS_FOLDERS);
	assert_true(found[2].read_only);
}

static void
given_other_folders_when_listed_then_only_what_is_in_them_counts(void **state)
{
	(void)state;
	assert_int_equal(parse(three, "/mediation"), 1);
	assert_string_equal(found[0].path, "/mediation");
	assert_int_equal(parse(three, "/nowhere:/mediation/:/run/media"), 2);
	assert_int_equal(parse(three, "/med"), 0);
	assert_int_equal(parse(three, "/"), 6);
}

static void
given_a_place_mounted_twice_when_listed_then_what_is_on_top_counts(void **state)
{
	(void)state;
	const char *text = "1 0 8:1 / /media/a rw - vfat /dev/sdb1 rw\n"
			   "2 0 8:2 / /media/b rw - vfat /dev/sdc1 rw\n"
			   "3 1 8:3 / /media/a ro - ext4 /dev/sdd1 ro\n";
	assert_int_equal(parse(text, "/media"), 2);
	assert_string_equal(found[0].device, "/dev/sdd1");
	assert_true(found[0].read_only);
}

static void
given_lines_cut_short_when_listed_then_they_are_passed_over(void **state)
{
	(void)state;
	assert_int_equal(parse("", "/media"), 0);
	assert_int_equal(parse("garbage\n\n1 2 3\n36 35 98:0 / /media/a rw - ext4\n36 35 - ext4 x rw\n", "/media"), 0);
	assert_int_equal(parse("36 35 98:0 / /media/a rw - ext4 /dev/x rw", "/media"), 1);
	assert_int_equal(parse("1 0 8:1 / /media/odd\\04 rw - vfat /dev/x\\0 rw\n", "/media"), 1);
	assert_string_equal(found[0].path, "/media/odd\\04");
}

static void
given_more_sticks_than_room_when_listed_then_the_first_ones_are_there(void **state)
{
	(void)state;
	struct mount one;
	char *copy = strdup(three);
	assert_int_equal(mounts_parse(copy, MOUNTS_FOLDERS, &one, 1), 1);
	assert_string_equal(one.device, "/dev/sdb1");
	free(copy);
}

/* A change of mounts, waited for no longer than ten seconds. */
static bool
changed(int watch)
{
	struct pollfd p = { .fd = watch, .events = POLLPRI };
	return poll(&p, 1, 10000) == 1 && (p.revents & (POLLPRI | POLLERR));
}

static bool
quiet(int watch)
{
	struct pollfd p = { .fd = watch, .events = POLLPRI };
	return poll(&p, 1, 0) == 0;
}

static void
given_a_stick_when_plugged_in_and_pulled_then_the_descriptor_says_so_each_time(void **state)
{
	(void)state;
	char root[64] = "/tmp/cunping-mounts-XXXXXX", at[128];
	size_t n;
	assert_non_null(mkdtemp(root));
	snprintf(at, sizeof at, "%s/村 里", root);
	assert_int_equal(fs_mkdirs(at), 0);
	int watch = mounts_watch();
	assert_true(watch >= 0);
	assert_int_equal(mounts_read(watch, root, found, MOST, &n), 0);
	assert_int_equal(n, 0);
	if (mount("stick", at, "tmpfs", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL) != 0) {
		close(watch);
		fs_remove_tree(root);
		skip(); /* only root may mount */
	}
	bool told = changed(watch);
	int error = mounts_read(watch, root, found, MOST, &n);
	bool still = quiet(watch);
	struct mount holds = { .path = "" };
	int held = mounts_of(watch, at, &holds);
	umount(at);
	bool again = changed(watch);
	size_t left = 1;
	mounts_read(watch, root, &found[1], 1, &left);
	close(watch);
	fs_remove_tree(root);
	assert_true(told && again && still);
	assert_int_equal(error, 0);
	assert_int_equal(n, 1);
	assert_int_equal(left, 0);
	assert_string_equal(found[0].path, at);
	assert_string_equal(found[0].label, "村 里");
	assert_true(found[0].read_only && mounts_has(&found[0], "nodev"));
	assert_int_equal(held, 0);
	assert_string_equal(holds.path, at);
}

static void
given_a_path_that_is_gone_when_asked_for_its_mount_then_that_is_said(void **state)
{
	(void)state;
	struct mount m;
	assert_int_equal(mounts_of(-1, "/tmp/there/is/no/such/thing", &m), ENOENT);
	assert_int_equal(mounts_of(-1, "/proc/self/status", &m), 0);
	assert_string_equal(m.path, "/proc");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_several_sticks_when_listed_then_each_is_there_by_its_own_name),
		cmocka_unit_test(given_a_stick_whose_file_system_turned_read_only_when_listed_then_it_is_read_only),
		cmocka_unit_test(given_other_folders_when_listed_then_only_what_is_in_them_counts),
		cmocka_unit_test(given_a_place_mounted_twice_when_listed_then_what_is_on_top_counts),
		cmocka_unit_test(given_lines_cut_short_when_listed_then_they_are_passed_over),
		cmocka_unit_test(given_more_sticks_than_room_when_listed_then_the_first_ones_are_there),
		cmocka_unit_test(given_a_stick_when_plugged_in_and_pulled_then_the_descriptor_says_so_each_time),
		cmocka_unit_test(given_a_path_that_is_gone_when_asked_for_its_mount_then_that_is_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
