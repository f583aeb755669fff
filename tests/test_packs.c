/* Packs: whatever somebody does to one, to its parts, its order or its keys, nothing of it is used, and a person reads
 * what is the matter. */
#include "test.h"

#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "export/packing.h"
#include "fixture.h"
#include "import/importer.h"
#include "os/child.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "self.h"
#include "store/audit.h"
#include "store/settings.h"

static struct fixture f;
static struct error err;
static struct key_file township;
static struct seals seals;
static struct pack pack;
static unsigned char bytes[PACK_HEAD + 4096];
static size_t length;
static char folder[300], file[300];

static void
sheet(const char *title)
{
	char path[400], text[400];
	snprintf(path, sizeof path, "%s/通知公告.csv", folder);
	snprintf(text, sizeof text, "标题,类型,日期,正文\n%s,通知,2024-05-03,上午全村打扫巷道\n", title);
	assert_int_equal(fs_write(path, text, strlen(text)), 0);
}

/* A pack of the folder into `file` and `bytes`. */
static void
make(const char *whom)
{
	size_t files;
	unsigned char *all;
	const struct packing what = { folder, file, whom, { 2024, 5, 3 } };
	if (!packing_make(&what, &township, &pack, &files, &err))
		fail_msg("%s", err.text);
	assert_int_equal(fs_read(file, sizeof bytes, &all, &length), 0);
	memcpy(bytes, all, length);
	free(all);
}

static int
begin(void **state)
{
	(void)state;
	err = (struct error){ 0 };
	fixture_begin(&f);
	fixture_village(&f, 3);
	fixture_publish(&f, false);
	snprintf(folder, sizeof folder, "%s/stick", f.data);
	snprintf(file, sizeof file, "%s/五月.cunping", f.data);
	assert_int_equal(fs_mkdirs(folder), 0);
	sheet("五月清洁日");
	key_file_new(&township, "集强镇", NULL);
	seals = (struct seals){ .machine = "0000-0001" };
	seals_add(&seals, township.key, township.name);
	make(NULL);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	fixture_end(&f);
	return 0;
}

/* What the machine in a village says of `bytes`; "" when it takes them. */
static const char *
judged_in(const char *village)
{
	struct pack out;
	const struct pack_place place = { village, false };
	err = (struct error){ 0 };
	return pack_judge(bytes, length < PACK_HEAD ? length : PACK_HEAD, (long long)length, &seals, &place, &out, &err)
		   ? ""
		   : err.code;
}

static const char *
judged(void)
{
	return judged_in("高同村");
}

static size_t used; /* bytes of files */

static bool
take_begin(void *self, const char *path, long long size, struct error *e)
{
	(void)self, (void)path, (void)size, (void)e;
	return true;
}
static bool
take_bytes(void *self, const void *b, size_t n, struct error *e)
{
	(void)self, (void)b, (void)e;
	used += n;
	return true;
}
static bool
take_end(void *self, struct error *e)
{
	(void)self, (void)e;
	return true;
}

static const char *
unpacked(void)
{
	const struct pack_sink sink = { NULL, take_begin, take_bytes, take_end };
	assert_int_equal(fs_write(file, bytes, length), 0);
	used = 0;
	err = (struct error){ 0 };
	return pack_unpack(file, &pack, &sink, &err) ? "" : err.code;
}

static void
save_seals(void)
{
	struct state *s = state_open(f.data, &err);
	assert_non_null(s);
	assert_true(seals_save(&seals, s, &err));
	state_close(s);
}

/* Imports it, and says the code of what ended that; "" when it is on the screen. */
static const char *
imported(const char *path)
{
	static char code[40];
	struct importer_report report;
	struct importer_options o = { .source = path, .data = f.data, .yes = true, .by = "张文" };
	err = (struct error){ 0 };
	o.progress.fd = -1;
	o.now = (struct datetime){ { 2024, 5, 6 }, 9, 0, 0 };
	bool ok = importer_run(&o, &report, &err);
	snprintf(code, sizeof code, "%s", !ok ? err.code : report.edition ? "" : "nothing");
	arena_free(report.arena);
	return code;
}

