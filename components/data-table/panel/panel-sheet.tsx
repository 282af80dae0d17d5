"use client";

import type { ReactNode } from "react";
import { Sheet, SheetContent } from "../../ui/windows/sheet.tsx";
import { PanelSkeleton } from "./panel-skeleton.tsx";

interface PanelSheetProps {
	title: string;
	open: boolean;
	/** Whether what it says is still to come. */
	isOnItsWay: boolean;
	onClose: () => void;
	children: ReactNode;
}

/** The panel itself, whose code is loaded when the first one opens. */
export default function PanelSheet({ title, open, isOnItsWay, onClose, children }: PanelSheetProps) {
	return (
		<Sheet open={open} onOpenChange={(stays) => stays || onClose()}>
			<SheetContent title={title} className="max-w-md">
				{isOnItsWay ? <PanelSkeleton /> : children}
			</SheetContent>
		</Sheet>
	);
}
