/* The gate: what a text gives away about somebody, what it leaves alone, and
 * what it would say instead. Every village and name here is made up. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "base/private_number.h"
#include "privacy/privacy.h"

static struct arena *arena;
static struct privacy *gate;
static struct privacy_found found;

static void
know(struct content *rows, const char *table, const char *const *cell)
{
	const struct reg *r = catalogue_find(table);
	struct row *row = row_append(&rows->reg[r->id], arena, r);
	for (; *cell; cell += 2)
		row_set(row, r, cell[0], cell[1]);
}
#define KNOW(table, ...) know(&rows, table, (const char *const[]){ __VA_ARGS__, NULL })

static int
begin(void **state)
{
	struct content rows = { 0 };
	(void)state;
	arena = arena_new();
	gate = privacy_new(arena);
	KNOW("village", "village", "云坪镇", "kind", "乡镇", "phone", "0954-3010000");
	KNOW("village", "village", "柳湾村", "kind", "行政村", "phone", "0954-3010002");
	KNOW("household", "village", "柳湾村", "grp", "1组", "head", "马玉山");
	KNOW("household", "village", "柳湾村", "grp", "2组", "head", "张翠珍");
	KNOW("household", "village", "柳湾村", "grp", "2组", "head", "海伟");
	KNOW("household", "village", "柳湾村", "grp", "3组", "head", "文明");
	KNOW("household", "village", "柳湾村", "grp", "3组", "head", "王昭");
	KNOW("household", "village", "柳湾村", "grp", "3组", "head", "杨建国");
	KNOW("household", "village", "柳湾村", "grp", "4组", "head", "李秀英");
	KNOW("household", "village", "柳湾村", "grp", "5组", "head", "平安");
	KNOW("household", "village", "柳湾村", "grp", "5组", "head", "买买提·艾力");
	KNOW("household", "village", "柳湾村", "grp", "5组", "head", "钱和");
	KNOW("post", "village", "柳湾村", "duty", "第一责任人", "name", "杨建国");
	privacy_learn(gate, &rows);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* A row of柳湾村 with these cells; looks at the one of `column`. */
static const char *
mended(const char *table, const char *column, const char *text, const char *const *more)
{
	const struct reg *r = catalogue_find(table);
	struct row_list list = { 0 };
	struct row *row = row_append(&list, arena, r);
	if (catalogue_field(r, "village") >= 0)
		row_set(row, r, "village", "柳湾村");
	for (; more && *more; more += 2)
		row_set(row, r, more[0], more[1]);
	row_set(row, r, column, text);
	if (!privacy_look(gate, arena, r, row, (size_t)catalogue_field(r, column), &found))
		return "";
	return privacy_as_mended(arena, text, &found, false);
}

#define BLACK                                                                                                          \
	(const char *const[])                                                                                          \
	{                                                                                                              \
		"board", "黑榜", "target_kind", "路段", NULL                                                           \
	}

static void
assert_mended(const char *table, const char *column, const char *text, const char *as)
{
	const char *got = mended(table, column, text, strcmp(table, "board") == 0 ? BLACK : NULL);
	if (strcmp(got, as) != 0)
		fail_msg("《%s》“%s” became “%s”, not “%s”", table, text, got, as);
}

static void
given_a_name_of_the_roll_when_looked_at_then_it_is_found_and_masked(void **state)
{
	(void)state;
	assert_mended("problem", "description", "玉米秆堆在马玉山门前", "玉米秆堆在马*山门前");
	assert_int_equal(found.kind, PRIVACY_NAME);
	assert_false(found.must);
	assert_mended("problem", "spot", "张翠珍家屋后", "张*珍家屋后");
	assert_mended("inspection", "found", "李秀英院墙外乱堆", "李*英院墙外乱堆");
	assert_mended("rectify", "demand", "督促李 秀 英户清走柴草", "督促李*英户清走柴草");
	assert_mended("notice", "body", "请马玉山、张翠珍到村部来一趟。", "请马*山、张*珍到村部来一趟。");
	assert_mended("problem", "spot", "买买提·艾力家门前", "买*·*家门前");
	assert_mended("problem", "spot", "买买提艾力家门前", "买*·*家门前");
	assert_mended("problem", "spot", "买买提.艾力羊圈", "买*·*羊圈");
}

