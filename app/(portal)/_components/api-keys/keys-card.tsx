import { KeyRound } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { ApiKeyKind } from "@/lib/api-keys/api-scopes.ts";
import { readApiKeys } from "@/lib/api-keys/queries.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { CreateKey } from "./create-key.tsx";
import { keyColumns } from "./key-columns.tsx";
import { offeredScopes } from "./offered-scopes.ts";

interface KeysCardProps {
	actor: Actor;
	kind: ApiKeyKind;
	/** Of a service user's keys: whose, and whether it is paused. */
	serviceUser?: { id: string; name: string; isPaused: boolean };
}

/** The keys of one kind, with what makes, replaces and revokes them. */
export async function KeysCard({ actor, kind, serviceUser }: KeysCardProps) {
	const [all, columns, t] = await Promise.all([
		readApiKeys({ actor }, { userId: serviceUser?.id ?? null }),
		keyColumns(),
		getTranslations("apiKeys"),
	]);
	if (!all) notFound();
	const keys = all.filter((key) => key.kind === kind);
	const create = serviceUser?.isPaused ? null : (
		<CreateKey kind={kind} userId={serviceUser?.id ?? null} scopes={offeredScopes(actor, kind)} />
	);
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("keys")}</CardTitle>
				{/* Always here: the window behind it shows the secret of the first key while the list appears. */}
				{create}
			</CardHeader>
			{keys.length > 0 ? (
				<PlainTable label={t("keys")} columns={columns} rows={keys} rowKey={(key) => key.id} wide />
			) : (
				<EmptyState icon={KeyRound} title={t("none")} className="py-10">
					{t(`what.${kind}`)}
				</EmptyState>
			)}
			<p className="border-t border-line px-5 py-3 text-muted text-small">
				{t.rich("reference", {
					// A page of the API's own.
					link: (chunks) => (
						<a href="/api/reference" className="text-accent-ink underline underline-offset-4">
							{chunks}
						</a>
					),
				})}
			</p>
		</Card>
	);
}
