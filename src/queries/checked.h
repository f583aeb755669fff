/* When a problem `t` of 问题整改台账 counts as put right, in SQL; for query
 * files. What the ledger calls done is a claim until somebody looked again. */
#ifndef QUERIES_CHECKED_H
#define QUERIES_CHECKED_H

#define PROBLEM_CLAIMED                                                                                                \
	"(coalesce(t.closed,'')='是' OR coalesce(t.status,'')='已完成' OR (t.status IS NULL AND t.done_on IS NOT " \
	"NULL))"
/* Somebody with a name looked, not before it was done. */
#define PROBLEM_LOOKED_AT                                                                                              \
	"(coalesce(t.done_on,'')<>'' AND coalesce(t.verifier,'')<>'' AND coalesce(t.verified_on,'')>=t.done_on)"
#define PROBLEM_CHECKED                                                                                                \
	"(" PROBLEM_CLAIMED " AND " PROBLEM_LOOKED_AT " AND coalesce(t.closed,'是')<>'否' AND EXISTS(SELECT 1 FROM " \
	"photo p WHERE p.register='problem' AND p.rid=t.rid AND p.field='photos_after'))"

#endif
