"use client";

import { lazy, type ReactNode } from "react";
import { LateTexts } from "@/components/late-texts.tsx";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";
import type { StatementChoices } from "./statement-window.tsx";

const load = () => import("./statement-window.tsx");
const StatementWindow = lazy(load);

/** Opens the window in which a statement is chosen. */
export function StatementButton({ label, ...choices }: StatementChoices & { label: ReactNode }) {
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button variant="outline" {...opening}>
					{label}
				</Button>
			)}
			window={(props) => (
				<LateTexts of={["statement"]}>
					<StatementWindow {...choices} {...props} />
				</LateTexts>
			)}
		/>
	);
}