static void
given_a_name_of_two_characters_when_looked_at_then_what_stands_around_it_decides(void **state)
{
	(void)state;
	assert_mended("event", "content", "大家说海伟家的菜园收拾得好", "大家说海*家的菜园收拾得好");
	assert_int_equal(found.kind, PRIVACY_PERHAPS);
	assert_mended("event", "content", "村民海伟带头打扫", "村民海*带头打扫");
	assert_mended("event", "content", "三组文明家的儿子来帮忙", "三组文*家的儿子来帮忙");
	assert_mended("event", "content", "海伟他妈在渠里洗拖把", "海*他妈在渠里洗拖把");
	assert_mended("event", "content", "海\n伟家的菜园", "海*家的菜园");
	assert_mended("event", "content", "平安家的羊粪堆在路上", "平*家的羊粪堆在路上");
	assert_mended("event", "content", "户主：平安", "户主：平*");
	assert_mended("event", "content", "看钱和项目花到哪里", "");
	assert_mended("event", "content", "村民平安过冬，平安家园，平安户", "");
	assert_mended("event", "content", "从上海伟大的历程讲起", "");
	assert_mended("event", "content", "评选文明户、平安家庭，建设文明村", "");
	assert_mended("event", "content", "沿王昭村主干道清理", "");
	assert_mended("event", "content", "村民文明素质提高，家家平安", "");
}

static void
given_who_acts_in_office_when_named_at_work_then_it_is_no_finding(void **state)
{
	(void)state;
	assert_mended("event", "content", "杨建国带队检查", "");
	assert_mended("event", "content", "保洁员李秀英每天清扫", "");
	assert_mended("event", "content", "由李秀英主任讲课", "");
	assert_mended("event", "content", "李秀英同志家门前有土堆", "李*英同志家门前有土堆");
	assert_mended("problem", "verifier", "李秀英", ""); /* a column for names */
	assert_mended("problem", "description", "杨建国家门前堆着柴草", "杨*国家门前堆着柴草");
}

static void
given_the_black_list_when_a_person_is_meant_then_the_place_stands_instead(void **state)
{
	(void)state;
	assert_mended("board", "reason", "张翠珍家门口堆柴草，挡了路", "二组巷道堆柴草，挡了路");
	assert_true(found.must && found.black);
	assert_mended("board", "target", "四组李秀英家门口", "四组巷道");
	assert_mended("board", "target", "海伟", "二组巷道");
	assert_mended("board", "duty", "马玉山", "一组");
	/* nobody of the roll */
	assert_mended("board", "target", "李二狗家门前", "村内巷道");
	assert_mended("board", "target", "三组老王家", "三组巷道");
	assert_mended("board", "reason", "赵大爷家院墙外倒垃圾", "村内巷道倒垃圾");
	assert_mended("board", "reason", "村民孙某乱倒垃圾", "村内巷道乱倒垃圾");
	assert_mended("board", "target", "二狗子家门前", "村内巷道");
	assert_mended("board", "target", "三组12号门口", "三组巷道");
	assert_mended("board", "target", "3组12号", "3组巷道");
	assert_mended("board", "reason", "张家的猪圈没清", "村内巷道的猪圈没清");
	assert_mended("board", "target", "低保户家旁", "村内巷道旁");
	assert_mended("board", "reason", "赵姓农户乱倒污水", "村内巷道乱倒污水");
	assert_mended("board", "reason", "垃圾箱满溢，举报打138 0013 8000", "垃圾箱满溢，举报打0954-3010002");
	assert_true(found.must);
}

static void
given_places_and_things_on_the_black_list_when_looked_at_then_they_stand(void **state)
{
	static const char *const fine[] = { "张家庄路口", "三组村口路段", "李家沟河道", "马家湾桥头",
		"国家电网变压器旁", "路边高大家具厂门前", "农家乐门口", "超市门口", "学校门口", "卫生院门口",
		"家家户户门前", "文化广场", "大家反映的臭水沟", "村委会院内", "和谐家园小区", "王昭村主干道",
		"第二网格", "柴草堆在路上", "回家路上有积水", "各家门前三包没落实", "自家门前乱堆", "群众家门口泥泞",
		"商家门口占道", "三组2号路灯下", "谁家门口谁扫", "两家门前的土堆", "贫困户安置点门口", "村民院落脏乱",
		"高家崖巷道", "专家楼前", "陈家河滩" };
	(void)state;
	for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
		assert_mended("board", "target", fine[i], "");
	for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
		assert_mended("board", "reason", fine[i], "");
}

