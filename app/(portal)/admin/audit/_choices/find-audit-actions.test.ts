import { createTranslator } from "use-intl/core";
import { expect, it, vi } from "vitest";
import type { Actor } from "@/lib/auth/actor.ts";
import { en } from "@/messages/en.ts";
import { findAuditActions } from "./find-audit-actions.ts";

vi.mock("next-intl/server", () => ({
	getTranslations: async (namespace: "adminAudit") => createTranslator({ locale: "en-GB", messages: en, namespace }),
}));

const reader = (isOperator: boolean) => ({ isOperator, rights: new Set(["view_audit_log"]) }) as unknown as Actor;

async function found(search: string, isOperator = false): Promise<string[]> {
	const answer = await findAuditActions({ actor: reader(isOperator) }, { search });
	return answer.ok && !answer.value.hasMore ? answer.value.found.map(({ name }) => name) : [];
}

it("the audit log's kinds are offered whole, in the order of their names", async () => {
	const all = await found("");
	expect(all.length).toBeGreaterThan(60);
	expect(all).toContain("Credit Owner changed");
	expect(all).toEqual(all.toSorted((one, other) => one.localeCompare(other)));
	expect((await found("", true)).length, "the operator's own too").toBeGreaterThan(all.length);
	expect((await found("LIMIT")).every((name) => /limit/i.test(name))).toBe(true);
});