static void
given_a_pack_of_the_township_when_judged_then_it_is_taken_once_and_not_again(void **state)
{
	(void)state;
	assert_string_equal(judged(), "");
	assert_string_equal(unpacked(), "");
	assert_true(used > 40);
	assert_string_equal(judged(), ""); /* it was seen, but never shown */
	seals.key[0].shown = true;
	assert_string_equal(judged(), "pack_again");
	assert_non_null(strstr(err.text, "已经上过屏"));
}

static void
given_every_byte_flipped_when_brought_then_nothing_of_it_is_used(void **state)
{
	(void)state;
	const struct seals trusted = seals;
	for (size_t i = 0; i < length; i++)
		for (int bit = 0; bit < 8; bit += i < PACK_SIGNED ? 7 : 1) {
			seals = trusted;
			bytes[i] ^= (unsigned char)(1 << bit);
			size_t was = used;
			const char *code = judged();
			code = *code ? code : unpacked();
			if (!*code)
				fail_msg("byte %zu, bit %d", i, bit);
			assert_true(utf8_valid(err.text, strlen(err.text)) && strlen(err.text) > 20);
			assert_true(i < PACK_HEAD ? used == was : used == 0);
			bytes[i] ^= (unsigned char)(1 << bit);
		}
}

static void
given_one_cut_or_with_something_behind_it_when_judged_then_each_is_said(void **state)
{
	(void)state;
	const size_t whole = length;
	for (length = 0; length < whole; length++)
		assert_string_equal(judged(), length < 16 ? "pack_none" : "pack_short");
	length = whole + 1;
	assert_string_equal(judged(), "pack_long");
	length = whole + 65536;
	assert_string_equal(judged(), "pack_long");
}

static void
given_sizes_around_two_and_four_gib_when_judged_then_the_length_that_was_signed_holds(void **state)
{
	(void)state;
	const struct pack_place place = { "高同村", false };
	const long long content[] = { (1LL << 31) - 1, 1LL << 31, (1LL << 31) + 1, PACK_MOST - PACK_HEAD - (1 << 22),
		PACK_MOST };
	struct pack out;
	for (size_t i = 0; i < sizeof content / sizeof *content; i++) {
		pack.length = content[i];
		pack.number++;
		pack_seal(&pack, township.secret, bytes);
		long long whole = PACK_HEAD + pack_pieces(content[i]) * SEAL_KEY + content[i];
		bool fits = whole <= PACK_MOST;
		for (int off = -1; off <= 1; off++) {
			bool ok = pack_judge(bytes, PACK_HEAD, whole + off, &seals, &place, &out, &err);
			assert_int_equal(ok, fits && off == 0);
			if (!ok)
				assert_string_equal(err.code, !fits     ? "pack_huge"
							      : off < 0 ? "pack_short"
									: "pack_long");
		}
	}
	/* such a file is refused before a byte of it is copied */
	assert_int_equal(truncate(file, PACK_MOST + 1), 0);
	save_seals();
	assert_string_equal(imported(file), "pack_huge");
}

static void
given_no_seal_or_two_or_a_later_form_when_judged_then_each_has_its_sentence(void **state)
{
	(void)state;
	bytes[24] = 0;
	assert_string_equal(judged(), "pack_unsigned");
	bytes[24] = 2;
	assert_string_equal(judged(), "pack_signed_twice");
	bytes[24] = 1;
	memset(bytes + PACK_SIGNED, 0, SEAL_SIGNATURE);
	assert_string_equal(judged(), "pack_unsigned");
	bytes[16] = PACK_VERSION + 1;
	assert_string_equal(judged(), "pack_newer");
	memcpy(bytes, "PK\3\4", 4);
	assert_string_equal(judged(), "pack_none");
}