static void
given_a_place_in_the_row_when_a_person_stands_in_the_reason_then_it_is_that_place(void **state)
{
	(void)state;
	const char *const more[] = { "board", "黑榜", "target", "二组文化墙旁", NULL };
	assert_string_equal(mended("board", "reason", "张翠珍家堆柴草", more), "二组文化墙旁堆柴草");
	const char *const red[] = { "board", "红榜", "target", "2组", NULL };
	assert_string_equal(mended("board", "reason", "张翠珍家带头清扫", red), "张*珍家带头清扫");
	assert_false(found.must);
	const char *const down[] = { "board", "黑榜", "state", "撤下", NULL };
	assert_string_equal(mended("board", "reason", "张翠珍家堆柴草", down), "");
}

static void
given_a_home_that_the_red_list_praises_when_looked_at_then_it_stands_by_its_consent(void **state)
{
	static const char *const red[] = { "board", "红榜", "target_kind", "户", "consent", "是", NULL };
	static const char *const road[] = { "board", "红榜", "target_kind", "路段", "consent", "是", NULL };
	(void)state;
	assert_string_equal(mended("board", "target", "张翠珍家", red), "");
	assert_string_equal(mended("board", "target", "张翠珍家", road), "张*珍家");
	assert_string_equal(mended("board", "reason", "帮马玉山扫了巷道", red), "帮马*山扫了巷道");
	assert_string_not_equal(mended("board", "target", "张翠珍 13912345678", red), "");
}

static void
given_illness_or_support_beside_somebody_when_looked_at_then_it_is_one_household(void **state)
{
	(void)state;
	assert_mended("inspection", "note", "马玉山的老伴住院，邻居帮着扫院", "一组一户的老伴住院，邻居帮着扫院");
	assert_int_equal(found.kind, PRIVACY_CONDITION);
	assert_mended("event", "content", "评议李秀英低保", "评议四组一户低保");
	assert_mended("notice", "body", "杨建国被列为监测户。", "三组一户被列为监测户。");
	assert_mended("event", "content", "慰问三组12号，户主残疾", "慰问三组一户，户主残疾");
	/* nobody is meant */
	assert_mended("event", "content", "宣传低保政策，防治病虫害", "");
	assert_mended("event", "content", "走访残疾人家庭6户", "");
	assert_mended(
	    "notice", "body", "低保金已发放。马玉山家的菜园收拾得好。", "低保金已发放。马*山家的菜园收拾得好。");
}

static void
given_the_row_says_whose_it_is_when_its_text_speaks_of_illness_then_the_words_are_masked(void **state)
{
	(void)state;
	const char *const own[] = { "name", "张翠珍", NULL };
	assert_string_equal(
	    mended("honour", "deed", "张翠珍一家和睦，照顾瘫痪母亲多年", own), "张翠珍一家和睦，照顾**母亲多年");
	assert_int_equal(found.spans, 1); /* her own name follows its own rule */
	const char *const head[] = { "head", "张翠珍", NULL };
	assert_string_equal(mended("courtyard", "deed", "身患残疾，院里种了花", head), "身患**，院里种了花");
	assert_string_equal(mended("household", "note", "低保户", head), "**");
	assert_string_equal(mended("courtyard", "deed", "院里种了花，柴草码得整整齐齐", head), "");
	assert_string_equal(mended("honour", "deed", "常帮马玉山扫院", own), "常帮马*山扫院");
}

static void
given_a_mobile_number_in_any_spelling_when_looked_at_then_it_is_the_villages_telephone(void **state)
{
	static const char *const spelt[] = { "13800138000", "8613800138000", "138 0013 8000", "138-0013-8000",
		"138.0013.8000", "１３８００１３８０００", "一三八〇〇一三八〇〇〇", "1 3 8 0 0 1 3 8 0 0 0",
		"一 三 八 零 零 一 三 八 零 零 零", "138·00138000", "幺三八洞洞幺三八洞洞洞", "①③⑧00138000" };
	char text[200];
	(void)state;
	for (size_t i = 0; i < sizeof spelt / sizeof *spelt; i++) {
		snprintf(text, sizeof text, "报名打%s，找会计", spelt[i]);
		assert_mended("notice", "body", text, "报名打0954-3010002，找会计");
		assert_string_equal(
		    privacy_as_written(arena, text, &found, true), "报名打\x02手机号（尾号 00）\x03，找会计");
	}
	assert_mended("notice", "body", "打 0954-3010002 或 12345，周六8:00-17:30，花了13800元", "");
	assert_mended("notice", "body", "2024.5.1-2024.5.30 共 30 天，文号〔2024〕138号", "");
}

