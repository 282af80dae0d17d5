"use server";

import { setUpSchema } from "@/lib/accounts/set-up/schema.ts";
import { setUp } from "@/lib/accounts/set-up/set-up.ts";
import { visitorAction } from "@/lib/actions/action.ts";
import { thenSignIn } from "@/lib/actions/then-sign-in.ts";

export const setUpAction = visitorAction(setUpSchema, thenSignIn(setUp), {
	limit: { name: "set_up" },
});
