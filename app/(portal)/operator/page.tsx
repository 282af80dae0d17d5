import { notFound, redirect } from "next/navigation";
import { currentActor } from "@/app/current-actor.ts";
import { operatorSections } from "../_components/sections.ts";

/** The first of Operator's pages that this user may see. */
export default async function OperatorPage() {
	const [first] = operatorSections(await currentActor());
	if (!first) notFound();
	redirect(first.href);
}
