"use client";

import { SearchCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy } from "react";
import { LateTexts } from "@/components/late-texts.tsx";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";

const load = () => import("./check-address-window.tsx");
const CheckAddressWindow = lazy(load);

export function CheckAddress({ shareGroupId }: { shareGroupId: string }) {
	const t = useTranslations("shareGroup.buttons");
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button variant="ghost" {...opening}>
					<SearchCheck aria-hidden />
					{t("check")}
				</Button>
			)}
			window={(props) => (
				<LateTexts of={["shareGroupWindows"]}>
					<CheckAddressWindow shareGroupId={shareGroupId} {...props} />
				</LateTexts>
			)}
		/>
	);
}
