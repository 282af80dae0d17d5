import { MailPlus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Button, type ButtonProps } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { mayEditUsers } from "@/lib/people/policy.ts";

/** The link to inviting, for users who may edit users. */
export async function InviteLink({ actor, variant }: { actor: Actor } & Pick<ButtonProps, "variant">) {
	if (!mayEditUsers(actor)) return null;
	const t = await getTranslations("adminInvitations");
	return (
		<Button asChild variant={variant}>
			<Link href="/admin/users/invite">
				<MailPlus aria-hidden />
				{t("invite")}
			</Link>
		</Button>
	);
}
