"use client";

import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { scrimClasses } from "./dialog.tsx";
import { useWindowFocus } from "./window-focus.ts";
import type { WindowProps } from "./window-on-demand.tsx";

/** A window near the upper edge that begins with a search field; `title` is what screen readers call it. */
export function SearchWindow({
	open,
	onOpenChange,
	title,
	children,
}: WindowProps & { title: string; children: ReactNode }) {
	const windowFocus = useWindowFocus();
	return (
		<Primitive.Root open={open} onOpenChange={onOpenChange}>
			<Primitive.Portal>
				<Primitive.Overlay className={scrimClasses}>
					<Primitive.Content
						{...windowFocus}
						aria-describedby={undefined}
						className="mb-auto w-full max-w-xl overflow-hidden rounded-2xl border border-line bg-surface shadow-pop outline-none data-[state=open]:animate-pop-in sm:mt-[10vh]"
					>
						<Primitive.Title className="sr-only">{title}</Primitive.Title>
						{children}
					</Primitive.Content>
				</Primitive.Overlay>
			</Primitive.Portal>
		</Primitive.Root>
	);
}
