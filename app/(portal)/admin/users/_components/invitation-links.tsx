import { MailPlus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { countInvitations } from "@/lib/invitations/queries.ts";
import { mayEditUsers } from "@/lib/users/policy.ts";

/** From the users to the invitations that are open, and, for those who may edit users, to inviting. */
export async function InvitationLinks({ actor }: { actor: Actor }) {
	const [count, t] = await Promise.all([countInvitations(actor), getTranslations("adminInvitations")]);
	return (
		<>
			<Button asChild variant="outline">
				<Link href="/admin/users/invitations">{t("linkCount", { count })}</Link>
			</Button>
			{mayEditUsers(actor) ? (
				<Button asChild>
					<Link href="/admin/users/invite">
						<MailPlus aria-hidden />
						{t("invite")}
					</Link>
				</Button>
			) : null}
		</>
	);
}
