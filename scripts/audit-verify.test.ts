import { expect, test } from "vitest";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { sealAuditLog } from "@/lib/audit/seals/seal-audit-log.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization } from "@/lib/testing/people.ts";
import { main } from "./audit-verify.ts";

const { db, url } = await testDatabase();
const { id: organizationId } = await anOrganization(db);

async function verified(...args: string[]) {
	const lines: string[] = [];
	const whole = await main(args, url, (line) => lines.push(line));
	return { whole, lines };
}

test("a whole audit log is said with its head, which is known again, and another is not", async () => {
	expect(await verified()).toEqual({
		whole: true,
		lines: ["The audit log is whole: 0 entries as they were sealed, 0 not sealed yet."],
	});
	const subject = { type: "organization" as const, id: organizationId };
	await transact(db, (tx) => recordAudit(tx, { actor: null, organizationId, action: "organization.created", subject }));
	await sealAuditLog({ db });
	const { whole, lines } = await verified();
	expect([whole, lines[0]]).toEqual([true, "The audit log is whole: 1 entry as it was sealed, 0 not sealed yet."]);
	const [, head = ""] = /^Its head, to keep elsewhere: (1:[0-9a-f]{64})$/.exec(lines[1] ?? "") ?? [];
	expect(await verified(head)).toMatchObject({ whole: true });
	expect(await verified(`2:${"0".repeat(64)}`)).toEqual({
		whole: false,
		lines: [
			"The log ends with seal 1, but you know seal 2: its end was cut off.",
			"The audit log is not whole: 1 finding.",
		],
	});
});

test("what is no head is refused in words", async () => {
	await expect(verified("5")).rejects.toThrow(/"5" is no head of an audit log/);
	await expect(verified("1", "2")).rejects.toThrow("audit:verify takes one argument");
});