static void
given_a_telephone_of_who_is_responsible_when_it_is_a_mobile_then_consent_is_asked_for(void **state)
{
	(void)state;
	assert_string_equal(mended("post", "phone", "13800138000", NULL), "0954-3010002");
	const char *const agreed[] = { "phone_consent", "是", NULL };
	assert_string_equal(mended("post", "phone", "13800138000", agreed), "");
	assert_string_equal(mended("grid", "worker_phone", "0954-3010009", NULL), "");
	assert_string_equal(mended("objection", "phone", "13800138000", NULL), ""); /* staff's own */
	assert_string_equal(mended("notice", "contact", "张会计 13800138000", NULL), "张会计 0954-3010002");
}

static void
given_a_class_that_shames_when_looked_at_then_it_must_change(void **state)
{
	(void)state;
	assert_mended("home_score", "grade", "最脏户", "待提高户");
	assert_true(found.must);
	assert_mended("standard", "item", "脏乱差户", "待提高户");
	assert_mended("event", "content", "评出最差户3户", "评出待提高户3户");
	assert_mended("home_score", "grade", "清洁户", "");
}

static void
given_private_numbers_when_spoken_of_then_they_are_not_repeated(void **state)
{
	(void)state;
	assert_string_equal(private_number_hide(arena, "写的是“13800138000”，"), "写的是“手机号（尾号 00）”，");
	assert_string_equal(private_number_hide(arena, "他的号是 11010519491231002X"), "他的号是 身份证号");
	assert_string_equal(private_number_hide(arena, "110105 19491231 002X"), "身份证号");
	assert_string_equal(private_number_hide(arena, "一一零一零五一九四九一二三一零零二X"), "身份证号");
	assert_string_equal(private_number_hide(arena, "1.1.0.1.0.5.1.9.4.9.1.2.3.1.0.0.2.X"), "身份证号");
	assert_string_equal(private_number_hide(arena, "卡 6222 0202 0011 2233 446"), "卡 银行卡号（尾号 46）");
	assert_string_equal(
	    private_number_hide(arena, "微信图片_20240428101635123.jpg"), "微信图片_20240428101635123.jpg");
	assert_string_equal(private_number_hide(arena, "0954-3010002"), "0954-3010002");
	assert_string_equal(private_digits_hide(arena, "1380013800"), "…（尾号 00）");
	assert_string_equal(private_digits_hide(arena, "张三"), "张三");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(given_a_name_of_the_roll_when_looked_at_then_it_is_found_and_masked),
		TEST(given_a_name_of_two_characters_when_looked_at_then_what_stands_around_it_decides),
		TEST(given_who_acts_in_office_when_named_at_work_then_it_is_no_finding),
		TEST(given_the_black_list_when_a_person_is_meant_then_the_place_stands_instead),
		TEST(given_places_and_things_on_the_black_list_when_looked_at_then_they_stand),
		TEST(given_a_place_in_the_row_when_a_person_stands_in_the_reason_then_it_is_that_place),
		TEST(given_illness_or_support_beside_somebody_when_looked_at_then_it_is_one_household),
		TEST(given_the_row_says_whose_it_is_when_its_text_speaks_of_illness_then_the_words_are_masked),
		TEST(given_a_mobile_number_in_any_spelling_when_looked_at_then_it_is_the_villages_telephone),
		TEST(given_a_telephone_of_who_is_responsible_when_it_is_a_mobile_then_consent_is_asked_for),
		TEST(given_a_class_that_shames_when_looked_at_then_it_must_change),
		TEST(given_private_numbers_when_spoken_of_then_they_are_not_repeated),
		TEST(given_a_home_that_the_red_list_praises_when_looked_at_then_it_stands_by_its_consent),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
