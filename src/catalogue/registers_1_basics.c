/* 01 基础信息: the villages, who lives in them, who is responsible. */
#include "catalogue/shared.h"

/* clang-format off */

REGISTER(village, "村(社区)基本情况", "村基本情况|基本情况|村情|村(社区)情况",
	.volume = VOLUME_BASICS, .keeper = "文书", .cycle = "每年一次", .section = SECTION_PEOPLE,
	.merge = MERGE_SCOPE, .title = "village", .note = "kind secretary households",
	.basis = true,
	FIELDS(
		SERIAL,
		PLACE("village", "村(社区)名称", VILLAGE_ALIASES "|名称", .flags = REQUIRED | KEY | SCOPE,
		    .example = "幸福村"),
		PICK("kind", "类型", "类别|村庄类型", "乡镇=镇,乡,街道|行政村=村|社区=社区居委会,居委会",
		    .flags = REQUIRED, .example = "行政村"),
		INTEGER("group_count", "村民小组数", "小组数|组数|村民小组", .unit = "个", .example = "5"),
		INTEGER("hamlet_count", "自然屯数", "自然村数|屯数|自然屯", .unit = "个", .example = "8"),
		INTEGER("households", "户籍户数", "户数|总户数", .unit = "户", .example = "320"),
		INTEGER("people", "户籍人口", "人口|人口数|总人口", .unit = "人", .example = "1205"),
		INTEGER("resident_households", "常住户数", "常住户", .unit = "户", .example = "210"),
		INTEGER("residents", "常住人口", NULL, .unit = "人", .example = "640"),
		QUANTITY("farmland", "耕地面积", "耕地", .unit = "亩", .example = "8600余"),
		NAME("secretary", "村书记", "书记|支部书记|村支书", .example = "王建国"),
		PHONE("phone", "办公电话", "电话|联系电话|值班电话", .help = OFFICE_PHONE, .example = "0954-3010000"),
		NOTE));

REGISTER(grid, "网格划分表", "网格划分|网格表|网格",
	.volume = VOLUME_BASICS, .keeper = "文书", .cycle = "有变动时", .section = SECTION_PEOPLE,
	.merge = MERGE_SCOPE, .title = "village code name", .note = "leader worker households",
	FIELDS(
		SERIAL,
		VILLAGE(REQUIRED | KEY | SCOPE),
		TEXT("code", "网格编号", "编号|网格号|网格", .flags = REQUIRED | KEY, .example = "第二网格"),
		TEXT("name", "网格名称", "名称", .example = "河东片"),
		TEXT("branch", "所属支部", "支部|党支部", .example = "第一党支部"),
		NAME("leader", "网格长", "网格长姓名", .example = "王建国"),
		PHONE("leader_phone", "网格长电话", "网格长联系电话", .help = OFFICE_PHONE, .example = "0954-3010000"),
		NAME("worker", "网格员", "网格员姓名", .example = "李秀兰"),
		PHONE("worker_phone", "网格员电话", "网格员联系电话|电话|联系电话", .help = OFFICE_PHONE,
		    .example = "0954-3010002"),
		TEXT("scope_text", "责任范围", "范围|管辖范围|责任区域", .example = "河东三组、四组"),
		TEXT("groups", "包含小组", "小组|村民小组|组", .help = "如 1组、2组", .example = "3组、4组"),
		INTEGER("households", "户数", NULL, .unit = "户", .example = "86"),
		INTEGER("people", "人数", "人口", .unit = "人", .example = "310"),
		PHONE_CONSENT,
		TEXT("shape", "地图范围", "地图|坐标", .flags = STAFF, .help = "底图上的多边形，百分数：x,y;x,y;x,y"),
		NOTE));

