"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "../class-names.ts";
import { openMenuPlace } from "./menu-place.tsx";

export function DropdownMenu(props: ComponentProps<typeof Primitive.Root>) {
	return <Primitive.Root modal={false} {...props} />;
}

export const DropdownMenuTrigger = Primitive.Trigger;
export const DropdownMenuRadioGroup = Primitive.RadioGroup;

export function DropdownMenuContent({ className, ...props }: ComponentProps<typeof Primitive.Content>) {
	return (
		<Primitive.Portal container={openMenuPlace()}>
			<Primitive.Content
				align="end"
				sideOffset={4}
				collisionPadding={8}
				className={cn(
					"relative z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-y-auto rounded-lg border border-line bg-surface p-1 text-sm shadow-pop data-[state=open]:animate-pop-in print:hidden",
					className,
				)}
				{...props}
			/>
		</Primitive.Portal>
	);
}

const itemClasses =
	"relative flex min-h-8 cursor-default select-none items-center gap-2 rounded-md px-2 py-1 outline-none data-disabled:text-faint data-highlighted:bg-sunken data-highlighted:forced-chosen! [&_svg]:size-4 [&_svg]:shrink-0";

interface ItemProps extends ComponentProps<typeof Primitive.Item> {
	tone?: "neutral" | "bad";
}

export function DropdownMenuItem({ className, tone, ...props }: ItemProps) {
	return (
		<Primitive.Item
			className={cn(itemClasses, tone === "bad" && "text-bad data-highlighted:bg-bad-soft", className)}
			{...props}
		/>
	);
}

export function DropdownMenuCheckboxItem({
	className,
	children,
	...props
}: ComponentProps<typeof Primitive.CheckboxItem>) {
	return (
		<Primitive.CheckboxItem className={cn(itemClasses, "pl-8", className)} {...props}>
			<Primitive.ItemIndicator className="absolute left-2">
				<Check aria-hidden />
			</Primitive.ItemIndicator>
			{children}
		</Primitive.CheckboxItem>
	);
}

export function DropdownMenuRadioItem({ className, children, ...props }: ComponentProps<typeof Primitive.RadioItem>) {
	return (
		<Primitive.RadioItem className={cn(itemClasses, "pl-8", className)} {...props}>
			<Primitive.ItemIndicator className="absolute left-2">
				<Check aria-hidden />
			</Primitive.ItemIndicator>
			{children}
		</Primitive.RadioItem>
	);
}

export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof Primitive.Label>) {
	return <Primitive.Label className={cn("px-2 py-1 text-xs font-medium text-muted", className)} {...props} />;
}

export function DropdownMenuSeparator() {
	return <Primitive.Separator className="-mx-1 my-1 h-px bg-line" />;
}
