import { Handshake } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DateTime } from "@/components/date-time.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readHandedOver } from "@/lib/handovers/queries.ts";

/** In place of a page of a share group that the reader can't see: whose it is where they had it, else that it is not found. */
export async function noGroup(actor: Actor, shareGroupId: string) {
	const handedOver = await readHandedOver({ actor }, shareGroupId);
	if (!handedOver) notFound();
	const [t, share] = await Promise.all([getTranslations("handover.gone"), getTranslations("share")]);
	const { to, at } = handedOver;
	return (
		<Card>
			<EmptyState
				icon={Handshake}
				title={<h1 className="text-lg font-semibold tracking-tight">{t("title", { name: to })}</h1>}
				action={
					<Button asChild variant="outline">
						<Link href="/share">{share("title")}</Link>
					</Button>
				}
			>
				{t.rich("text", { name: to, at: () => <DateTime at={at} precision="full" /> })}
			</EmptyState>
		</Card>
	);
}
