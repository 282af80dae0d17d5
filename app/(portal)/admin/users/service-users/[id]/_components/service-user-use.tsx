import { useTranslations } from "next-intl";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { mayEditUsers } from "@/lib/people/policy.ts";
import type { ServiceUser } from "@/lib/service-users/queries.ts";
import { ServiceUserCredits } from "./service-user-credits.tsx";
import { ServiceUserLimits } from "./service-user-limits.tsx";

/** What a service user can use, and how much of another's credits it may. */
export function ServiceUserUse({ actor, user }: { actor: Actor; user: ServiceUser }) {
	const t = useTranslations("serviceUsers");
	const isLimitable = mayEditUsers(actor) && user.creditOwner.id !== user.id;
	return (
		<div className="grid gap-4">
			<PagePart name={t("credits.title")} fallback={<Skeleton aria-hidden className="h-44 rounded-xl" />}>
				<ServiceUserCredits actor={actor} userId={user.id} />
			</PagePart>
			{isLimitable ? (
				<PagePart name={t("limits.title")} fallback={<Skeleton aria-hidden className="h-28 rounded-xl" />}>
					<ServiceUserLimits actor={actor} user={user} />
				</PagePart>
			) : null}
		</div>
	);
}
