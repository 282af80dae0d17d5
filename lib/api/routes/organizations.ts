import type { z } from "@hono/zod-openapi";
import type { Organization } from "@/generated/prisma/client.ts";
import { addOrganization } from "@/lib/accounts/add-organization.ts";
import { lockNewUser } from "@/lib/accounts/add-user.ts";
import { done, refuse } from "@/lib/platform/refusal.ts";
import { containing } from "@/lib/text/containing.ts";
import { actAsOperator } from "../acting/act-as-operator.ts";
import { type ApiResource, apiRoute } from "../api-route.ts";
import { createOnce } from "../making/create-once.ts";
import { readPage } from "../requests/read-page.ts";
import { reachedOrganizations } from "../users/read-reached-users.ts";
import {
	madeOrganizationShape,
	newOrganizationSchema,
	organizationParams,
	organizationShape,
	organizationsQuery,
	organizationsShape,
} from "../users/schema.ts";

const listOrganizations = apiRoute({
	method: "get",
	path: "/organizations",
	operationId: "listOrganizations",
	summary: "List organizations",
	description: "The vendor's customers; for a key of one organization, that one.",
	scope: "view_organizations",
	query: organizationsQuery,
	answer: organizationsShape,
	async handle(context, { query }) {
		const { key, db } = context;
		const { name } = query;
		const named = name === undefined ? {} : { name: containing(name) };
		const page = await readPage(
			context,
			{ list: "organizations", query },
			{
				read: ({ after, limit: take }) =>
					db.organization.findMany({
						where: { AND: [reachedOrganizations(key), named, after ? { id: { gt: String(after[0]) } } : {}] },
						orderBy: { id: "asc" },
						take,
					}),
				positionOf: ({ id }) => [id],
			},
		);
		if ("problem" in page) return page;
		return done({ organizations: page.rows.map(organizationJson), next_cursor: page.next_cursor });
	},
});

const getOrganization = apiRoute({
	method: "get",
	path: "/organizations/{organization_id}",
	operationId: "getOrganization",
	summary: "See an organization",
	description: "One of those that the key reaches.",
	scope: "view_organizations",
	params: organizationParams,
	answer: organizationShape,
	async handle({ key, db }, { params: { organization_id: id } }) {
		const found = await db.organization.findFirst({ where: { AND: [reachedOrganizations(key), { id }] } });
		if (!found) return refuse("NOT_FOUND", "apiOrganizationNotFound");
		return done(organizationJson(found));
	},
});

const createOrganization = apiRoute({
	method: "post",
	path: "/organizations",
	operationId: "createOrganization",
	summary: "Make an organization",
	description: "A customer of the vendor's, with its first administrator, who is made as `createUser` makes users.",
	scope: "edit_organizations",
	isKeyed: true,
	body: newOrganizationSchema,
	answer: madeOrganizationShape,
	status: 201,
	async handle(context, { body }) {
		if (context.key.confinedToId !== null) return refuse("FORBIDDEN", "apiTestKey");
		const actor = await actAsOperator(context);
		if (!actor.ok) return actor;
		const { name, email, external_id: externalId = null } = body.administrator;
		const administrator = { name, email, externalId };
		return createOnce(
			context,
			{ operationId: "createOrganization", ...body },
			{
				lock: (tx) => lockNewUser(tx, administrator),
				async create(tx) {
					const made = await addOrganization({ actor: actor.value, db: tx }, { name: body.name, administrator });
					if (!made.ok) return made;
					return done({ organization_id: made.value.organizationId, administrator_id: made.value.administratorId });
				},
			},
		);
	},
});

export const organizations: ApiResource = {
	name: "Organizations",
	description: "The vendor's customers.",
	routes: [listOrganizations, getOrganization, createOrganization],
};

function organizationJson({
	id,
	name,
	sandboxOfId,
	suspendedAt,
	closedAt,
	createdAt,
}: Organization): z.input<typeof organizationShape> {
	const status = closedAt ? "closed" : suspendedAt ? "suspended" : "active";
	return { organization_id: id, name, is_sandbox: sandboxOfId !== null, status, created_at: createdAt.toISOString() };
}
