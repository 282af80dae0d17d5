import { notFound, redirect } from "next/navigation";
import { currentActor } from "@/app/current-actor.ts";
import { adminSections } from "../_components/sections.ts";

/** The first of Admin's pages that this user may see. */
export default async function AdminPage() {
	const [first] = adminSections(await currentActor());
	if (!first) notFound();
	redirect(first.href);
}
