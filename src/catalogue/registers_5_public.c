/* 05 公开宣传: agreements, texts, and what must be made public. */
#include "catalogue/shared.h"

/* clang-format off */

REGISTER(pact, "门前三包协议登记", "三包协议登记|门前三包|三包协议|门前六包协议登记",
	.volume = VOLUME_PUBLIC, .keeper = "网格员", .cycle = "每年", .section = SECTION_RULE,
	.merge = MERGE_KEY, .title = "kind code head", .note = "village grp signed_on",
	.whose = WHOSE_HOUSEHOLD,
	FIELDS(
		SERIAL,
		VILLAGE(KEY | HEADER),
		PICK("kind", "协议类型", "类型|协议", "门前三包=三包|门前六包=六包|地头三包", .flags = REQUIRED,
		    .example = "门前三包"),
		TEXT("code", "协议编号", "编号", .flags = REQUIRED | KEY, .example = "XF-2024-031"),
		GROUP(0),
		FIELD(DOOR, "door", "门牌号", DOOR_ALIASES, .flags = STAFF, .example = "12"),
		NAME("head", "户主(商户)姓名", HEAD_ALIASES "|户主姓名|商户", .flags = REQUIRED | STAFF,
		    .example = "张明"),
		TEXT("scope_text", "责任区范围", "责任区|范围|责任范围", .flags = STAFF, .example = "门前到路边"),
		DAY("signed_on", "签订日期", "签订时间|日期", .example = "2024-3-20"),
		DAY("valid_to", "有效期至", "有效期", .flags = TERM, .example = "2025-3-19"),
		TEXT("worker", "网格员", NULL, .flags = DUTY, .example = "李秀兰"),
		STAFF_NOTE));

REGISTER(publicity, "宣传统计", "宣传|宣传情况统计",
	.volume = VOLUME_PUBLIC, .keeper = "文书", .cycle = "每月", .section = SECTION_DEED,
	.merge = MERGE_KEY, .title = "done_on channel title", .note = "amount village", .period = "done_on",
	.label = "怎么宣传的", .weight = "amount",
	FIELDS(
		SERIAL,
		PERIOD("done_on", "日期", "时间", .flags = REQUIRED | KEY, .example = "2024年4月"),
		TEXT("channel", "宣传方式", "方式|渠道|宣传渠道", .flags = REQUIRED | KEY,
		    .help = "如 倡议书、横幅标语、宣传单、广播、微信群", .example = "宣传单"),
		TEXT("title", "内容(标题)", "内容|标题", .flags = KEY, .example = "门前三包倡议书"),
		QUANTITY("amount", "数量", NULL, .example = "300余"),
		TEXT("unit", "单位", "计量单位", .example = "份"),
		PLACE("village", "覆盖村(网格)", "村(社区)|覆盖村|村|范围", .flags = KEY, .example = "幸福村"),
		TEXT("handler", "经办人", NULL, .flags = STAFF, .example = "李秀兰"),
		PHOTOS("photos", "照片文件名", PHOTO_ALIASES, .example = "发宣传单.jpg"),
		RAW(NULL)));

REGISTER(rule, "村规民约", NULL,
	.volume = VOLUME_PUBLIC, .keeper = "文书", .cycle = "有变动时", .section = SECTION_RULE,
	.merge = MERGE_SCOPE, .title = "village version article", .note = "body",
	FIELDS(
		VILLAGE(REQUIRED | KEY | SCOPE),
		TEXT("version", "第几版", "版本|版次", .flags = KEY | SCOPE | HEADER, .example = "第3版"),
		TEXT("adopted_by", "通过会议", "会议", .flags = HEADER, .example = "村民代表会议"),
		DAY("adopted_on", "通过日期", "通过时间", .flags = HEADER, .example = "2024-3-12"),
		DAY("filed_on", "备案日期", "备案时间", .flags = HEADER, .example = "2024-3-20"),
		TEXT("article", "条号", "条|条款|条目|第几条|序号", .flags = REQUIRED | KEY, .example = "1"),
		TEXT("chapter", "章节", "章|标题", .example = "环境卫生"),
		PROSE("body", "条文内容", "内容|条文|正文", .flags = REQUIRED,
		    .example = "门前屋后自家扫，垃圾入桶不乱倒。"),
		TEXT("topic", "主题", "分类|类别", .help = "如 环境卫生", .example = "环境卫生"),
		RECORDING(0, "念这一条的录音")));

REGISTER(framework, "框架内容", "框架",
	.volume = VOLUME_PUBLIC, .keeper = "文书", .cycle = "有变动时", .section = SECTION_DEED,
	.merge = MERGE_SCOPE, .title = "framework part title", .note = "body",
	FIELDS(
		TEXT("framework", "框架名称", "框架|名称", .flags = REQUIRED | KEY | SCOPE,
		    .help = "如 4321、五美、三堆五乱", .example = "五美"),
		TEXT("part", "分组", "组别|类别", .flags = KEY, .example = "五美庭院"),
		INTEGER("number", "序号", "编号", .flags = REQUIRED | KEY, .example = "1"),
		TEXT("title", "标题", "条目", .flags = REQUIRED, .example = "布局美"),
		PROSE("body", "内容", "说明|正文", .help = "没有原文就空着，屏上不显示",
		    .example = "院内分区清楚，农具柴草码放整齐。"),
		PICK("status", "文本状态", "来源", "原文|乡镇提供|待提供", .example = "乡镇提供"),
		PHOTOS("photos", "图片文件名", PHOTO_ALIASES "|照片文件名|附件文件名")));

