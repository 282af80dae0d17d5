"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { useSend } from "@/components/forms/use-send.ts";
import { cn } from "@/components/ui/class-names.ts";
import { Link } from "@/components/ui/link.tsx";
import { segmentClasses, segmentListClasses } from "@/components/ui/segment-classes.ts";
import { toast } from "@/components/ui/toaster.tsx";
import type { KeptView } from "@/lib/owners/kept-view.ts";
import { keepViewAction } from "./actions.ts";
import { useShownView } from "./use-shown-view.ts";

type View = KeptView["view"];

/** What one view's list can be filtered by, and another's perhaps not. */
const OF_ONE_VIEW = ["page", "pool", "user"];

/**
 * "John Lee's / Mine": whose credits Overview, Credit Usage and Order History show (product.md 7). Each is a link to this
 * page as it shows them; following it keeps the choice for the session.
 */
export function CreditViewSwitch({ ownerName, view: kept }: KeptView) {
	const t = useTranslations("shell.whose");
	const router = useRouter();
	const path = usePathname();
	const query = useSearchParams();
	const { shown, isOnView } = useShownView(kept);
	const { send, pending } = useSend();

	function hrefOf(view: View): string {
		const asked = new URLSearchParams(isOnView ? query : undefined);
		for (const name of OF_ONE_VIEW) asked.delete(name);
		asked.set("view", view);
		return `${isOnView ? path : "/overview"}?${asked}`;
	}

	function choose(event: MouseEvent, view: View) {
		if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
		event.preventDefault();
		const href = hrefOf(view);
		send({
			action: keepViewAction,
			input: () => ({ view }),
			onDone: () => router.push(href, { scroll: false }),
			// The address still names whose: only the next page may not know.
			onProblem: ({ message }) => {
				toast.failed(message);
				router.push(href, { scroll: false });
			},
		});
	}

	return (
		<nav aria-label={t("label")} aria-busy={pending} className={cn(segmentListClasses, "min-w-0")}>
			{(["owner", "own"] as const).map((view) => (
				<Link
					key={view}
					href={hrefOf(view)}
					scroll={false}
					aria-current={view === shown ? "true" : undefined}
					onClick={(event) => choose(event, view)}
					className={cn(segmentClasses, view === "owner" && "min-w-0")}
				>
					<span className="max-w-40 truncate">{view === "owner" ? t("owners", { owner: ownerName }) : t("own")}</span>
				</Link>
			))}
			<span role="status" className="sr-only">
				{t(`shown.${shown}`, { owner: ownerName })}
			</span>
		</nav>
	);
}
