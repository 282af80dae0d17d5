"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { isFromOurselves } from "@/lib/auth/same-origin.ts";
import { signOut } from "@/lib/auth/sign-out.ts";
import { env } from "@/lib/env.ts";

/** Signs out and goes to the sign-in page; signed out already, it only goes there. */
export async function signOutAction(): Promise<void> {
	if (isFromOurselves(await headers(), env.APP_URL)) await signOut();
	redirect("/sign-in");
}
