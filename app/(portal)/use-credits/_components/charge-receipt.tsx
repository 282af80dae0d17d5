"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment, useEffect, useRef } from "react";
import { Credits } from "@/components/credits.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardFooter, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { DemoItem } from "@/lib/demo/demo-items.ts";
import type { UsedCredits } from "@/lib/demo/use-credits.ts";

interface ChargeReceiptProps {
	used: UsedCredits;
	item: DemoItem;
	typeInText: string;
	onAgain: () => void;
}

/** What was used, who paid, and what is left. */
export function ChargeReceipt({ used, item, typeInText, onAgain }: ChargeReceiptProps) {
	const t = useTranslations("useCredits.receipt");
	const word = useTranslations("words");
	const card = useRef<HTMLElement>(null);
	// It takes the place of the button that was pressed, and so its focus.
	useEffect(() => card.current?.focus(), []);
	return (
		<Card ref={card} tabIndex={-1} aria-labelledby="charge-receipt" className="max-w-2xl">
			<CardHeader>
				<CardTitle id="charge-receipt" className="flex items-center gap-2">
					<CircleCheck aria-hidden className="size-4 text-accent" />
					{used.covered
						? t("coveredTitle", { plan: used.covered.plan ?? t("aSubscription") })
						: t("title", { credits: Number(used.charged), type: typeInText })}
				</CardTitle>
			</CardHeader>
			<DescriptionList>
				<DescriptionItem term={t("item")} note={item.service}>
					{item.item}
				</DescriptionItem>
				<DescriptionItem term={t("credits")} numeric>
					<Credits credits={-used.charged} />
				</DescriptionItem>
				{used.slices.map(({ kind, name, isActor, credits, balanceAfter }) => (
					<Fragment key={`${kind} ${name}`}>
						<DescriptionItem
							term={t("paidBy")}
							note={used.slices.length > 1 ? t("part", { credits: Number(credits) }) : undefined}
						>
							{isActor ? word("yourself", { name }) : kind === "share_group" ? t("group", { name }) : name}
						</DescriptionItem>
						<DescriptionItem term={t("balanceAfter")} numeric>
							<Credits credits={balanceAfter} />
						</DescriptionItem>
					</Fragment>
				))}
				<DescriptionItem term={t("charge")} className="max-sm:flex-col max-sm:items-start max-sm:gap-0">
					<code className="break-all text-small">{used.chargeId}</code>
				</DescriptionItem>
			</DescriptionList>
			<CardFooter>
				<Button asChild variant="link">
					<Link href="/usage">{t("toUsage")}</Link>
				</Button>
				<Button variant="outline" onClick={onAgain}>
					{t("again")}
				</Button>
			</CardFooter>
		</Card>
	);
}
