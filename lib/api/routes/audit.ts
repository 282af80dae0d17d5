import type { z } from "@hono/zod-openapi";
import { type AuditRow, listAuditEntries } from "@/lib/audit/queries.ts";
import { done } from "@/lib/platform/refusal.ts";
import { actForOrganization } from "../acting/act-for-organization.ts";
import { type ApiResource, apiRoute } from "../api-route.ts";
import { type auditEntryShape, auditQuery, auditShape } from "../audit/schema.ts";
import { readPage } from "../requests/read-page.ts";
import { referToUser } from "../users/refer-to-user.ts";

const listAudit = apiRoute({
	method: "get",
	path: "/audit_entries",
	operationId: "listAuditEntries",
	summary: "List who changed what",
	description:
		"One organization's log, newest first: who, when, what, before and after, with the API key by which it was done.",
	scope: "view_audit_log",
	query: auditQuery,
	answer: auditShape,
	async handle(context, { query }) {
		const reader = await actForOrganization(context, query.organization_id);
		if (!reader.ok) return reader;
		const by = await referToUser(context, query.actor ?? null, "actor");
		if (!by.ok) return by;
		const filter = {
			search: query.subject_id ?? "",
			orderNumber: null,
			action: query.action ?? null,
			actorId: by.value,
			from: query.from ?? null,
			to: query.to ?? null,
		};
		const order = { sort: "when", descending: true, offset: 0 } as const;
		const page = await readPage(
			context,
			{ list: "audit", query },
			{
				async read({ after: position, limit }) {
					const after = position && { happenedAt: new Date(String(position[0])), id: String(position[1]) };
					const asked = { ...filter, ...order, after, limit };
					return (await listAuditEntries({ actor: reader.value, db: context.db }, asked))?.rows ?? [];
				},
				positionOf: ({ happenedAt, id }) => [happenedAt.toISOString(), id],
			},
		);
		if ("problem" in page) return page;
		return done({ entries: page.rows.map(entryJson), next_cursor: page.next_cursor });
	},
});

export const audit: ApiResource = {
	name: "Audit log",
	description: "Who changed what, when, and why.",
	routes: [listAudit],
};

function entryJson(row: AuditRow): z.input<typeof auditEntryShape> {
	const { actor, subject } = row;
	const isUser = actor.kind === "user";
	return {
		audit_entry_id: row.id,
		happened_at: row.happenedAt.toISOString(),
		actor: { kind: actor.kind, user_id: isUser ? actor.id : null, name: isUser ? actor.name : null },
		api_key_id: row.apiKeyId,
		request_id: row.requestId,
		action: row.action,
		subject: { type: subject.type, id: subject.id, name: subject.name },
		changes: row.changes.map(({ field, before = null, after = null }) => ({
			field,
			before: valueJson(before),
			after: valueJson(after),
		})),
		reason: row.reason,
	};
}

const valueJson = (value: NonNullable<AuditRow["changes"][number]["before"]> | null) =>
	Array.isArray(value) ? [...value] : (value as Exclude<typeof value, readonly string[]>);
