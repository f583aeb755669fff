/* examples: see examples.h. One made-up village, 幸福村; its 张明 of group 3,
 * door 12, is the same household in every sheet. A photo is named after what
 * it shows. */
#include "catalogue/examples.h"

#include <string.h>

/* clang-format off */
static const char *const rows[REG_COUNT] = {
	[REG_VILLAGE] = "village=幸福村|kind=行政村|group_count=5|hamlet_count=8|households=320|people=1205|resident_households=210|residents=640|farmland=8600余|secretary=王建国|phone=0954-3010000",
	[REG_HOUSEHOLD] = "village=幸福村|grp=3组|door=12|head=张明|people=4|grid=第二网格|resident=是|consent=是|consent_photo=是",
	[REG_STANDARD] = "scheme=家庭卫生|version=2024版|kind=分项|item=庭院|standard=院里扫净，东西摆齐|points=25|deduction=一处没做到扣0.5分|veto=否",
	[REG_HOME_SCORE] = "period=2024年4月|village=幸福村|grp=3组|door=12|head=张明|total=90|grade=最清洁户|checked_on=2024-4-26|checker=李秀兰|reason=厨房地面有油污",
	[REG_MONTH_SCORE] = "period=2024年4月|village=幸福村|bonus=2|deduct=1|total=89",
	[REG_QUARTER_SCORE] = "period=2024年第二季度|village=幸福村|judge=镇妇联|total=92",
	[REG_FLAG] = "period=2024年第二季度|village=幸福村|kind=流动红旗|score=92|reason=主干道常年干净|given_on=2024-7-5|reward=5000",
	[REG_BOARD] = "period=2024年4月|village=幸福村|board=黑榜|target_kind=路段|target=三组村口路段|reason=路边堆着柴草和建筑垃圾|found_on=2024-4-20|duty=第二网格|due_on=2024-4-30|progress=已改好|done_on=2024-4-28|photos=村口路段1.jpg、村口路段2.jpg|photos_after=村口路段改后.jpg",
	[REG_COURTYARD] = "village=幸福村|grp=3组|door=12|head=张明|total=90|batch=2024年第一批|judged_on=2024-5-20|reward=200|paid=是|deed=院里种了花，柴草码得整整齐齐。|photos=张明家院子1.jpg、张明家院子2.jpg|photos_before=张明家整治前.jpg|consent=是",
	[REG_HONOUR] = "honour=最美家庭|name=张明|village=幸福村|grp=3组|deed=孝老爱亲，邻里和睦，年年参加集中整治。|judged_by=镇妇联|period=2024年|span=2024-5-6至2024-5-10|photos=张明一家.jpg|consent=是",
	[REG_RULE] = "village=幸福村|version=第3版|adopted_by=村民代表会议|adopted_on=2024-3-12|filed_on=2024-3-20|article=1|chapter=环境卫生|body=门前屋后自家扫，垃圾入桶不乱倒。|topic=环境卫生",
	[REG_NOTICE] = "title=关于周六集中整治的通知|kind=通知|issuer=幸福村村民委员会|issued_on=2024-4-25|village=幸福村|body=各组：周六上午八点在村口集合，带上铁锹和扫把。|contact=王建国（村书记）|phone=0954-3010000|photos=集中整治通知.jpg",
	[REG_GRID] = "village=幸福村|code=第二网格|name=河东片|branch=第一党支部|leader=王建国|leader_phone=0954-3010000|worker=李秀兰|worker_phone=0954-3010002|scope_text=河东三组、四组|groups=3组、4组|households=86|people=310",
	[REG_POST] = "village=幸福村|duty=第一责任人|name=王建国|org=村党支部书记|area=全村|phone=0954-3010000|date_from=2021-3-1",
	[REG_ROUTE] = "village=幸福村|name=村口至学校路段|kind=纵向主干道|span_text=村口牌坊到学校门口|length=850|cleaner=马玉英|frequency=周一、周三、周五|supervisor=李秀兰",
	[REG_INSPECTION] = "period=2024年第17周|done_on=2024-4-24|leader=赵镇长|members=督查组4人|village=幸福村|grid=第二网格|found=三组村口路段柴草乱堆|photos=村口路段1.jpg|fixed=否|problem=2024-017",
	[REG_PROBLEM] = "code=2024-017|found_on=2024-4-24|source=周检查|village=幸福村|grid=第二网格|spot=三组村口路段|spot_kind=道路沿线|category=柴草堆|description=路边堆着柴草，占了半条路|private_home=否|duty=幸福村村委会|duty_person=王建国|measure=组织人清走|due_on=2024-4-30|status=已完成|done_on=2024-4-28|verifier=李秀兰|verified_on=2024-4-29|closed=是|photos=村口路段1.jpg|photos_after=村口路段改后.jpg",
	[REG_RECTIFY] = "code=整改〔2024〕5号|issued_on=2024-4-24|village=幸福村|problems=2024-017|demand=清走柴草，恢复路面|due_on=2024-4-30|signer=王建国|signed_on=2024-4-24|replied_on=2024-4-28|result=已清走",
	[REG_OBJECTION] = "received_on=2024-5-8|person=马小兰|phone=0954-3010009|about=红黑榜|target=三组村口路段|content=那堆柴不是三组的|handler=村监委会|due_on=2024-5-15|replied_on=2024-5-12|result=维持|reply=现场看过，路段属三组，已改好",
	[REG_FEEDBACK] = "at=2024-5-6|grid=第二网格|category=污水沟渠|content=学校后面的水沟堵了|handler=李秀兰|result=已疏通|problem=2024-018",
	[REG_FACT] = "measure=清|indicator=出动大小垃圾清运机械|unit=台（次）|amount=120|total=14000余|plan=15000|village=全镇|since=2024年1月|until=2024年4月|source=镇环境办|raw=出动大小垃圾清运机械14000余台（次）|quality=正常|aggregate=累计相加",
	[REG_EVENT] = "held_on=2024-4-13|kind=集中整治|title=春季村庄清洁行动|venue=幸福村三组|village=幸福村|organiser=幸福村村委会|people=120|vehicles=6|content=清理路边沟渠和三堆。|done=清运垃圾6车|photos=集中整治1.jpg、集中整治2.jpg",
	[REG_PROJECT] = "name=幸福村污水管网改造|kind=人居环境|village=幸福村|site=三组、四组|content=铺设污水管1.2公里|investment=350|funding=上级资金|builder=县建筑公司|start_on=2024-3-1|planned_on=2024-10-31|progress=75%以上|stage=在建|progress_text=管沟已挖完|as_of=2024-4-28|contact=王建国|phone=0954-3010000|photos=污水管网工地.jpg",
	[REG_FUND] = "year=2024年|name=农村人居环境整治资金|source=县财政|amount=350|purpose=污水管网|project=幸福村污水管网改造|doc_no=财农〔2024〕8号|separate=是|raw=争取资金350万元|quality=正常",
	[REG_LEDGER] = "village=幸福村|done_on=2024-4-15|fund=环境整治资金|source=县财政|item=买扫把和垃圾袋|expense=860|balance=4140|handler=李秀兰|approver=王建国|voucher=记-4-12",
	[REG_PAYMENT] = "reward=最美庭院奖|village=幸福村|grp=3组|door=12|head=张明|kind=农户|standard=200|amount=200|paid_on=2024-5-25|pay_way=现金|status=已发",
	[REG_EQUIPMENT] = "name=垃圾箱|spec=240升|unit=个|amount=60|origin=镇环境办|given_on=2024年3月|village=幸福村|storage=各组路口|keeper=李秀兰|condition=在用",
	[REG_BIN] = "village=幸福村|grp=3组|door=12|head=张明|spec=120升|amount=2|given_on=2024-3-18|signer=张明",
	[REG_PACT] = "village=幸福村|kind=门前三包|code=XF-2024-031|grp=3组|door=12|head=张明|scope_text=门前到路边|signed_on=2024-3-20|valid_to=2025-3-19|worker=李秀兰",
	[REG_PUBLICITY] = "done_on=2024年4月|channel=宣传单|title=门前三包倡议书|amount=300余|unit=份|village=幸福村|handler=李秀兰|photos=发宣传单.jpg",
	[REG_FRAMEWORK] = "framework=五美|part=五美庭院|number=1|title=布局美|body=院内分区清楚，农具柴草码放整齐。|status=乡镇提供",
	[REG_DOCUMENT] = "title=农村人居环境整治方案|issuer=幸福镇人民政府|doc_no=幸政发〔2024〕6号|issued_on=2024年2月|kind=方案|body=到年底，各村达到清洁村庄标准。",
	[REG_DISCLOSURE] = "village=幸福村|item=财务收支|content=上季度收支明细|cycle=每季度|due_on=2024-4-10|done_on=2024-4-8|way=公开栏、村屏|keeper=王建国",
};
/* clang-format on */

