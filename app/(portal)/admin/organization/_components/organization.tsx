import { notFound } from "next/navigation";
import type { Actor } from "@/lib/auth/actor.ts";
import { readOrganizationSettings } from "@/lib/own-organization/read-organization-settings.ts";
import { OrganizationForm } from "./organization-form.tsx";

/** What the organization is called, and whose credits new users use (product.md 57). */
export async function Organization({ actor }: { actor: Actor }) {
	const settings = await readOrganizationSettings({ actor });
	if (!settings) notFound();
	return <OrganizationForm settings={settings} />;
}