static void
given_a_key_that_nobody_trusted_when_it_signs_then_it_is_named(void **state)
{
	(void)state;
	char words[20];
	struct key_file thief;
	key_file_new(&thief, "集强镇", NULL); /* any name can be written */
	pack.number = 9;
	pack_seal(&pack, thief.secret, bytes);
	assert_string_equal(judged(), "pack_key_unknown");
	seal_words(thief.key, words);
	assert_non_null(strstr(err.text, words));
	/* the township's name over the thief's signature */
	unsigned char signature[SEAL_SIGNATURE];
	memcpy(signature, bytes + PACK_SIGNED, sizeof signature);
	pack_seal(&pack, township.secret, bytes);
	memcpy(bytes + PACK_SIGNED, signature, sizeof signature);
	assert_string_equal(judged(), "pack_altered");
}

static void
given_an_older_one_or_the_same_number_anew_when_judged_then_both_are_refused(void **state)
{
	(void)state;
	unsigned char first[sizeof bytes];
	memcpy(first, bytes, length);
	size_t first_length = length;
	township.number = 7;
	sheet("六月清洁日");
	make(NULL);
	assert_string_equal(judged(), "");
	memcpy(bytes, first, length = first_length);
	assert_string_equal(judged(), "pack_older");
	assert_non_null(strstr(err.text, "第 1 号") && strstr(err.text, "第 8 号") ? err.text : NULL);
	township.number = 7;
	sheet("七月清洁日");
	make(NULL);
	assert_string_equal(judged(), "pack_other_content");
	/* a new round begins at one again, and the round before is over */
	township.epoch = 2;
	township.number = 0;
	make(NULL);
	assert_string_equal(judged(), "");
	township.epoch = 1;
	township.number = 99;
	make(NULL);
	assert_string_equal(judged(), "pack_older");
}

static void
given_parts_of_two_packs_when_put_together_then_it_is_altered(void **state)
{
	(void)state;
	unsigned char first[sizeof bytes];
	const struct pack old = pack;
	memcpy(first, bytes, length);
	sheet("六月清洁日");
	make(NULL);
	/* the newer head, with the older list and content: sizes are the same */
	assert_int_equal(old.length, pack.length);
	memcpy(bytes + PACK_HEAD, first + PACK_HEAD, length - PACK_HEAD);
	assert_string_equal(judged(), "");
	assert_string_equal(unpacked(), "pack_altered");
	assert_int_equal(used, 0);
	/* its own list, the other content */
	make(NULL);
	memcpy(bytes + PACK_HEAD + SEAL_KEY, first + PACK_HEAD + SEAL_KEY, length - PACK_HEAD - SEAL_KEY);
	assert_string_equal(unpacked(), "pack_altered");
	assert_int_equal(used, 0);
}

static void
given_one_for_another_village_or_machine_when_judged_then_it_is_theirs(void **state)
{
	(void)state;
	make("卫华村、高同、0000-0001");
	assert_string_equal(judged_in("高同村"), "");
	assert_string_equal(judged_in("高同"), "");
	assert_string_equal(judged_in("兴德村"), ""); /* by the machine's number */
	snprintf(seals.machine, sizeof seals.machine, "0000-0002");
	assert_string_equal(judged_in("兴德村"), "pack_elsewhere");
	assert_non_null(strstr(err.text, "“卫华村”等"));
	assert_string_equal(judged_in("大高同村"), "pack_elsewhere");
	assert_string_equal(judged_in(""), "pack_elsewhere");
	make("卫华村");
	assert_string_equal(judged_in("高同村"), "pack_elsewhere");
}