static const struct example_item home_items[] = { { "庭院(25)", 23 }, { "居室(20)", 18 }, { "厨房(20)", 18 },
	{ "厕所(20)", 18 }, { "门前屋后(15)", 13 } };
static const struct example_item month_items[] = { { "组织领导(10)", 8 }, { "环境卫生(40)", 38 },
	{ "问题整改(20)", 18 }, { "长效管护(15)", 13 }, { "宣传发动(10)", 8 }, { "台账资料(5)", 3 } };
static const struct example_item quarter_items[] = { { "环境卫生(40)", 38 }, { "设施管护(25)", 23 },
	{ "群众参与(20)", 18 }, { "档案资料(15)", 13 } };
static const struct example_item courtyard_items[] = { { "布局美(15)", 13 }, { "卫生美(35)", 33 }, { "居室美(25)", 23 },
	{ "绿化美(10)", 8 }, { "家风美(15)", 13 } };

const char *
example_of(struct arena *a, const struct reg *r, const char *column)
{
	size_t n = strlen(column);
	for (const char *p = rows[r->id]; p && *p; p += strcspn(p, "|"), p += *p == '|')
		if (strncmp(p, column, n) == 0 && p[n] == '=')
			return arena_strndup(a, p + n + 1, strcspn(p + n + 1, "|"));
	return "";
}

const struct example_item *
example_items(const struct reg *r, size_t *count)
{
	switch (r->id) {
	case REG_HOME_SCORE:
		return *count = sizeof home_items / sizeof *home_items, home_items;
	case REG_MONTH_SCORE:
		return *count = sizeof month_items / sizeof *month_items, month_items;
	case REG_QUARTER_SCORE:
		return *count = sizeof quarter_items / sizeof *quarter_items, quarter_items;
	case REG_COURTYARD:
		return *count = sizeof courtyard_items / sizeof *courtyard_items, courtyard_items;
	default:
		return *count = 0, NULL;
	}
}
