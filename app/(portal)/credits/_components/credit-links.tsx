import { FileCheck2, RefreshCw, UsersRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { StatementOfPools } from "@/app/(portal)/_components/statement/statement-of-pools.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { listOwnWalletsWithEntries } from "@/lib/statements/statement-pool.ts";

/** To what proves where credits went, to what keeps them from running out, and to sharing them. */
export async function CreditLinks({ actor }: { actor: Actor }) {
	const t = await getTranslations("credits");
	return (
		<>
			<PagePart fallback={<Skeleton className="h-9 w-32 rounded-md" />}>
				<OwnStatement actor={actor} />
			</PagePart>
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

/** The way to the statements of the own wallets; nothing where they never had anything. */
async function OwnStatement({ actor }: { actor: Actor }) {
	const [t, wallets] = await Promise.all([getTranslations("credits"), listOwnWalletsWithEntries({ actor })]);
	const label = (
		<>
			<FileCheck2 aria-hidden />
			{t("statement")}
		</>
	);
	return <StatementOfPools label={label} pools={wallets} href="/credits/statement" />;
}
