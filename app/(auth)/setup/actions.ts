"use server";

import { visitorAction } from "@/lib/action.ts";
import { thenSignIn } from "@/lib/auth/then-sign-in.ts";
import { setUpSchema } from "@/lib/set-up/schema.ts";
import { setUp } from "@/lib/set-up/set-up.ts";

export const setUpAction = visitorAction(setUpSchema, thenSignIn(setUp), {
	limit: { name: "set_up" },
	errors: "auth.errors",
});
