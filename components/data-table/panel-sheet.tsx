"use client";

import type { ReactNode } from "react";
import { Sheet, SheetContent } from "../ui/windows/sheet.tsx";

interface PanelSheetProps {
	title: string;
	open: boolean;
	onClose: () => void;
	children: ReactNode;
}

/** The panel itself, whose code is loaded when the first one opens. */
export default function PanelSheet({ title, open, onClose, children }: PanelSheetProps) {
	return (
		<Sheet open={open} onOpenChange={(stays) => stays || onClose()}>
			<SheetContent title={title} className="max-w-md">
				{children}
			</SheetContent>
		</Sheet>
	);
}
