"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";
import type { HolderLot, HolderWallet } from "@/lib/grants/queries.ts";

const load = () => import("./adjust-credits-window.tsx");
const AdjustCreditsWindow = lazy(load);

export interface AdjustCreditsProps {
	lot: HolderLot;
	wallet: Pick<HolderWallet, "nameInText" | "available">;
	name: string;
}

/** Opens the window in which a lot is adjusted. */
export function AdjustCredits({ lot, wallet: { nameInText, available }, name }: AdjustCreditsProps) {
	const t = useTranslations("operatorCredits");
	const wallet = { nameInText, available };
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button variant="outline" size="sm" {...opening}>
					{t("adjust.open")}
				</Button>
			)}
			window={(props) => <AdjustCreditsWindow {...props} lot={lot} wallet={wallet} name={name} />}
		/>
	);
}
