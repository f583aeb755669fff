/* Fields that stand in many sheets; only for registers_*.c. The examples tell
 * of one made-up village, 幸福村; its 张明 of group 3, door 12, is the same
 * household in every sheet. A photo is named after what it shows. */
#pragma once

#include "catalogue/entry.h"

#define VILLAGE_ALIASES "村(社区)|村社区|村|社区|行政村|村名|所在村|村别|单位|被考核单位|参评单位"
#define GROUP_ALIASES "组|小组|组别|屯|自然屯|组(屯)|村组|所在组|社"
#define DOOR_ALIASES "门牌|门号|户号|门牌编号"
#define HEAD_ALIASES "户主|姓名|农户姓名|农户|户主(商户)姓名|姓名(户主)|家庭户主"
#define PHOTO_ALIASES "照片|图片|照片名|照片名称|图片文件名|照片文件|现场照片"
#define FILE_ALIASES "附件|附件图片|" PHOTO_ALIASES
#define OFFICE_PHONE "只写办公或值班电话"

/* clang-format off */
#define SERIAL FIELD(SERIAL, "serial", "序号", "编号|NO|No.|序", .help = "不用填也行")
#define VILLAGE(is) \
	PLACE("village", "村(社区)", VILLAGE_ALIASES, .flags = (is) | HEADER, .help = "村或社区的名字", .example = "幸福村")
#define GROUP(is) FIELD(GROUP, "grp", "村民小组", GROUP_ALIASES, .flags = is, .help = "如 3组", .example = "3组")
#define DOOR(is) FIELD(DOOR, "door", "门牌号", DOOR_ALIASES, .flags = is, .help = "没有门牌可以空着", .example = "12")
#define HEAD(is) NAME("head", "户主姓名", HEAD_ALIASES, .flags = is, .example = "张明")
#define HELD(words, more, when) \
	PERIOD("period", words, more, .flags = REQUIRED | KEY | SCOPE | HEADER, \
	    .help = "写成 2024年4月、2024年第二季度 都行", .example = when)
#define CONSENT(words, more) \
	YESNO("consent", words, more, .flags = STAFF, .help = "本人同意才写 是；空着按不同意", .example = "是")
/* Of the people of a row who may be called on their own telephone. */
#define PHONE_CONSENT \
	YESNO("phone_consent", "同意公开手机", "手机公开|公开手机|本人同意公开手机", .flags = STAFF, \
	    .help = "电话写的是个人手机、本人同意公开，才写 是")
/* Read aloud by somebody of the village. */
#define RECORDING(is, what) SOUNDS("recording", "录音文件名", "录音|音频|语音|录音文件", .flags = is, .help = what)
#define NOTE TEXT("note", "备注", "说明|附注")
/* Of what stands on no resident's screen row by row. */
#define STAFF_NOTE TEXT("note", "备注", "说明|附注", .flags = STAFF)
#define RAW(words) TEXT("raw", "原文", "原文摘录|材料原文", .help = "材料里的原话，照抄", .example = words)
#define QUALITY(which) \
	PICK("quality", "数据质量", "质量", "正常|存疑|原文如此|已更正", .help = "存疑的屏上写明正在核实", .example = which)

#define SHOWING \
	PICK("state", "状态", "公示状态|发布状态", \
	    "公示中=公示,发布,已发布,正常,有效|草稿|撤下=已撤下,撤掉,撤销,下榜,取消|复核中=异议复核中,正在复核", \
	    .help = "空着就是公示中"), \
	TEXT("withdrawn_reason", "撤下原因", "撤榜原因|下榜原因"), \
	DAY("show_from", "公示起", "公示开始|公示起始日期|公示日期起|公示开始日期", .flags = HEADER | TERM, .help = "从这天起上屏"), \
	DAY("show_to", "公示止", "公示截止|公示结束|公示截止日期|公示期限|公示结束日期", .flags = HEADER | TERM, \
	    .help = "过了这天不再显示"), \
	YESNO("sample", "示例", "是否示例", .flags = HEADER, .help = "编出来做样子的行写 是")
/* clang-format on */
