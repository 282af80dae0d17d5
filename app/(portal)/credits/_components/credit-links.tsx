import { FileCheck2, RefreshCw, UsersRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { StatementOfPools } from "@/app/(portal)/_components/statement/statement-of-pools.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { listOwnWalletsWithEntries } from "@/lib/statements/statement-pool.ts";

/** To what proves where credits went, to what keeps them from running out, and to sharing them. */
export async function CreditLinks({ actor }: { actor: Actor }) {
	const [t, wallets] = await Promise.all([getTranslations("credits"), listOwnWalletsWithEntries({ actor })]);
	return (
		<>
			<StatementOfPools
				label={
					<>
						<FileCheck2 aria-hidden />
						{t("statement")}
					</>
				}
				pools={wallets}
				href="/credits/statement"
			/>
			<Button asChild variant="outline">
				<Link href="/share">
					<UsersRound aria-hidden />
					{t("share")}
				</Link>
			</Button>
			<Button asChild variant="outline">
				<Link href="/credits/refill">
					<RefreshCw aria-hidden />
					{t("refill")}
				</Link>
			</Button>
		</>
	);
}
