"use server";

import { followSignInLink } from "@/lib/accounts/sign-in-links/follow-sign-in-link.ts";
import { followSignInLinkSchema } from "@/lib/accounts/sign-in-links/schema.ts";
import { visitorAction } from "@/lib/actions/action.ts";
import { thenSignIn } from "@/lib/actions/then-sign-in.ts";

export const followSignInLinkAction = visitorAction(
	followSignInLinkSchema,
	thenSignIn(followSignInLink, { about: "sign_in_link" }),
	{
		limit: { name: "come_in" },
	},
);
