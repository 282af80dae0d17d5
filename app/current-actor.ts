import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "@/lib/auth/actor.ts";
import { signedInActor } from "@/lib/auth/sessions/current-session.ts";

/** Who is signed in, read anew at each request and once in it; null where nobody is. */
export const currentActorOrNull: () => Promise<Actor | null> = cache(signedInActor);

/** Who is signed in. Somebody who isn't goes to the sign-in page, and from there back to where he was going. */
export async function currentActor(): Promise<Actor> {
	const actor = await currentActorOrNull();
	if (actor) return actor;
	const path = (await headers()).get("x-path");
	redirect(path ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in");
}
