"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useState } from "react";
import { Button } from "../ui/button.tsx";
import { cn } from "../ui/class-names.ts";

/** The first line of what a cell says, and a button that shows the rest if there is more; in a table and on paper all of it. */
export function Folded({ children }: { children: ReactNode }) {
	const t = useTranslations("table.folded");
	const [isOpen, setOpen] = useState(false);
	const [isCut, setCut] = useState(false);
	const followCut = useCallback((content: HTMLDivElement) => {
		const sizes = new ResizeObserver(() => setCut(content.scrollHeight > content.clientHeight));
		sizes.observe(content);
		return () => sizes.disconnect();
	}, []);
	return (
		<div className="flex items-start gap-3 as-table:block">
			<div
				ref={followCut}
				className={cn(
					"min-w-0 flex-1",
					!isOpen && "max-h-5 overflow-hidden as-table:max-h-none as-table:overflow-visible",
				)}
			>
				{children}
			</div>
			{isCut || isOpen ? (
				<Button
					variant="link"
					className="-my-0.5 text-small as-table:hidden"
					aria-expanded={isOpen}
					onClick={() => setOpen(!isOpen)}
				>
					{t(isOpen ? "less" : "more")}
				</Button>
			) : null}
		</div>
	);
}
