import { getTranslations } from "next-intl/server";
import { currentPublicKey } from "@/lib/statements/public-key.ts";
import type { StatementPool } from "@/lib/statements/statement-pool.ts";
import { StatementButton } from "./statement-button.tsx";

/** The way to the statements of a wallet's or a group's pools, which are at `href`; nothing where there are none. */
export async function StatementOfPools({ pools, href }: { pools: readonly StatementPool[]; href: string }) {
	if (pools.length === 0) return null;
	const t = await getTranslations("words");
	const creditTypes = pools.map(({ creditTypeId, creditType }) => ({ id: creditTypeId, name: creditType }));
	return <StatementButton label={t("statement")} href={href} creditTypes={creditTypes} keyId={currentPublicKey().id} />;
}
