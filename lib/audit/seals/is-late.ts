/** Longer than any transaction lasts, and more than clocks of machines differ. */
const MARGIN_HOURS = 24;

/**
 * SQL for whether a row of the audit log, by the time in its id, was there a day before `sealedAt` (SQL of an instant) and should
 * have been sealed then: a row that comes later than that was put in afterwards. An index finds those that aren't late.
 */
export function isLateSql(sealedAt: string): string {
	const milliseconds = `(extract(epoch FROM ${sealedAt} - interval '${MARGIN_HOURS} hours') * 1000)::bigint`;
	const time = `lpad(to_hex(greatest(${milliseconds}, 0)), 12, '0')`;
	return `("audit_entry"."id" < (${time} || repeat('0', 20))::uuid)`;
}
