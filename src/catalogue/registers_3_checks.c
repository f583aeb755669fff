/* 03 督查整改: what was found, what was put right, who objected. */
#include "catalogue/shared.h"

/* clang-format off */
#define PLACES "道路沿线|田间地头|河塘沟渠|房前屋后|庭院内外|公共场所"
#define CATEGORIES \
	"生活垃圾|建筑垃圾|白色垃圾|柴草堆=柴堆,柴草垛|粪堆|土堆|乱搭乱建|乱堆乱放|乱泼乱倒|乱贴乱画|乱拉乱挂|" \
	"污水沟渠=污水,沟渠堵塞|畜禽粪便|残垣断壁|杂草|路障|设施损坏|垃圾箱满溢|其他"

REGISTER(inspection, "周检查记录", "周检查|周通报|每周检查记录",
	.volume = VOLUME_CHECKS, .keeper = "值班领导", .cycle = "每周", .section = SECTION_ISSUE,
	.merge = MERGE_SCOPE, .title = "done_on village grid", .note = "found fixed", .period = "period",
	FIELDS(
		SERIAL,
		PERIOD("period", "周次", "期次|周", .flags = REQUIRED | KEY | SCOPE | HEADER, .help = "如 2024年第17周",
		    .example = "2024年第17周"),
		DAY("done_on", "检查日期", "日期", .flags = REQUIRED | KEY, .example = "2024-4-24"),
		TEXT("leader", "值班领导", "带队领导|领导", .flags = DUTY, .example = "赵镇长"),
		TEXT("members", "参加人员", "参加人|检查人员", .flags = DUTY, .example = "督查组4人"),
		PLACE("village", "检查村", VILLAGE_ALIASES, .flags = KEY | SCOPE, .example = "幸福村"),
		TEXT("grid", "网格", "网格编号", .flags = KEY, .example = "第二网格"),
		PROSE("found", "发现问题", "问题|存在问题", .flags = KEY, .example = "三组村口路段柴草乱堆"),
		PHOTOS("photos", "照片文件名", PHOTO_ALIASES, .example = "村口路段1.jpg"),
		YESNO("fixed", "是否现场整改", "现场整改|当场整改", .example = "否"),
		TEXT("problem", "转台账编号", "台账编号|问题编号", .example = "2024-017"),
		RECORDING(0, "念这一处的录音"),
		NOTE));

REGISTER(problem, "问题整改台账", "整改台账|问题台账|台账",
	.volume = VOLUME_CHECKS, .keeper = "文书", .cycle = "随时", .section = SECTION_ISSUE,
	.merge = MERGE_KEY, .title = "code village spot", .note = "description status due_on",
	.yard = "coalesce(t.private_home='是',t.spot_kind='庭院内外')",
	FIELDS(
		SERIAL,
		TEXT("code", "问题编号", "编号|台账编号", .flags = REQUIRED | KEY, .example = "2024-017"),
		DAY("found_on", "发现日期", "日期|检查日期|发现时间", .flags = REQUIRED, .example = "2024-4-24"),
		PICK("source", "问题来源", "来源",
		    "巡查督导=巡查,督导|周检查|月考核|群众反映|上级交办|网格员上报|专项督查", .example = "周检查"),
		VILLAGE(REQUIRED | KEY), /* each village counts its own */
		TEXT("grid", "网格", "网格编号", .example = "第二网格"),
		TEXT("spot", "具体位置", "位置|地点", .flags = REQUIRED | YARD,
		    .help = "院里的事只写组和房前屋后，不写姓名门牌", .example = "三组村口路段"),
		PICK("spot_kind", "地点类型", "场所类型|位置类型", PLACES, .example = "道路沿线"),
		PICK("category", "问题类别", "类别|问题类型", CATEGORIES, .example = "柴草堆"),
		TEXT("description", "问题描述", "问题|存在问题|问题内容", .flags = REQUIRED | YARD,
		    .example = "路边堆着柴草，占了半条路"),
		YESNO("private_home", "是否农户院内", "院内|是否院内", .example = "否"),
		TEXT("duty", "责任单位", "整改单位", .example = "幸福村村委会"),
		TEXT("duty_person", "责任人", "整改责任人", .flags = STAFF, .example = "王建国"),
		TEXT("measure", "整改措施", "措施", .flags = YARD, .example = "组织人清走"),
		DAY("due_on", "整改期限", "期限|整改时限|完成时限|完成期限", .flags = REQUIRED | TERM, .example = "2024-4-30"),
		PICK("status", "完成情况", "整改情况|是否完成|进度",
		    "待派单|整改中=正在改,未完成,否,没改|待复查|已完成=完成,是,已整改,已改好,改好了|退回重改|延期|撤销",
		    .example = "已完成"),
		DAY("done_on", "完成日期", "整改完成日期|完成时间", .example = "2024-4-28"),
		TEXT("verifier", "复查人", "复核人|验收人", .flags = DUTY, .example = "李秀兰"),
		DAY("verified_on", "复查日期", "复核日期|验收日期", .example = "2024-4-29"),
		YESNO("closed", "是否销号", "销号", .example = "是"),
		PHOTOS("photos", "整改前照片", PHOTO_ALIASES "|整治前照片", .flags = YARD, .example = "村口路段1.jpg"),
		PHOTOS("photos_after", "整改后照片", "整治后照片|改后照片", .flags = YARD, .example = "村口路段改后.jpg"),
		TEXT("note", "备注", "说明|附注", .flags = YARD)));