REGISTER(household, "农户花名册", "花名册|农户名册|户主花名册",
	.volume = VOLUME_BASICS, .keeper = "文书", .cycle = "有变动时",
	.merge = MERGE_SCOPE, .title = "village grp door head", .note = "people grid",
	.whose = WHOSE_HOUSEHOLD,
	FIELDS(
		SERIAL,
		VILLAGE(REQUIRED | KEY | SCOPE),
		GROUP(REQUIRED | KEY),
		DOOR(KEY),
		HEAD(REQUIRED | MASKED),
		TEXT("pinyin", "姓名拼音", "拼音", .help = "多音字读错了才填"),
		INTEGER("people", "人口数", "人口|家庭人口", .unit = "人", .example = "4"),
		TEXT("grid", "网格编号", "网格|所属网格", .example = "第二网格"),
		TEXT("support", "户类型", "类型", .flags = STAFF, .help = "可不填；不上屏"),
		YESNO("resident", "是否常住", "常住", .example = "是"),
		CONSENT("同意公开姓名", "公开姓名|姓名公开"),
		YESNO("consent_photo", "同意公开照片", "公开照片|照片公开", .flags = STAFF, .example = "是"),
		TEXT("code", "查询码", "户查询码", .flags = STAFF | SECRET, .help = "4到6位数字；空着就还用原来的"),
		NOTE));

REGISTER(post, "责任人名单", "责任人|领导小组|责任人员名单",
	.volume = VOLUME_BASICS, .keeper = "文书", .cycle = "有变动时", .section = SECTION_PEOPLE,
	.merge = MERGE_SCOPE, .title = "village duty name", .note = "org area phone",
	FIELDS(
		SERIAL,
		PLACE("village", "村(社区)", VILLAGE_ALIASES, .flags = KEY | SCOPE | HEADER, .help = "镇(乡)上的人空着",
		    .example = "幸福村"),
		TEXT("duty", "职责", "职务|身份|角色", .flags = REQUIRED | KEY,
		    .help = "如 组长、副组长、第一责任人、监督员", .example = "第一责任人"),
		NAME("name", "姓名", "责任人", .flags = REQUIRED | KEY, .example = "王建国"),
		TEXT("org", "单位及职务", "单位|单位职务|工作单位", .example = "村党支部书记"),
		TEXT("area", "负责区域", "区域|包抓区域|责任区域", .example = "全村"),
		PHONE("phone", "联系电话", "电话|联系方式|办公电话", .help = OFFICE_PHONE, .example = "0954-3010000"),
		PHONE_CONSENT,
		DAY("date_from", "任职起", "任职开始|任职时间", .example = "2021-3-1"),
		DAY("date_to", "任职止", "任职结束", .flags = STAFF, .help = "已不在任的写上，不再显示"),
		NOTE));

REGISTER(route, "保洁责任表", "保洁|保洁表|保洁责任",
	.volume = VOLUME_BASICS, .keeper = "文书", .cycle = "有变动时", .section = SECTION_PEOPLE,
	.merge = MERGE_SCOPE, .title = "village name", .note = "cleaner frequency supervisor",
	FIELDS(
		SERIAL,
		VILLAGE(KEY | SCOPE),
		TEXT("name", "路段(场所)名称", "路段|路段名称|场所|场所名称|名称", .flags = REQUIRED | KEY,
		    .example = "村口至学校路段"),
		PICK("kind", "类型", "类别", "纵向主干道|横向主干道|村组道|公共场所", .example = "纵向主干道"),
		TEXT("span_text", "起止点", "起点终点|起止", .example = "村口牌坊到学校门口"),
		NUMBER("length", "长度", NULL, .unit = "米", .example = "850"),
		NAME("cleaner", "保洁员", "保洁人|责任人", .example = "马玉英"),
		TEXT("frequency", "保洁频次", "频次|保洁时间", .help = "如 周一、周三、周五，或 每天",
		    .example = "周一、周三、周五"),
		NAME("supervisor", "监督网格员", "监督人|网格员", .example = "李秀兰"),
		NOTE));
/* clang-format on */