static void
given_a_new_key_that_the_old_one_named_when_it_signs_then_it_holds_and_the_old_one_no_more(void **state)
{
	(void)state;
	struct key_file next, third;
	const struct key_file old = township;
	township.number = 4;
	make(NULL);
	assert_string_equal(judged(), "");
	key_file_new(&next, "集强镇新", &old);
	/* before the notice has come the old one still holds */
	township.number = 5;
	make(NULL);
	assert_string_equal(judged(), "");
	next.number = 3; /* the new key does not bring back what is older */
	township = next;
	make(NULL);
	assert_string_equal(judged(), "pack_older");
	township.number = 10;
	make(NULL);
	assert_string_equal(judged(), "");
	/* whoever has the old key has nothing */
	township = old;
	township.number = 50;
	make(NULL);
	assert_string_equal(judged(), "pack_key_followed");
	key_file_new(&third, "贼", &old);
	third.number = 60;
	township = third;
	make(NULL);
	assert_string_equal(judged(), "pack_key_unknown");
	/* a machine that missed one change finds its way to the third key */
	seals = (struct seals){ .machine = "0000-0001" };
	seals_add(&seals, old.key, old.name);
	key_file_new(&third, "集强镇三", &next);
	third.number = 70;
	township = third;
	make(NULL);
	assert_string_equal(judged(), "");
}

static void
given_a_revoked_key_when_an_older_notice_comes_again_then_it_stays_revoked(void **state)
{
	(void)state;
	struct key_file lost, holder = township;
	unsigned char early[sizeof bytes];
	key_file_new(&lost, "丢了的", NULL);
	seals_add(&seals, lost.key, lost.name);
	holder.number = 20;
	township = holder;
	make(NULL);
	memcpy(early, bytes, length);
	size_t early_length = length;
	assert_true(key_file_revoke(&holder, lost.key));
	holder.number = 30;
	township = holder;
	make(NULL);
	assert_string_equal(judged(), "");
	township = lost;
	township.number = 3;
	make(NULL);
	assert_string_equal(judged(), "pack_key_revoked");
	memcpy(bytes, early, length = early_length);
	assert_string_equal(judged(), "pack_older");
	township = lost;
	township.number = 9;
	make(NULL);
	assert_string_equal(judged(), "pack_key_revoked");
	/* the revoked key's own word about keys is not heard */
	struct key_file heir;
	key_file_new(&heir, "继承", &lost);
	township = heir;
	make(NULL);
	assert_string_equal(judged(), "pack_key_unknown");
}

static void
given_any_clock_when_a_pack_comes_then_its_date_decides_nothing(void **state)
{
	(void)state;
	static const int dates[] = { 0, 19700101, 20240501, 20991231, 99999999 };
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
		pack.date = dates[i];
		pack.number++;
		pack_seal(&pack, township.secret, bytes);
		assert_string_equal(judged(), "");
	}
}

static void
given_names_that_leave_the_folder_when_signed_even_so_then_the_pack_is_refused(void **state)
{
	(void)state;
	static const char *const names[] = { "../a.csv", "/a.csv", "a/../b.csv", ".a.csv", "a//b.csv", "a\\b.csv",
		"a\nb.csv", "\xff.csv", "a/", "" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		unsigned char *at = bytes + PACK_HEAD + SEAL_KEY, root[SEAL_KEY];
		size_t n = strlen(names[i]);
		seal_put(at, n);
		seal_put(at + 8, 1);
		memcpy(at + 16, names[i], n);
		at[16 + n] = 'x';
		pack.length = (long long)n + 17;
		length = PACK_HEAD + SEAL_KEY + (size_t)pack.length;
		pack_hash(at, (size_t)pack.length, bytes + PACK_HEAD);
		pack_hash(bytes + PACK_HEAD, SEAL_KEY, root);
		sodium_bin2hex(pack.root, sizeof pack.root, root, sizeof root);
		pack_seal(&pack, township.secret, bytes);
		assert_string_equal(unpacked(), "pack_odd");
	}
}

