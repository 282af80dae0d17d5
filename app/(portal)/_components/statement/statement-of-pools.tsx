import type { ReactNode } from "react";
import { currentPublicKey } from "@/lib/statements/public-key.ts";
import type { StatementPool } from "@/lib/statements/statement-pool.ts";
import { StatementButton } from "./statement-button.tsx";

interface StatementOfPoolsProps {
	label: ReactNode;
	pools: readonly StatementPool[];
	/** Where their statements are. */
	href: string;
}

/** The way to the statements of a wallet's or a group's pools; nothing where there are none. */
export function StatementOfPools({ label, pools, href }: StatementOfPoolsProps) {
	if (pools.length === 0) return null;
	const creditTypes = pools.map(({ creditTypeId, creditType }) => ({ id: creditTypeId, name: creditType }));
	return <StatementButton label={label} href={href} creditTypes={creditTypes} keyId={currentPublicKey().id} />;
}