REGISTER(document, "文件目录", "文件|文件清单",
	.volume = VOLUME_PUBLIC, .keeper = "文书", .cycle = "有变动时", .section = SECTION_DEED,
	.merge = MERGE_KEY, .title = "title", .note = "doc_no kind issuer", .period = "issued_on",
	.label = "按哪些文件办",
	FIELDS(
		SERIAL,
		TEXT("title", "文件名称", "名称|标题|文件", .flags = REQUIRED | KEY, .example = "农村人居环境整治方案"),
		TEXT("issuer", "发文单位", "单位|发布单位", .example = "幸福镇人民政府"),
		TEXT("doc_no", "文号", NULL, .flags = KEY, .example = "幸政发〔2024〕6号"),
		PERIOD("issued_on", "印发日期", "日期|发文日期", .flags = KEY, .example = "2024年2月"),
		TEXT("kind", "类别", "类型", .example = "方案"),
		PROSE("body", "正文", "内容", .example = "到年底，各村达到清洁村庄标准。"),
		PHOTOS("photos", "附件文件名", FILE_ALIASES),
		NOTE));

REGISTER(notice, "通知公告", "公告|通知|公示公告",
	.volume = VOLUME_PUBLIC, .keeper = "文书", .cycle = "随时",
	.merge = MERGE_KEY, .title = "title", .note = "kind issued_on issuer", .period = "issued_on",
	.objectable = true, .ends = "kind",
	FIELDS(
		SERIAL,
		TEXT("title", "标题", "名称|公告标题", .flags = REQUIRED | KEY, .example = "关于周六集中整治的通知"),
		PICK("kind", "类型", "类别", "公告|公示|通知|倡议=倡议书", .flags = REQUIRED, .example = "通知"),
		TEXT("issuer", "发布单位", "单位|发文单位|发布人", .example = "幸福村村民委员会"),
		TEXT("doc_no", "文号", "编号"),
		DAY("issued_on", "日期", "发布日期|时间|发布时间", .flags = REQUIRED | KEY, .example = "2024-4-25"),
		PLACE("village", "村(社区)", VILLAGE_ALIASES, .help = "空着就是全镇(乡)的", .example = "幸福村"),
		PROSE("body", "正文", "内容|公告内容", .flags = REQUIRED,
		    .example = "各组：周六上午八点在村口集合，带上铁锹和扫把。"),
		YESNO("urgent", "急", "紧急|加急", .flags = STAFF,
		    .help = "可不填；写 是，首页下面一直挂着，到公示止，没写公示止的挂七天"),
		TEXT("contact", "联系人", "联系人(职务)", .flags = DUTY, .example = "王建国（村书记）"),
		PHONE("phone", "联系电话", "电话|联系方式", .example = "0954-3010000"),
		PHOTOS("photos", "附件文件名", FILE_ALIASES, .example = "集中整治通知.jpg"),
		RECORDING(0, "把正文念一遍的录音")));

REGISTER(disclosure, "村务公开事项", "村务公开|公开事项",
	.volume = VOLUME_PUBLIC, .keeper = "村监委会", .cycle = "每季度", .section = SECTION_MONEY,
	.merge = MERGE_SCOPE, .title = "village item due_on", .note = "content done_on", .period = "due_on",
	.label = "村务公开", .question = "哪些事要公开", .due = "due_on", .done = "done_on",
	.again = "cycle",
	FIELDS(
		SERIAL,
		VILLAGE(KEY | SCOPE),
		TEXT("item", "公开事项", "事项", .flags = REQUIRED | KEY, .example = "财务收支"),
		TEXT("content", "公开内容", "内容|公开内容(要素)", .example = "上季度收支明细"),
		TEXT("cycle", "公开时限", "时限|公开周期", .help = "如 每季度、每月、随时", .example = "每季度"),
		DAY("due_on", "应公开日期", "应公开时间", .flags = KEY | TERM, .example = "2024-4-10"),
		DAY("done_on", "实际公开日期", "公开日期|实际公开时间", .example = "2024-4-8"),
		TEXT("way", "公开方式", "方式", .example = "公开栏、村屏"),
		TEXT("keeper", "责任人", NULL, .flags = DUTY, .example = "王建国"),
		PHOTOS("photos", "附件文件名", FILE_ALIASES)));

REGISTER(clip, "字条录音", "字条|录音字条",
	.volume = VOLUME_PUBLIC, .keeper = "文书", .cycle = "念一次就行",
	.merge = MERGE_KEY, .title = "word", .note = "number",
	FIELDS(
		INTEGER("number", "号", "序号|编号", .flags = STAFF, .example = "7"),
		TEXT("word", "念什么", "字条|念的话", .flags = REQUIRED | KEY | STAFF,
		    .help = "照单子念：cunping template --recordings 印得出来", .example = "五"),
		RECORDING(0, "这一条的录音，放在“录音/字条”文件夹里")));
/* clang-format on */
