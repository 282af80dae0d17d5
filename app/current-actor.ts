import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "@/lib/auth/actor.ts";
import { signedInActor } from "@/lib/auth/sessions/signed-in-actor.ts";

/** The signed-in user, read once per request; null for a visitor. */
export const currentActorOrNull: () => Promise<Actor | null> = cache(signedInActor);

/** The signed-in user. A visitor goes to the sign-in page, and from there back to the requested page. */
export async function currentActor(): Promise<Actor> {
	const actor = await currentActorOrNull();
	if (actor) return actor;
	const path = (await headers()).get("x-path");
	redirect(path ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in");
}
