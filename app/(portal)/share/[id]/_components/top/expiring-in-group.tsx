import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ExpiringSoon } from "@/app/(portal)/_components/expiry/expiring-soon.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { env } from "@/lib/platform/env.ts";
import type { ManagedGroup } from "@/lib/share-groups/queries.ts";
import { readGroupExpiries } from "@/lib/usage/read-expiries.ts";

/** What will expire unused in the group, for its creator. */
export function ExpiringInGroup({ actor, group }: { actor: Actor; group: ManagedGroup }) {
	const t = useTranslations("expiry");
	return (
		<PagePart name={t("name")}>
			<InGroup actor={actor} group={group} />
		</PagePart>
	);
}

async function InGroup({ actor, group }: { actor: Actor; group: ManagedGroup }) {
	const [pools, t] = await Promise.all([readGroupExpiries({ actor }, group.id), getTranslations("expiry")]);
	const mayUse = env.DEMO_MODE && group.spendsToo && group.isOwnAddressVerified && !group.isParked;
	return (
		<ExpiringSoon pools={pools} useHref={mayUse ? "/use-credits" : null}>
			{t("group")}
		</ExpiringSoon>
	);
}
