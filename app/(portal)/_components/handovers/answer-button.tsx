"use client";

import { lazy } from "react";
import { LateTexts } from "@/components/late-texts.tsx";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";
import type { OfferedGroup } from "@/lib/handovers/queries.ts";

const load = () => import("./answer-window.tsx");
const AnswerWindow = lazy(load);

/** Opens the window in which a share group that is offered is accepted or declined. */
export function AnswerButton({ label, name, group }: { label: string; name: string; group: OfferedGroup }) {
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button variant="outline" aria-label={name} {...opening}>
					{label}
				</Button>
			)}
			window={(props) => (
				<LateTexts of={["handover"]}>
					<AnswerWindow group={group} {...props} />
				</LateTexts>
			)}
		/>
	);
}
