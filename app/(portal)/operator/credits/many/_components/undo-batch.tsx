"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";

const load = () => import("./undo-batch-window.tsx");
const UndoBatchWindow = lazy(load);

interface UndoBatchProps {
	batchId: string;
	/** Credits that would be taken back now. */
	unspent: number;
}

/** Opens the question whether a whole batch of grants is to be undone. */
export function UndoBatch(props: UndoBatchProps) {
	const t = useTranslations("creditBatches");
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button variant="outline" size="sm" {...opening}>
					{t("undo.open")}
				</Button>
			)}
			window={(window) => <UndoBatchWindow {...window} {...props} />}
		/>
	);
}
