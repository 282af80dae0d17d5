"use client";

import { Tooltip as Primitive } from "radix-ui";
import type { ReactNode } from "react";

interface TooltipProps {
	/** A few words; nothing that is needed and stands nowhere else. */
	label: ReactNode;
	/** One button or link that takes the focus. */
	children: ReactNode;
}

export function Tooltip({ label, children }: TooltipProps) {
	return (
		<Primitive.Provider delayDuration={300}>
			<Primitive.Root>
				<Primitive.Trigger asChild>{children}</Primitive.Trigger>
				<Primitive.Portal>
					<Primitive.Content
						sideOffset={4}
						collisionPadding={8}
						className="z-50 max-w-64 rounded-md bg-ink px-2 py-1 text-xs text-canvas data-[state=delayed-open]:animate-fade-in"
					>
						{label}
					</Primitive.Content>
				</Primitive.Portal>
			</Primitive.Root>
		</Primitive.Provider>
	);
}
