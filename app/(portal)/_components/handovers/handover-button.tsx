"use client";

import { lazy } from "react";
import { LateTexts } from "@/components/late-texts.tsx";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";

const load = () => import("./offer-handover-window.tsx");
const OfferHandoverWindow = lazy(load);

export interface HandoverButtonProps {
	label: string;
	/** With the group's name, for screen readers. */
	name: string;
	group: { id: string; name: string };
}

/** Opens the window in which a share group is offered to another person. */
export function HandoverButton({ label, name, group }: HandoverButtonProps) {
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button variant="link" aria-label={name} {...opening}>
					{label}
				</Button>
			)}
			window={(props) => (
				<LateTexts of={["handover"]}>
					<OfferHandoverWindow group={group} {...props} />
				</LateTexts>
			)}
		/>
	);
}
