import { redirect } from "next/navigation";
import { currentActor } from "@/app/current-actor.ts";
import { readStartPage } from "@/lib/own-organization/read-start-page.ts";
import { operatorSections } from "./_components/sections.ts";

const PATHS = { organization: "/admin/overview", own: "/overview" } as const;

/** Where people start, by what they are here for (product.md 57). */
export default async function Start() {
	const actor = await currentActor();
	const [operators] = operatorSections(actor);
	redirect(operators?.href ?? PATHS[await readStartPage({ actor })]);
}
