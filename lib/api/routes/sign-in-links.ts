import { z } from "@hono/zod-openapi";
import { createSignInLink } from "@/lib/accounts/sign-in-links/create-sign-in-link.ts";
import { addressOf } from "@/lib/letters/link.ts";
import { done } from "@/lib/platform/refusal.ts";
import { type ApiResource, apiRoute } from "../api-route.ts";
import { findReachedUser } from "../people/find-reached-user.ts";
import { instant } from "../shapes/schema.ts";
import { actToEdit } from "../users/act-to-edit.ts";
import { userParams } from "../users/schema.ts";

const signInLinkShape = z
	.object({
		url: z.string().openapi({ description: "Of the portal; a secret until it is used." }),
		expires_at: instant,
	})
	.openapi("SignInLink");

const createLink = apiRoute({
	method: "post",
	path: "/users/{user}/sign_in_links",
	operationId: "createSignInLink",
	summary: "Let a user into the portal",
	description:
		"For a user whom your own service has signed in, at the moment at which they ask: send their browser to `url`. It works once, within 60 seconds, by a button on the page that it leads to, and ends the session that the browser has there. Another one for the same user takes its place. None for service users, suspended users, the vendor's own people and sandboxes.",
	scope: "sign_in_users",
	params: userParams,
	answer: signInLinkShape,
	status: 201,
	async handle(context, { params }) {
		const user = await findReachedUser(context, params.user);
		if (!user.ok) return user;
		const actor = await actToEdit(context, user.value.organizationId);
		if (!actor.ok) return actor;
		const { writes: db, clock } = context;
		const made = await createSignInLink({ actor: actor.value, db, clock }, { userId: user.value.userId });
		if (!made.ok) return made;
		const { token, expiresAt } = made.value;
		return done({ url: addressOf("/come-in", { token }), expires_at: expiresAt.toISOString() });
	},
});

export const signInLinks: ApiResource = {
	name: "Sign-in links",
	description: "The way from the vendor's own service into the portal.",
	routes: [createLink],
};
