/* What registers are sorted by. */
#pragma once

/* What a source's rows do to those that are there. A row's key is the text of
 * its KEY fields, its scope the text of its SCOPE fields. */
enum merge {
	MERGE_SCOPE,    /* they replace all rows of the scopes that they are of */
	MERGE_KEY,      /* they change and add by key; what is absent stays */
	MERGE_NUMBERED, /* as MERGE_KEY, but there is no natural key: equal ones are told apart by their order */
};

/* Whose a row is. */
enum whose { WHOSE_NOBODY, WHOSE_HOUSEHOLD, WHOSE_PERSON };

/* The workbook that a sheet stands in when it is exported. */
enum volume {
	VOLUME_BASICS,
	VOLUME_CONTEST,
	VOLUME_CHECKS,
	VOLUME_RESULTS,
	VOLUME_PUBLIC,
	VOLUME_COUNT,
};

/* The eight parts that residents know the content by: the tiles of home, each
 * with a colour and a sign of its own. */
enum section {
	SECTION_PLAIN, /* none of them: a register that is staff's own, or is read elsewhere */
	SECTION_RANK,
	SECTION_BOARD,
	SECTION_YARD,
	SECTION_RULE,
	SECTION_ISSUE,
	SECTION_DEED,
	SECTION_MONEY,
	SECTION_PEOPLE,
	SECTION_COUNT
};
