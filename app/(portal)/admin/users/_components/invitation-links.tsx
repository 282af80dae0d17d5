import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { countInvitations } from "@/lib/accounts/invitations/queries.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { mayEditUsers } from "@/lib/people/policy.ts";
import { countServiceUsers } from "@/lib/service-users/queries.ts";
import { InviteLink } from "./invite-link.tsx";
import { MoreLinks } from "./more-links.tsx";

/** From the people to the service users and to the invitations that are open, and, for those who may edit users, to inviting; on phones all but inviting in a menu. */
export async function InvitationLinks({ actor }: { actor: Actor }) {
	const [count, services, t, service, many, adminUsers] = await Promise.all([
		countInvitations({ actor }),
		countServiceUsers({ actor }),
		getTranslations("adminInvitations"),
		getTranslations("serviceUsers"),
		getTranslations("manyUsers"),
		getTranslations("adminUsers"),
	]);
	const links = [
		{ href: "/admin/users/service-users", label: service("linkCount", { count: services }) },
		{ href: "/admin/users/invitations", label: t("linkCount", { count }) },
		...(mayEditUsers(actor) ? [{ href: "/admin/users/owners", label: many("file.title") }] : []),
	];
	return (
		<>
			{links.map(({ href, label }) => (
				<Button key={href} asChild variant="outline" className="max-sm:hidden">
					<Link href={href}>{label}</Link>
				</Button>
			))}
			<InviteLink actor={actor} />
			<span className="grow-0! sm:hidden">
				<MoreLinks label={adminUsers("more")} links={links} />
			</span>
		</>
	);
}
