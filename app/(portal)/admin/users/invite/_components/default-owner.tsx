import { getTranslations } from "next-intl/server";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readOrganizationSettings } from "@/lib/own-organization/read-organization-settings.ts";

/** Whose credits people will use who accept, where somebody is chosen for that (product.md 57). */
export async function DefaultOwner({ actor }: { actor: Actor }) {
	const [settings, t, word] = await Promise.all([
		readOrganizationSettings({ actor }),
		getTranslations("adminOrganization"),
		getTranslations("words"),
	]);
	if (!settings?.creditOwner || settings.isObsolete) return null;
	return (
		<Banner
			action={
				<Button asChild variant="link">
					<Link href="/admin/organization">{word("change")}</Link>
				</Button>
			}
		>
			{t("invited", { name: settings.creditOwner.name })}
		</Banner>
	);
}
