import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ExpiryDay } from "@/components/expiry-day.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { roughly } from "@/lib/usage/expected-losses.ts";
import type { PoolExpiries } from "@/lib/usage/read-expiries.ts";

const SHOWN = 4;

interface ExpiringSoonProps {
	pools: readonly PoolExpiries[];
	/** What the reader can do in time: where to use them, and where to share them. */
	useHref?: string | null;
	shareHref?: string | null;
	/** What else there is to say. */
	children?: ReactNode;
}

/** What will expire unused at this rate, and what would use it in time; nothing where nothing will (product.md 28b). */
export async function ExpiringSoon({ pools, useHref = null, shareHref = null, children }: ExpiringSoonProps) {
	const t = await getTranslations("expiry");
	const losses = pools
		.flatMap(({ accountId, nameInText, expiries }) =>
			expiries.filter(({ lost }) => lost > 0n).map((expiry) => ({ ...expiry, accountId, nameInText })),
		)
		.sort((one, other) => one.at.getTime() - other.at.getTime());
	if (losses.length === 0) return null;
	return (
		<Banner
			tone="warn"
			title={t("title")}
			action={
				useHref || shareHref ? (
					<div className="flex gap-4">
						{useHref ? <Action href={useHref}>{t("use")}</Action> : null}
						{shareHref ? <Action href={shareHref}>{t("share")}</Action> : null}
					</div>
				) : null
			}
		>
			{losses.slice(0, SHOWN).map(({ accountId, nameInText: type, at, credits, lost }) => (
				<span key={`${accountId} ${at.getTime()}`} className="num block">
					{t.rich(lost < credits ? "some" : "all", {
						...{ type, credits: toJsonCredits(credits), lost: toJsonCredits(roughly({ lost, credits })) },
						day: () => <ExpiryDay at={at} />,
					})}
				</span>
			))}
			{losses.length > SHOWN ? <span className="block">{t("more", { count: losses.length - SHOWN })}</span> : null}
			{children ? <span className="block">{children}</span> : null}
		</Banner>
	);
}

function Action({ href, children }: { href: string; children: ReactNode }) {
	return (
		<Button asChild variant="link">
			<Link href={href}>{children}</Link>
		</Button>
	);
}
