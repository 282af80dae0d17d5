"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { acceptAsNewUser } from "@/lib/accounts/invitations/accept/accept-as-new-user.ts";
import { acceptInvitation } from "@/lib/accounts/invitations/accept/accept-invitation.ts";
import { acceptAsNewUserSchema, acceptInvitationSchema } from "@/lib/accounts/invitations/schema.ts";
import { portalAction, visitorAction } from "@/lib/actions/action.ts";
import { thenSignIn } from "@/lib/actions/then-sign-in.ts";
import { isSameOrigin } from "@/lib/auth/requests/same-origin.ts";
import { signOut } from "@/lib/auth/sign-in/sign-out.ts";
import { env } from "@/lib/platform/env.ts";

export const acceptAsNewUserAction = visitorAction(acceptAsNewUserSchema, thenSignIn(acceptAsNewUser), {
	limit: { name: "accept_invitation" },
});

export const acceptInvitationAction = portalAction(acceptInvitationSchema, acceptInvitation);

/** Signs out a user who is signed in with another address, and comes back to the invitation. */
export async function signOutForInvitation(form?: FormData): Promise<void> {
	if (isSameOrigin(await headers(), env.APP_URL)) await signOut();
	const token = form?.get("token");
	redirect(`/invitation?token=${encodeURIComponent(typeof token === "string" ? token : "")}`);
}
