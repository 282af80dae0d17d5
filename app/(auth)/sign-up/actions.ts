"use server";

import { visitorAction } from "@/lib/action.ts";
import { thenSignIn } from "@/lib/auth/then-sign-in.ts";
import { finishSignUp } from "@/lib/sign-up/finish-sign-up.ts";
import { finishSignUpSchema, startSignUpSchema } from "@/lib/sign-up/schema.ts";
import { startSignUp } from "@/lib/sign-up/start-sign-up.ts";

export const startSignUpAction = visitorAction(startSignUpSchema, startSignUp, {
	limit: { name: "sign_up", subject: ({ email }) => email },
	errors: "auth.errors",
});

export const finishSignUpAction = visitorAction(finishSignUpSchema, thenSignIn(finishSignUp), {
	limit: { name: "finish_sign_up" },
	errors: "auth.errors",
});