REGISTER(rectify, "整改通知书登记", "整改通知书|通知书登记",
	.volume = VOLUME_CHECKS, .keeper = "乡镇", .cycle = "随时", .section = SECTION_ISSUE,
	.merge = MERGE_KEY, .title = "code village", .note = "demand due_on result",
	.label = "整改通知书", .due = "due_on", .done = "replied_on", .steps = "issued_on|signed_on|replied_on",
	.closed_by = "problems",
	FIELDS(
		SERIAL,
		TEXT("code", "通知书编号", "编号|文号", .flags = REQUIRED | KEY, .example = "整改〔2024〕5号"),
		DAY("issued_on", "下发日期", "日期|下达日期", .flags = REQUIRED, .example = "2024-4-24"),
		PLACE("village", "被通知单位", VILLAGE_ALIASES, .flags = REQUIRED | KEY, .example = "幸福村"),
		TEXT("problems", "问题编号", "涉及问题|台账编号", .help = "几个用 、 隔开", .example = "2024-017"),
		TEXT("demand", "整改要求", "要求|整改内容", .example = "清走柴草，恢复路面"),
		DAY("due_on", "整改期限", "期限|整改时限", .flags = REQUIRED | TERM, .example = "2024-4-30"),
		TEXT("signer", "签收人", NULL, .flags = STAFF, .example = "王建国"),
		DAY("signed_on", "签收日期", NULL, .example = "2024-4-24"),
		DAY("replied_on", "回复日期", NULL, .example = "2024-4-28"),
		TEXT("result", "整改结果", "整改情况|结果", .example = "已清走"),
		NOTE));

REGISTER(feedback, "群众反映登记", "群众反映|反映登记",
	.volume = VOLUME_CHECKS, .keeper = "文书", .cycle = "随时", .section = SECTION_ISSUE,
	.label = "大家反映的",
	.merge = MERGE_KEY, .title = "at grid category", .note = "content result", .period = "at",
	FIELDS(
		SERIAL,
		DAY("at", "日期", "反映日期|登记日期", .flags = REQUIRED | KEY, .example = "2024-5-6"),
		TEXT("grid", "网格", "网格编号", .flags = KEY, .example = "第二网格"),
		PICK("category", "问题类别", "类别|问题类型", CATEGORIES, .flags = KEY, .example = "污水沟渠"),
		PROSE("content", "内容", "反映内容|问题", .flags = KEY, .example = "学校后面的水沟堵了"),
		TEXT("handler", "处理人", NULL, .flags = STAFF, .example = "李秀兰"),
		TEXT("result", "处理结果", "结果", .example = "已疏通"),
		TEXT("problem", "转台账编号", "台账编号|问题编号", .example = "2024-018"),
		NOTE));

REGISTER(objection, "异议申诉登记", "异议登记|申诉登记|异议申诉",
	.volume = VOLUME_CHECKS, .keeper = "村监委会", .cycle = "随时", .section = SECTION_BOARD,
	.merge = MERGE_KEY, .title = "received_on about target", .note = "content result due_on", .period = "received_on",
	.whose = WHOSE_PERSON, .book = true,
	FIELDS(
		SERIAL,
		DAY("received_on", "登记日期", "日期|受理日期", .flags = REQUIRED | KEY, .example = "2024-5-8"),
		NAME("person", "反映人", "姓名|申诉人", .flags = STAFF, .example = "马小兰"),
		PHONE("phone", "联系电话", "电话|联系方式", .flags = STAFF, .help = "只有工作人员看得见",
		    .example = "0954-3010009"),
		TEXT("about", "反映哪个榜单(公示)", "反映哪个榜单|榜单|反映榜单|公示", .flags = REQUIRED | KEY,
		    .example = "红黑榜"),
		TEXT("target", "反映对象", "对象|对象名称", .flags = KEY | DUTY, .help = "榜上写的名称",
		    .example = "三组村口路段"),
		PROSE("content", "反映内容", "内容|申诉内容", .flags = REQUIRED | KEY | STAFF,
		    .example = "那堆柴不是三组的"),
		TEXT("handler", "受理人", "经办人", .flags = STAFF, .example = "村监委会"),
		DAY("due_on", "答复期限", "期限", .flags = STAFF | TERM, .example = "2024-5-15"),
		DAY("replied_on", "答复日期", NULL, .example = "2024-5-12"),
		PICK("result", "处理结果", "结果", "维持|更正|撤下|转乡镇", .example = "维持"),
		PROSE("reply", "公开答复", "答复|答复内容", .example = "现场看过，路段属三组，已改好"),
		STAFF_NOTE));
/* clang-format on */