static void
given_only_packs_when_a_folder_comes_then_it_is_refused_and_a_pack_goes_all_the_way(void **state)
{
	(void)state;
	save_seals();
	struct state *s = state_open(f.data, &err);
	assert_true(s && state_setting_set(s, "packs_only", "是", &err));
	state_close(s);
	assert_string_equal(imported(folder), "packs_only");
	assert_non_null(strstr(err.text, "只收乡镇盖了章的包"));
	assert_string_equal(imported(file), "");
	assert_string_equal(imported(file), "pack_again");
	/* a folder that is called so is no pack */
	char named[400];
	snprintf(named, sizeof named, "%s.cunping", folder);
	assert_int_equal(rename(folder, named), 0);
	assert_string_equal(imported(named), "packs_only");
}

static void
given_a_pack_and_its_folder_when_imported_then_the_screen_has_the_same(void **state)
{
	(void)state;
	struct edition_info info[2];
	struct content content[2];
	save_seals();
	for (int i = 0; i < 2; i++) {
		assert_string_equal(imported(i ? folder : file), i ? "nothing" : "");
		assert_true(state_current(f.data, &info[i], &err));
		struct db *db = edition_open(&info[i], &err);
		assert_true(content_load(db, f.arena, &content[i], &err));
		db_close(db);
	}
	assert_int_equal(info[0].number, info[1].number);
	assert_string_equal(info[0].source, "五月.cunping");
	assert_int_equal(content[0].reg[REG_NOTICE].count, content[1].reg[REG_NOTICE].count);
}

static void
given_a_key_file_when_written_and_read_then_it_is_the_same_and_nobody_elses(void **state)
{
	(void)state;
	char path[300], gone[SEAL_HEX], name[SEAL_NAME + 1];
	bool open = true;
	struct key_file next, back;
	snprintf(path, sizeof path, "%s/钥匙", f.data);
	key_file_new(&next, "阿卜杜热合曼乡", &township);
	assert_true(key_file_revoke(&next, township.key));
	next.number = 41;
	assert_true(key_file_write(path, &next, &err) && key_file_read(path, &back, &err));
	assert_memory_equal(&next, &back, sizeof back);
	assert_int_equal(fs_private(path, &open), 0);
	assert_false(open);
	assert_false(public_key_read(path, gone, name, &err));
	assert_true(public_key_write(path, &next, &err) && public_key_read(path, gone, name, &err));
	assert_string_equal(gone, next.key);
	assert_false(key_file_read(path, &back, &err));
}

int
main(int argc, char **argv)
{
	int status;
	if (self_is_child(argc, argv, &status))
		return status;
#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		T(given_a_pack_of_the_township_when_judged_then_it_is_taken_once_and_not_again),
		T(given_every_byte_flipped_when_brought_then_nothing_of_it_is_used),
		T(given_one_cut_or_with_something_behind_it_when_judged_then_each_is_said),
		T(given_sizes_around_two_and_four_gib_when_judged_then_the_length_that_was_signed_holds),
		T(given_no_seal_or_two_or_a_later_form_when_judged_then_each_has_its_sentence),
		T(given_a_key_that_nobody_trusted_when_it_signs_then_it_is_named),
		T(given_an_older_one_or_the_same_number_anew_when_judged_then_both_are_refused),
		T(given_parts_of_two_packs_when_put_together_then_it_is_altered),
		T(given_one_for_another_village_or_machine_when_judged_then_it_is_theirs),
		T(given_a_new_key_that_the_old_one_named_when_it_signs_then_it_holds_and_the_old_one_no_more),
		T(given_a_revoked_key_when_an_older_notice_comes_again_then_it_stays_revoked),
		T(given_any_clock_when_a_pack_comes_then_its_date_decides_nothing),
		T(given_names_that_leave_the_folder_when_signed_even_so_then_the_pack_is_refused),
		T(given_only_packs_when_a_folder_comes_then_it_is_refused_and_a_pack_goes_all_the_way),
		T(given_a_pack_and_its_folder_when_imported_then_the_screen_has_the_same),
		T(given_a_key_file_when_written_and_read_then_it_is_the_same_and_nobody_elses),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
