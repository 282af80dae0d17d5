"use client";

import { Popover as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "../class-names.ts";

export const Popover = Primitive.Root;
export const PopoverTrigger = Primitive.Trigger;
export const PopoverAnchor = Primitive.Anchor;
export const PopoverClose = Primitive.Close;

/** Give it an `aria-label` or `aria-labelledby`: it is announced as a dialog. */
export function PopoverContent({ className, ...props }: ComponentProps<typeof Primitive.Content>) {
	return (
		<Primitive.Portal>
			<Primitive.Content
				align="start"
				sideOffset={4}
				collisionPadding={8}
				className={cn(
					"relative z-50 max-h-(--radix-popover-content-available-height) w-72 overflow-y-auto rounded-lg border border-line bg-surface p-4 text-sm shadow-pop outline-none data-[state=open]:animate-pop-in print:hidden",
					className,
				)}
				{...props}
			/>
		</Primitive.Portal>
	);
}
