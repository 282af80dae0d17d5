import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { countInvitations } from "@/lib/accounts/invitations/queries.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { mayEditUsers } from "@/lib/people/policy.ts";
import { countServiceUsers } from "@/lib/service-users/queries.ts";
import { InviteLink } from "./invite-link.tsx";

/** From the people to the service users and to the invitations that are open, and, for those who may edit users, to inviting. */
export async function InvitationLinks({ actor }: { actor: Actor }) {
	const [count, services, t, service, many] = await Promise.all([
		countInvitations({ actor }),
		countServiceUsers({ actor }),
		getTranslations("adminInvitations"),
		getTranslations("serviceUsers"),
		getTranslations("manyUsers"),
	]);
	return (
		<>
			<Button asChild variant="outline">
				<Link href="/admin/users/service-users">{service("linkCount", { count: services })}</Link>
			</Button>
			<Button asChild variant="outline">
				<Link href="/admin/users/invitations">{t("linkCount", { count })}</Link>
			</Button>
			{mayEditUsers(actor) ? (
				<Button asChild variant="outline">
					<Link href="/admin/users/owners">{many("file.title")}</Link>
				</Button>
			) : null}
			<InviteLink actor={actor} />
		</>
	);
}
