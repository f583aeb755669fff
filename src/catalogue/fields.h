/* What the register files share: the fields that stand in many sheets, and
 * how a register is written down. Only for src/catalogue/registers_*.c. */
#ifndef CATALOGUE_FIELDS_H
#define CATALOGUE_FIELDS_H

#include "catalogue/catalogue.h"

#define STATES "公示中=公示,发布,已发布,正常,有效|草稿|撤下=已撤下,下榜,取消|复核中=异议复核中,正在复核"
#define VILLAGE_ALIASES "村(社区)|村社区|村|社区|行政村|村名|所在村|村别|单位|被考核单位|参评单位"
#define GROUP_ALIASES "组|小组|组别|屯|自然屯|组(屯)|村组|所在组|社"
#define DOOR_ALIASES "门牌|门号|户号|门牌编号"
#define HEAD_ALIASES "户主|姓名|农户姓名|农户|户主(商户)姓名|姓名(户主)|家庭户主"
#define PHOTO_ALIASES "照片|图片|照片名|照片名称|图片文件名|照片文件|现场照片"

#define SERIAL                                                                                                         \
	{                                                                                                              \
		"serial", "序号", "编号|NO|No.|序", FIELD_SERIAL, 0, NULL, NULL, "不用填也行"                     \
	}
#define VILLAGE(flags)                                                                                                 \
	{                                                                                                              \
		"village", "村(社区)", VILLAGE_ALIASES, FIELD_PLACE, (flags) | FIELD_HEADER, NULL, NULL,               \
		    "村或社区的名字"                                                                            \
	}
#define PERIOD(name, more, flags)                                                                                      \
	{                                                                                                              \
		"period", name, more, FIELD_PERIOD, (flags) | FIELD_HEADER, NULL, NULL,                                \
		    "写成 2024年4月、2024年第二季度 都行"                                                  \
	}
#define GROUP(flags)                                                                                                   \
	{                                                                                                              \
		"grp", "村民小组", GROUP_ALIASES, FIELD_GROUP, flags, NULL, NULL, "如 3组"                           \
	}
#define DOOR(flags)                                                                                                    \
	{                                                                                                              \
		"door", "门牌号", DOOR_ALIASES, FIELD_DOOR, flags, NULL, NULL, "没有门牌可以空着"              \
	}
#define HEAD(flags)                                                                                                    \
	{                                                                                                              \
		"head", "户主姓名", HEAD_ALIASES, FIELD_NAME, flags, NULL, NULL, NULL                                  \
	}
#define NOTE                                                                                                           \
	{                                                                                                              \
		"note", "备注", "说明|附注", FIELD_TEXT, 0, NULL, NULL, NULL                                           \
	}
#define CONSENT(name, more)                                                                                            \
	{                                                                                                              \
		"consent", name, more, FIELD_YESNO, 0, NULL, NULL, "本人同意才写 是；空着按不同意"       \
	}
#define COMMON                                                                                                         \
	{ "state", "状态", "公示状态|发布状态", FIELD_CHOICE, 0, STATES, NULL, "空着就是公示中" },                     \
	    { "withdrawn_reason", "撤下原因", "撤榜原因|下榜原因", FIELD_TEXT, 0, NULL, NULL, NULL },                  \
	    { "show_from", "公示起", "公示开始|公示起始日期|公示日期起|公示开始日期", FIELD_DATE, FIELD_HEADER, NULL,  \
		    NULL, "从这天起上屏" },                                                                            \
	    { "show_to", "公示止", "公示截止|公示结束|公示截止日期|公示期限|公示结束日期", FIELD_DATE, FIELD_HEADER,   \
		    NULL, NULL, "过了这天不再显示" },                                                                  \
	{                                                                                                              \
		"sample", "示例", "是否示例", FIELD_YESNO, FIELD_HEADER, NULL, NULL, "编出来做样子的行写 是" \
	}

/* `name` is reg_<table>; its fields stand above it in <table>_fields. */
#define REGISTER(reg_id, reg_table, reg_sheet, reg_aliases, reg_merge, reg_scheme, ...)                                \
	const struct reg reg_##reg_table = { .id = (reg_id),                                                           \
		.table = #reg_table,                                                                                   \
		.sheet = (reg_sheet),                                                                                  \
		.aliases = (reg_aliases),                                                                              \
		.merge = (reg_merge),                                                                                  \
		.scheme = (reg_scheme),                                                                                \
		.fields = reg_table##_fields,                                                                          \
		.count = sizeof reg_table##_fields / sizeof *reg_table##_fields,                                       \
		__VA_ARGS__ }

#endif
