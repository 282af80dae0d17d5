"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { isSameOrigin } from "@/lib/auth/requests/same-origin.ts";
import { signOut } from "@/lib/auth/sign-in/sign-out.ts";
import { env } from "@/lib/platform/env.ts";

/** Signs out and goes to the sign-in page; signed out already, it only goes there. */
export async function signOutAction(): Promise<void> {
	if (isSameOrigin(await headers(), env.APP_URL)) await signOut();
	redirect("/sign-in");
}
