"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";
import type { HolderMovement, HolderWallet } from "@/lib/grants/queries.ts";

const load = () => import("./undo-movement-window.tsx");
const UndoMovementWindow = lazy(load);

interface UndoMovementProps {
	movement: HolderMovement;
	wallet: Pick<HolderWallet, "nameInText" | "available">;
	name: string;
}

/** Opens the question whether a grant or an adjustment is to be undone. */
export function UndoMovement(props: UndoMovementProps) {
	const t = useTranslations("operatorCredits");
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button variant="outline" size="sm" {...opening}>
					{t("undo.open")}
				</Button>
			)}
			window={(window) => <UndoMovementWindow {...window} {...props} />}
		/>
	);
}
