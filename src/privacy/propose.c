/* propose: see propose.h. */
#include "privacy/propose.h"

#include <stdlib.h>
#include <string.h>

#include "base/private_number.h"
#include "base/str.h"
#include "privacy/words.h"

static const char *
office_of(const struct offices *o, const char *village)
{
	for (size_t i = 0; i < o->count; i++)
		if (strcmp(o->village[i], village) == 0)
			return o->phone[i];
	return NULL;
}

void
offices_learn(struct offices *o, struct arena *a, const struct reg *r, const struct row_list *list)
{
	int village = catalogue_field(r, "village"), phone = catalogue_field(r, "phone"),
	    kind = catalogue_field(r, "kind");
	struct private_span mobile;
	for (size_t i = 0; village >= 0 && phone >= 0 && i < list->count; i++) {
		const char **value = list->row[i].value;
		if (!value[village] || !value[phone] || private_number_find(value[phone], 0, &mobile))
			continue;
		const char *key = row_place_key(a, value[village]);
		if (office_of(o, key))
			continue;
		o->village = arena_grow(a, o->village, o->count, &o->capacity, o->count + 1, sizeof *o->village);
		o->phone = arena_grow(a, o->phone, o->count, &o->phones, o->count + 1, sizeof *o->phone);
		o->village[o->count] = key;
		o->phone[o->count++] = value[phone];
		if (kind >= 0 && str_equal(value[kind], "乡镇") && !o->township)
			o->township = value[phone];
	}
}

static const char *
village_of(const struct person *p)
{
	int f = catalogue_field(p->r, "village");
	return f >= 0 && p->row->value[f] ? p->row->value[f] : NULL;
}

/* 「3组」 as people say it: 三组. What is no number stays. */
static const char *
group_words(struct arena *a, const char *group)
{
	static const char *const one[] = { "", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
	char *rest;
	long n = strtol(group, &rest, 10);
	if (n < 1 || n > 99)
		return group;
	return arena_printf(a, "%s%s%s%s", n >= 20 ? one[n / 10] : "", n >= 10 ? "十" : "", one[n % 10], rest);
}

/* The group that the roll names, when it is of the row's village. */
static const char *
known_group(struct arena *a, const struct person *p)
{
	const char *mine = village_of(p);
	bool here = p->group && *p->group &&
		    (!mine || !p->village || strcmp(row_place_key(a, mine), row_place_key(a, p->village)) == 0);
	return here ? group_words(a, p->group) : NULL;
}

const char *
propose_place(struct arena *a, const struct person *p, const char **from)
{
	const char *group = NULL;
	*from -= words_before("户主|村民|农户|群众|居民|住户|商户", p->text, *from);
	*from -= words_before("的", p->text, *from);
	size_t n = words_group_before(p->text, *from);
	if (n)
		group = arena_strndup(a, *from - n, n);
	*from -= n;
	if (p->place)
		return p->place;
	group = group ? group : known_group(a, p);
	if (strcmp(p->r->fields[p->field].column, "duty") == 0) /* who must see to it */
		return group ? group : village_of(p) ? village_of(p) : "村委会";
	return group ? arena_printf(a, "%s巷道", group) : "村内巷道";
}

const char *
propose_home(struct arena *a, const struct person *p)
{
	const char *group = known_group(a, p);
	return group ? arena_printf(a, "%s一户", group) : "一户";
}

const char *
propose_phone(const struct offices *o, struct arena *a, const struct reg *r, const struct row *row, size_t field)
{
	int f = catalogue_field(r, "village");
	const char *own = f >= 0 && row->value[f] ? office_of(o, row_place_key(a, row->value[f])) : NULL;
	own = own ? own : o->township;
	if (own)
		return own;
	return r->fields[field].type == FIELD_PHONE ? "" : "村委会电话";
}
