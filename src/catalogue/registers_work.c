/* The registers of the daily work: who is responsible, what was found, what
 * was put right, who objected. */
#include "catalogue/fields.h"

#define PLACES "道路沿线|田间地头|河塘沟渠|房前屋后|庭院内外|公共场所"
#define CATEGORIES                                                                                                                                          \
	"生活垃圾|建筑垃圾|白色垃圾|柴草堆=柴堆,柴草垛|粪堆|土堆|乱搭乱建|乱堆乱放|乱泼乱倒|乱贴乱画|乱拉乱挂|" \
	"污水沟渠=污水,沟渠堵塞|畜禽粪便|残垣断壁|杂草|路障|设施损坏|垃圾箱满溢|其他"

/* clang-format off */
static const struct field grid_fields[] = {
	SERIAL,
	VILLAGE(FIELD_REQUIRED | FIELD_KEY | FIELD_SCOPE),
	{ "code", "网格编号", "编号|网格号|网格", FIELD_TEXT, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	{ "name", "网格名称", "名称", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "branch", "所属支部", "支部|党支部", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "leader", "网格长", "网格长姓名", FIELD_NAME, 0, NULL, NULL, NULL },
	{ "leader_phone", "网格长电话", "网格长联系电话", FIELD_PHONE, 0, NULL, NULL, "只写办公或值班电话" },
	{ "worker", "网格员", "网格员姓名", FIELD_NAME, 0, NULL, NULL, NULL },
	{ "worker_phone", "网格员电话", "网格员联系电话|电话|联系电话", FIELD_PHONE, 0, NULL, NULL, "只写办公或值班电话" },
	{ "scope_text", "责任范围", "范围|管辖范围|责任区域", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "groups", "包含小组", "小组|村民小组|组", FIELD_TEXT, 0, NULL, NULL, "如 1组、2组" },
	{ "households", "户数", NULL, FIELD_INTEGER, 0, NULL, "户", NULL },
	{ "people", "人数", "人口", FIELD_INTEGER, 0, NULL, "人", NULL },
	{ "shape", "地图范围", "地图|坐标", FIELD_TEXT, 0, NULL, NULL, "底图上的多边形，百分数：x,y;x,y;x,y" },
	NOTE,
	COMMON,
};
REGISTER(REG_GRID, grid, "网格划分表", "网格划分|网格表|网格", MERGE_SCOPE, NULL);

static const struct field post_fields[] = {
	SERIAL,
	{ "village", "村(社区)", VILLAGE_ALIASES, FIELD_PLACE, FIELD_KEY | FIELD_SCOPE | FIELD_HEADER, NULL, NULL, "镇(乡)上的人空着" },
	{ "duty", "职责", "职务|身份|角色", FIELD_TEXT, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, "如 组长、副组长、第一责任人、监督员" },
	{ "name", "姓名", "责任人", FIELD_NAME, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	{ "org", "单位及职务", "单位|单位职务|工作单位", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "area", "负责区域", "区域|包抓区域|责任区域", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "phone", "联系电话", "电话|联系方式|办公电话", FIELD_PHONE, 0, NULL, NULL, "只写办公或值班电话" },
	{ "date_from", "任职起", "任职开始|任职时间", FIELD_DATE, 0, NULL, NULL, NULL },
	{ "date_to", "任职止", "任职结束", FIELD_DATE, 0, NULL, NULL, "已不在任的写上，不再显示" },
	NOTE,
	COMMON,
};
REGISTER(REG_POST, post, "责任人名单", "责任人|领导小组|责任人员名单", MERGE_SCOPE, NULL);

static const struct field route_fields[] = {
	SERIAL,
	VILLAGE(FIELD_KEY | FIELD_SCOPE),
	{ "name", "路段(场所)名称", "路段|路段名称|场所|场所名称|名称", FIELD_TEXT, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	{ "kind", "类型", "类别", FIELD_CHOICE, 0, "纵向主干道|横向主干道|村组道|公共场所", NULL, NULL },
	{ "span_text", "起止点", "起点终点|起止", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "length", "长度", NULL, FIELD_NUMBER, 0, NULL, "米", NULL },
	{ "cleaner", "保洁员", "保洁人|责任人", FIELD_NAME, 0, NULL, NULL, NULL },
	{ "frequency", "保洁频次", "频次|保洁时间", FIELD_TEXT, 0, NULL, NULL, "如 周一、周三、周五，或 每天" },
	{ "supervisor", "监督网格员", "监督人|网格员", FIELD_NAME, 0, NULL, NULL, NULL },
	NOTE,
	COMMON,
};
REGISTER(REG_ROUTE, route, "保洁责任表", "保洁|保洁表|保洁责任", MERGE_SCOPE, NULL);

static const struct field inspection_fields[] = {
	SERIAL,
	{ "period", "周次", "期次|周", FIELD_PERIOD, FIELD_REQUIRED | FIELD_KEY | FIELD_SCOPE | FIELD_HEADER, NULL, NULL, "如 2024年第17周" },
	{ "done_on", "检查日期", "日期", FIELD_DATE, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	{ "leader", "值班领导", "带队领导|领导", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "members", "参加人员", "参加人|检查人员", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "village", "检查村", VILLAGE_ALIASES, FIELD_PLACE, FIELD_KEY | FIELD_SCOPE, NULL, NULL, NULL },
	{ "grid", "网格", "网格编号", FIELD_TEXT, FIELD_KEY, NULL, NULL, NULL },
	{ "found", "发现问题", "问题|存在问题", FIELD_PROSE, FIELD_KEY, NULL, NULL, NULL },
	{ "photos", "照片文件名", PHOTO_ALIASES, FIELD_PHOTOS, 0, NULL, NULL, NULL },
	{ "fixed", "是否现场整改", "现场整改|当场整改", FIELD_YESNO, 0, NULL, NULL, NULL },
	{ "problem", "转台账编号", "台账编号|问题编号", FIELD_TEXT, 0, NULL, NULL, NULL },
	NOTE,
	COMMON,
};
REGISTER(REG_INSPECTION, inspection, "周检查记录", "周检查|周通报|每周检查记录", MERGE_SCOPE, NULL);

static const struct field problem_fields[] = {
	SERIAL,
	{ "code", "问题编号", "编号|台账编号", FIELD_TEXT, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	{ "found_on", "发现日期", "日期|检查日期|发现时间", FIELD_DATE, FIELD_REQUIRED, NULL, NULL, NULL },
	{ "source", "问题来源", "来源", FIELD_CHOICE, 0, "巡查督导=巡查,督导|周检查|月考核|群众反映|上级交办|网格员上报|专项督查", NULL, NULL },
	VILLAGE(FIELD_REQUIRED),
	{ "grid", "网格", "网格编号", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "spot", "具体位置", "位置|地点", FIELD_TEXT, FIELD_REQUIRED, NULL, NULL, "院里的事只写组和房前屋后，不写姓名门牌" },
	{ "spot_kind", "地点类型", "场所类型|位置类型", FIELD_CHOICE, 0, PLACES, NULL, NULL },
	{ "category", "问题类别", "类别|问题类型", FIELD_CHOICE, 0, CATEGORIES, NULL, NULL },
	{ "description", "问题描述", "问题|存在问题|问题内容", FIELD_TEXT, FIELD_REQUIRED, NULL, NULL, NULL },
	{ "private_home", "是否农户院内", "院内|是否院内", FIELD_YESNO, 0, NULL, NULL, NULL },
	{ "duty", "责任单位", "整改单位", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "duty_person", "责任人", "整改责任人", FIELD_TEXT, FIELD_STAFF, NULL, NULL, NULL },
	{ "measure", "整改措施", "措施", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "due_on", "整改期限", "期限|整改时限|完成时限|完成期限", FIELD_DATE, FIELD_REQUIRED, NULL, NULL, NULL },
	{ "status", "完成情况", "整改情况|是否完成|进度", FIELD_CHOICE, 0, "待派单|整改中=正在改,未完成,否,没改|待复查|已完成=完成,是,已整改,已改好,改好了|退回重改|延期|撤销", NULL, NULL },
	{ "done_on", "完成日期", "整改完成日期|完成时间", FIELD_DATE, 0, NULL, NULL, NULL },
	{ "verifier", "复查人", "复核人|验收人", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "verified_on", "复查日期", "复核日期|验收日期", FIELD_DATE, 0, NULL, NULL, NULL },
	{ "closed", "是否销号", "销号", FIELD_YESNO, 0, NULL, NULL, NULL },
	{ "photos", "整改前照片", PHOTO_ALIASES "|整治前照片", FIELD_PHOTOS, 0, NULL, NULL, NULL },
	{ "photos_after", "整改后照片", "整治后照片|改后照片", FIELD_PHOTOS, 0, NULL, NULL, NULL },
	NOTE,
	COMMON,
};
REGISTER(REG_PROBLEM, problem, "问题整改台账", "整改台账|问题台账|台账", MERGE_KEY, NULL);

static const struct field rectify_fields[] = {
	SERIAL,
	{ "code", "通知书编号", "编号|文号", FIELD_TEXT, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	{ "issued_on", "下发日期", "日期|下达日期", FIELD_DATE, FIELD_REQUIRED, NULL, NULL, NULL },
	{ "village", "被通知单位", VILLAGE_ALIASES, FIELD_PLACE, FIELD_REQUIRED, NULL, NULL, NULL },
	{ "problems", "问题编号", "涉及问题|台账编号", FIELD_TEXT, 0, NULL, NULL, "几个用 、 隔开" },
	{ "demand", "整改要求", "要求|整改内容", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "due_on", "整改期限", "期限|整改时限", FIELD_DATE, FIELD_REQUIRED, NULL, NULL, NULL },
	{ "signer", "签收人", NULL, FIELD_TEXT, FIELD_STAFF, NULL, NULL, NULL },
	{ "signed_on", "签收日期", NULL, FIELD_DATE, 0, NULL, NULL, NULL },
	{ "replied_on", "回复日期", NULL, FIELD_DATE, 0, NULL, NULL, NULL },
	{ "result", "整改结果", "整改情况|结果", FIELD_TEXT, 0, NULL, NULL, NULL },
	NOTE,
	COMMON,
};
REGISTER(REG_RECTIFY, rectify, "整改通知书登记", "整改通知书|通知书登记", MERGE_KEY, NULL,
    .topic = TOPIC_ISSUE, .label = "整改通知书", .due = "due_on", .done = "replied_on", .steps = "issued_on|signed_on|replied_on");

static const struct field objection_fields[] = {
	SERIAL,
	{ "received_on", "登记日期", "日期|受理日期", FIELD_DATE, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	{ "person", "反映人", "姓名|申诉人", FIELD_NAME, FIELD_STAFF, NULL, NULL, NULL },
	{ "phone", "联系电话", "电话|联系方式", FIELD_PHONE, FIELD_STAFF, NULL, NULL, "只有工作人员看得见" },
	{ "about", "反映哪个榜单(公示)", "反映哪个榜单|榜单|反映榜单|公示", FIELD_TEXT, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	{ "target", "反映对象", "对象|对象名称", FIELD_TEXT, FIELD_KEY, NULL, NULL, "榜上写的名称" },
	{ "content", "反映内容", "内容|申诉内容", FIELD_PROSE, FIELD_REQUIRED | FIELD_KEY | FIELD_STAFF, NULL, NULL, NULL },
	{ "handler", "受理人", "经办人", FIELD_TEXT, FIELD_STAFF, NULL, NULL, NULL },
	{ "due_on", "答复期限", "期限", FIELD_DATE, 0, NULL, NULL, NULL },
	{ "replied_on", "答复日期", NULL, FIELD_DATE, 0, NULL, NULL, NULL },
	{ "result", "处理结果", "结果", FIELD_CHOICE, 0, "维持|更正|撤下|转乡镇", NULL, NULL },
	{ "reply", "公开答复", "答复|答复内容", FIELD_PROSE, 0, NULL, NULL, NULL },
	NOTE,
	COMMON,
};
REGISTER(REG_OBJECTION, objection, "异议申诉登记", "异议登记|申诉登记|异议申诉", MERGE_KEY, NULL);

static const struct field feedback_fields[] = {
	SERIAL,
	{ "at", "日期", "反映日期|登记日期", FIELD_DATE, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	{ "grid", "网格", "网格编号", FIELD_TEXT, FIELD_KEY, NULL, NULL, NULL },
	{ "category", "问题类别", "类别|问题类型", FIELD_CHOICE, FIELD_KEY, CATEGORIES, NULL, NULL },
	{ "content", "内容", "反映内容|问题", FIELD_PROSE, FIELD_KEY, NULL, NULL, NULL },
	{ "handler", "处理人", NULL, FIELD_TEXT, FIELD_STAFF, NULL, NULL, NULL },
	{ "result", "处理结果", "结果", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "problem", "转台账编号", "台账编号|问题编号", FIELD_TEXT, 0, NULL, NULL, NULL },
	NOTE,
	COMMON,
};
REGISTER(REG_FEEDBACK, feedback, "群众反映登记", "群众反映|反映登记", MERGE_KEY, NULL);
/* clang-format on */
