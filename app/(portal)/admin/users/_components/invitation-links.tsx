import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { countInvitations } from "@/lib/accounts/invitations/queries.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { InviteLink } from "./invite-link.tsx";

/** From the users to the invitations that are open, and, for those who may edit users, to inviting. */
export async function InvitationLinks({ actor }: { actor: Actor }) {
	const [count, t] = await Promise.all([countInvitations({ actor }), getTranslations("adminInvitations")]);
	return (
		<>
			<Button asChild variant="outline">
				<Link href="/admin/users/invitations">{t("linkCount", { count })}</Link>
			</Button>
			<InviteLink actor={actor} />
		</>
	);
}
