"use server";

import { finishSignUp } from "@/lib/accounts/sign-up/finish-sign-up.ts";
import { finishSignUpSchema, startSignUpSchema } from "@/lib/accounts/sign-up/schema.ts";
import { startSignUp } from "@/lib/accounts/sign-up/start-sign-up.ts";
import { TOKEN_LIFETIME_SECONDS } from "@/lib/accounts/tokens/tokens.ts";
import { visitorAction } from "@/lib/actions/action.ts";
import { thenSignIn } from "@/lib/actions/then-sign-in.ts";

export const startSignUpAction = visitorAction(startSignUpSchema, startSignUp, {
	limit: { name: "sign_up", subject: ({ email }) => email, linkSeconds: TOKEN_LIFETIME_SECONDS.sign_up },
});

export const finishSignUpAction = visitorAction(finishSignUpSchema, thenSignIn(finishSignUp), {
	limit: { name: "finish_sign_up" },
});
